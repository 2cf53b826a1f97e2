import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ExportRequest, ExportState } from '../../../../api/contract/privacy.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import { askedOf, type ExportDraft } from './exportDraft.ts'

const WATCH_MS = 2_000
const UNDER_WAY: readonly ExportState[] = ['counting', 'approved', 'running']

/** The house is at work on it; what waits for a person is not watched that closely. */
export const isUnderWay = ({ state }: Pick<ExportRequest, 'state'>): boolean => UNDER_WAY.includes(state)

export function useExports() {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['listExports', 'pages'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listExports', { query: { cursor: pageParam }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.exports.some(isUnderWay)) ? WATCH_MS : false,
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
