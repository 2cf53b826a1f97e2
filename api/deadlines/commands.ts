import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import { calendarNow, clockOf, type DossierClock, outagesNow } from './queries.ts'
import { insertStages } from './recounting/writing.ts'
import { type ClockFacts, type StageDue, stagesDue } from './stages.ts'
import { validityStages } from './validity.ts'

/** What moves the last days of every dossier alike. */
export type Days = Pick<ClockFacts, 'calendar' | 'outages'>

/** A dossier with what its clock is computed from. */
export type Counted = Omit<DossierClock, 'definition'> & {
  readonly id: string
  readonly definition: Pick<DossierClock['definition'], 'flow' | 'stages' | 'validity'>
}

export const daysNow = async (db: Kysely<Database>): Promise<Days> => ({
  calendar: await calendarNow(db),
  outages: await outagesNow(db),
})

/** Counts every stage of a dossier again from its events, in the transaction of what changed; the rows follow. */
export async function recount(transaction: Kysely<Database>, dossierId: string): Promise<StageDue[]> {
  const clock = await clockOf(transaction, dossierId)
  if (!clock || clock.events.length === 0) return []
  const stages = stagesOf(clock, await daysNow(transaction))
  await keepStages(transaction, dossierId, stages)
  return stages
}

/** Counts dossiers that have just come in and of which nothing is kept yet, in one statement; as `rokhas_worker`. */
export async function countTogether(db: Kysely<Database>, dossiers: readonly Counted[], days: Days): Promise<void> {
  await insertStages(
    db,
    dossiers.flatMap((one) => stagesOf(one, days).map((stage) => ({ dossier_id: one.id, ...rowOf(stage) }))),
  )
}

function stagesOf({ definition, ...clock }: Omit<Counted, 'id'>, days: Days): StageDue[] {
  const rules = [...definition.stages, ...validityStages(definition.validity, clock)]
  return stagesDue(rules, { events: clock.events, track: clock.track, flow: definition.flow, ...days })
}

/** One statement whatever their number: those that are as they were are left alone. */
const keepStages = (transaction: Kysely<Database>, dossierId: string, stages: readonly StageDue[]) =>
  sql`select keep_deadlines(${dossierId}::uuid, ${JSON.stringify(stages.map(rowOf))}::jsonb)`.execute(transaction)

const rowOf = ({ stage, holder, from, assumed, due, days, unit, left, skipped, rule, met }: StageDue) => ({
  ...{ stage, holder, from_day: from, assumed, due_day: due, days, unit, days_left: left, skipped, rule, met_day: met },
})
