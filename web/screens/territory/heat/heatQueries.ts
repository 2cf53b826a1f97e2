import { skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { AROUND, type HeatKind, type SoonDays } from '../../../../api/contract/performance/heat.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import type { MapLook } from '../../../map/useLook.ts'

/** An event is on the map within five seconds; while nothing moves the service answers that nothing did. */
const EVERY_MS = 4_000
const PAGE = 25

export type HeatAsked = {
  readonly what: HeatKind
  readonly within: SoonDays
  readonly view: 'territory' | 'public' | undefined
}

const clamp = (value: number, least: number, most: number) => Number(Math.min(Math.max(value, least), most).toFixed(4))

/** A view may go beyond what the service answers about; one wholly elsewhere is asked of a corner of it, where nothing is. */
function boxAsked([west, south, east, north]: MapLook['bbox']): string {
  const [left, bottom, right, top] = AROUND
  if (west >= right || east <= left || south >= top || north <= bottom)
    return [left, bottom, left + 0.001, bottom + 0.001].join()
  return [
    clamp(west, left, right),
    clamp(south, bottom, top),
    clamp(east, left, right),
    clamp(north, bottom, top),
  ].join()
}

/** What the map shows; asked again while the page is looked at. The former answer stays until the next one comes. */
export function useHeat(asked: HeatAsked, look: MapLook | null) {
  const client = useClient()
  const query = look && { ...asked, bbox: boxAsked(look.bbox), zoom: Number(look.zoom.toFixed(2)) }
  return useQuery({
    queryKey: ['heat', query],
    queryFn: query ? async ({ signal }) => valueOrThrow(await client.call('readHeat', { query, signal })) : skipToken,
    placeholderData: (former) => former,
    refetchInterval: ({ state }) => (state.data?.view === 'public' ? false : EVERY_MS),
  })
}

/** The dossiers of the hexagon that is open, page after page. */
export function useHexagonDossiers({ what, within }: Pick<HeatAsked, 'what' | 'within'>, hexagon: string | undefined) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['heat', 'dossiers', what, within, hexagon],
    queryFn:
      hexagon === undefined
        ? skipToken
        : async ({ pageParam, signal }) => {
            const query = { what, within, hexagon, cursor: pageParam, limit: PAGE }
            return valueOrThrow(await client.call('listHeatDossiers', { query, signal }))
          },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: EVERY_MS,
  })
}
