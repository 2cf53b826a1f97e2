import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { LegalMultiPolygon, Position } from '../../../spatial/geometry/types.ts'
import type { Database } from '../../db/tables.ts'
import type { Drawing, DrawnName, DrawnServitude, DrawnStreet, DrawnZone, PlanSheet, Shape } from './drawing.ts'
import { type Frame, type Frames, metresOf } from './frame.ts'

/** Half of the thinnest line: what moves less does not show on paper. */
const INVISIBLE_MM = 0.05
/** More parcels than this are a grey stain and no plan. */
const MOST_PARCELS = 3_000

type Sheet = {
  readonly srid: LegalSrid
  readonly frame: Frame
  readonly versions: readonly string[]
  readonly detailed: boolean
}

type Drawn = {
  readonly srid: LegalSrid
  readonly outline: LegalMultiPolygon
  readonly frames: Frames
  /** Plan versions whose zones are drawn. */
  readonly versions: readonly string[]
  readonly on: string
}

/**
 * What both sheets draw, cut to them: zones of the versions that govern, servitudes in force, streets, parcels,
 * communes. Read with the facts of the note, and kept with them.
 */
export async function readDrawing(
  db: Kysely<Database>,
  { srid, outline, frames, versions, on }: Drawn,
): Promise<Drawing> {
  const { situation, zoning } = frames
  const parcel = outline.coordinates.flat() as unknown as Shape // rings of positions, as the outline's type says
  return {
    situation: { ...(await sheetOf(db, { srid, frame: situation, versions, detailed: false }, on)), parcel },
    zoning: { ...(await sheetOf(db, { srid, frame: zoning, versions, detailed: true }, on)), parcel },
  }
}

type SheetRow = {
  readonly zones: readonly (Omit<DrawnZone, 'shape' | 'at'> & { readonly shape: unknown; readonly at: Place })[]
  readonly servitudes: readonly { readonly effect: DrawnServitude['effect']; readonly shape: unknown }[]
  readonly streets: readonly { readonly name: string | null; readonly shape: unknown; readonly at: Place }[]
  readonly parcels: unknown
  readonly limits: unknown
  readonly names: readonly (Omit<DrawnName, 'at'> & { readonly at: Place })[]
}
type Place = { readonly coordinates: Position }

async function sheetOf(db: Kysely<Database>, sheet: Sheet, on: string): Promise<Omit<PlanSheet, 'parcel'>> {
  const { frame } = sheet
  const row = await sheetRow(db, sheet, on)
  return {
    ...frame,
    zones: row.zones.map(({ code, family, shape, at }) => ({
      code,
      family,
      shape: pathsOf(shape),
      at: at.coordinates,
    })),
    servitudes: row.servitudes.map(({ effect, shape }) => ({ effect, shape: pathsOf(shape) })),
    streets: row.streets.map(
      ({ name, shape, at }): DrawnStreet => ({ name, shape: pathsOf(shape), at: at.coordinates }),
    ),
    parcels: pathsOf(row.parcels),
    communes: {
      shape: pathsOf(row.limits),
      // An extract lies in one commune nearly always, and its name would cover the parcel.
      names: (sheet.detailed ? [] : row.names).map(({ nameFr, nameAr, at }) => ({
        nameFr,
        nameAr,
        at: at.coordinates,
      })),
    },
  }
}

