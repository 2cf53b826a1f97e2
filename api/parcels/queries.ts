import type { MultiPolygon } from 'geojson'
import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Position } from '../../spatial/geometry/types.ts'
import type { Database } from '../db/tables.ts'
import { isUuid } from '../db/uuid.ts'

export type CommuneAt = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  readonly legalSrid: LegalSrid
  readonly outline: 'approximate' | 'imported'
}

/** A commune cut into arrondissements is answered for by them. */
const hasNoArrondissement = sql`not exists (
  select 1 from commune part where part.parent_code = c.code and part.outline is not null)`

/** The commune around each place ([lon, lat]), or null where no outline is: same order, same length. */
export async function communesAt(
  db: Kysely<Database>,
  places: readonly Position[],
): Promise<readonly (CommuneAt | null)[]> {
  const { rows } = await sql<{ rank: number } & CommuneAt>`
    select asked.rank, c.code, c.name_fr as "nameFr", c.name_ar as "nameAr",
      c.legal_srid as "legalSrid", c.outline_kind as outline
    from unnest(${places.map(([lon]) => lon)}::float8[], ${places.map(([, lat]) => lat)}::float8[])
      with ordinality as asked(lon, lat, rank)
    cross join lateral (
      select * from commune c
      where ST_Covers(c.outline, ST_SetSRID(ST_MakePoint(asked.lon, asked.lat), 4326)) and ${hasNoArrondissement}
      order by ST_Area(c.outline) limit 1
    ) c`.execute(db)
  const byRank = new Map(rows.map(({ rank, ...commune }) => [rank, commune]))
  return places.map((_, index) => byRank.get(index + 1) ?? null)
}

export type CommuneNames = {
  readonly id: string
  readonly namesFr: readonly string[]
  readonly namesAr: readonly string[]
}

/** A metre, in degrees: no commune limit is known better. */
const LIMIT_DOUBT_DEG = 0.00001

export type InCommune = { readonly id: string; readonly commune: string }

/**
 * Of these filed parcels, those that reach more than about a metre into another commune than their own, with the names of
 * all the communes they meet. Only parcels that their own commune does not cover are compared with the others.
 */
export async function severalCommunes(
  db: Kysely<Database>,
  parcels: readonly InCommune[],
): Promise<readonly CommuneNames[]> {
  const { rows } = await sql<CommuneNames>`
    with beyond as materialized (
      select filed.id, filed.place from unnest(
        ${parcels.map(({ id }) => id)}::uuid[], ${parcels.map(({ commune }) => commune)}::text[]) as asked(id, commune)
      join commune home on home.code = asked.commune
      cross join lateral (select p.id, wgs84_from_legal(p.geom) as place from filed_parcel p where p.id = asked.id) filed
      where not ST_Covers(home.outline, filed.place)
    )
    select beyond.id, array_agg(c.name_fr order by c.name_fr) as "namesFr", array_agg(c.name_ar order by c.name_fr) as "namesAr"
    from beyond join commune c
      on c.outline && beyond.place and ST_Intersects(beyond.place, ST_Buffer(c.outline, ${-LIMIT_DOUBT_DEG}::float8))
    where ${hasNoArrondissement}
    group by beyond.id having count(*) > 1`.execute(db)
  return rows
}

export type FiledParcelRow = {
  readonly id: string
  readonly label: string
  readonly ordinal: number
  readonly filedSrid: number
  readonly filedHow: 'declared' | 'prj' | 'proposed' | 'geographic'
  readonly coordinates: number[][][][]
  readonly transformation: string
  readonly sha256: string
  readonly format: string
  readonly name: string | null
  readonly receivedAt: Date
  readonly size: number
}

/** One filed parcel, its coordinates as they were filed, and what is known of its file; null when there is none. */
export async function filedParcel(db: Kysely<Database>, id: string): Promise<FiledParcelRow | null> {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('filed_parcel as parcel')
    .innerJoin('filed_file as file', 'file.sha256', 'parcel.sha256')
    .where('parcel.id', '=', id)
    .select([
      'parcel.id',
      'parcel.label',
      'parcel.ordinal',
      'parcel.filed_srid as filedSrid',
      'parcel.filed_how as filedHow',
    ])
    .select(['parcel.transformation', 'parcel.sha256', 'file.format', 'file.name', 'file.received_at as receivedAt'])
    .select(sql<number[][][][]>`parcel.filed_coordinates`.as('coordinates'))
    .select(sql<number>`octet_length(file.bytes)`.as('size'))
    .executeTakeFirst()
  return row ?? null
}

/** The bytes a filed parcel came in, as they came; null when there is none. */
export async function filedBytes(
  db: Kysely<Database>,
  id: string,
): Promise<{ bytes: Buffer; name: string | null } | null> {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('filed_parcel as parcel')
    .innerJoin('filed_file as file', 'file.sha256', 'parcel.sha256')
    .where('parcel.id', '=', id)
    .select(['file.bytes', 'file.name'])
    .executeTakeFirst()
  return row ?? null
}

export type CadastreParcelRow = {
  readonly id: string
  readonly srid: LegalSrid
  readonly titleKind: 'title' | 'requisition' | 'unregistered'
  readonly titleNumber: string | null
  readonly source: string
  readonly dataDate: string | null
  readonly areaM2: number
  readonly perimeterM: number
  readonly legal: MultiPolygon
  readonly wgs84: MultiPolygon
  readonly commune: { readonly code: string; readonly nameFr: string; readonly nameAr: string } | null
}

/** A parcel of the cadastre by its id or by its title number; null when there is none. */
export async function cadastreParcel(db: Kysely<Database>, key: string): Promise<CadastreParcelRow | null> {
  const wanted = isUuid(key) ? sql`p.id = ${key}::uuid` : sql`p.title_number = ${key}`
  const { rows } = await sql<CadastreParcelRow>`
    select p.id, p.srid, p.title_kind as "titleKind", p.title_number as "titleNumber", p.source, p.data_date as "dataDate",
      ST_Area(p.geom) as "areaM2", ST_Perimeter(p.geom) as "perimeterM",
      ST_AsGeoJSON(ST_Multi(p.geom), 4, 0)::json as legal,
      ST_AsGeoJSON(ST_Multi(wgs84_from_legal(p.geom)), 9, 0)::json as wgs84,
      case when c.code is not null then json_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar) end as commune
    from parcel p left join commune c on c.code = p.commune_code
    where ${wanted} order by p.id limit 1`.execute(db)
  return rows[0] ?? null
}
