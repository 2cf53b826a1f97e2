import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { HOLDER_OF, type Holder } from '../../contract/procedures/steps.ts'

/** A relation of dossiers to measure, with one column `dossier_id`. */
export type Batch = RawBuilder<unknown>

const list = (words: readonly string[]) => sql.join(words.map((word) => sql.lit(word)))

/** Steps after filing at which a holder has the dossier in hand. */
const stepsOf = (holder: Holder) =>
  list(Object.entries(HOLDER_OF).flatMap(([step, who]) => (who === holder && step !== 'draft' ? [step] : [])))

/** What ends a dossier: each decision, or its withdrawal. A decision that was reopened ends it no more. */
const ENDS = {
  sign: 'granted',
  refuse: 'refused',
  attest_silence: 'silence',
  acknowledge: 'acknowledged',
  withdraw: 'withdrawn',
} as const

/** What sends a dossier back to its applicant. */
const REQUESTS = ['ask_complement', 'ask_modification', 'refuse_admission']
/** Those that say what they ask; a paper register gives an inadmissible dossier a ground, as a refusal. */
const ASKING = ['ask_complement', 'ask_modification']

/**
 * The events that change what is measured of a dossier as they come: its filing, its end, its reopening, what sends it
 * back. Each event comes after every other one of its dossier, so any other tells only once the dossier ends.
 */
export const MEASURED_EVENTS: readonly string[] = ['file', ...Object.keys(ENDS), 'reopen', ...REQUESTS]

const outcome = sql`case e.event ${sql.join(
  Object.entries(ENDS).map(([event, became]) => sql`when ${sql.lit(event)} then ${sql.lit(became)}`),
  sql` `,
)} end`

/** Few dossiers ever passed to another commune: the others are spared the looking up. */
const communeCounted = sql`case when exists (select from dossier_relocation r where r.dossier_id = d.id)
    then commune_counted(d.id, d.commune_code) else d.commune_code end as commune_code`

const milliseconds = (holder: Holder) =>
  sql`coalesce(sum(e.ms) filter (where e.step in (${stepsOf(holder)}) and e.move < n.move), 0)::bigint`

/**
 * One row of `performance_dossier` for each dossier of a batch that was filed, measured from its events alone, in the order
 * of that table's columns.
 *
 * - A delay is the number of days after the day of filing, up to the day of the decision that stands, that one included:
 *   as a legal term is counted (the first day does not count, the last one does). Working days leave out Saturdays,
 *   Sundays (decree 2-05-916) and the holidays that were decided.
 * - Net of the applicant's time: without the days on which the applicant owed something, the day it was asked and the day
 *   it was given included, as the clock pauses (RGC13, articles 37 and 38).
 * - The time in each one's hands runs from instant to instant and adds up to the time from filing to decision.
 * - A dossier with a day that has not come, with days out of order or with a day no register gives is doubtful.
 */
