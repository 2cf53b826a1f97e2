import { type Kysely, sql } from 'kysely'
import { migrateToLatest } from '../../api/db/migrate.ts'
import type { Database } from '../../api/db/tables.ts'
import { prepareQueue } from '../../api/jobs/prepareQueue.ts'
import { seedBodies } from '../../seeds/bodies/seed.ts'
import { seedProcedures } from '../../seeds/procedures/seed.ts'
import { seedTerritory } from '../../seeds/territory/seed.ts'
import { databaseUrl, makeTemplate, sourcesKey } from '../build/testCluster.ts'

/** One dossier in twenty lies in this arrondissement; the others go round the communes of the country. */
export const BUSY = '06.141.01.41'
export const OWNERS_SHARE = 10
const BATCH = 50_000
const EVENTS = 20

/** The id of the how-manieth row of a kind, as SQL. */
export const idOf = (kind: number, nth: number): string =>
  `0000000${kind}-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`
const DOSSIER = 1
const PERSON = 2
const JOURNAL = 3
export const dossierId = (nth: number): string => idOf(DOSSIER, nth)
export const ownerId = (nth: number): string => idOf(PERSON, nth)
export const identityOf = (nth: number): string => `BX${nth}`

/**
 * A country of dossiers, one in twenty open, each with twenty events of its course and of the journal, its last day and
 * its words. Written by sets, without the triggers that would write the same row by row; made once, then kept.
 */
export async function nationalDatabase(clusterUrl: (database: string) => string, dossiers: number): Promise<string> {
  const maintenance = clusterUrl('postgres')
  const name = `bench_national_${dossiers}_${sourcesKey(['migrations', 'seeds/procedures', 'test/bench/nationalDatabase.ts'])}`
  await makeTemplate(maintenance, { name }, async (db, url) => {
    const from = performance.now()
    await migrateToLatest(db)
    await prepareQueue(url)
    await seedTerritory(db)
    await seedBodies(db)
    await seedProcedures(db)
    await fill(db, dossiers)
    await sql`vacuum analyze`.execute(db)
    const { rows } = await sql<{
      size: string
    }>`select pg_size_pretty(pg_database_size(current_database())) as size`.execute(db)
    const minutes = ((performance.now() - from) / 60_000).toFixed(1)
    console.log(`${dossiers} dossiers and ${dossiers * EVENTS} events made in ${minutes} min, ${rows[0]?.size}`)
  })
  return databaseUrl(maintenance, name)
}

const FILLED = ['dossier', 'dossier_participant', 'dossier_event', 'dossier_deadline', 'dossier_site', 'journal_event']

async function fill(db: Kysely<Database>, dossiers: number): Promise<void> {
  await sql`create function bench_id(kind integer, nth bigint) returns uuid language sql immutable parallel safe as $$
    select ('0000000' || kind || '-0000-7000-8000-' || lpad(to_hex(nth), 12, '0'))::uuid $$`.execute(db)
  await sql`
    insert into person (id, given_name, family_name, given_name_ar, family_name_ar, national_id, created_at)
    select bench_id(${PERSON}, n), (array['Amina', 'Youssef', 'Khadija', 'Hamza', 'Omar', 'Salma', 'Rachid'])[1 + n % 7],
      (array['Tazi', 'Bennani', 'Amrani', 'Lahlou', 'Naciri', 'Haddad', 'Belhaj', 'Iraqi', 'Guessous', 'Mansouri', 'Kettani'])[1 + n % 11]
        || ' ' || n, 'أمينة', 'التازي', 'BX' || n, '2023-01-01'
    from generate_series(0, ${Math.ceil(dossiers / OWNERS_SHARE)}::integer) n`.execute(db)
  await sql`create table bench_commune as
    select code, territory_path(code) as territory, row_number() over (order by code) - 1 as rank from commune`.execute(
    db,
  )
  for (const table of FILLED) await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
  const batches = Array.from({ length: Math.ceil(dossiers / BATCH) }, (_, nth) => 1 + nth * BATCH)
  // Two at once: the words of a dossier take longer to find than to write.
  const filling = async () => {
    for (let first = batches.shift(); first !== undefined; first = batches.shift()) {
      await fillBatch(db, first, Math.min(dossiers, first + BATCH - 1), dossiers)
      console.log(`${Math.min(dossiers, first + BATCH - 1)} of ${dossiers} dossiers`)
    }
  }
  await Promise.all([filling(), filling()])
  for (const table of FILLED) await sql`alter table ${sql.table(table)} enable trigger user`.execute(db)
}

