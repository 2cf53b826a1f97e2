import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import type { SessionsSearch } from '../commissionSearch.ts'

export type Span = { readonly from: string; readonly to: string }

/** Every session of these days, the earliest first. */
export function useSessionsBetween({ from, to }: Span, { mine }: Pick<SessionsSearch, 'mine'>) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['commission-sessions', 'between', from, to, mine ?? 'no'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(
        await client.call('listSessions', { query: { from, to, mine, limit: 100, cursor: pageParam }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (former) => former,
  })
}

/** The days that do not count, and why. */
export function useDaysOff({ from, to }: Span) {
  const client = useClient()
  return useQuery({
    queryKey: ['getCalendar', from, to],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getCalendar', { query: { from, to }, signal })),
    placeholderData: (former) => former,
  })
}