export const measured = (batch: Batch, today: Day): RawBuilder<unknown> => sql`
  with event as materialized (
    select e.dossier_id, e.move, e.event, e.step, e.day, e.at, coalesce(e.reason ? 'assumed', false) as assumed, e.reason ->> 'code' as said,
      lead(e.day) over following as next_day,
      extract(epoch from lead(e.at) over following - e.at) * 1000 as ms
    from dossier_event e where e.dossier_id in (select dossier_id from ${batch})
    window following as (partition by e.dossier_id order by e.move)
  ), course as (
    select dossier_id, min(move) filter (where event = 'file') as filed_move,
      max(move) filter (where event in (${list(Object.keys(ENDS))})) as closed_move,
      coalesce(max(move) filter (where event = 'reopen'), 0) as reopened_move,
      count(*) filter (where event in (${list(REQUESTS)}))::integer as requests
    from event group by dossier_id
  ), filed as materialized (
    select c.dossier_id, c.requests, e.day, e.assumed, case when c.closed_move > c.reopened_move then c.closed_move end as closed_move
    from course c join event e on e.dossier_id = c.dossier_id and e.move = c.filed_move
  ), ended as materialized (
    select f.dossier_id, e.move, e.day, f.day as filed_day, e.assumed, ${outcome} as outcome
    from filed f join event e on e.dossier_id = f.dossier_id and e.move = f.closed_move
  ), calendar as materialized (
    select d::date as day, count(*) filter (where extract(isodow from d) < 6 and h.day is null) over (order by d)::integer as worked
    from generate_series((select least(min(day), ${today}::date) from event), ${today}::date, interval '1 day') d
      left join (select distinct day from holiday where removed_at is null) h on h.day = d
  ), owed as (
    select e.dossier_id, n.filed_day, n.day,
      unnest(range_agg(daterange(greatest(e.day, n.filed_day + 1), least(greatest(e.next_day, e.day), n.day), '[]'))) as days
    from ended n join event e on e.dossier_id = n.dossier_id and e.move < n.move and e.step in (${stepsOf('applicant')})
    where n.day between n.filed_day + 1 and ${today}::date and greatest(e.next_day, e.day) > n.filed_day and e.day <= n.day
    group by e.dossier_id, n.filed_day, n.day
  ), spared as (
    select o.dossier_id, sum(upper(o.days) - lower(o.days))::integer as days, sum(l.worked - f.worked)::integer as worked
    from owed o join calendar f on f.day = lower(o.days) - 1 join calendar l on l.day = upper(o.days) - 1
    group by o.dossier_id
  ), hands as (
    select n.dossier_id, ${milliseconds('guichet')} as guichet, ${milliseconds('members')} as members,
      ${milliseconds('president')} as president, ${milliseconds('applicant')} as applicant
    from ended n join event e on e.dossier_id = n.dossier_id group by n.dossier_id
  ), asked as (
    select dossier_id, array_agg(distinct code order by code) as codes from (
      select i.dossier_id, i.reason_code as code from complement_item i where i.dossier_id in (select dossier_id from ${batch})
      union all
      -- A paper register says a reason beside the day it was asked on.
      select e.dossier_id, e.said from event e where e.event in (${list(ASKING)}) and e.said is not null) given
    group by dossier_id
  ), refused as (
    select dossier_id, array_agg(distinct ground order by ground) as grounds from (
      select n.dossier_id, m.motive ->> 'ground' as ground
      from ended n join act a on a.dossier_id = n.dossier_id and a.transition = 'refuse' and a.state = 'signed' and a.move = n.move
        join lateral (select facts from act_draft where act_id = a.id order by version desc limit 1) d on true
        cross join lateral jsonb_array_elements(d.facts -> 'motives') m(motive)
      where n.outcome = 'refused'
      union all
      select n.dossier_id, e.said from ended n join event e on e.dossier_id = n.dossier_id and e.move = n.move
      where n.outcome = 'refused' and e.said is not null) given
    group by dossier_id
  ), due as materialized (
    select dossier_id, due_day from dossier_deadline where stage = 'total' and dossier_id in (select dossier_id from ${batch})
  )
  select d.id as dossier_id, ${communeCounted}, v.code as procedure_code, coalesce(d.track, 'none') as track,
    f.day as filed_day, n.day as closed_day, n.outcome,
    o.days as calendar_gross, o.days - coalesce(s.days, 0) as calendar_net,
    l.worked - b.worked as working_gross, l.worked - b.worked - coalesce(s.worked, 0) as working_net,
    x.due_day, f.requests, h.guichet as guichet_ms, h.members as members_ms, h.president as president_ms,
    h.applicant as applicant_ms, coalesce(a.codes, '{}') as asked, coalesce(r.grounds, '{}') as grounds,
    case when f.day > ${today}::date or n.day > ${today}::date then 'future_day' when n.day < f.day then 'disorder'
      when f.assumed or n.assumed then 'assumed_day' end as doubt
  from filed f join dossier d on d.id = f.dossier_id join procedure_version v on v.id = d.procedure_version_id
    left join ended n on n.dossier_id = f.dossier_id
    left join lateral (select n.day - f.day as days where n.day >= f.day) o on true
    left join calendar b on b.day = f.day and o.days is not null left join calendar l on l.day = n.day
    left join spared s on s.dossier_id = f.dossier_id left join hands h on h.dossier_id = f.dossier_id
    left join asked a on a.dossier_id = f.dossier_id left join refused r on r.dossier_id = f.dossier_id
    left join due x on x.dossier_id = f.dossier_id`

/** One row of `performance_avis` for each body that was asked about a dossier of the batch, and not taken back. */
export const measuredAvis = (batch: Batch, today: Day): RawBuilder<unknown> => sql`
  with given as materialized (
    select c.id, c.dossier_id, c.body_id, (c.asked_at at time zone 'Africa/Casablanca')::date as asked_day,
      (select (min(a.at) at time zone 'Africa/Casablanca')::date from avis a where a.consulted_body_id = c.id) as answered_day
    from consulted_body c
    where c.dossier_id in (select dossier_id from ${batch}) and c.asked_at is not null and c.removed_at is null
  ), calendar as materialized (
    select d::date as day, count(*) filter (where extract(isodow from d) < 6 and h.day is null) over (order by d)::integer as worked
    from generate_series((select min(asked_day) from given), ${today}::date, interval '1 day') d
      left join (select distinct day from holiday where removed_at is null) h on h.day = d
  )
  select g.id as consulted_body_id, g.dossier_id, g.body_id, ${communeCounted}, g.asked_day, g.answered_day,
    l.worked - b.worked as working_days
  from given g join dossier d on d.id = g.dossier_id
    left join calendar b on b.day = g.asked_day left join calendar l on l.day = g.answered_day
  where g.asked_day <= ${today}::date`
