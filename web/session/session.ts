import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type Decision, decide, type Subject, VISITOR } from '../../api/contract/policy/decide.ts'
import type { Action } from '../../api/contract/policy/policy.ts'
import type { SessionAnswer } from '../../api/contract/session.ts'
import { type Client, valueOrThrow } from '../api/client.ts'
import { useClient } from '../api/queries.ts'
import { useDoorWords } from '../text/useDoorWords.ts'
import { eraseWork, keepAgain } from './keptWork.ts'

export const SESSION_KEY = ['session'] as const

export const sessionQuery = (client: Client) =>
  queryOptions({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getSession', { signal })),
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  })

/** Who is signed in, as the service last said: the one truth of the interface. */
export const useSession = () => useQuery(sessionQuery(useClient()))

/** Puts a fresh session in place of the former one; everything read under the former one is read anew. */
export function useNewSession(): (session: SessionAnswer) => void {
  const answers = useQueryClient()
  return useCallback(
    (session) => {
      if (session.person) keepAgain(session.person.id)
      answers.setQueryData(SESSION_KEY, session)
      void answers.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
    },
    [answers],
  )
}

/** Asks the service again who is signed in and with what, after a factor or a mandate has changed. */
export function useRefreshSession(): () => Promise<SessionAnswer> {
  const answers = useQueryClient()
  const client = useClient()
  return useCallback(async () => {
    const session = valueOrThrow(await client.call('getSession'))
    answers.setQueryData(SESSION_KEY, session)
    return session
  }, [answers, client])
}

const NOBODY = {
  person: null,
  actor: VISITOR,
  mandates: [],
  factors: { passkeys: 0, totp: false, recoveryCodesLeft: 0 },
  secondFactor: 'not_needed',
  idleMinutes: 0,
} as const

/** Forgets who was signed in and all that was read in their name: the screens show what a visitor may see. */
export function useForgetSession(): () => void {
  const answers = useQueryClient()
  return useCallback(() => {
    answers.setQueryData<SessionAnswer>(
      SESSION_KEY,
      (former) => former && { ...former, ...NOBODY, actor: { ...VISITOR, mandates: [] }, mandates: [] },
    )
    answers.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
  }, [answers])
}

/** Whether what this device keeps of the person's unsent work stays on it. */
export type KeptWork = 'keep' | 'erase'

/**
 * Ends this session at the service, then forgets it here. What the device keeps is erased only once the session has ended,
 * and before the screens go: a sign-out that fails loses nothing.
 */
export function useSignOut(): (work: KeptWork) => Promise<void> {
  const client = useClient()
  const answers = useQueryClient()
  const forget = useForgetSession()
  return useCallback(
    async (work) => {
      const person = answers.getQueryData<SessionAnswer>(SESSION_KEY)?.person
      valueOrThrow(await client.call('signOut'))
      if (work === 'erase' && person) eraseWork(person.id)
      forget()
    },
    [client, answers, forget],
  )
}

export type May = Decision & { readonly why: string | null }

/** The server's own answer, asked here first: whether the person may, otherwise the words of the door that is shut. */
export function useMay(action: Action, subject: Subject = {}): May {
  const { data } = useSession()
  const t = useDoorWords()
  const decision = decide(data?.actor ?? VISITOR, action, subject)
  return { ...decision, why: decision.allowed ? null : t(decision.door) }
}
