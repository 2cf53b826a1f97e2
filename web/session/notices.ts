import { queryOptions, useQuery } from '@tanstack/react-query'
import { type Client, valueOrThrow } from '../api/client.ts'
import { useClient } from '../api/queries.ts'

/** The newest page of one's notices. Never asked on a timer: that would keep an idle session open for ever. */
export const noticesQuery = (client: Client) =>
  queryOptions({
    queryKey: ['notices'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listNotices', { signal })),
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  })

/** How many notices are unread; none while that is unknown. */
export const useUnread = (): number => useQuery(noticesQuery(useClient())).data?.unread ?? 0
