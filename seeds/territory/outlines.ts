/**
 * Builds the outlines of provinces and of the country from the npm package morocco-map (OpenStreetMap, ODbL).
 * As published, 48 of its 75 polygons are invalid: here the lines of all of them are noded together on one grid, cut
 * into faces, and each face is given to the province that covers it, so that provinces are valid and tile the land.
 *
 * Usage: DATABASE_URL=… node seeds/territory/outlines.ts (some minutes; any PostGIS, only temporary tables are made in it)
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { MultiPolygon, Polygon } from 'geojson'
import pg from 'pg'
import { feature } from 'topojson-client'
import { readProvinces } from './facts.ts'
import { GRID, toTopology } from './topology.ts'

const TOPOLOGY_FILE = new URL('outlines.json', import.meta.url)
const COUNTRY_FILE = new URL('../../spatial/territory/countryOutline.ts', import.meta.url)

type Source = Parameters<typeof feature>[0] & { objects: { provinces: Parameters<typeof feature>[1] } }

function readSource(): readonly { readonly code: string; readonly geometry: string }[] {
  const path = new URL(import.meta.resolve('morocco-map/data/provinces.json'))
  const source: Source = JSON.parse(readFileSync(path, 'utf8'))
  const collection = feature(source, source.objects.provinces)
  const features = collection.type === 'FeatureCollection' ? collection.features : [collection]
  const geometryByIso = new Map(features.map(({ id, geometry }) => [id, JSON.stringify(geometry)]))
  return readProvinces().map(({ code, iso }) => {
    const geometry = geometryByIso.get(iso)
    if (geometry === undefined) throw new Error(`morocco-map has no ${iso}`)
    return { code, geometry }
  })
}

/** Faces of the noded lines, each with the province that covers most of it; null for enclosed water and gaps. */
const FACES = `
  create temp table source as
    select code, ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326) as drawn, ST_MakeValid(ST_GeomFromGeoJSON(geometry)) as geom
    from json_to_recordset($1) as given(code text, geometry text);
`
const CUT = `
  create temp table face as
    select row_number() over () as id, geom, null::text as code
    from (select (ST_Dump(ST_Polygonize(lines))).geom
          from (select ST_UnaryUnion(ST_Collect(ST_Boundary(drawn)), ${GRID}) as lines from source) as noded) as cut;
  create index on face using gist (geom);
  update face set code = (
    select s.code from source s
    where s.geom && face.geom and ST_Area(ST_Intersection(s.geom, face.geom)) > ST_Area(face.geom) / 2
    order by ST_Area(ST_Intersection(s.geom, face.geom)) desc, s.code limit 1);
`

/** Pieces cut off from the body of their province that lie along another one. */
const STRAYS = `
  create temp table piece as
    select row_number() over () as id, code, geom, area = max(area) over (partition by code) as body
    from (select code, geom, ST_Area(geom) as area
          from (select code, (ST_Dump(ST_Union(geom))).geom from face where code is not null group by code) as part) as sized;
  update face set code = null
    from piece p
    where not p.body and face.code = p.code and ST_Covers(p.geom, face.geom) and exists (
      select 1 from piece q where q.body and q.code <> p.code and ST_Dimension(ST_Intersection(p.geom, q.geom)) = 1);
`

/** Faces nobody covers, inside the land: each goes to the neighbour it shares most of its border with. */
const CLOSE_GAPS = `
  update face set code = (
    select n.code from face n
    where n.id <> face.id and n.code is not null and ST_Touches(n.geom, face.geom)
    group by n.code
    order by sum(ST_Length(ST_Intersection(ST_Boundary(n.geom), ST_Boundary(face.geom)))) desc, n.code limit 1)
  where code is null
`

const OUTLINES = `
  select code, ST_AsGeoJSON(ST_Multi(ST_Union(geom)), 4) as geometry from face where code is not null group by code order by code
`

/** Some 5 km outside the land, so that a parcel on the shore or a border survey is never called foreign. */
const COUNTRY = `
  select ST_AsGeoJSON(ST_SimplifyPreserveTopology(ST_Buffer(ST_Union(geom), 0.06, 4), 0.012), 3) as geometry from face
`

function countryModule({ coordinates }: Polygon): string {
  const [ring = []] = coordinates
  return `import type { Position } from '../geometry/types.ts'

// biome-ignore format: one pair after another
const DEGREES = [${ring.map(([lon, lat], index) => `${index % 12 === 0 ? '\n  ' : ' '}${lon}, ${lat},`).join('')}
]

/**
 * Morocco with some 5 km around, [lon, lat] in degrees WGS84: one closed ring.
 * Made by seeds/territory/outlines.ts from npm morocco-map, © contributeurs OpenStreetMap, ODbL.
 */
export const COUNTRY_OUTLINE: readonly Position[] = Array.from({ length: DEGREES.length / 2 }, (_, index) => [
  DEGREES[index * 2] ?? 0,
  DEGREES[index * 2 + 1] ?? 0,
])
`
}

async function closeGaps(db: pg.Client): Promise<void> {
  for (let changed = 1; changed > 0; ) {
    const before = await db.query('select count(*)::int as n from face where code is null')
    await db.query(CLOSE_GAPS)
    const after = await db.query('select count(*)::int as n from face where code is null')
    changed = before.rows[0].n - after.rows[0].n
  }
}

async function build(db: pg.Client): Promise<void> {
  await db.query({ text: FACES, values: [JSON.stringify(readSource())] })
  await db.query(CUT)
  await db.query(STRAYS)
  await closeGaps(db)
  const { rows } = await db.query<{ code: string; geometry: string }>(OUTLINES)
  const outlines = new Map(rows.map(({ code, geometry }) => [code, JSON.parse(geometry) as MultiPolygon])) // ST_Multi
  writeFileSync(TOPOLOGY_FILE, `${JSON.stringify(toTopology(outlines))}\n`)
  const country = await db.query<{ geometry: string }>(COUNTRY)
  writeFileSync(COUNTRY_FILE, countryModule(JSON.parse(country.rows[0]?.geometry ?? 'null')))
  console.log(`${outlines.size} provinces`)
}

const url = process.env.DATABASE_URL
if (!url) throw new Error('say with DATABASE_URL which PostGIS may compute: only temporary tables are made in it')
const db = new pg.Client(url)
await db.connect()
try {
  await build(db)
} finally {
  await db.end()
}
