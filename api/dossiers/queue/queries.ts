import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { READERS } from '../../contract/policy/policy.ts'
import type { StageCode, Track } from '../../contract/procedures/definition.ts'
import { HOLDER_OF, type Holder, STEPS, type Step } from '../../contract/procedures/steps.ts'
import { URGENCIES, type Urgency } from '../../contract/queue.ts'
import type { Database } from '../../db/tables.ts'
import { daysOf } from './urgency.ts'

export type QueueFilter = {
  readonly urgency?: Urgency | undefined
  readonly step?: Step | undefined
  readonly procedure?: string | undefined
  readonly holder?: Holder | undefined
  readonly cursor?: string | undefined
  readonly limit: number
  readonly today: Day
}

export type QueueRow = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly communeCode: string
  readonly communeNameFr: string
  readonly communeNameAr: string
  readonly procedureCode: string
  readonly procedureNameFr: string
  readonly procedureNameAr: string
  readonly track: Track | null
  readonly step: Step
  readonly stepSince: Date
  readonly filedAt: Date
  readonly due: string | null
  readonly stage: StageCode | null
  readonly stageDue: string | null
}

/** Under examination, on a territory the actor reads by mandate: not one's own dossiers. */
const WAITING = sql`d.state in ('filed', 'examined') and d.number is not null
  and d.territory && (select actor_territories(${sql.val([...READERS])}::text[]))`

const stepsHeldBy = (holder: Holder) => STEPS.filter((step) => HOLDER_OF[step] === holder)

function narrowed({ urgency, step, procedure, holder, today }: QueueFilter) {
  const wheres = [WAITING]
  if (urgency) wheres.push(ofUrgency(urgency, today))
  if (step) wheres.push(sql`d.step = ${step}`)
  if (procedure) wheres.push(sql`v.code = ${procedure}`)
  if (holder) wheres.push(sql`d.step = any (${stepsHeldBy(holder)}::text[])`)
  return wheres
}

/** As the queue's index has it: a clock that stands comes after every last day. */
const DUE = sql`coalesce(d.due_day, 'infinity'::date)`

function ofUrgency(urgency: Urgency, today: Day) {
  if (urgency === 'standing') return sql`${DUE} = 'infinity'::date`
  const { from, to } = daysOf(urgency, today)
  return sql`${DUE} >= ${from ?? '-infinity'}::date and ${DUE} <= ${to ?? '9999-12-31'}::date`
}

/** A page of the queue, the last day first; those whose clock stands come at the end. */
export async function queuePage(db: Kysely<Database>, filter: QueueFilter): Promise<QueueRow[]> {
  const wheres = narrowed(filter)
  const [after, id] = filter.cursor?.split('_') ?? []
  if (after && id) wheres.push(sql`(${DUE}, d.id) > (${after}::date, ${id}::uuid)`)
  const { rows } = await sql<QueueRow>`
    select d.id, d.number, d.title, d.track, d.step, d.step_since as "stepSince", d.filed_at as "filedAt",
      d.due_day::text as due, c.code as "communeCode", c.name_fr as "communeNameFr", c.name_ar as "communeNameAr",
      v.code as "procedureCode", v.definition ->> 'nameFr' as "procedureNameFr", v.definition ->> 'nameAr' as "procedureNameAr",
      n.stage, n.due_day::text as "stageDue"
    from dossier d join commune c on c.code = d.commune_code join procedure_version v on v.id = d.procedure_version_id
    left join lateral (
      select s.stage, s.due_day from dossier_deadline s
      where s.dossier_id = d.id and s.met_day is null and s.due_day is not null and not s.assumed
      order by s.due_day, s.stage limit 1) n on true
    where ${sql.join(wheres, sql` and `)}
    order by ${DUE}, d.id limit ${filter.limit}`.execute(db)
  return rows
}

const MOST_COUNTED = 1000

/** How many wait, by urgency; counting stops where a number says no more than « many ». */
export async function queueCounts(db: Kysely<Database>, today: Day): Promise<Record<Urgency, number>> {
  const counts = URGENCIES.map(
    (urgency) => sql`(select count(*)::integer from (select from dossier d
      where ${WAITING} and ${ofUrgency(urgency, today)} limit ${MOST_COUNTED}) u) as ${sql.id(urgency)}`,
  )
  const { rows } = await sql<Record<Urgency, number>>`select ${sql.join(counts)}`.execute(db)
  return rows[0] ?? { late: 0, today: 0, soon: 0, later: 0, standing: 0 }
}
