import { type Kysely, sql } from 'kysely'
import type { Asker } from '../../access/asker.ts'
import type { PlanDraft, PlanDraftLine } from '../../contract/plans/drafts.ts'
import { decide } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'
import { certain, doneBy, named, namesOf } from '../doneBy.ts'
import { freshEyes, NO_EYES } from '../freshEyes.ts'
import { leastToleranceM } from './control/fineness.ts'
import { type DraftRow, questionOf } from './draftRow.ts'
import { type Counts, countsOf, editsOf, proposedMapping, shapesOf } from './queries.ts'

async function placeOf(db: Kysely<Database>, { communeCode, bodyId, versionId }: DraftRow) {
  const { rows } = await sql<Pick<PlanDraft, 'commune' | 'body'> & { planId: string | null }>`
    select json_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar) as commune,
      json_build_object('id', b.id, 'nameFr', b.name_fr, 'nameAr', b.name_ar) as body,
      (select plan_id from plan_version where id = ${versionId}::uuid) as "planId"
    from commune c, body b where c.code = ${communeCode} and b.id = ${bodyId}::uuid`.execute(db)
  const [place] = rows
  if (!place) throw new Error('a draft has a commune and a body')
  return place
}

export async function presentDraft(db: Kysely<Database>, asker: Asker, row: DraftRow): Promise<PlanDraft> {
  const [place, counts, edits, shapes] = [
    await placeOf(db, row),
    await countsOf(db, row.id),
    await editsOf(db, row.id),
    await shapesOf(db, row.id),
  ]
  const eyes = isAhead(row) ? await freshEyes(db, row) : NO_EYES
  const people = [...row.hands, ...eyes.publish, ...eyes.appoint, row.returnedBy, row.publishedBy, row.withdrawnBy]
  const names = await namesOf(db, [...people, ...edits.flatMap(({ madeBy, undoneBy }) => [madeBy, undoneBy])])
  const { planId, ...where } = place
  const [returned, published] = [
    doneBy(names, row.returnedBy, row.returnedAt),
    doneBy(names, row.publishedBy, row.publishedAt),
  ]
  const { id, state, fileName, sha256, format, srid, how, mapping, gridM, perimeterFile } = row
  return {
    ...{ id, state, fileName, sha256, format, srid, how, mapping, gridM, perimeterFile, ...where },
    leastToleranceM: leastToleranceM(row),
    created: certain(doneBy(names, row.createdBy, row.createdAt)),
    fields: [...row.fields],
    shapes: { ...shapes, skipped: row.skipped },
    proposed: await proposedMapping(db, row),
    control: controlOf(row, counts),
    edits: edits.map(({ madeBy, madeAt, undoneBy, undoneAt, ...edit }) => ({
      ...edit,
      made: certain(doneBy(names, madeBy, madeAt)),
      undone: doneBy(names, undoneBy, undoneAt),
    })),
    returned: returned && { ...returned, why: row.returnedWhy ?? '' },
    submitted: doneBy(names, row.submittedBy, row.submittedAt),
    published: published && row.versionId && planId ? { ...published, planId, versionId: row.versionId } : null,
    withdrawn: doneBy(names, row.withdrawnBy, row.withdrawnAt),
    hands: named(names, row.hands),
    eyes: { publish: named(names, eyes.publish), appoint: named(names, eyes.appoint) },
    may: mayOf(asker, row, counts),
  }
}

const isAhead = ({ state }: DraftRow) => state === 'control' || state === 'submitted'

function controlOf(row: DraftRow, counts: Counts): PlanDraft['control'] {
  if (!row.controlAskedAt) return null
  const { zones, areaM2 } = row.counts ?? { zones: 0, areaM2: 0 }
  const running = row.controlStep === null ? ('waiting' as const) : ('running' as const)
  return {
    state: row.controlledAt ? 'done' : row.controlFault ? 'failed' : running,
    step: row.controlStep,
    askedAt: row.controlAskedAt.toISOString(),
    doneAt: row.controlledAt?.toISOString() ?? null,
    ...{ zones, areaM2, counts },
  }
}

function mayOf({ actor }: Asker, row: DraftRow, counts: Counts) {
  const { state, controlledAt } = row
  const open = state === 'reading' || state === 'control'
  const allowed = (action: 'plans.prepare' | 'plans.publish') => decide(actor, action, questionOf(row, actor)).allowed
  return {
    prepare: open && allowed('plans.prepare'),
    submit:
      state === 'control' && controlledAt !== null && counts.every((one) => one.open === 0) && allowed('plans.prepare'),
    publish: state === 'submitted' && allowed('plans.publish'),
  }
}

export async function presentLines(db: Kysely<Database>, rows: readonly DraftRow[]): Promise<readonly PlanDraftLine[]> {
  const names = await namesOf(
    db,
    rows.map(({ createdBy }) => createdBy),
  )
  const { rows: communes } = await sql<PlanDraftLine['commune']>`
    select code, name_fr as "nameFr", name_ar as "nameAr" from commune
    where code = any (${[...new Set(rows.map(({ communeCode }) => communeCode))]}::text[])`.execute(db)
  const communeOf = new Map(communes.map((commune) => [commune.code, commune]))
  return rows.map((row) => ({
    ...{ id: row.id, state: row.state, fileName: row.fileName },
    commune: communeOf.get(row.communeCode) ?? {
      code: row.communeCode,
      nameFr: row.communeCode,
      nameAr: row.communeCode,
    },
    created: certain(doneBy(names, row.createdBy, row.createdAt)),
    planName: row.mapping && { nameFr: row.mapping.plan.nameFr, nameAr: row.mapping.plan.nameAr },
    versionLabel: row.mapping?.version.label ?? null,
  }))
}
