import { type Kysely, sql } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'
import { inBatches } from './inBatches.ts'
import type { Layer } from './readLayer.ts'

export const COVERAGE_LAYERS = ['servitudes', 'cadastre', 'streets', 'plans'] as const
export type CoverageLayer = (typeof COVERAGE_LAYERS)[number]

export type Coverage = {
  readonly layer: CoverageLayer
  readonly source: string
  readonly dataDate: Day | null
  readonly ground: Pick<Layer, 'srid' | 'features'>
}

/** Says where a layer was loaded at all. Beyond, silence is "no data"; nothing is deduced from the shapes of the layer. */
export async function declareCoverage(db: Kysely<Database>, coverage: Coverage, now: Date): Promise<number> {
  const { layer, source, dataDate, ground } = coverage
  const rows = ground.features.map(({ legal }) => ({ id: uuidv7(now), geometry: legal.geometry }))
  await inBatches(rows, (json) =>
    sql`
      insert into layer_coverage (id, srid, layer, source, data_date, geom)
      select r.id, ${ground.srid}::integer, ${layer}, ${source}, ${dataDate}::date,
        ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(r.geometry::text), ${ground.srid}::integer))
      from jsonb_to_recordset(${json}::jsonb) as r(id uuid, geometry jsonb)`.execute(db),
  )
  return rows.length
}
