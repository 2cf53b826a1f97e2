import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BatchFindingKind, BatchMapping, ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import type { LegalSrid } from '../../../../spatial/crs/legalZones.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import { FINDINGS_PAGE, PAGED_FINDINGS } from '../../plans/draft/pagedFindings.ts'

const POLL_MS = 700
const KEY = 'servitude-batch'

export function useBatches() {
  const client = useClient()
  return useQuery({
    queryKey: ['servitude-batches'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listServitudeBatches', { signal })),
  })
}

const isBusy = (batch: ServitudeBatch | undefined) =>
  batch?.control?.state === 'waiting' || batch?.control?.state === 'running'

/** A batch; asked again while it is controlled, so that its progress shows. */
export function useBatch(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: [KEY, id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getServitudeBatch', { params: { id }, signal })),
    refetchInterval: ({ state }) => (isBusy(state.data) ? POLL_MS : false),
  })
}

/** Shapes and findings are those of one control: another one is another question. */
const momentOf = ({ control, state, leftOut }: ServitudeBatch) => `${state} ${control?.doneAt ?? ''} ${leftOut}`

export function useBatchShapes(batch: ServitudeBatch) {
  const client = useClient()
  const { id } = batch
  return useQuery({
    queryKey: [KEY, id, 'shapes', momentOf(batch)],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('servitudeBatchShapes', { params: { id }, signal })),
    placeholderData: (before) => before,
  })
}

/** The findings of a control, of one kind or of all, page after page. */
export function useBatchFindings(batch: ServitudeBatch, kind: BatchFindingKind | null) {
  const client = useClient()
  const { id, control } = batch
  const open = control?.counts.map((one) => one.open).join()
  return useInfiniteQuery({
    queryKey: [KEY, id, 'findings', momentOf(batch), open, kind],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...(kind === null ? {} : { kind }), cursor: pageParam, limit: FINDINGS_PAGE }
      return valueOrThrow(await client.call('listBatchFindings', { params: { id }, query, signal }))
    },
    ...PAGED_FINDINGS,
    select: ({ pages }) => ({ findings: pages.flatMap((page) => page.findings), total: pages[0]?.total ?? 0 }),
    placeholderData: (before) => before,
  })
}

type Given = { readonly file: File; readonly srid: LegalSrid | null; readonly onceKey: string }

const told = (file: File, srid: LegalSrid | null) => ({
  ...{ fileName: file.name.slice(-200), bytes: file.size },
  ...(srid === null ? {} : { srid }),
})

export function useGiveBatch() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async ({ file, srid, onceKey }: Given) =>
      valueOrThrow(await client.call('readServitudeBatch', { query: told(file, srid), file, onceKey })),
    onSuccess: (batch) => {
      answers.setQueryData([KEY, batch.id], batch)
      void answers.invalidateQueries({ queryKey: ['servitude-batches'] })
    },
  })
}

type Chosen = { readonly ids?: readonly string[]; readonly kind?: BatchFindingKind; readonly reason: string }

/** What one may do with a batch: each answers how it stands then. */
export function useBatchDeeds({ id, srid }: Pick<ServitudeBatch, 'id' | 'srid'>) {
  const client = useClient()
  const params = { id }
  return {
    generators: useDeed(id, (file: File) => client.call('giveGenerators', { params, query: told(file, srid), file })),
    map: useDeed(id, (body: BatchMapping) => client.call('mapServitudeBatch', { params, body })),
    accept: useDeed(id, (body: Chosen) => client.call('acceptBatchFindings', { params, body })),
    reopen: useDeed(id, (findingId: string) => client.call('reopenBatchFinding', { params: { ...params, findingId } })),
    leaveOut: useDeed(id, (body: Chosen) => client.call('leaveOutServitudes', { params, body })),
    takeBack: useDeed(id, (_: null) => client.call('takeBackServitudes', { params })),
    adopt: useDeed(id, (reason: string) => client.call('adoptServitudeBatch', { params, body: { reason } })),
    discard: useDeed(id, (_: null) => client.call('discardServitudeBatch', { params })),
  }
}

type Answered = ReturnType<ReturnType<typeof useClient>['call']>

function useDeed<Asked>(id: string, act: (asked: Asked) => Answered) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (asked: Asked) => valueOrThrow(await act(asked)) as ServitudeBatch,
    onSuccess: (batch) => {
      answers.setQueryData([KEY, id], batch)
      void answers.invalidateQueries({ queryKey: ['servitude-batches'] })
      void answers.invalidateQueries({ queryKey: [KEY, id, 'findings'] })
      if (batch.state === 'adopted') void answers.invalidateQueries({ queryKey: ['servitudes'] })
    },
  })
}
