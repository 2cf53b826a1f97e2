import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NudgeTarget } from '../../../api/contract/performance/board.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { type BoardSearch, dossiersOf, figuresOf } from './boardSearch.ts'

/** What presses moves under other hands too. */
const FRESH_MS = 30_000

/** The figures of a filter; those of the former stay until they come. */
export function useBoard(search: BoardSearch) {
  const client = useClient()
  const query = figuresOf(search)
  return useQuery({
    queryKey: ['board', 'figures', query],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getBoard', { query, signal })),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  })
}

/** The dossiers behind the figure the address names, page after page. */
export function useBoardDossiers(search: BoardSearch, enabled: boolean) {
  const client = useClient()
  const query = dossiersOf(search)
  return useInfiniteQuery({
    queryKey: ['board', 'dossiers', query],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listBoardDossiers', { query: { ...query, cursor: pageParam }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    enabled,
  })
}

export function useSentNudges() {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['board', 'sent'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listNudges', { query: { cursor: pageParam }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: FRESH_MS,
  })
}

export type Nudging = { readonly targets: readonly NudgeTarget[]; readonly note: string | null }

/** What would be sent: asked again with every word of the note. */
export function useNudgePreview({ targets, note }: Nudging) {
  const client = useClient()
  return useQuery({
    queryKey: ['nudge preview', targets, note],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('previewNudge', { body: { targets: [...targets], note }, signal })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

function useChanging<In, Out>(change: (given: In) => Promise<Out>) {
  const answers = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => answers.invalidateQueries({ queryKey: ['board'] }) })
}

/** One key for one press: a request that was cut off and is sent again does the rest and nothing twice. */
export function useNudge() {
  const client = useClient()
  return useChanging(async ({ key, targets, note }: Nudging & { readonly key: string }) =>
    valueOrThrow(await client.call('nudge', { body: { targets: [...targets], note }, onceKey: key })),
  )
}

export function useFollow() {
  const client = useClient()
  return useChanging(async ({ code, on }: { readonly code: string; readonly on: boolean }) =>
    valueOrThrow(await client.call(on ? 'followCommune' : 'unfollowCommune', { params: { code } })),
  )
}
