import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { bulkBody, createLabelBody, saveFilterBody } from '../../../api/contract/desk.ts'
import type { QueueSort } from '../../../api/contract/queue.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import type { MapLook } from '../../map/useLook.ts'
import type { FilterSearch } from './deskSearch.ts'

const PAGE = 100
/** A queue moves under other hands too. */
const FRESH_MS = 30_000

/** The queue page after page, and its counts by urgency; the former list stays until the next one comes. */
export function useDeskQueue(filter: FilterSearch, sort: QueueSort | undefined) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['queue', filter, sort],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(
        await client.call('getQueue', { query: { ...filter, sort, cursor: pageParam, limit: PAGE }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  })
}

/** One dossier of the map that the list has not reached, found again by its number. */
export function useQueuedByNumber(number: string | null) {
  const client = useClient()
  return useQuery({
    queryKey: ['queue', 'number', number],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('getQueue', { query: { scope: 'all', q: number ?? '', limit: 10 }, signal })),
    enabled: number !== null,
    staleTime: FRESH_MS,
  })
}

export function useDesk() {
  const client = useClient()
  return useQuery({
    queryKey: ['queue', 'desk'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getDesk', { signal })),
    staleTime: FRESH_MS,
  })
}

type Box = MapLook['bbox']
const COUNTRY: Box = [-18, 20, 0, 37]

const clamp = (value: number, least: number, most: number) => Number(Math.min(Math.max(value, least), most).toFixed(6))

/** A view may go beyond what the service answers about. */
const boxAsked = ([west, south, east, north]: Box) => ({
  west: clamp(west, -25, 3),
  south: clamp(south, 15, 40),
  east: clamp(east, -25, 3),
  north: clamp(north, 15, 40),
})

/** What the map shows of the same filter; what is stale stays until the newer comes. */
export function useQueueMap(filter: FilterSearch, look: MapLook | null) {
  const client = useClient()
  return useQuery({
    queryKey: ['queue', 'map', filter, look],
    queryFn: async ({ signal }) => {
      const box = { ...boxAsked(look?.bbox ?? COUNTRY), zoom: Math.round(look?.zoom ?? 5) }
      return valueOrThrow(await client.call('mapQueue', { query: { ...filter, ...box }, signal }))
    },
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  })
}

function useChanging<In, Out>(change: (given: In) => Promise<Out>) {
  const answers = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => answers.invalidateQueries({ queryKey: ['queue'] }) })
}

/** One key for one press: a request that was cut off and is sent again does the rest and nothing twice. */
export function useBulk() {
  const client = useClient()
  return useChanging(async ({ key, ...body }: z.input<typeof bulkBody> & { readonly key: string }) =>
    valueOrThrow(await client.call('actInBulk', { body, onceKey: key })),
  )
}

export function useCreateLabel() {
  const client = useClient()
  return useChanging(async (body: z.input<typeof createLabelBody>) =>
    valueOrThrow(await client.call('createLabel', { body })),
  )
}

export function useRetireLabel() {
  const client = useClient()
  return useChanging(async (id: string) => valueOrThrow(await client.call('retireLabel', { params: { id } })))
}

export function useSaveFilter() {
  const client = useClient()
  return useChanging(async (body: z.input<typeof saveFilterBody>) =>
    valueOrThrow(await client.call('saveFilter', { body })),
  )
}

export function useDropFilter() {
  const client = useClient()
  return useChanging(async (id: string) => valueOrThrow(await client.call('dropFilter', { params: { id } })))
}
