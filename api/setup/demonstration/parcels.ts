import type { MultiPolygon } from 'geojson'
import { sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Stage } from './stage.ts'

export type KnownParcel = {
  readonly srid: LegalSrid
  readonly geometry: MultiPolygon
  readonly title: string
}

/** The titled parcels of a commune that a house would stand on, in an order that does not change. */
export async function parcelsOf({ owner }: Pick<Stage, 'owner'>, commune: string): Promise<readonly KnownParcel[]> {
  const { rows } = await sql<KnownParcel>`
    select p.srid, ST_AsGeoJSON(p.geom, 2, 0)::json as geometry, p.title_number as title
    from parcel p where p.commune_code = ${commune} and p.title_kind = 'title' and ST_NumGeometries(p.geom) = 1
      and ST_Area(p.geom) between 150 and 1500
    order by p.id limit 1200`.execute(owner)
  if (rows.length === 0) throw new Error(`${commune} has no parcel: draw the demonstration country first`)
  return rows
}
