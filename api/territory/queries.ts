import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Position } from '../../spatial/geometry/types.ts'
import { fold, skeleton } from '../../spatial/territory/fold.ts'
import type { CommuneAnswer, Territories } from '../contract/territory.ts'
import type { Database } from '../db/tables.ts'

export type CommunePage = {
  readonly q?: string | undefined
  readonly province?: string | undefined
  readonly region?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** [west, south, east, north], degrees. */
const box = (geometry: RawBuilder<unknown>) =>
  sql`case when ${geometry} is null then null else json_build_array(
    round(ST_XMin(${geometry})::numeric, 5), round(ST_YMin(${geometry})::numeric, 5),
    round(ST_XMax(${geometry})::numeric, 5), round(ST_YMax(${geometry})::numeric, 5)) end`

/** A row of `commune c`, `province p` and `region r` as the contract spells it. */
const ANSWER = sql`
  c.code, c.name_fr as "nameFr", c.name_ar as "nameAr", c.kind, c.population, c.area_km2 as "areaKm2",
  json_build_object('code', p.code, 'nameFr', p.name_fr, 'nameAr', p.name_ar) as province,
  json_build_object('code', r.code, 'nameFr', r.name_fr, 'nameAr', r.name_ar) as region,
  array_remove(array['MA', r.code, p.code, c.parent_code, c.code], null) as path,
  c.legal_srid as "legalSrid", c.filing, c.outline_kind as outline,
  ${box(sql`c.outline`)} as bbox`

const JOINED = sql`commune c join province p on p.code = c.province_code join region r on r.code = p.region_code`

/** Codes are written 06.141.01.01., 06.141.01.01 or 061410101: digits alone are compared. */
const digitsOf = (code: string) => code.replaceAll(/[.\s]/g, '')

const codeLike = (column: RawBuilder<unknown>, code: string) => sql`replace(${column}, '.', '') = ${digitsOf(code)}`

/**
 * How well `search_key` answers what was typed: 4 the very name, 3 a name that begins so, 2 every word begins one of the
 * name or of its city, 1.5 the same consonants, else the likeness of the nearest part (0 to 1). Null when it does not.
 * Keys are built by searchKey().
 */
export function matchRank(key: RawBuilder<unknown>, typed: string): RawBuilder<number | null> {
  const folded = fold(typed)
  const consonants = skeleton(folded).replaceAll(' ', '')
  const words = sql.join(
    folded.split(' ').map((word) => sql`translate(${key}, '|', ' ') like ${`% ${word}%`}`),
    sql` and `,
  )
  const sameSounds =
    consonants.length < 3 ? sql`false` : sql`split_part(${key}, '||', 3) ~ ${`(^|\\|)${consonants}(\\||$)`}`
  return sql<number | null>`case
    when ${key} like ${`%|${folded}|%`} and split_part(${key}, '||', 1) || '|' like ${`%|${folded}|%`} then 4
    when split_part(${key}, '||', 1) like ${`%|${folded}%`} then 3
    when ${words} then 2
    when ${sameSounds} then 1.5
    when word_similarity(${folded}, split_part(${key}, '||', 1)) >= 0.45
      then word_similarity(${folded}, split_part(${key}, '||', 1)) end`
}

/** Between names that match alike, the one closest to what was typed. */
const likeness = (key: RawBuilder<unknown>, typed: string) =>
  sql`similarity(${fold(typed)}, split_part(${key}, '||', 1))`

const isCode = (typed: string) => /^\d[\d.]{1,12}$/.test(typed.trim())

/** Communes and arrondissements by code, or by how well they answer what was typed; one more than asked when more follow. */
export async function communesFound(db: Kysely<Database>, page: CommunePage): Promise<readonly CommuneAnswer[]> {
  const typed = page.q?.trim() ?? ''
  const key = sql`c.search_key`
  const rank = typed === '' ? sql`0` : matchRank(key, typed)
  const matching =
    typed === ''
      ? sql`true`
      : isCode(typed)
        ? sql`replace(c.code, '.', '') like ${`${digitsOf(typed)}%`}`
        : sql`found.rank is not null`
  const { rows } = await sql<CommuneAnswer>`
    select ${ANSWER} from ${JOINED}, lateral (select ${isCode(typed) ? sql`0` : rank} as rank) as found
    where ${matching} and c.ended_on is null
      and ${page.province === undefined ? sql`true` : codeLike(sql`p.code`, page.province)}
      and ${page.region === undefined ? sql`true` : sql`r.code = ${page.region.padStart(2, '0')}`}
    order by found.rank desc, ${typed === '' ? sql`c.code` : sql`round(${likeness(key, typed)}::numeric, 1) desc, c.population desc, c.code`}
    limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

/** One commune by its code, with or without dots; null when there is none. */
export async function communeByCode(db: Kysely<Database>, code: string): Promise<CommuneAnswer | null> {
  const { rows } =
    await sql<CommuneAnswer>`select ${ANSWER} from ${JOINED} where ${codeLike(sql`c.code`, code)}`.execute(db)
  return rows[0] ?? null
}

export type CommuneAt = Pick<CommuneAnswer, 'code' | 'nameFr' | 'nameAr' | 'legalSrid' | 'filing' | 'outline'>

/**
 * The commune at a point ([lon, lat], degrees WGS84): the arrondissement in a city that has some; a real outline before
 * an approximate one that runs under it. With `outline` 'approximate' it is only likely. Null outside all outlines.
 */
export async function communeAt(db: Kysely<Database>, [lon, lat]: Position): Promise<CommuneAt | null> {
  const { rows } = await sql<CommuneAt>`
    select c.code, c.name_fr as "nameFr", c.name_ar as "nameAr", c.legal_srid as "legalSrid", c.filing, c.outline_kind as outline
    from commune c left join commune city on city.code = c.parent_code
    where ST_Intersects(c.outline, ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326))
    order by 'imported' in (c.outline_kind, city.outline_kind) desc nulls last, c.parent_code nulls last, c.code limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

export type PlaceFound = {
  readonly id: number
  readonly name: string
  readonly communeFr: string | null
  readonly communeAr: string | null
  readonly point: readonly number[]
  readonly rank: number
}

/** Towns and villages of the gazetteer that are no commune of the same name. */
export async function placesFound(db: Kysely<Database>, typed: string, limit: number): Promise<readonly PlaceFound[]> {
  const { rows } = await sql<PlaceFound>`
    select pl.id, pl.name, c.name_fr as "communeFr", c.name_ar as "communeAr", found.rank::float8 as rank,
      json_build_array(ST_X(pl.location), ST_Y(pl.location)) as point
    from place pl left join commune c on c.code = pl.commune_code,
      lateral (select ${matchRank(sql`pl.search_key`, typed)} as rank) as found
    where found.rank is not null
      and (c.code is null or split_part(c.search_key, '||', 1) || '|' not like '%' || split_part(pl.search_key, '||', 1) || '|%')
    order by found.rank desc, ${likeness(sql`pl.search_key`, typed)} desc, pl.id limit ${limit}`.execute(db)
  return rows
}

export type TitleFound = {
  readonly id: string
  readonly number: string
  readonly kind: 'title' | 'requisition' | 'unregistered'
  readonly communeFr: string | null
  readonly communeAr: string | null
  readonly bbox: readonly number[]
}

/** Parcels of the cadastre under a title number as titleNumber() writes it. */
export async function titlesFound(db: Kysely<Database>, number: string, limit: number): Promise<readonly TitleFound[]> {
  const { rows } = await sql<TitleFound>`
    select t.id, t.title_number as number, t.title_kind as kind, c.name_fr as "communeFr", c.name_ar as "communeAr",
      ${box(sql`wgs84_from_legal(t.geom)`)} as bbox
    from parcel t left join commune c on c.code = t.commune_code
    where t.title_number = ${number} order by t.title_kind desc, t.id limit ${limit}`.execute(db)
  return rows
}

export type Division = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  readonly bbox: readonly number[] | null
}

