import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PersonSheet } from '../../../../api/contract/people.ts'
import type { Result } from '../../../../spatial/result.ts'
import { type Client, valueOrThrow } from '../../../api/client.ts'
import type { Problem } from '../../../api/problem.ts'
import { useClient } from '../../../api/queries.ts'
import type { Deed } from './deeds.ts'
import { isSearchable } from './peopleSearch.ts'

/** Every reading is journalled and counted: what was read stays until something changes or it is asked again. */
const KEPT = { staleTime: Number.POSITIVE_INFINITY, refetchOnReconnect: false, retry: false } as const

export function usePeople(q: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['people', q],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('searchPeople', { query: { q }, signal })),
    enabled: isSearchable(q),
    ...KEPT,
  })
}

export function usePerson(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['person', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getPerson', { params: { id }, signal })),
    ...KEPT,
  })
}

export function useSessionsOf(id: string, asked: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: ['person', id, 'sessions'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listSessionsOf', { params: { id }, signal })),
    enabled: asked,
    ...KEPT,
  })
}

type Asked = { readonly person: PersonSheet; readonly reason: string }

/** How many sessions it ended, where it says. */
type Done = { readonly ended?: number }

const CALLS: Readonly<Record<Deed, (client: Client, asked: Asked) => Promise<Result<Done, Problem>>>> = {
  lock: (client, { person: { id }, reason }) => client.call('lockPerson', { params: { id }, body: { reason } }),
  unlock: (client, { person: { id } }) => client.call('unlockPerson', { params: { id } }),
  reset: (client, { person: { id } }) => client.call('resetPerson', { params: { id } }),
  confirmProfession: (client, { person: { id, version } }) =>
    client.call('confirmProfession', { params: { id }, body: { version } }),
  endSessions: (client, { person: { id } }) => client.call('endSessionsOf', { params: { id } }),
}

/** Does it, then reads the person again; a refusal reads them too, for it may come of what somebody else did. */
export function useDeed(deed: Deed, id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (asked: Asked) => valueOrThrow(await CALLS[deed](client, asked)),
    onSettled: () => {
      void answers.invalidateQueries({ queryKey: ['people'], refetchType: 'none' })
      return answers.invalidateQueries({ queryKey: ['person', id] })
    },
  })
}
