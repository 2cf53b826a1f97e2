import { useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

/** Figures move with each event; a visit that reads a page reads one state of them. */
const A_MINUTE = 60_000

/** The country in a few figures, as the last quarter left it. */
export function useStatistics() {
  const client = useClient()
  return useQuery({
    queryKey: ['readStatistics'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readStatistics', { signal })),
    staleTime: A_MINUTE,
  })
}

/** What each public figure is, which files there are, and under which terms. */
export function useOpenData() {
  const client = useClient()
  return useQuery({
    queryKey: ['describeOpenData'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('describeOpenData', { signal })),
    staleTime: A_MINUTE,
  })
}
