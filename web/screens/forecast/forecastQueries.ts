import { useQuery } from '@tanstack/react-query'
import type { Track } from '../../../api/contract/procedures/definition.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

/** History moves by the quarter: what was read stays good for the visit. */
const AN_HOUR = 60 * 60_000

export type Foreseen = {
  readonly procedure: string
  readonly commune: string | undefined
  readonly track: Track | undefined
  /** The day of filing; today when none is said. */
  readonly on?: string | undefined
}

/** How long a dossier may take; nothing is asked while no commune is named. */
export function useForecast({ procedure, commune, track, on }: Foreseen) {
  const client = useClient()
  return useQuery({
    queryKey: ['forecast', procedure, commune, track, on],
    queryFn: async ({ signal }) => {
      const query = { commune: commune ?? '', track, on }
      return valueOrThrow(await client.call('readForecast', { params: { code: procedure }, query, signal }))
    },
    enabled: commune !== undefined,
    staleTime: AN_HOUR,
  })
}

/** How far the forecasts of quarters gone by were kept. */
export function useForecastChecks() {
  const client = useClient()
  return useQuery({
    queryKey: ['forecastChecks'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listForecastChecks', { signal })),
    staleTime: AN_HOUR,
  })
}
