import { useRef, useState } from 'react'
import type { Opening, Outcome, Signable, Signing } from './signable.ts'
import { LineCut } from './signStream.ts'

export type Ceremony<W> = {
  /** What a consent is asked for, before its key is opened. */
  readonly asking: readonly Signable<W>[] | null
  readonly ask: (things: readonly Signable<W>[] | null) => void
  /** Of the consent under way or just over; empty before one. */
  readonly things: readonly Signable<W>[]
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly running: boolean
  /** The line was cut in between. */
  readonly cut: boolean
  /** Why nothing was begun. */
  readonly refusal: unknown
  readonly sign: (things: readonly Signable<W>[], opening: Opening) => void
  readonly forget: () => void
}

const NOTHING = { things: [], outcomes: new Map<string, Outcome>(), running: false, cut: false } as const
type Standing<W> = Pick<Ceremony<W>, 'things' | 'outcomes' | 'running' | 'cut'>

/** One consent and what becomes of each thing, as the service tells it. */
export function useCeremony<W>(signing: Signing<W>): Ceremony<W> {
  const [asking, ask] = useState<Ceremony<W>['asking']>(null)
  const [standing, setStanding] = useState<Standing<W>>(NOTHING)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [sent, setSent] = useState(false)
  const busy = useRef(false)
  const sign: Ceremony<W>['sign'] = async (things, opening) => {
    if (busy.current) return
    busy.current = true
    setSent(true)
    setRefusal(null)
    let begun = false
    const begin = () => {
      if (begun) return
      begun = true
      setStanding((now) => ({
        ...now,
        ...{ things: now.things.length > 0 ? now.things : things, running: true, cut: false },
      }))
      ask(null)
    }
    try {
      await signing(
        things.map((one) => one.of),
        opening,
        (key, outcome) => {
          begin()
          setStanding((now) => ({ ...now, outcomes: new Map(now.outcomes).set(key, outcome) }))
        },
      )
    } catch (error) {
      if (error instanceof LineCut) {
        begin()
        setStanding((now) => ({ ...now, cut: true }))
      } else setRefusal(error)
    } finally {
      busy.current = false
      setSent(false)
      setStanding((now) => ({ ...now, running: false }))
    }
  }
  const forget = () => {
    setStanding(NOTHING)
    setRefusal(null)
  }
  return { ...standing, running: standing.running || sent, asking, ask, refusal, sign, forget }
}
