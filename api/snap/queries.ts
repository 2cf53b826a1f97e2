import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { SnapAnswer, SnapQuery } from '../contract/snap.ts'
import type { Database } from '../db/tables.ts'

/** Features of one layer, and edges of all, that one answer may carry: the nearest to the middle of the box. */
const MAX_FEATURES = 300
const MAX_EDGES = 6000

type Row = { readonly lines: SnapAnswer['lines']; readonly complete: boolean }

type LayerSource = {
  readonly layer: SnapAnswer['lines'][number]['layer']
  readonly table: string
  readonly label: string
}

const SOURCES: readonly LayerSource[] = [
  { layer: 'parcels', table: 'parcel', label: 'title_number' },
  { layer: 'zones', table: 'zone', label: 'code' },
  { layer: 'streets', table: 'street', label: 'name' },
]

/** The zone is written out so that only its partition is opened, and the indexed column stays bare. */
const nearest = ({ layer, table, label }: LayerSource, srid: number): RawBuilder<unknown> => sql`
  select ${sql.lit(layer)} as layer, f.id, f.label, f.geom
  from probe, lateral (
    select t.id, t.${sql.ref(label)} as label, t.geom from ${sql.table(table)} t
    where t.srid = ${sql.lit(srid)} and t.geom && probe.box
    order by t.geom <-> probe.middle limit ${sql.lit(MAX_FEATURES + 1)}
  ) f`

/**
 * The true edges of parcels, zones and streets that meet a box in degrees, as stored in the legal zone: whole segments,
 * never cut at the box, so that each end is a surveyed vertex.
 */
export async function linesToSnap(db: Kysely<Database>, { bbox, srid }: SnapQuery): Promise<SnapAnswer> {
  const [west, south, east, north] = bbox
  const near = sql.join(
    SOURCES.map((source) => nearest(source, srid)),
    sql` union all `,
  )
  const { rows } = await sql<Row>`
    with corner as (select legal_from_wgs84(ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326), ${srid}) as box),
    probe as (select box, ST_Centroid(box) as middle from corner),
    near as (${near}),
    edge as (
      select n.layer, n.id, n.label, s.geom
      from near n, probe,
        lateral ST_DumpSegments(case when ST_Dimension(n.geom) = 2 then ST_Boundary(n.geom) else n.geom end) s
      where s.geom && probe.box
      order by s.geom <-> probe.middle limit ${sql.lit(MAX_EDGES + 1)}),
    line as (
      select layer, id, label, ST_Multi(ST_LineMerge(ST_Collect(geom))) as geom from edge group by layer, id, label)
    select
      coalesce((select json_agg(json_build_object(
        'layer', layer, 'id', id, 'label', label,
        'geometry', ST_AsGeoJSON(wgs84_from_legal(geom), 9)::json,
        'legal', ST_AsGeoJSON(geom, 4, 0)::json) order by layer, id) from line), '[]'::json) as lines,
      (select count(*) from edge) <= ${sql.lit(MAX_EDGES)} and not exists (
        select from near group by layer having count(*) > ${sql.lit(MAX_FEATURES)}) as complete`.execute(db)
  return { srid, complete: rows[0]?.complete ?? true, lines: rows[0]?.lines ?? [] }
}
