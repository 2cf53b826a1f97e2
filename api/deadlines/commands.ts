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

async function keepStages(transaction: Kysely<Database>, dossierId: string, stages: readonly StageDue[]) {
  await transaction
    .deleteFrom('dossier_deadline')
    .where('dossier_id', '=', dossierId)
    .where('stage', 'not in', stages.length > 0 ? stages.map(({ stage }) => stage) : ['total'])
    .execute()
  if (stages.length === 0) return
  await transaction
    .insertInto('dossier_deadline')
    .values(stages.map((stage) => rowOf(dossierId, stage)))
    .onConflict((conflict) =>
      conflict.columns(['dossier_id', 'stage']).doUpdateSet((eb) => ({
        holder: eb.ref('excluded.holder'),
        from_day: eb.ref('excluded.from_day'),
        assumed: eb.ref('excluded.assumed'),
        due_day: eb.ref('excluded.due_day'),
        days: eb.ref('excluded.days'),
        unit: eb.ref('excluded.unit'),
        days_left: eb.ref('excluded.days_left'),
        skipped: sql`excluded.skipped`,
        rule: sql`excluded.rule`,
        met_day: eb.ref('excluded.met_day'),
      })),
    )
    .execute()
}

const rowOf = (dossierId: string, { stage, holder, from, assumed, due, days, unit, left, ...rest }: StageDue) => ({
  dossier_id: dossierId,
  stage,
  holder,
  from_day: from,
  assumed,
  due_day: due,
  days,
  unit,
  days_left: left,
  skipped: JSON.stringify(rest.skipped),
  rule: JSON.stringify(rest.rule),
  met_day: rest.met,
})
