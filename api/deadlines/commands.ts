import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import { calendarNow, clockOf, outagesNow } from './queries.ts'
import { type StageDue, stagesDue } from './stages.ts'
import { validityStages } from './validity.ts'

/** Counts every stage of a dossier again from its events, in the transaction of what changed; the rows follow. */
export async function recount(transaction: Kysely<Database>, dossierId: string): Promise<StageDue[]> {
  const clock = await clockOf(transaction, dossierId)
  if (!clock || clock.events.length === 0) return []
  const [calendar, outages] = [await calendarNow(transaction), await outagesNow(transaction)]
  const { definition, track, events } = clock
  const rules = [...definition.stages, ...validityStages(definition.validity, clock)]
  const stages = stagesDue(rules, { events, calendar, outages, track })
  await keepStages(transaction, dossierId, stages)
  return stages
}

/** One statement whatever their number: those that are as they were are left alone. */
const keepStages = (transaction: Kysely<Database>, dossierId: string, stages: readonly StageDue[]) =>
  sql`select keep_deadlines(${dossierId}::uuid, ${JSON.stringify(stages.map(rowOf))}::jsonb)`.execute(transaction)

const rowOf = ({ stage, holder, from, assumed, due, days, unit, left, skipped, rule, met }: StageDue) => ({
  ...{ stage, holder, from_day: from, assumed, due_day: due, days, unit, days_left: left, skipped, rule, met_day: met },
})
