import { useInfiniteQuery } from '@tanstack/react-query'
import type { MessageState } from '../../../../api/contract/notifications.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'

export function useMessages(state: MessageState | undefined) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['listMessages', state ?? 'all'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listMessages', { query: { state, cursor: pageParam }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (former) => former,
  })
}
