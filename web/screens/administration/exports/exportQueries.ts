import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ExportRequest, ExportState } from '../../../../api/contract/privacy.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import { askedOf, type ExportDraft } from './exportDraft.ts'

const WATCH_MS = 2_000
const GLANCE_MS = 15_000
const UNDER_WAY: readonly ExportState[] = ['counting', 'approved', 'running']

/** Closely while the house is at work on one, now and then while one waits for a person, else not at all. */
export function watchEvery(requests: readonly Pick<ExportRequest, 'state'>[]): number | false {
  if (requests.some(({ state }) => UNDER_WAY.includes(state))) return WATCH_MS
  return requests.some(({ state }) => state === 'to_approve') ? GLANCE_MS : false
}

export function useExports() {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['listExports', 'pages'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listExports', { query: { cursor: pageParam }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state: { data } }) => watchEvery(data?.pages.flatMap((page) => page.exports) ?? []),
    refetchOnWindowFocus: true,
  })
}

export function useAskExport() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (draft: ExportDraft) => valueOrThrow(await client.call('askExport', { body: askedOf(draft) })),
    onSuccess: () => answers.invalidateQueries({ queryKey: ['listExports'] }),
  })
}

type DecisionOf = { readonly id: string; readonly approve: boolean }

export function useDecideExport() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async ({ id, approve }: DecisionOf) =>
      valueOrThrow(await client.call('decideExport', { params: { id }, body: { approve } })),
    // somebody else may have decided first: either way the list is read again
    onSettled: () => answers.invalidateQueries({ queryKey: ['listExports'] }),
  })
}
