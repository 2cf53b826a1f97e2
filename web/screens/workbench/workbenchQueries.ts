import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DecideWanted, FindingsAnswer, SketchShape } from '../../../api/contract/findings.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { inTurn, isUnderWay } from '../plans/recheckDue.ts'

const PAGE = 50
/** Reading findings is journalled: what was read stays until something changes. */
const FRESH_MS = 60_000

/** Open dossiers of one's territory, the most pressing first: those whose findings wait, or all of them. */
export function useWorkQueue(which: 'open' | undefined) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['queue', 'workbench', which],
    queryFn: async ({ pageParam, signal }) => {
      const findings = which === 'open' ? undefined : 'waiting'
      const query = { scope: 'open', findings, cursor: pageParam, limit: PAGE }
      return valueOrThrow(await client.call('getQueue', { query, signal }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: FRESH_MS,
  })
}

const findingsOf = (id: string) => ['findings', id] as const

export function useFindings(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: findingsOf(id),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listFindings', { params: { id }, signal })),
    staleTime: FRESH_MS,
  })
}

function useFindingsChange<T>(id: string, ask: (given: T) => Promise<FindingsAnswer>) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: ask,
    onSuccess: (findings) => answers.setQueryData(findingsOf(id), findings),
    // Somebody was faster: what they decided is read at once, and what was typed stays where it is.
    onError: () => void answers.invalidateQueries({ queryKey: findingsOf(id) }),
  })
}

/** One key for one press: a request that was cut off and is sent again decides once. */
export function useDecide(id: string) {
  const client = useClient()
  return useFindingsChange(id, async ({ key, ...body }: DecideWanted & { readonly key: string }) =>
    valueOrThrow(await client.call('decideFinding', { params: { id }, body, onceKey: key })),
  )
}

export function useUndo(id: string) {
  const client = useClient()
  return useFindingsChange(id, async (decisionId: string) =>
    valueOrThrow(await client.call('undoDecision', { params: { id, decisionId } })),
  )
}

export function useHistory(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['findings', id, 'reports'],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('getConformityHistory', { params: { id }, query: { limit: 50 }, signal })).reports,
    staleTime: FRESH_MS,
  })
}

const sketchOf = (id: string) => ['sketch', id] as const

export function useSketch(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: sketchOf(id),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readSketch', { params: { id }, signal })),
    staleTime: FRESH_MS,
  })
}

export function useKeepSketch(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: { readonly version: number; readonly shapes: readonly SketchShape[] }) =>
      valueOrThrow(await client.call('keepSketch', { params: { id }, body })),
    onSuccess: (kept) => answers.setQueryData(sketchOf(id), kept),
    onError: () => void answers.invalidateQueries({ queryKey: sketchOf(id) }),
  })
}

/** While one runs, its progress is read again. */
const WATCH_MS = 2_000

export function useRechecks() {
  const client = useClient()
  return useQuery({
    queryKey: ['rechecks'],
    queryFn: async ({ signal }) => {
      const { rechecks } = valueOrThrow(await client.call('listRechecks', { query: { limit: 10 }, signal }))
      return inTurn(rechecks)
    },
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? WATCH_MS : false),
  })
}

export function useRecheck(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['rechecks', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readRecheck', { params: { id }, signal })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.recheck) ? WATCH_MS : false),
  })
}

export function useRechecked(id: string) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['rechecks', id, 'dossiers'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(
        await client.call('listRechecked', { params: { id }, query: { cursor: pageParam, limit: PAGE }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export function useSeeRechecked(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (dossierId: string) =>
      valueOrThrow(await client.call('seeRechecked', { params: { id, dossierId } })),
    onSettled: () => answers.invalidateQueries({ queryKey: ['rechecks'] }),
  })
}
