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

type Condition = RawBuilder<unknown>

/** Of `dossier d` and `procedure_version v`. `found` goes before the statement; empty when no text was typed. */
export type Narrowed = { readonly found: RawBuilder<unknown>; readonly where: RawBuilder<unknown> }

const STATES: Readonly<Record<QueueFilter['scope'], readonly DossierState[]>> = {
  open: ['filed', 'examined'],
  closed: ['decided', 'archived'],
  all: ['filed', 'examined', 'decided', 'archived'],
}

const reach = sql`(select actor_territories(${sql.val([...READERS])}::text[]))`

/**
 * As the queue's indexes have it: a clock that stands comes after every last day. Once it is decided, no clock runs.
 */
export const dueOf = (scope: QueueFilter['scope']): RawBuilder<string> =>
  scope === 'open'
    ? sql`coalesce(d.due_day, 'infinity'::date)`
    : sql`case when d.state in ('filed', 'examined') then coalesce(d.due_day, 'infinity'::date) else 'infinity'::date end`

/** The dossiers that answer a filter, on a territory the actor reads by mandate: not one's own dossiers. */
export function narrowed(asked: Asked): Narrowed {
  const { q } = asked.filter
  const text = q ? typed(q) : null
  const conditions = [
    ...standing(asked.filter),
    ...ofTerritory(asked),
    ...ofCourse(asked.filter),
    ...ofDesk(asked),
    ...(asked.filter.urgency ? [ofUrgency(asked.filter.urgency, asked)] : []),
    ...(text ? [sql`d.id in (select f.id from found f)`] : []),
  ]
  return {
    found: text
      ? sql`with found as materialized (select f as id from dossiers_found(${text.words}::text[], ${text.titles}::text[]) f)`
      : sql``,
    where: sql.join(conditions, sql` and `),
  }
}

/** Written out, so that the indexes of what is under examination are known to serve. */
function standing({ scope }: QueueFilter): Condition[] {
  const states = sql.join(STATES[scope].map((state) => sql.lit(state)))
  return [sql`d.state in (${states})`, sql`d.number is not null`]
}

function typed(q: string) {
  const { titles, rest } = titlesIn(q)
  const words = titles.length > 0 && rest.trim() === '' ? [] : searchWords(rest)
  return { words, titles: [...titles] }
}

/** A region or the whole country: their dossiers are many enough to be met in the order of their last days. */
const isWide = (unit: string) => unit === 'MA' || /^\d{2}$/.test(unit)

/** The few communes of a province are named, for the index to find their dossiers; those of a region are not. */
function ofTerritory({ filter: { commune }, actor }: Asked): Condition[] {
  const wide = actor.mandates.some(({ role, territories }) => READERS.includes(role) && territories.some(isWide))
  if (wide && commune === undefined) return [sql`d.territory && ${reach}`]
  const inside = commune === undefined ? sql`` : sql` and ${commune} in (c.code, c.parent_code)`
  return [
    sql`d.territory && ${reach}`,
    sql`d.commune_code = any ((select array(select c.code from commune c join province p on p.code = c.province_code
      where array['MA', p.region_code, c.province_code, c.parent_code, c.code] && ${reach}${inside}))::text[])`,
  ]
}

const stepsHeldBy = (holder: Holder) => STEPS.filter((step) => HOLDER_OF[step] === holder)

/** Civil days of the country: a dossier filed at half past midnight is of that day. */
const startOf = (day: string) => sql`(${day}::date::timestamp at time zone 'Africa/Casablanca')`

function ofCourse({ step, procedure, track, holder, from, to }: QueueFilter): Condition[] {
  return [
    ...(step ? [sql`d.step = ${step}`] : []),
    ...(procedure ? [sql`v.code = ${procedure}`] : []),
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
