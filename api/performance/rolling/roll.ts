import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { Database } from '../../db/tables.ts'
import type { WorkDeps } from '../../deps.ts'
import { MEASURED_EVENTS, measured, measuredAvis } from './measured.ts'
import { quarterStart, quartersOfFact, spread, summed, summedBodies, summedReasons } from './summed.ts'

/** Changes of dossiers taken in one transaction at most. */
const MOST_CHANGES = 10_000

type Needs = Pick<WorkDeps, 'db' | 'clock'>
type Touched = { readonly commune: string; readonly quarter: string }
export type Rolled = { readonly dossiers: number; readonly cells: number; readonly full: boolean }

/** One at a time in the whole database, whoever rolls up or rebuilds. */
export const lockRolling = sql`select pg_advisory_xact_lock(hashtext('performance'))`

/**
 * Brings the figures up to what has happened: measures the dossiers that moved, and sums again the communes and quarters
 * they count in, before and now. A new day is taken in first: a day to come may have come, a quarter may have ended.
 */
export const roll = ({ db, clock }: Needs): Promise<Rolled> =>
  db.transaction().execute(async (transaction) => {
    await lockRolling.execute(transaction)
    return rollWithin(transaction, clock.today(), clock.now())
  })

/** The same in the caller's transaction, which holds the lock. */
export async function rollWithin(db: Transaction<Database>, today: Day, at: Date): Promise<Rolled> {
  const { since, upToDate } = await takeDayIn(db, today)
  await takeHolidaysIn(db)
  const { ids, full } = await takeWaiting(db)
  if (ids.length === 0 && upToDate) return { dossiers: 0, cells: 0, full }
  const touched = [...(await measure(db, ids, today)), ...(await stillOpen(db, since, today))]
  const asked = await measureAvis(db, ids, today)
  if (touched.length > 0) await sumAgain(db, touched, today)
  if (asked.length > 0) await sumBodiesAgain(db, asked)
  await markQuarters(db, [...touched, ...asked])
  await sql`insert into performance_state (as_of, rolled_at, version) values (${today}::date, ${at}, 1)
    on conflict (one) do update set as_of = excluded.as_of, rolled_at = excluded.rolled_at,
      version = performance_state.version + 1`.execute(db)
  return { dossiers: ids.length, cells: touched.length, full }
}

/** @returns the day the figures were at when it is an earlier one, else null; and whether they are of today */
async function takeDayIn(db: Kysely<Database>, today: Day): Promise<{ since: string | null; upToDate: boolean }> {
  const { rows } = await sql<{ asOf: string }>`select as_of as "asOf" from performance_state`.execute(db)
  const since = rows[0]?.asOf ?? null
  const upToDate = since !== null && since >= today
  if (upToDate || since === null) return { since: null, upToDate }
  await sql`insert into performance_dirty (dossier_id)
    select dossier_id from performance_dossier where doubt = 'future_day'`.execute(db)
  return { since, upToDate }
}

/** A holiday moves the working days of all that was open that day, decided or answered since or not. */
async function takeHolidaysIn(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{
    day: string
  }>`delete from performance_dirty where day is not null returning day`.execute(db)
  if (rows.length === 0) return
  const days = sql`unnest(${rows.map(({ day }) => day)}::date[]) holiday(day)`
  await sql`insert into performance_dirty (dossier_id)
    select f.dossier_id from performance_dossier f
    where exists (select from ${days} where day between f.filed_day and performance_until(f.filed_day, f.closed_day))
    union
    select a.dossier_id from performance_avis a
    where exists (select from ${days} where day between a.asked_day and coalesce(a.answered_day, day))`.execute(db)
}

/** @returns the dossiers to measure again: what moved by events that change no figure is taken, and left */
async function takeWaiting(db: Kysely<Database>): Promise<{ readonly ids: readonly string[]; readonly full: boolean }> {
  const { rows } = await sql<{ id: string; times: number; counts: boolean }>`
    with taken as (delete from performance_dirty where id in (
      select id from performance_dirty where dossier_id is not null order by id limit ${MOST_CHANGES})
      returning dossier_id, events is null or events && ${MEASURED_EVENTS}::text[] as counts)
    select dossier_id as id, count(*)::integer as times, bool_or(counts) as counts from taken group by dossier_id`.execute(
    db,
  )
  const taken = rows.reduce((total, { times }) => total + times, 0)
  return { ids: rows.filter(({ counts }) => counts).map(({ id }) => id), full: taken >= MOST_CHANGES }
}

/** A batch of dossiers as the first of a query's relations. */
const batchOf = (ids: readonly string[]) =>
  sql`batch as materialized (select dossier_id from unnest(${ids}::uuid[]) given(dossier_id))`
const BATCH = sql`batch`

const FACT_COLUMNS =
  sql.raw(`(commune_code, procedure_code, track, filed_day, closed_day, outcome, calendar_gross, calendar_net,
  working_gross, working_net, due_day, requests, guichet_ms, members_ms, president_ms, applicant_ms, asked, grounds, doubt)`)
const EXCLUDED_FACT = sql.raw(`(excluded.commune_code, excluded.procedure_code, excluded.track, excluded.filed_day,
  excluded.closed_day, excluded.outcome, excluded.calendar_gross, excluded.calendar_net, excluded.working_gross,
  excluded.working_net, excluded.due_day, excluded.requests, excluded.guichet_ms, excluded.members_ms,
  excluded.president_ms, excluded.applicant_ms, excluded.asked, excluded.grounds,
  excluded.doubt)`)

