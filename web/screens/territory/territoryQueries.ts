import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { IndicatorCode } from '../../../api/contract/performance/indicators.ts'
import type { PerformanceAnswer } from '../../../api/contract/performance/performance.ts'
import { type Client, valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { placesOf } from './places.ts'
import type { MapLevel } from './territorySearch.ts'

/** What is asked of the territories of a level. */
export type Asked = {
  readonly level: MapLevel | 'country'
  readonly indicator: IndicatorCode
  readonly period: string | undefined
  readonly procedure: string | undefined
  readonly track: 'gp' | 'pp' | undefined
}

const AN_HOUR = 60 * 60_000
const FIVE_MINUTES = 5 * 60_000
/** A quarter that runs changes with every event. */
const HALF_A_MINUTE = 30_000
/** Events that wait are counted within seconds, unless the roll-up stands still. */
const FIVE_SECONDS = 5_000

const isRunning = (answer: PerformanceAnswer | undefined) => answer?.period.running ?? false

const performanceQuery = (client: Client, asked: Asked | null) =>
  queryOptions({
    queryKey: ['performance', asked],
    queryFn: asked
      ? async ({ signal }) => {
          const { level, ...query } = asked
          return valueOrThrow(await client.call('readPerformance', { params: { level }, query, signal }))
        }
      : skipToken,
    staleTime: ({ state }) => (isRunning(state.data) ? HALF_A_MINUTE : FIVE_MINUTES),
  })

/** One indicator of a level over a period; the former answer stays, and is said to be former, until the next one comes. */
export function usePerformance(asked: Asked | null) {
  return useQuery({
    ...performanceQuery(useClient(), asked),
    placeholderData: (former) => former,
    refetchInterval: ({ state: { data } }) => {
      if (data && data.waiting > 0) return FIVE_SECONDS
      return isRunning(data) ? HALF_A_MINUTE : false
    },
  })
}

/** Reads the periods on either side ahead of the slider. */
export function useNeighbours(asked: Asked | null, periods: readonly string[]): void {
  const answers = useQueryClient()
  const client = useClient()
  const at = periods.indexOf(asked?.period ?? '')
  const [before, after] = [periods[at - 1], periods[at + 1]]
  useEffect(() => {
    if (!asked || at < 0) return
    for (const period of [after, before])
      if (period) void answers.prefetchQuery(performanceQuery(client, { ...asked, period }))
  }, [answers, client, asked, at, before, after])
}

/** The first and the last quarter there are figures of. */
export const usePeriods = () => {
  const client = useClient()
  return useQuery({
    queryKey: ['performancePeriods'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readPerformancePeriods', { signal })),
    staleTime: FIVE_MINUTES,
  })
}

/** Every territory as the service says it, once somebody needs it. */
export function useTerritories(enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: ['territories'],
    enabled,
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listTerritories', { signal })),
    staleTime: AN_HOUR,
  })
}

/** Names, boxes and points of every territory: read once a visit, the figures travel apart. */
export const usePlaces = () => {
  const client = useClient()
  return useQuery({
    queryKey: ['territories'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listTerritories', { signal })),
    select: placesOf,
    staleTime: AN_HOUR,
  })
}

/** Urban agencies and their communes, as they were in the period: read once somebody looks by agency. */
export function useAgencyGrounds(asked: { readonly period: string | undefined } | null) {
  const client = useClient()
  return useQuery({
    queryKey: ['agencyGrounds', asked],
    queryFn: asked
      ? async ({ signal }) => valueOrThrow(await client.call('readAgencyGrounds', { query: asked, signal }))
      : skipToken,
    placeholderData: (former) => former,
    staleTime: FIVE_MINUTES,
  })
}

export type SeriesAsked = Pick<Asked, 'level' | 'period' | 'procedure' | 'track'> & {
  readonly code: string
  readonly quarters: number
}

/** Every indicator of one territory over the quarters up to one. */
export function useSeries(asked: SeriesAsked | null) {
  const client = useClient()
  return useQuery({
    queryKey: ['territorySeries', asked],
    queryFn: asked
      ? async ({ signal }) => {
          const { level, code, ...query } = asked
          return valueOrThrow(await client.call('readTerritorySeries', { params: { level, code }, query, signal }))
        }
      : skipToken,
    staleTime: FIVE_MINUTES,
  })
}
