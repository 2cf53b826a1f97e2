import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { searchWords } from '../../../spatial/searchWords.ts'
import { titlesIn } from '../../../spatial/territory/titleNumber.ts'
import type { Actor } from '../../contract/policy/decide.ts'
import { READERS } from '../../contract/policy/policy.ts'
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

/** The units the actor reads by mandate, as the database knows them. */
export const reach = sql`(select actor_territories(${sql.val([...READERS])}::text[]))`

/**
 * As the queue's indexes have it: a clock that stands comes after every last day. Once it is decided, no clock runs.
 */
export const dueOf = (scope: QueueFilter['scope']): RawBuilder<string> =>
  scope === 'open'
    ? sql`coalesce(d.due_day, 'infinity'::date)`
    : sql`case when d.state in ('filed', 'examined') then coalesce(d.due_day, 'infinity'::date) else 'infinity'::date end`

/** What a `dossier d` answers to be of a filter, on a territory the actor reads by mandate: not one's own. What was typed is `foundBy`. */
export const narrowed = (asked: Asked): Condition =>
  sql.join(
    [
      ...standing(asked.filter),
      sql`d.territory && ${reach}`,
      ...inCommune(asked.filter),
      ...ofCourse(asked.filter),
      ...ofDesk(asked),
      ...(asked.filter.urgency ? [ofUrgency(asked.filter.urgency, asked)] : []),
    ],
    sql` and `,
  )

/** So many answers to a few words are sorted and counted; beyond, more words are wanted. */
export const MOST_FOUND = 20_000

/** The ids of what answers the words that were typed, as the table `found`; null when none were. */
export function foundBy({ q }: QueueFilter): RawBuilder<unknown> | null {
  if (!q) return null
  const { words, titles } = typed(q)
  return sql`found as materialized (select f as id from dossiers_found(${words}::text[], ${titles}::text[], ${MOST_FOUND + 1}) f)`
}

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

function typed(q: string) {
  const { titles, rest } = titlesIn(q)
  const words = titles.length > 0 && rest.trim() === '' ? [] : searchWords(rest)
  return { words, titles: [...titles] }
}

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