/** @returns the communes and quarters in which what changed counts, as it was and as it is */
async function measure(db: Kysely<Database>, ids: readonly string[], today: Day): Promise<readonly Touched[]> {
  if (ids.length === 0) return []
  const quarters = (fact: string) => quartersOfFact(sql.raw(fact), today)
  const { rows } = await sql<Touched>`
    with ${batchOf(ids)}, fresh as materialized (${measured(BATCH, today)}),
    was as materialized (select f.* from batch b join performance_dossier f on f.dossier_id = b.dossier_id),
    changed as materialized (
      select coalesce(n.dossier_id, o.dossier_id) as dossier_id, n.dossier_id is null as gone
      from was o full join fresh n on n.dossier_id = o.dossier_id
      where row(o.*) is distinct from row(n.*)),
    gone as (delete from performance_dossier f using changed c where f.dossier_id = c.dossier_id and c.gone),
    kept as (insert into performance_dossier select n.* from fresh n join changed c on c.dossier_id = n.dossier_id
      on conflict (dossier_id) do update set ${FACT_COLUMNS} = ${EXCLUDED_FACT})
    select o.commune_code as commune, q.start::date as quarter from was o join changed c on c.dossier_id = o.dossier_id
      cross join lateral ${quarters('o')} q(start)
    union
    select n.commune_code, q.start::date from fresh n join changed c on c.dossier_id = n.dossier_id
      cross join lateral ${quarters('n')} q(start)`.execute(db)
  return rows
}

/** What is open counts in each quarter that has begun since. */
async function stillOpen(db: Kysely<Database>, since: string | null, today: Day): Promise<readonly Touched[]> {
  if (since === null) return []
  const { rows } = await sql<Touched>`
    select distinct f.commune_code as commune, q.start::date as quarter
    from generate_series(date_trunc('quarter', ${since}::timestamp) + interval '3 months', ${today}::timestamp, interval '3 months') q(start)
      join performance_dossier f on f.doubt is null and q.start::date between f.filed_day and performance_until(f.filed_day, f.closed_day)`.execute(
    db,
  )
  return rows
}

async function measureAvis(db: Kysely<Database>, ids: readonly string[], today: Day): Promise<readonly Touched[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Touched>`
    with ${batchOf(ids)}, fresh as materialized (${measuredAvis(BATCH, today)}),
    was as materialized (select a.* from batch b join performance_avis a on a.dossier_id = b.dossier_id),
    changed as materialized (
      select coalesce(n.consulted_body_id, o.consulted_body_id) as id, n.consulted_body_id is null as gone from was o
        full join fresh n on n.consulted_body_id = o.consulted_body_id
      where row(o.*) is distinct from row(n.*)),
    gone as (delete from performance_avis a using changed c where a.consulted_body_id = c.id and c.gone),
    kept as (insert into performance_avis select n.* from fresh n join changed c on c.id = n.consulted_body_id
      on conflict (consulted_body_id) do update set
        (commune_code, asked_day, answered_day, working_days) =
        (excluded.commune_code, excluded.asked_day, excluded.answered_day, excluded.working_days))
    select o.commune_code as commune, ${quarterStart(sql`o.asked_day`)} as quarter from was o join changed c on c.id = o.consulted_body_id
    union
    select n.commune_code, ${quarterStart(sql`n.asked_day`)} from fresh n join changed c on c.id = n.consulted_body_id`.execute(
    db,
  )
  return rows
}

const relation = (touched: readonly Touched[]): RawBuilder<unknown> =>
  sql`(select distinct commune_code, quarter from unnest(${touched.map(({ commune }) => commune)}::text[],
    ${touched.map(({ quarter }) => quarter)}::date[]) pair(commune_code, quarter))`

/** The facts of these communes and quarters are read once, for both sums. */
async function sumAgain(db: Kysely<Database>, pairs: readonly Touched[], today: Day): Promise<void> {
  const touched = relation(pairs)
  for (const cell of ['performance_cell', 'performance_reason_cell']) await clear(db, cell, touched)
  await sql`with counted as materialized (${spread(sql.table('performance_dossier'), today, touched)}),
    cells as (insert into performance_cell ${summed(sql`counted`)})
    insert into performance_reason_cell ${summedReasons(sql`counted`)}`.execute(db)
}

/** What was computed from these quarters has to be computed again. */
const markQuarters = (db: Kysely<Database>, pairs: readonly Touched[]) =>
  sql`insert into performance_quarter (quarter, version)
    select distinct quarter, 1 from unnest(${pairs.map(({ quarter }) => quarter)}::date[]) quarter
    on conflict (quarter) do update set version = performance_quarter.version + 1`.execute(db)

async function sumBodiesAgain(db: Kysely<Database>, pairs: readonly Touched[]): Promise<void> {
  const touched = relation(pairs)
  await clear(db, 'performance_body_cell', touched)
  await sql`insert into performance_body_cell ${summedBodies(sql.table('performance_avis'), touched)}`.execute(db)
}

const clear = (db: Kysely<Database>, cell: string, touched: RawBuilder<unknown>) =>
  sql`delete from ${sql.table(cell)} c using ${touched} t
    where c.commune_code = t.commune_code and c.quarter = t.quarter`.execute(db)
