import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'

/** The first day of the quarter of a day. */
export const quarterStart = (day: RawBuilder<unknown>) => sql`date_trunc('quarter', ${day}::timestamp)::date`

const DELAYS = ['calendar_gross', 'calendar_net', 'working_gross', 'working_net']
const HANDS = ['guichet_ms', 'members_ms', 'president_ms', 'applicant_ms']

/**
 * The quarters in which a dossier counts: that of its filing, that of its end, and those
 * between, at whose end it was open; that of today while it is.
 * A doubtful one is told in the quarter of its filing alone.
 */
export const quartersOfFact = (fact: RawBuilder<unknown>, today: Day) => sql`
  generate_series(date_trunc('quarter', ${fact}.filed_day::timestamp), case when ${fact}.doubt is null
    then date_trunc('quarter', coalesce(${fact}.closed_day, ${today}::date)::timestamp)
    else date_trunc('quarter', ${fact}.filed_day::timestamp) end, interval '3 months')`

/** Facts with each quarter they count in; of these communes and quarters alone, when some are given. */
export function spread(facts: RawBuilder<unknown>, today: Day, touched?: RawBuilder<unknown>): RawBuilder<unknown> {
  if (!touched)
    return sql`select f.*, q.start::date as quarter from ${facts} f cross join lateral ${quartersOfFact(sql`f`, today)} q(start)`
  return sql`select f.*, t.quarter from ${touched} t join ${facts} f on f.commune_code = t.commune_code
    and performance_until(f.filed_day, f.closed_day) >= t.quarter and f.filed_day < (t.quarter + interval '3 months')::date
    and case when f.doubt is null then t.quarter <= ${quarterStart(sql`${today}::date`)} else t.quarter = ${quarterStart(sql`f.filed_day`)} end`
}

const total = (column: string) =>
  sql`coalesce(sum(${sql.ref(column)}) filter (where decides), 0)::bigint as ${sql.ref(column)}`
const inOrder = (column: string) =>
  sql`coalesce(array_agg(${sql.ref(column)} order by ${sql.ref(column)}) filter (where decides), '{}') as ${sql.ref(column)}`
const became = (outcome: string) =>
  sql`(count(*) filter (where ends and outcome = ${sql.lit(outcome)}))::integer as ${sql.ref(outcome)}`

/** Rows of `performance_cell` from `spread` facts, in the order of that table's columns. */
export const summed = (counted: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with marked as (
    select s.*, doubt is null and quarter = ${quarterStart(sql`filed_day`)} as begins,
      doubt is null and closed_day is not null and quarter = ${quarterStart(sql`closed_day`)} as ends,
      doubt is null and outcome <> 'withdrawn' and quarter = ${quarterStart(sql`closed_day`)} as decides,
      case when doubt is null and coalesce(closed_day >= (quarter + interval '3 months')::date, true)
        then filed_day end as open_since
    from ${counted} s
  )
  select quarter, commune_code, case when grouping(procedure_code) = 1 then '*' else procedure_code end as procedure_code,
    case when grouping(track) = 1 then '*' else track end as track,
    (count(*) filter (where begins))::integer as filed,
    ${sql.join(['granted', 'refused', 'silence', 'acknowledged', 'withdrawn'].map(became))},
    (count(*) filter (where decides and due_day is not null))::integer as timed,
    (count(*) filter (where decides and closed_day <= due_day))::integer as in_time,
    (count(*) filter (where decides and requests = 0))::integer as right_first_time,
    (count(*) filter (where doubt is not null))::integer as doubtful,
    ${sql.join(HANDS.map(total))}, ${sql.join(DELAYS.map(inOrder))},
    coalesce(array_agg(open_since order by open_since) filter (where open_since is not null), '{}') as open_since
  from marked
  group by grouping sets ((quarter, commune_code), (quarter, commune_code, procedure_code), (quarter, commune_code, track),
    (quarter, commune_code, procedure_code, track))
  having bool_or(begins or ends or open_since is not null or doubt is not null)`

/** Rows of `performance_reason_cell` from `spread` facts: by quarter of the decision, the dossiers of which something was
 * asked for a reason, or that were refused on a ground. */
export const summedReasons = (counted: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select quarter, commune_code, why.kind, code, count(*)::integer as dossiers
  from ${counted} s cross join lateral (values ('complement', s.asked), ('refusal', s.grounds)) why(kind, codes)
    cross join unnest(why.codes) code
  where doubt is null and outcome <> 'withdrawn' and quarter = ${quarterStart(sql`closed_day`)}
  group by quarter, commune_code, why.kind, code`

/** Rows of `performance_body_cell` from rows of `performance_avis`, by quarter of the day they were asked. */
export const summedBodies = (avis: RawBuilder<unknown>, touched?: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select ${quarterStart(sql`a.asked_day`)} as quarter, a.commune_code, a.body_id, count(*)::integer as asked,
    (count(*) filter (where a.answered_day is not null))::integer as answered,
    coalesce(array_agg(a.working_days order by a.working_days) filter (where a.working_days is not null), '{}') as working_days
  from ${
    touched
      ? sql`${touched} t join ${avis} a on a.commune_code = t.commune_code and a.asked_day >= t.quarter
      and a.asked_day < (t.quarter + interval '3 months')::date`
      : sql`${avis} a`
  }
  group by 1, 2, 3`
