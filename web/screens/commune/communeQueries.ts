import { useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const FIVE_MINUTES = 5 * 60_000

/** What is known of a commune beside its figures. */
export function useCommuneSheet(code: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['communeSheet', code],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readTerritorySheet', { params: { code }, signal })),
    staleTime: FIVE_MINUTES,
  })
}
