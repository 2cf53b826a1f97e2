import { useQuery } from '@tanstack/react-query'
import type { RankedTrack } from '../../../api/contract/performance/rankings.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

/** Figures move with each event; a visit that reads a page reads one state of them. */
const A_MINUTE = 60_000

/** The country, quarter by quarter; of one track alone, or of all. */
export function useCountrySeries(track?: RankedTrack) {
  const client = useClient()
  return useQuery({
    queryKey: ['readTerritorySeries', 'country', 'MA', track],
    queryFn: async ({ signal }) => {
      const asked = { params: { level: 'country', code: 'MA' }, query: { track }, signal }
      return valueOrThrow(await client.call('readTerritorySeries', asked))
    },
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
