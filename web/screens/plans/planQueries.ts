import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { EditDraft, FindingKind, PlanDraft, publishDraftBody } from '../../../api/contract/plans/drafts.ts'
import type { PlanMapping } from '../../../api/contract/plans/mapping.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { FINDINGS_PAGE, PAGED_FINDINGS } from './draft/pagedFindings.ts'
import { inTurn, isUnderWay } from './recheckDue.ts'

const POLL_MS = 700

/** The plans of some units; of the whole country for none. */
export function usePlans(units: readonly string[]) {
  const client = useClient()
  const query = units.length > 0 && !units.includes('MA') ? { units: units.join(',') } : {}
  return useQuery({
    queryKey: ['plans', query.units ?? ''],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listPlans', { query, signal })),
  })
}

export function usePlan(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['plan', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getPlan', { params: { id }, signal })),
  })
}

/** While one runs, its progress is read again. */
const WATCH_MS = 2_000

/** What the acts of a plan had checked again: what comes on a later day after what was asked. */
export function useRechecksOf(planId: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['plan', planId, 'rechecks'],
    queryFn: async ({ signal }) => {
      const { rechecks } = valueOrThrow(
        await client.call('listRechecks', { query: { plan: planId, limit: 20 }, signal }),
      )
      return inTurn(rechecks)
    },
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? WATCH_MS : false),
  })
}

export function useComparison(from: string, to: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['plan-comparison', from, to],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('comparePlanVersions', { query: { from, to }, signal })),
  })
}

export function usePlanDrafts() {
  const client = useClient()
  return useQuery({
    queryKey: ['plan-drafts'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listPlanDrafts', { signal })),
  })
}

const isBusy = (draft: PlanDraft | undefined) =>
  draft?.control?.state === 'waiting' || draft?.control?.state === 'running'

/** A version in preparation; asked again while it is controlled, so that its progress shows. */
export function usePlanDraft(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['plan-draft', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getPlanDraft', { params: { id }, signal })),
    refetchInterval: ({ state }) => (isBusy(state.data) ? POLL_MS : false),
  })
}

/** Zones and findings are those of one control: another one is another question. */
export const momentOf = ({ control, edits, state }: PlanDraft) =>
  `${state} ${control?.doneAt ?? ''} ${edits.length} ${edits.filter(({ undone }) => undone).length}`

export function useDraftZones(draft: PlanDraft) {
  const client = useClient()
  return useQuery({
    queryKey: ['plan-draft', draft.id, 'zones', momentOf(draft)],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('planDraftZones', { params: { id: draft.id }, signal })),
    placeholderData: (before) => before,
  })
}

export function useDraftZone(id: string, ordinal: number | null) {
  const client = useClient()
  return useQuery({
    queryKey: ['plan-draft', id, 'zone', ordinal],
    enabled: ordinal !== null,
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('planDraftZone', { params: { id, ordinal: String(ordinal) }, signal })),
  })
}

/** The findings of a control, of one kind or of all, page after page. */
export function useFindings(draft: PlanDraft, kind: FindingKind | null) {
  const client = useClient()
  const [moment, open] = [momentOf(draft), draft.control?.counts.map(({ open: left }) => left).join()]
  return useInfiniteQuery({
    queryKey: ['plan-draft', draft.id, 'findings', moment, open, kind],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...(kind === null ? {} : { kind }), cursor: pageParam, limit: FINDINGS_PAGE }
      return valueOrThrow(await client.call('listPlanFindings', { params: { id: draft.id }, query, signal }))
    },
    ...PAGED_FINDINGS,
    select: ({ pages }) => ({ findings: pages.flatMap((page) => page.findings), total: pages[0]?.total ?? 0 }),
    // What an older control found is shown as nothing of this one.
    placeholderData: (before, last) => (last?.queryKey[3] === moment ? before : undefined),
  })
}

type Given = {
  readonly file: File
  readonly communeCode: string
  readonly srid: LegalSrid | null
  readonly onceKey: string
}

export function useGivePlan() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async ({ file, communeCode, srid, onceKey }: Given) =>
      valueOrThrow(
        await client.call('readPlanDraft', {
          query: {
            ...{ communeCode, fileName: file.name.slice(-200), bytes: file.size },
            ...(srid === null ? {} : { srid }),
          },
          ...{ file, onceKey },
        }),
      ),
    onSuccess: (draft) => {
      answers.setQueryData(['plan-draft', draft.id], draft)
      void answers.invalidateQueries({ queryKey: ['plan-drafts'] })
    },
  })
}

type Accepting = { readonly ids?: readonly string[]; readonly kind?: FindingKind; readonly reason: string }

/** What one may do with a version in preparation: each answers how it stands then. */
export function useDraftDeeds(id: string) {
  const client = useClient()
  const params = { id }
  return {
    map: useDeed(id, async (body: PlanMapping) => client.call('mapPlanDraft', { params, body })),
    control: useDeed(id, async (_: null) => client.call('controlPlanDraft', { params })),
    accept: useDeed(id, async (body: Accepting) => client.call('acceptPlanFindings', { params, body })),
    reopen: useDeed(id, async (findingId: string) =>
      client.call('reopenPlanFinding', { params: { ...params, findingId } }),
    ),
    edit: useDeed(id, async (body: EditDraft) => client.call('editPlanDraft', { params, body })),
    undo: useDeed(id, async (editId: string) => client.call('undoPlanEdit', { params: { ...params, editId } })),
    submit: useDeed(id, async (_: null) => client.call('submitPlanDraft', { params })),
    sendBack: useDeed(id, async (why: string) => client.call('returnPlanDraft', { params, body: { why } })),
    publish: useDeed(id, async (body: z.infer<typeof publishDraftBody>) =>
      client.call('publishPlanDraft', { params, body }),
    ),
    withdraw: useDeed(id, async (_: null) => client.call('withdrawPlanDraft', { params })),
  }
}
export type DraftDeeds = ReturnType<typeof useDraftDeeds>

type Answered = ReturnType<ReturnType<typeof useClient>['call']>

function useDeed<Asked>(id: string, act: (asked: Asked) => Answered) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (asked: Asked) => valueOrThrow(await act(asked)) as PlanDraft,
    onSuccess: (draft) => {
      answers.setQueryData(['plan-draft', id], draft)
      void answers.invalidateQueries({ queryKey: ['plan-drafts'] })
      void answers.invalidateQueries({ queryKey: ['plan-draft', id, 'findings'] })
      void answers.invalidateQueries({ queryKey: ['plans'] })
    },
  })
}