export async function regionsListed(db: Kysely<Database>): Promise<readonly Division[]> {
  const { rows } = await sql<Division>`
    select code, name_fr as "nameFr", name_ar as "nameAr", ${box(sql`outline`)} as bbox from region order by code`.execute(
    db,
  )
  return rows
}

export async function provincesListed(
  db: Kysely<Database>,
  region?: string,
): Promise<readonly (Division & { readonly region: string; readonly kind: string })[]> {
  const { rows } = await sql<Division & { region: string; kind: string }>`
    select code, region_code as region, kind, name_fr as "nameFr", name_ar as "nameAr", ${box(sql`outline`)} as bbox
    from province where ${region === undefined ? sql`true` : sql`region_code = ${region.padStart(2, '0')}`} order by code`.execute(
    db,
  )
  return rows
}

/** A point inside, where a symbol stands: the middle of a bent outline may lie outside. */
const inside = sql`case when outline is null then null else json_build_array(
  round(ST_X(ST_PointOnSurface(outline))::numeric, 3), round(ST_Y(ST_PointOnSurface(outline))::numeric, 3)) end`

const PLACED = sql`code, name_fr as "nameFr", name_ar as "nameAr", ${box(sql`outline`)} as bbox, ${inside} as at`

/** Every region, province, commune and arrondissement, in the order of their codes. */
export async function territoriesListed(db: Kysely<Database>): Promise<Territories> {
  const [regions, provinces, communes] = await Promise.all([
    sql<Territories['regions'][number]>`select ${PLACED} from region order by code`.execute(db),
    sql<Territories['provinces'][number]>`select ${PLACED}, region_code as region from province order by code`.execute(
      db,
    ),
    sql<Territories['communes'][number]>`
      select ${PLACED}, kind, outline_kind as outline, parent_code as city, province_code as province,
        ended_on::text as "endedOn"
      from commune order by code`.execute(db),
  ])
  return { regions: regions.rows, provinces: provinces.rows, communes: communes.rows }
}
