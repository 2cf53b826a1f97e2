import { useEffect, useState } from 'react'
import { useClient } from '../api/queries.ts'
import { useRefreshSession, useSession } from './session.ts'
import { useSessionEnds } from './sessionEnds.ts'

const WARN_BEFORE_S = 120
/** Past the end by this much the service is asked, so that the question itself can't keep the session open. */
const ASK_AFTER_S = 10
const EVERY_MS = 5_000

/** Seconds left to a session that nobody has used since `lastAnswer`; null where none can end. */
export const secondsLeft = (idleMinutes: number, lastAnswer: number, now: number): number | null =>
  idleMinutes > 0 ? Math.ceil(idleMinutes * 60 - (now - lastAnswer) / 1000) : null

/** The seconds left when there are few of them, and how to keep the session; null while there is time. */
export function useIdleWarning(): { readonly left: number; readonly stay: () => void } | null {
  const { data } = useSession()
  const ends = useSessionEnds()
  const client = useClient()
  const refresh = useRefreshSession()
  const [left, setLeft] = useState<number | null>(null)
  const idleMinutes = data?.person ? data.idleMinutes : 0

  useEffect(() => {
    const check = async () => {
      const seconds = secondsLeft(idleMinutes, ends.lastAnswer(), Date.now())
      setLeft(seconds !== null && seconds <= WARN_BEFORE_S ? Math.max(seconds, 0) : null)
      if (seconds === null || seconds > -ASK_AFTER_S || ends.asking()) return
      await client.call('getSession') // the guarded client asks the person when it says that nobody is signed in
    }
    const timer = setInterval(() => void check(), EVERY_MS)
    return () => clearInterval(timer)
  }, [idleMinutes, ends, client])

  const stay = () => {
    setLeft(null)
    void refresh()
  }
  return left === null ? null : { left, stay }
}
