import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { type Box, type HeatHexagon, LADDER } from '../../contract/performance/heat.ts'
import type { Database } from '../../db/tables.ts'

/** What is counted in one hexagon of one zone; the cell as the database packs it. */
export type Counted = {
  readonly srid: LegalSrid
  /** 1 for the finest step of the ladder. */
  readonly size: number
  readonly cell: string
  readonly properties: Omit<HeatHexagon['properties'], 'legal' | 'edgeM' | 'communes'>
  /** The most dossiers first; null where only the names are told. */
  readonly communes: readonly { readonly code: string; readonly dossiers: number | null }[]
}

export const edgeOf = (size: number): number => LADDER[size - 1]?.edgeM ?? Number.NaN

const envelope = ([west, south, east, north]: Box) => sql`ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326)`

/** Degrees: a side of a box is an arc in the legal plane. */
const BEND = 0.5

/** Whatever may lie in a hexagon that reaches into the box, in the plane of one zone: a hexagon is counted whole or not at all. */
export const wholeHexagons = (box: Box, srid: LegalSrid, size: number): RawBuilder<unknown> =>
  sql`ST_Expand(legal_from_wgs84(ST_Segmentize(${envelope(box)}, ${BEND}::float8), ${sql.lit(srid)}), ${2 * edgeOf(size)}::float8)`

type Drawn = {
  readonly nth: number
  readonly column: number
  readonly row: number
  readonly geometry: HeatHexagon['geometry']
  readonly legal: HeatHexagon['properties']['legal']['coordinates']
}

/** The hexagons that reach into the box, drawn: their middle in their legal zone, to the centimetre, and their sides in degrees. */
export async function drawHexagons(
  db: Kysely<Database>,
  counted: readonly Counted[],
  box: Box,
): Promise<HeatHexagon[]> {
  const given = counted.map(({ srid, size, cell }, nth) => ({ nth, srid, edge: edgeOf(size), cell }))
  const { rows } = await sql<Drawn>`
    select g.nth, heat_column(g.cell) as column, heat_row(g.cell) as row,
      ST_AsGeoJSON(p.place, 6, 0)::json as geometry, json_build_array(
        round(ST_X(ST_Centroid(p.hexagon))::numeric, 2), round(ST_Y(ST_Centroid(p.hexagon))::numeric, 2)) as legal
    from json_to_recordset(${JSON.stringify(given)}::json) as g(nth integer, srid integer, edge integer, cell bigint)
      cross join lateral (select heat_hexagon(g.edge, g.cell, g.srid) as hexagon offset 0) h
      cross join lateral (select h.hexagon, wgs84_from_legal(h.hexagon) as place offset 0) p
    where p.place && ${envelope(box)} order by g.nth`.execute(db)
  const nameOf = await communeNames(db, counted)
  return rows.flatMap(({ nth, column, row, geometry, legal }) => {
    const of = counted[nth]
    return of ? [present(of, { id: `${of.srid}/${edgeOf(of.size)}/${column}/${row}`, geometry, legal }, nameOf)] : []
  })
}

type Names = ReadonlyMap<string, { readonly nameFr: string; readonly nameAr: string }>

function present(
  { srid, size, properties, communes }: Counted,
  { id, geometry, legal }: Pick<Drawn, 'geometry' | 'legal'> & { readonly id: string },
  nameOf: Names,
): HeatHexagon {
  const named = communes.flatMap((commune) => {
    const names = nameOf.get(commune.code)
    return names ? [{ ...commune, ...names }] : []
  })
  const place = { legal: { srid, coordinates: legal }, edgeM: edgeOf(size) }
  return { type: 'Feature', id, geometry, properties: { ...place, ...properties, communes: named } }
}

async function communeNames(db: Kysely<Database>, counted: readonly Counted[]): Promise<Names> {
  const codes = [...new Set(counted.flatMap(({ communes }) => communes.map(({ code }) => code)))]
  const rows = await db
    .selectFrom('commune')
    .select(['code', 'name_fr as nameFr', 'name_ar as nameAr'])
    .where('code', '=', (eb) => eb.fn.any(sql.val<string[]>(codes)))
    .execute()
  return new Map(rows.map(({ code, ...names }) => [code, names]))
}
