import { skipToken, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import type { IntervalSearch, JournalSearch } from './journalSearch.ts'

const PAGE = 50

/** Reading the journal is journalled: a page is asked once, and again only when somebody asks. */
export function useJournal({ event: _, after, ...filter }: JournalSearch) {
  const client = useClient()
  return useQuery({
    queryKey: ['listJournal', filter, after ?? null],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listJournal', { query: { ...filter, cursor: after, limit: PAGE }, signal })),
    placeholderData: (former) => former,
    staleTime: 60_000,
  })
}

/** An event's proof as far as it is sealed; without an id nothing is asked. */
export function useProof(id: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: ['getJournalProof', id],
    queryFn:
      id === undefined
        ? skipToken
        : async ({ signal }) => valueOrThrow(await client.call('getJournalProof', { params: { id }, signal })),
  })
}

export function useJournalDays() {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['listJournalDays'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listJournalDays', { query: { cursor: pageParam, limit: 30 }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  })
}

export function useVerifyInterval() {
  const client = useClient()
  return useMutation({
    mutationFn: async (days: Required<IntervalSearch>) =>
      valueOrThrow(await client.call('verifyJournal', { body: days })),
  })
}
