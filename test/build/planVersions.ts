import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'

/** Metres of zone 26191. */
type Box = readonly [west: number, south: number, east: number, north: number]

type Version = {
  readonly plan: string
  readonly label: string
  readonly approved: string
  readonly box: Box
  /** Side by side from west to east, each the same width. */
  readonly zones: readonly { readonly code: string; readonly minAreaM2: number | null }[]
}

/** A version of a plan, approved on a day, as its import leaves it. @returns its id */
export async function planVersion(
  db: Kysely<Database>,
  { plan, label, approved, box, zones }: Version,
): Promise<string> {
  const [id, [west, south, east, north]] = [randomUUID(), box]
  const whole = sql`ST_Multi(ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 26191))`
  await sql`insert into plan (id, code, kind, name_fr, name_ar) values (${randomUUID()}, ${plan}, 'pa', ${`Plan ${plan}`}, ${`تصميم ${plan}`})
    on conflict (code) do nothing`.execute(db)
  await sql`insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, data_date, source)
    select ${id}, p.id, ${label}, 26191, g, display_3857(g), 0.5, ${approved}::date, 'essai'
    from plan p, (select ${whole} as g) w where p.code = ${plan}`.execute(db)
  await sql`insert into plan_perimeter (plan_version_id, srid, geom, geom_3857)
    select ${id}, 26191, g, display_3857(g) from (select ${whole} as g) w`.execute(db)
  await sql`insert into plan_event (id, plan_version_id, kind, on_day, act)
    values (${randomUUID()}, ${id}, 'approved', ${approved}::date, 'Décret d’essai')`.execute(db)
  const width = (east - west) / zones.length
  for (const [rank, { code, minAreaM2 }] of zones.entries()) {
    await sql`insert into zone (id, srid, plan_version_id, code, family, label_fr, label_ar, geom, geom_3857)
      select ${randomUUID()}, 26191, ${id}, ${code}, 'housing', ${code}, ${code}, g, display_3857(g)
      from (select ST_Multi(ST_MakeEnvelope(${west + rank * width}, ${south}, ${west + (rank + 1) * width}, ${north}, 26191)) as g) w`.execute(
      db,
    )
    await sql`insert into regulation (plan_version_id, zone_code, buildable) values (${id}, ${code}, true) on conflict do nothing`.execute(
      db,
    )
    await sql`insert into regulation_figure (plan_version_id, zone_code, parameter, value, article)
      values (${id}, ${code}, 'min_area_m2', ${minAreaM2}, 'art. 5') on conflict do nothing`.execute(db)
  }
  return id
}

/** Dossiers under examination of one owner, each on a plot of 20 m by 12 m, one every 40 m to the east. @returns their ids */
export async function dossiersOnPlots(
  db: Kysely<Database>,
  {
    owner,
    count,
    from: [x, y],
  }: { readonly owner: string; readonly count: number; readonly from: readonly [number, number] },
): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  await sql`insert into dossier (id, title, state, commune_code, created_by, created_at, territory)
    select id, 'Villa', 'filed', '06.141.01.41', ${owner}::uuid, '2026-11-20', '{}' from unnest(${ids}::uuid[]) id`.execute(
    db,
  )
  await sql`insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
    select gen_random_uuid(), id, ${owner}::uuid, 'owner', ${owner}::uuid, '2026-11-20' from unnest(${ids}::uuid[]) id`.execute(
    db,
  )
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select id, 26191, 'filed', '{}', g, display_3857(g)
    from unnest(${ids}::uuid[]) with ordinality as i(id, n), lateral (select ST_Multi(ST_MakeEnvelope(
      ${x}::float8 + (n - 1) * 40, ${y}::float8, ${x}::float8 + (n - 1) * 40 + 20, ${y}::float8 + 12, 26191)) as g) w`.execute(
    db,
  )
  return ids
}
