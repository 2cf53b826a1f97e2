import { type Kysely, type RawBuilder, sql } from 'kysely'
import { LEGAL_ZONES, type LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Day } from '../../spatial/day.ts'
import { latitudesOf, type TileAddress } from '../../spatial/tiles/tileAddress.ts'
import type { Database } from '../db/tables.ts'
import type { TileLayer } from './layers.ts'

const EXTENT = 4096
/** Units drawn beyond the tile's edge, so that outlines have no seam. */
const BUFFER = 64
/** From here on lines keep every vertex; above, what is under a quarter of a screen pixel goes. */
const EXACT_FROM_ZOOM = 15
const EARTH_M = 40_075_016.685578488
/** A commune lies whole in the zone of its middle: its parcels may be this far (degrees) beyond the zone's limit. */
const ZONE_MARGIN_DEG = 1

export type TileQuestion = {
  readonly layer: TileLayer
  readonly address: TileAddress
  readonly on: Day
  /** Plan versions to be shown on the day; only zones and streets ask. */
  readonly plans: readonly string[]
}

/** The legal zones whose ground a tile can show. */
export function zonesOf(address: TileAddress): readonly LegalSrid[] {
  const { south, north } = latitudesOf(address)
  return LEGAL_ZONES.filter(
    ({ latitudes }) => latitudes.north + ZONE_MARGIN_DEG > south && latitudes.south - ZONE_MARGIN_DEG < north,
  ).map(({ srid }) => srid)
}

function shownOnly({ layer, on, plans }: TileQuestion): RawBuilder<unknown> {
  if (layer.name === 'zones') return sql`and t.plan_version_id = any(${plans}::uuid[])`
  if (layer.name === 'streets') return sql`and (t.plan_version_id is null or t.plan_version_id = any(${plans}::uuid[]))`
  if (layer.name === 'servitudes')
    return sql`and coalesce(t.in_force_from <= ${on}::date, true) and coalesce(t.in_force_to >= ${on}::date, true)
      and coalesce(t.state_from <= ${on}::date, true) and coalesce(t.state_to >= ${on}::date, true)`
  return sql``
}

const drawn = ({ layer, address }: TileQuestion): RawBuilder<unknown> =>
  address.z >= EXACT_FROM_ZOOM || layer.name === 'parcels'
    ? layer.geometry
    : sql`ST_Simplify(${layer.geometry}, ${EARTH_M / 2 ** address.z / 1024}::float8, true)`

/**
 * The statement of one tile. Its text depends on the layer, the legal zones met and whether lines are simplified: few
 * texts, each prepared once, their partitions pruned when they are planned; the indexed column stays bare. The driver
 * reads bytes as hexadecimal text: base64 is a third shorter and quicker to decode.
 */
export function tileQuery(question: TileQuestion): RawBuilder<{ mvt: string | null }> {
  const { layer, address } = question
  const { z, x, y } = address
  const inZones = layer.partitioned
    ? sql`t.srid in (${sql.join(zonesOf(address).map((srid) => sql.lit(srid)))}) and `
    : sql``
  return sql<{ mvt: string | null }>`
  with tile as materialized (
    select ST_TileEnvelope(a.z, a.x, a.y) as square,
      ST_TileEnvelope(a.z, a.x, a.y, margin => ${sql.lit(BUFFER / EXTENT)}) as box
    from (select ${z}::integer as z, ${x}::integer as x, ${y}::integer as y) a
  )
  select encode(ST_AsMVT(shape, ${sql.lit(layer.name)}, ${sql.lit(EXTENT)}, 'geom'), 'base64') as mvt
  from (
    select ${layer.columns}, ST_AsMVTGeom(${drawn(question)}, tile.square, ${sql.lit(EXTENT)}, ${sql.lit(BUFFER)}) as geom
    from tile join ${layer.from} on ${inZones}${layer.geometry} && tile.box ${shownOnly(question)}
  ) shape
  where geom is not null`
}

/** One tile, encoded; empty when nothing of the layer lies there. */
export async function readTile(db: Kysely<Database>, question: TileQuestion): Promise<Buffer> {
  if (question.layer.partitioned && zonesOf(question.address).length === 0) return Buffer.alloc(0)
  const { rows } = await tileQuery(question).execute(db)
  return Buffer.from(rows[0]?.mvt ?? '', 'base64')
}
