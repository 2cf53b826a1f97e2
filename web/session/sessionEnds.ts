import { createContext, useContext, useSyncExternalStore } from 'react'
import type { SessionAnswer } from '../../api/contract/session.ts'
import type { Result } from '../../spatial/result.ts'
import type { Client } from '../api/client.ts'
import type { Problem } from '../api/problem.ts'

/** What stands between a request refused because the session ended and the person who may sign in again. */
export type SessionEnds = {
  /** Shows the question once, however many requests wait for it. True when the person has signed in again. */
  readonly ask: () => Promise<boolean>
  readonly answer: (signedIn: boolean) => void
  readonly asking: () => boolean
  readonly subscribe: (changed: () => void) => () => void
  /** When the service last answered this person, in milliseconds of the browser's clock. */
  readonly lastAnswer: () => number
  readonly answered: () => void
}

export function createSessionEnds(now: () => number = Date.now): SessionEnds {
  const watchers = new Set<() => void>()
  let waiting: { readonly promise: Promise<boolean>; readonly resolve: (signedIn: boolean) => void } | null = null
  let last = now()
  const tell = () => {
    for (const changed of watchers) changed()
  }
  return {
    ask() {
      if (waiting) return waiting.promise
      waiting = Promise.withResolvers<boolean>()
      tell()
      return waiting.promise
    },
    answer(signedIn) {
      waiting?.resolve(signedIn)
      waiting = null
      tell()
    },
    asking: () => waiting !== null,
    subscribe(changed) {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
    lastAnswer: () => last,
    answered() {
      last = now()
    },
  }
}

/**
 * A client that lets a person sign in again in the middle of their work: a call refused because the session ended waits
 * for that, then is made once more. Nothing typed is lost and nothing is sent twice, since the first was refused.
 */
export function guardClient(client: Client, ends: SessionEnds, wasSignedIn: () => boolean): Client {
  return {
    ...client,
    async call(name, ask) {
      const signedIn = wasSignedIn()
      const result = await client.call(name, ask)
      if (result.ok || result.error.status !== null) ends.answered()
      if (!signedIn || !saysEnded(name, result)) return result
      return (await ends.ask()) ? client.call(name, ask) : result
    },
  }
}

/** Refused for want of a session, or told that nobody is signed in. */
function saysEnded(name: string, result: Result<unknown, Problem>): boolean {
  if (!result.ok) return result.error.code === 'SIGNED_OUT'
  return name === 'getSession' && (result.value as SessionAnswer).person === null // the answer that name has
}

export const SessionEndsContext = createContext<SessionEnds | null>(null)

export function useSessionEnds(): SessionEnds {
  const ends = useContext(SessionEndsContext)
  if (!ends) throw new Error('useSessionEnds needs a SessionEndsContext above it')
  return ends
}

/** Whether the question is to be shown now. */
export function useAsking(): boolean {
  const { subscribe, asking } = useSessionEnds()
  return useSyncExternalStore(subscribe, asking)
}
