import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import { personNamed } from '../access/personNamed.ts'
import type { ServitudeAnswer, ServitudeLine, ServitudesAsked } from '../contract/servitudes.ts'
import type { Database } from '../db/tables.ts'

type Db = Kysely<Database>

export const PAGE = 50

const LINE = sql`
  s.id, s.kind, s.effect, s.name_fr as "nameFr", s.name_ar as "nameAr", s.act, s.manager, s.body,
  s.height_limit_m as "heightLimitM", s.forbidden_uses as "forbiddenUses", s.source, s.data_date as "dataDate",
  s.in_force_from as "inForceFrom", s.in_force_to as "inForceTo", s.tolerance_m as "toleranceM",
  s.buffer_m as "bufferM", s.buffer_source as "bufferSource", ST_Area(s.geom) as "areaM2",
  (select json_build_array(ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b))
    from (select ST_Transform(ST_SetSRID(ST_Extent(s.geom_3857)::geometry, 3857), 4326) as b) box) as bbox`

const STANDING: Readonly<Record<ServitudesAsked['standing'], (today: string) => RawBuilder<unknown>>> = {
  in_force: (today) => sql`(s.in_force_from is null or s.in_force_from <= ${today}::date)
    and (s.in_force_to is null or s.in_force_to >= ${today}::date)`,
  to_come: (today) => sql`s.in_force_from > ${today}::date`,
  ended: (today) => sql`s.in_force_to < ${today}::date`,
  all: () => sql`true`,
}

/** Servitudes that meet a box of the map and what is asked of them, one page in the order of their ids. */
export async function servitudesAsked(
  db: Db,
  asked: ServitudesAsked,
  today: string,
): Promise<readonly ServitudeLine[]> {
  const { bbox, q, effect, kind, cursor } = asked
  const [west, south, east, north] = bbox ?? []
  const box = bbox
    ? sql`s.geom_3857 && ST_Transform(ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326), 3857)`
    : sql`true`
  const words = q ? `%${q.replaceAll(/[%_\\]/g, (mark) => `\\${mark}`)}%` : null
  const { rows } = await sql<ServitudeLine>`
    select ${LINE} from servitude s
    where s.former_of is null and ${box} and ${STANDING[asked.standing](today)}
      and ${effect ? sql`s.effect = ${effect}` : sql`true`} and ${kind ? sql`s.kind = ${kind}` : sql`true`}
      and ${
        words
          ? sql`(s.name_fr ilike ${words} or s.name_ar ilike ${words} or s.act ilike ${words} or s.manager ilike ${words}
        or s.source ilike ${words})`
          : sql`true`
      }
      and ${cursor ? sql`s.id > ${cursor}::uuid` : sql`true`}
    group by s.srid, s.id order by s.id limit ${PAGE + 1}`.execute(db)
  return rows
}

type Row = Omit<ServitudeAnswer, 'mayEdit' | 'today' | 'revisions' | 'spills'> & {
  readonly territory: readonly string[]
}

/** One servitude, whole; null when there is none. */
export async function servitudeById(db: Db, id: string): Promise<Row | null> {
  const { rows } = await sql<Row>`
    select ${LINE}, coalesce(units_under(s.geom), '{}') as territory,
      ST_AsGeoJSON(ST_Multi(ST_Transform(ST_SimplifyPreserveTopology(s.geom_3857, 1), 4326)), 8)::json as footprint,
      ST_AsGeoJSON(wgs84_from_legal(s.generator), 9)::json as generator,
      s.state_from as "stateFrom", json_build_object('srid', s.srid, 'generator', ST_AsGeoJSON(s.generator, 2, 0)::json) as legal,
      ST_NPoints(s.geom) as points,
      (select count(*)::integer from servitude_piece p where p.srid = s.srid and p.servitude_id = s.id) as pieces,
      coalesce((select max(number) from servitude_revision r where r.servitude_id = s.id), 0) as revision
    from servitude s where s.id = ${id}::uuid and s.former_of is null group by s.srid, s.id`.execute(db)
  return rows[0] ?? null
}

export type RevisionRow = Omit<ServitudeAnswer['revisions'][number], 'at' | 'changed' | 'since' | 'until'> & {
  readonly at: Date
  readonly content: Readonly<Record<string, unknown>>
}

const FORMER_FOOTPRINT = sql`ST_AsGeoJSON(ST_Multi(wgs84_from_legal(ST_SimplifyPreserveTopology(
  ST_SetSRID(ST_GeomFromGeoJSON(r.content ->> 'footprint'), (r.content ->> 'srid')::integer), 1))), 8)::json`

/** Its former states, the last first. */
export async function servitudeRevisions(db: Db, id: string): Promise<readonly RevisionRow[]> {
  const { rows } = await sql<RevisionRow>`
    select r.number, r.kind, r.made_at as at, r.reason, r.content, ${FORMER_FOOTPRINT} as footprint,
      ${personNamed('r.made_by')} as by
    from servitude_revision r where r.servitude_id = ${id}::uuid order by r.number desc`.execute(db)
  return rows
}

export type Measured = {
  /** Why it is no valid shape, and where, lon/lat; null when it is one. */
  readonly fault: { readonly reason: string; readonly at: readonly number[] | null } | null
  readonly territory: readonly string[] | null
  /** The zone of the commune it lies in. */
  readonly zone: LegalSrid | null
}

/** What the database thinks of a shape in legal metres, before anything is written. */
export async function measure(db: Db, shape: RawBuilder<unknown>): Promise<Measured> {
  const { rows } = await sql<Measured>`
    with given as (select ${shape} as geom),
    judged as (select g.geom, d.valid, d.reason, ST_SetSRID(d.location, ST_SRID(g.geom)) as location from given g cross join lateral ST_IsValidDetail(g.geom) d)
    select case when not j.valid or ST_IsEmpty(j.geom) then json_build_object('reason', j.reason,
        'at', case when j.location is null then null
          else json_build_array(ST_X(wgs84_from_legal(j.location)), ST_Y(wgs84_from_legal(j.location))) end) end as fault,
      u.units as territory, (select c.legal_srid from commune c where c.code = u.units[array_upper(u.units, 1)]) as zone
    from judged j cross join lateral (select case when j.valid then units_under(j.geom) end as units) u`.execute(db)
  const [measured] = rows
  if (!measured) throw new Error('a shape was measured and nothing was said of it')
  return measured
}

/** Where a servitude lies now, EWKB; asked before it moves. */
export async function formerGround(db: Db, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ ground: Buffer }>`
    select ST_AsEWKB(geom) as ground from servitude where id = ${id}::uuid`.execute(db)
  return rows[0]?.ground ?? null
}