async function sheetRow(
  db: Kysely<Database>,
  { srid, frame, versions, detailed }: Sheet,
  on: string,
): Promise<SheetRow> {
  const [east, north] = [
    frame.west + metresOf(frame.widthMm, frame.scale),
    frame.south + metresOf(frame.heightMm, frame.scale),
  ]
  const zone = sql.lit(srid)
  const thin = metresOf(INVISIBLE_MM, frame.scale)
  const cut = (geom: ReturnType<typeof sql>, dimension: 2 | 3) =>
    sql`ST_CollectionExtract(ST_Intersection(${geom}, box.geom), ${sql.lit(dimension)})`
  const drawn = (geom: ReturnType<typeof sql>) =>
    sql`ST_AsGeoJSON(ST_SimplifyPreserveTopology(${geom}, ${thin}::float8), 2, 0)::json`
  const { rows } = await sql<{ sheet: SheetRow }>`
    with box as materialized (
      select b.geom, wgs84_from_legal(b.geom) as degrees
      from (select ST_MakeEnvelope(${frame.west}::float8, ${frame.south}::float8, ${east}::float8, ${north}::float8, ${zone}) as geom) b
    ), zones as (
      select z.code, z.family, ${cut(sql`z.geom`, 3)} as geom, z.id from box
      cross join lateral (select * from zone where zone.srid = ${zone} and zone.geom && box.geom offset 0) z
      where z.plan_version_id = any (${versions}::uuid[])
    ), servitudes as (
      select v.id, v.effect, ST_Union(${cut(sql`p.geom`, 3)}) as geom from box
      cross join lateral (select * from servitude_piece where servitude_piece.srid = ${zone} and servitude_piece.geom && box.geom offset 0) p
      cross join lateral (select * from servitude w where w.srid = ${zone} and w.id = p.servitude_id offset 0) v
      where (v.in_force_from is null or v.in_force_from <= ${on}::date) and (v.in_force_to is null or v.in_force_to >= ${on}::date)
      group by v.id, v.effect
    ), streets as (
      select t.id, t.name, case when ST_Dimension(t.geom) = 2 then ${cut(sql`t.geom`, 3)} else ${cut(sql`t.geom`, 2)} end as geom from box
      cross join lateral (select * from street where street.srid = ${zone} and street.geom && box.geom offset 0) t
    ), parcels as (
      select ${cut(sql`ST_Boundary(p.geom)`, 2)} as geom from box
      cross join lateral (select * from parcel where parcel.srid = ${zone} and parcel.geom && box.geom limit ${MOST_PARCELS}::integer) p
      where ${detailed}::boolean or ${frame.scale}::integer <= 10000
    ), communes as (
      select c.name_fr, c.name_ar, c.kind, ST_Intersection(c.outline, box.degrees) as part,
        ST_Intersection(ST_Boundary(c.outline), box.degrees) as limits, c.code
      from box join commune c on c.outline && box.degrees and ST_Intersects(c.outline, box.degrees)
      where not exists (select from commune part where part.parent_code = c.code and part.outline is not null)
    )
    select json_build_object(
      'zones', (select coalesce(json_agg(json_build_object('code', code, 'family', family, 'shape', ${drawn(sql`geom`)},
        'at', ST_AsGeoJSON(ST_PointOnSurface(geom), 2, 0)::json) order by ST_Area(geom) desc, id), '[]') from zones where not ST_IsEmpty(geom)),
      'servitudes', (select coalesce(json_agg(json_build_object('effect', effect, 'shape', ${drawn(sql`geom`)}) order by ST_Area(geom) desc, id), '[]')
        from servitudes where not ST_IsEmpty(geom)),
      'streets', (select coalesce(json_agg(json_build_object('name', name, 'shape', ${drawn(sql`geom`)},
        'at', ST_AsGeoJSON(ST_PointOnSurface(geom), 2, 0)::json) order by name, id), '[]') from streets where not ST_IsEmpty(geom)),
      'parcels', (select ${drawn(sql`ST_Collect(geom)`)} from parcels where not ST_IsEmpty(geom)),
      'limits', (select ${drawn(sql`ST_Multi(ST_CollectionExtract(ST_Collect(legal_from_wgs84(limits, ${zone})), 2))`)} from communes where not ST_IsEmpty(limits)),
      'names', (select coalesce(json_agg(json_build_object('nameFr', name_fr, 'nameAr', name_ar,
        'at', ST_AsGeoJSON(legal_from_wgs84(ST_PointOnSurface(part), ${zone}), 2, 0)::json) order by code), '[]') from communes)) as sheet`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error('the sheet statement returned no row')
  return row.sheet
}

type Geo = { readonly type: string; readonly coordinates?: unknown; readonly geometries?: readonly Geo[] }

/** The paths of any GeoJSON of lines or areas, in the order they are written; none of null. */
function pathsOf(shape: unknown): Shape {
  const geometry = shape as Geo | null // what PostGIS wrote, or null for no row at all
  if (!geometry) return []
  if (geometry.geometries) return geometry.geometries.flatMap(pathsOf)
  const { coordinates } = geometry
  if (geometry.type === 'LineString') return [coordinates as Position[]]
  if (geometry.type === 'Polygon' || geometry.type === 'MultiLineString') return coordinates as Position[][]
  if (geometry.type === 'MultiPolygon') return (coordinates as Position[][][]).flat()
  return []
}
