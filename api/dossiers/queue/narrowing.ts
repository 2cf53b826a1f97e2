import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { Actor } from '../../contract/policy/decide.ts'
import type { DossierState } from '../../contract/policy/roles.ts'
import { HOLDER_OF, type Holder, STEPS } from '../../contract/procedures/steps.ts'
import type { QueueFilter, Urgency } from '../../contract/queue.ts'
import { daysOf } from './urgency.ts'

/** A filter, and what it is asked with: whose territory, on which day. */
export type Asked = { readonly filter: QueueFilter; readonly actor: Actor; readonly today: Day }

export type Condition = RawBuilder<unknown>

const STATES: Readonly<Record<QueueFilter['scope'], readonly DossierState[]>> = {
  open: ['filed', 'examined'],
  closed: ['decided', 'archived'],
  all: ['filed', 'examined', 'decided', 'archived'],
}

const LAST = sql<string>`case when d.due_day is null then 'infinity'::date else d.due_day end`

/**
 * As the queue's indexes have it: a clock that stands comes after every last day. Once it is decided, no clock runs. A
 * `coalesce` would say the same, but is not known to leak nothing, and under row-level security no index serves it.
 */
export const dueOf = (scope: QueueFilter['scope']): RawBuilder<string> =>
  scope === 'open' ? LAST : sql`case when d.state in ('filed', 'examined') then ${LAST} else 'infinity'::date end`

/** What a `dossier d` answers to be of a filter. Whose territory it lies in is said by `eachUnit`, what was typed by `lookUp`. */
export const narrowed = (asked: Asked): Condition =>
  sql.join(
    [
      ...standing(asked.filter),
      ...inCommune(asked.filter),
      ...ofCourse(asked.filter),
      ...ofDesk(asked),
      ...ofFindings(asked.filter),
      ...(asked.filter.urgency ? [ofUrgency(asked.filter.urgency, asked)] : []),
    ],
    sql` and `,
  )

/** Written out, so that the indexes of what is under examination are known to serve. */
function standing({ scope }: QueueFilter): Condition[] {
  const states = sql.join(STATES[scope].map((state) => sql.lit(state)))
  return [sql`d.state in (${states})`, sql`d.number is not null`]
}

/** A commune, or a city with its arrondissements. */
const inCommune = ({ commune }: QueueFilter): Condition[] =>
  commune === undefined
    ? []
    : [sql`d.commune_code = any (array(select c.code from commune c where ${commune} in (c.code, c.parent_code)))`]

const stepsHeldBy = (holder: Holder) => STEPS.filter((step) => HOLDER_OF[step] === holder)

/** Civil days of the country: a dossier filed at half past midnight is of that day. */
const startOf = (day: string) => sql`(${day}::date::timestamp at time zone 'Africa/Casablanca')`

function ofCourse({ step, procedure, track, holder, from, to }: QueueFilter): Condition[] {
  return [
    ...(step ? [sql`d.step = ${step}`] : []),
    ...(procedure
      ? [sql`d.procedure_version_id = any (array(select v.id from procedure_version v where v.code = ${procedure}))`]
      : []),
    ...(track ? [sql`d.track = ${track}`] : []),
    ...(holder ? [sql`d.step = any (${stepsHeldBy(holder)}::text[])`] : []),
    ...(from ? [sql`d.filed_at >= ${startOf(from)}`] : []),
    ...(to ? [sql`d.filed_at < ${startOf(to)} + interval '1 day'`] : []),
  ]
}

/** Never checked, or with a finding that is not compliant and that nobody judged: what was not counted yet awaits too. */
const ofFindings = ({ findings }: QueueFilter): Condition[] =>
  findings === undefined
    ? []
    : [
        sql`not exists (select from finding_standing f
          where f.dossier_id = d.id and f.report_id = d.report_id and f.waiting = 0)`,
        sql`not exists (select from conformity_report r where r.id = d.report_id and r.verdict = 'compliant')`,
      ]

/** Row-level security leaves only what is of the actor's bodies. */
function ofDesk({ filter: { label, assigned }, actor }: Asked): Condition[] {
  const whom = assigned === 'me' ? actor.personId : assigned
  const given = sql`select from dossier_assignment a where a.dossier_id = d.id`
  return [
    ...(label
      ? [sql`exists (select from dossier_labelled l where l.dossier_id = d.id and l.label_id = ${label}::uuid)`]
      : []),
    ...(assigned === 'nobody' ? [sql`not exists (${given})`] : []),
    ...(assigned && assigned !== 'nobody' ? [sql`exists (${given} and a.person_id = ${whom}::uuid)`] : []),
  ]
}

export function ofUrgency(urgency: Urgency, { filter, today }: Asked): Condition {
  const due = dueOf(filter.scope)
  if (urgency === 'standing') return sql`${due} = 'infinity'::date`
  const { from, to } = daysOf(urgency, today)
  return sql`${due} >= ${from ?? '-infinity'}::date and ${due} <= ${to ?? '9999-12-31'}::date`
}