/** A permis d'habiter: filed for one in twenty, else gone the whole way. */
const EVENT_WORDS = sql.raw(`array['file', 'summon', 'inspect', 'sign_minutes', 'accept', 'settle', 'sign', 'archive']`)
const STEP_WORDS = sql.raw(
  `array['filed', 'filed', 'inspected', 'opined', 'to_settle', 'to_sign', 'granted', 'archived']`,
)
const STATE_WORDS = sql.raw(
  `array['filed', 'filed', 'filed', 'examined', 'examined', 'examined', 'decided', 'archived']`,
)
const WHOLE = 8

async function fillBatch(db: Kysely<Database>, first: number, last: number, dossiers: number): Promise<void> {
  const owners = Math.ceil(dossiers / OWNERS_SHARE)
  const nths = sql`generate_series(${first}::integer, ${last}::integer) n`
  const owner = sql`bench_id(${PERSON}, n % ${owners}::integer)`
  // Days spread over ten years; what is open was filed in the last two months. Some are decided in a week, some in seven.
  const filed = sql`(current_date - case when n % 20 = 0 then n / 20 % 60 else 60 + n % 3590 end)`
  const pace = sql`(1 + n / 7 % 7)`
  await sql`
    insert into dossier (id, title, state, step, moves, commune_code, territory, created_by, created_at, procedure_version_id,
      number, filed_at, step_since, due_day)
    select bench_id(${DOSSIER}, n), (array['Maison individuelle', 'Immeuble de rapport', 'Villa', 'Résidence Al Amal'])[1 + (n + n / 20) % 4]
        || ', lot ' || n, case when n % 20 = 0 then 'filed' else 'archived' end,
      case when n % 20 = 0 then 'filed' else 'archived' end, case when n % 20 = 0 then 1 else ${WHOLE}::integer end, c.code,
      c.territory, ${owner}, ${filed} - 9, v.id, replace(c.code, '.', '') || '-' || extract(year from ${filed}) || '-' || lpad(n::text, 7, '0'),
      ${filed}, ${filed}, ${filed} + 30
    from ${nths} join bench_commune c on case when n % 20 < 2 and n % 400 < 200 then c.code = ${BUSY} else c.rank = n % (select count(*) from bench_commune) end
      cross join (select id from procedure_version where code = 'habiter' and valid_to is null limit 1) v`.execute(db)
  await sql`
    insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
    select bench_id(4, n), bench_id(${DOSSIER}, n), ${owner}, 'owner', ${owner}, ${filed} - 9 from ${nths}`.execute(db)
  await sql`
    insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    select bench_id(${DOSSIER}, n), m, (${EVENT_WORDS})[m], (${STEP_WORDS})[m], (${STATE_WORDS})[m], ${filed} + (m - 1) * ${pace}, ${filed} + (m - 1) * ${pace}, ${owner}
    from ${nths}, generate_series(1, case when n % 20 = 0 then 1 else ${WHOLE}::integer end) m`.execute(db)
  await sql`
    insert into journal_event (id, at, person_id, action, consultation, subject_kind, subject_id, dossier_id, detail, request_id)
    select bench_id(${JOURNAL}, n::bigint * ${EVENTS}::integer + k), ${filed} + k, ${owner}, 'dossier.consult', true, 'dossier',
      bench_id(${DOSSIER}, n)::text, bench_id(${DOSSIER}, n), '{}', 'bench'
    from ${nths}, generate_series(1, ${EVENTS}::integer - case when n % 20 = 0 then 1 else ${WHOLE}::integer end) k`.execute(
    db,
  )
  await sql`
    insert into dossier_deadline (dossier_id, stage, holder, from_day, assumed, due_day, days, unit, days_left, skipped, rule, met_day)
    select bench_id(${DOSSIER}, n), 'total', 'president', ${filed}, false, ${filed} + 30, 30, 'calendar', 0, '[]',
      '{"fr": "Loi 12-90, art. 55", "ar": "القانون رقم 12.90", "sureness": "sourced"}', case when n % 20 > 0 then ${filed} + 6 * ${pace} end
    from ${nths}`.execute(db)
  await sql`
    insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select bench_id(${DOSSIER}, n), 26191, 'filed', d.territory, g.geom, display_3857(g.geom)
    from ${nths} join dossier d on d.id = bench_id(${DOSSIER}, n)
      cross join lateral (select ST_Multi(ST_MakeEnvelope(x, y, x + 15, y + 22, 26191)) as geom
        from (select 280000 + (n::bigint * 7919) % 40000 as x, 300000 + (n::bigint * 104729) % 40000 as y) at) g
    where n % 20 = 0`.execute(db)
  await sql`
    insert into dossier_search (dossier_id, words) select d.id, dossier_words(d) from dossier d
    where d.id between bench_id(${DOSSIER}, ${first}::integer) and bench_id(${DOSSIER}, ${last}::integer)`.execute(db)
}
