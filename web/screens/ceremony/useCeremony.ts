import { useRef, useState } from 'react'
import type { ActToSign, SigningOutcome, SigningWanted } from '../../../api/contract/actsSigning.ts'
import { LineCut, signStream } from './signStream.ts'

export type Ceremony = {
  /** Of the consent under way or just over; empty before one. */
  readonly acts: readonly ActToSign[]
  readonly outcomes: ReadonlyMap<string, SigningOutcome>
  readonly running: boolean
  /** The line was cut in between. */
  readonly cut: boolean
  /** Why nothing was begun. */
  readonly refusal: unknown
  readonly sign: (acts: readonly ActToSign[], secret: Pick<SigningWanted, 'keyId' | 'secret'>) => void
  readonly forget: () => void
}

const NOTHING = { acts: [], outcomes: new Map<string, SigningOutcome>(), running: false, cut: false } as const
type Standing = Pick<Ceremony, 'acts' | 'outcomes' | 'running' | 'cut'>

/** One consent and what becomes of its acts, as the service tells it. @param onBegun the key was opened: signing goes on */
export function useCeremony(onBegun: () => void): Ceremony {
  const [standing, setStanding] = useState<Standing>(NOTHING)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [asking, setAsking] = useState(false)
  const busy = useRef(false)
  const sign: Ceremony['sign'] = async (acts, opening) => {
    if (busy.current) return
    busy.current = true
    setAsking(true)
    setRefusal(null)
    let begun = false
    const begin = () => {
      if (begun) return
      begun = true
      setStanding((now) => ({ ...now, acts: now.acts.length > 0 ? now.acts : acts, running: true, cut: false }))
      onBegun()
    }
    try {
      const asked = acts.map(({ dossierId, actId, version }) => ({ dossierId, actId, version }))
      await signStream({ ...opening, acts: asked }, (outcome) => {
        begin()
        setStanding((now) => ({ ...now, outcomes: new Map(now.outcomes).set(outcome.actId, outcome) }))
      })
    } catch (error) {
      if (error instanceof LineCut) {
        begin()
        setStanding((now) => ({ ...now, cut: true }))
      } else setRefusal(error)
    } finally {
      busy.current = false
      setAsking(false)
      setStanding((now) => ({ ...now, running: false }))
    }
  }
  const forget = () => {
    setStanding(NOTHING)
    setRefusal(null)
  }
  return { ...standing, running: standing.running || asking, refusal, sign, forget }
}
