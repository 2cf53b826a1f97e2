import { type Kysely, sql } from 'kysely'
import { checkConformity } from '../../api/conformity/commands.ts'
import type { Database } from '../../api/db/tables.ts'
import { People } from './people.ts'
import { testClock } from './server.ts'

type Place = readonly [x: number, y: number]

/** The commune in whose outline a place of zone 26191 lies. @throws when none is known there */
export async function communeAt(db: Kysely<Database>, [x, y]: Place): Promise<{ code: string; nameFr: string }> {
  const { rows } = await sql<{ code: string; nameFr: string }>`select code, name_fr as "nameFr" from commune
    where ended_on is null and ST_Intersects(outline, wgs84_from_legal(ST_SetSRID(ST_MakePoint(${x}::float8, ${y}::float8), 26191)))
    order by code limit 1`.execute(db)
  const [commune] = rows
  if (!commune) throw new Error(`no commune at ${x} ${y}`)
  return commune
}

type Filed = { readonly id: string; readonly at: Place; readonly number: string; readonly heightM: number }

/** A filed dossier of a house on a plot of 20 m by 12 m, with the report of its ground as the law now is. */
export async function dossierOnPlot(db: Kysely<Database>, { id, at: [x, y], number, heightM }: Filed): Promise<void> {
  const owner = await new People(db).person()
  const { code } = await communeAt(db, [x, y])
  await sql`insert into dossier (id, title, state, step, step_since, number, commune_code, created_by, created_at, territory, filed_at,
      procedure_version_id, track)
    select ${id}::uuid, 'Villa', 'filed', 'filed', '2026-11-20', ${number}, ${code}, ${owner}::uuid, '2026-11-20', territory_path(${code}),
      '2026-11-20', v.id, 'pp'
    from procedure_version v where v.code = 'construire' and v.valid_to is null and v.state = 'published'`.execute(db)
  await sql`insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
    values (gen_random_uuid(), ${id}::uuid, ${owner}::uuid, 'owner', ${owner}::uuid, '2026-11-20')`.execute(db)
  const { rows } = await sql<{
    geometry: never
  }>`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select ${id}::uuid, 26191, 'filed', territory_path(${code}), g, display_3857(g)
    from (select ST_Multi(ST_MakeEnvelope(${x}::float8, ${y}::float8, ${x + 20}::float8, ${y + 12}::float8, 26191)) as g) w
    returning ST_AsGeoJSON(geom)::json as geometry`.execute(db)
  const [site] = rows
  if (!site) throw new Error('no site')
  const asked = {
    srid: 26191,
    on: testClock.today(),
    project: { heightM },
    footprint: null,
    idempotencyKey: null,
  } as const
  const { id: report } = await checkConformity({ db, clock: testClock }, { ...asked, ...site })
  await sql`update dossier set report_id = ${report}::uuid where id = ${id}::uuid`.execute(db)
  await sql`insert into dossier_report (dossier_id, nth, report_id, attached_by, attached_at)
    values (${id}::uuid, 1, ${report}::uuid, ${owner}::uuid, '2026-11-20')`.execute(db)
}
