import { type Kysely, sql } from 'kysely'
import { migrateToLatest } from '../../api/db/migrate.ts'
import type { Database } from '../../api/db/tables.ts'
import { prepareQueue } from '../../api/jobs/prepareQueue.ts'
import { seedTerritory } from '../../seeds/territory/seed.ts'
import { People } from '../build/people.ts'
import { databaseUrl, makeTemplate, sourcesKey } from '../build/testCluster.ts'

const COMMUNES = `(select code, row_number() over (order by code) - 1 as rank from commune where code like '06.%' and parent_code is null)`

/** A region's dossiers over 40 km by 40 km near Casablanca, filed in its communes in turn. Made once, then kept. */
export async function dossierDatabase(clusterUrl: (database: string) => string, dossiers: number): Promise<string> {
  const maintenance = clusterUrl('postgres')
  const sources = sourcesKey(['migrations', 'test/bench/dossierDatabase.ts', 'test/build/people.ts'])
  const name = `bench_dossiers_${dossiers}_${sources}`
  await makeTemplate(maintenance, { name }, async (db, url) => {
    console.log(`making ${dossiers} dossiers…`)
    await migrateToLatest(db)
    await prepareQueue(url)
    await seedTerritory(db)
    await fillDossiers(db, await new People(db).person(), dossiers)
    await sql`vacuum analyze`.execute(db)
  })
  return databaseUrl(maintenance, name)
}

/** That many dossiers of one owner, one in ten a draft, each with its site. */
export async function fillDossiers(db: Kysely<Database>, owner: string, dossiers: number): Promise<void> {
  await sql`
    insert into dossier (id, title, state, commune_code, territory, created_by, created_at)
    select gen_random_uuid(), 'Dossier ' || i, case when i % 10 = 0 then 'draft' else 'filed' end, c.code, '{}',
      ${owner}::uuid, '2026-01-01'
    from generate_series(1, ${dossiers}::integer) i
    join ${sql.raw(COMMUNES)} c on c.rank = i % (select count(*) from ${sql.raw(COMMUNES)} n)`.execute(db)
  await sql`
    insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select d.id, 26191, 'draft', '{}', g.geom, display_3857(g.geom)
    from (select id, row_number() over () as i from dossier) d
    cross join lateral (select ST_Multi(ST_MakeEnvelope(x, y, x + 15, y + 22, 26191)) as geom
      from (select 280000 + (d.i * 7919) % 40000 as x, 300000 + (d.i * 104729) % 40000 as y) at) g`.execute(db)
}
