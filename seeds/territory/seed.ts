import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { LEGAL_ZONES, zoneAtLatitude } from '../../spatial/crs/legalZones.ts'
import { searchKey } from '../../spatial/territory/searchKey.ts'
import { cellsVersion, convexCells } from './cells.ts'
import { type CommuneFact, readCommunes, readProvinces, readRegions, TERRITORY_CREDITS } from './facts.ts'
import { readOutlines } from './outlineFile.ts'
import { readTable } from './table.ts'

/** Law 12-90's application: a commune of more than 50,000 inhabitants, or an arrondissement, has its own guichet. */
const GUICHET_ABOVE = 50_000

type Db = Transaction<Database>

/**
 * Fills regions, provinces, communes, arrondissements and places. Safe to run again: facts are brought up to date, cells
 * are laid again only when their sites changed, and an imported outline is never touched.
 */
export async function seedTerritory(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('seed territory'))`.execute(trx)
    const outlines = readOutlines()
    const communes = readCommunes()
    await seedProvinces(trx, outlines)
    await seedCommunes(trx, withOtherNames(communes))
    const source = `cellule approchée ${cellsVersion(outlines)}, ${TERRITORY_CREDITS.outlines.text}`
    if (await cellsAreMissing(trx, source)) {
      await layCells(trx, convexCells(communes, outlines), source)
      await sql`update layer_version set version = version + 1, changed_at = now()
        where layer in ('communes', 'provinces', 'regions')`.execute(trx)
    }
    await seedPlaces(trx)
  })
}

async function seedProvinces(db: Db, outlines: ReturnType<typeof readOutlines>): Promise<void> {
  const provinces = readProvinces().map((fact) => ({ ...fact, outline: JSON.stringify(outlines.get(fact.code)) }))
  await sql`
    insert into region (code, name_fr, name_ar, population)
    select code, "nameFr", "nameAr", population
    from json_to_recordset(${JSON.stringify(readRegions())}::json) as given(code text, "nameFr" text, "nameAr" text, population int)
    on conflict (code) do update set name_fr = excluded.name_fr, name_ar = excluded.name_ar, population = excluded.population
  `.execute(db)
  await sql`
    insert into province (code, region_code, kind, name_fr, name_ar, population, outline)
    select code, "regionCode", kind, "nameFr", "nameAr", population, ST_SetSRID(ST_GeomFromGeoJSON(outline), 4326)
    from json_to_recordset(${JSON.stringify(provinces)}::json)
      as given(code text, "regionCode" text, kind text, "nameFr" text, "nameAr" text, population int, outline text)
    on conflict (code) do update set name_fr = excluded.name_fr, name_ar = excluded.name_ar, population = excluded.population,
      outline = excluded.outline
  `.execute(db)
  await sql`update province set outline_3857 = ST_Transform(outline, 3857)`.execute(db)
  await sql`
    update region set outline = joined.outline, outline_3857 = ST_Transform(joined.outline, 3857)
    from (select region_code, ST_Multi(ST_Union(outline)) as outline from province group by region_code) as joined
    where region.code = joined.region_code
  `.execute(db)
}

type Named = CommuneFact & { readonly otherNames: readonly string[] }

/** Names a town also goes by, which no spelling rule gives: Mogador, Fez, Casa. */
function withOtherNames(communes: readonly CommuneFact[]): readonly Named[] {
  const names = Map.groupBy(readTable('names.csv', ['code', 'name']), ({ code }) => code)
  return communes.map((fact) => ({ ...fact, otherNames: (names.get(fact.code) ?? []).map(({ name }) => name) }))
}

function communeRow(fact: Named, city: Named | undefined, lat: number) {
  const zone = zoneAtLatitude(lat)
  if (!zone) throw new Error(`${fact.code} lies in no legal zone`)
  return {
    ...fact,
    srid: zone.srid,
    filing: fact.kind === 'arrondissement' || fact.population > GUICHET_ABOVE ? 'guichet' : 'provincial_committee',
    key: searchKey(fact, city ?? null),
  }
}

/** What an operator entered of a commune since stands above the tables. */
const hasChanged = (...kinds: readonly string[]) => sql<boolean>`exists (select from commune_change h
  where commune.code in (h.commune_code, h.other_code) and h.applied_at is not null
    ${kinds.length > 0 ? sql`and h.kind = any (${kinds}::text[])` : sql``})`
/** Their ground is no cell of the tables any more, or not yet. */
const groundHasChanged = () => hasChanged('created', 'merged')

async function seedCommunes(db: Db, communes: readonly Named[]): Promise<void> {
  const byCode = new Map(communes.map((commune) => [commune.code, commune]))
  const latOf = new Map(
    readTable('sites.csv', ['code', 'lon', 'lat', 'weight', 'shape', 'origin']).map((row) => [row.code, row.lat]),
  )
  const rows = communes.map((commune) =>
    communeRow(commune, byCode.get(commune.parentCode ?? ''), Number(latOf.get(commune.code))),
  )
  await sql`
    insert into commune (code, province_code, parent_code, kind, name_fr, name_ar, population, area_km2, legal_srid, filing, search_key)
    select code, "provinceCode", "parentCode", kind, "nameFr", "nameAr", population, "areaKm2", srid, filing, key
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as given(code text, "provinceCode" text, "parentCode" text, kind text, "nameFr" text, "nameAr" text, population int,
        "areaKm2" double precision, srid int, filing text, key text)
    on conflict (code) do update set name_fr = excluded.name_fr, name_ar = excluded.name_ar, population = excluded.population,
      area_km2 = excluded.area_km2, filing = excluded.filing, search_key = excluded.search_key
    where not ${hasChanged()}
  `.execute(db)
}

async function cellsAreMissing(db: Db, source: string): Promise<boolean> {
  const { rows } = await sql<{ missing: boolean }>`
    select exists (select 1 from commune where not ${groundHasChanged()}
      and (outline is null or (outline_kind = 'approximate' and outline_source <> ${source}))) as missing`.execute(db)
  return rows[0]?.missing ?? true
}

async function layCells(db: Db, cells: ReturnType<typeof convexCells>, source: string): Promise<void> {
  const given = cells.map(({ code, ground, over, ring }) => ({
    code,
    ground,
    over,
    ring: JSON.stringify({ type: 'Polygon', coordinates: [ring] }),
  }))
  await sql`create temp table cell on commit drop as
    select code, ground, over, ST_SetSRID(ST_GeomFromGeoJSON(ring), 4326) as geom
    from json_to_recordset(${JSON.stringify(given)}::json) as given(code text, ground text, over boolean, ring text)`.execute(
    db,
  )
  await layOn(db, sql`select code, outline from province`, source)
  await layOn(db, sql`select code, outline from commune where code in (select parent_code from commune)`, source)
  // The legal zone follows from where the cell lies; a commune astride a limit gets the zone of most of its middle.
  const zones = LEGAL_ZONES.map(({ srid, latitudes }) => ({ srid, ...latitudes }))
  await sql`
    update commune set legal_srid = zone.srid
    from json_to_recordset(${JSON.stringify(zones)}::json) as zone(srid int, south double precision, north double precision)
    where outline_kind = 'approximate' and legal_srid <> zone.srid
      and ST_Y(ST_PointOnSurface(outline)) >= zone.south and ST_Y(ST_PointOnSurface(outline)) < zone.north`.execute(db)
}

/**
 * Lays cells on the outlines of their ground: all lines are noded together on a 10 cm grid and cut into faces, so that
 * the pieces tile the ground exactly, then each face goes to the cell it lies in.
 */
async function layOn(db: Db, grounds: ReturnType<typeof sql>, source: string): Promise<void> {
  await sql`
    with ground as (${grounds}),
    noded as (
      select g.code, g.outline, ST_UnaryUnion(ST_Collect(ST_Boundary(g.outline), ST_Collect(ST_Boundary(c.geom))), 0.000001) as lines
      from ground g join cell c on c.ground = g.code group by g.code, g.outline),
    face as (
      select noded.code as ground, noded.outline, piece.geom, ST_PointOnSurface(piece.geom) as point
      from noded, lateral (select (ST_Dump(ST_Polygonize(lines))).geom from (select noded.lines) as one) as piece),
    owned as (
      select distinct on (f.ground, f.point) c.code, f.geom
      from face f join cell c on c.ground = f.ground and ST_Intersects(c.geom, f.point)
      where ST_Intersects(f.outline, f.point) order by f.ground, f.point, c.over desc, c.code),
    laid as (select code, ST_Multi(ST_Union(geom)) as outline from owned group by code)
    update commune set outline = laid.outline, outline_3857 = ST_Transform(laid.outline, 3857),
      outline_kind = 'approximate', outline_source = ${source}, outline_date = null
    from laid where laid.code = commune.code and commune.outline_kind is distinct from 'imported'
      and not ${groundHasChanged()}`.execute(db)
}

async function seedPlaces(db: Db): Promise<void> {
  const { text } = TERRITORY_CREDITS.places
  const places = readTable('places.csv', ['name', 'lon', 'lat', 'population', 'commune_code']).map((row) => ({
    name: row.name,
    key: searchKey({ nameFr: row.name, nameAr: '' }, null),
    lon: Number(row.lon),
    lat: Number(row.lat),
    commune: row.commune_code || null,
  }))
  await sql`create temp table given_place on commit drop as
    select name, key, commune, ST_SetSRID(ST_MakePoint(lon, lat), 4326) as location
    from json_to_recordset(${JSON.stringify(places)}::json) as given(name text, key text, commune text, lon float8, lat float8)`.execute(
    db,
  )
  await sql`delete from place p where source = ${text}
    and not exists (select 1 from given_place g where g.name = p.name and g.key = p.search_key and ST_Equals(g.location, p.location))`.execute(
    db,
  )
  await sql`
    insert into place (name, search_key, location, source)
    select g.name, g.key, g.location, ${text} from given_place g
    where not exists (select 1 from place p where p.name = g.name and ST_Equals(p.location, g.location))`.execute(db)
  // A name says more than an approximate cell; a real outline says more than a name.
  await sql`
    update place p set commune_code = found.code
    from given_place g, lateral (
      select c.code from commune c
      where ST_Intersects(c.outline, g.location) or (c.code = g.commune and c.outline_kind = 'approximate')
      order by c.outline_kind = 'imported' desc, c.code is not distinct from g.commune desc, c.parent_code nulls last
      limit 1) as found
    where p.name = g.name and ST_Equals(p.location, g.location) and p.commune_code is distinct from found.code`.execute(
    db,
  )
}
