import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { SiteAnswer } from '../../contract/dossiers.ts'
import type { Ground } from '../../contract/shapes.ts'
import type { TraceKind } from '../../contract/traces.ts'
import { geoJsonLegal } from '../../db/postgis.ts'
import type { Database } from '../../db/tables.ts'

type Shape = NonNullable<SiteAnswer['trace']>['geometry']

/** What was drawn, and what was said of it; the activity by its code. */
export type Trace = {
  readonly kind: TraceKind
  readonly lengthM: number | null
  readonly widthM: number | null
  readonly beginsOn: string | null
  readonly endsOn: string | null
  readonly activity: string | null
  readonly address: string | null
  readonly geometry: Shape
  readonly legal: Shape
}

export type Site = {
  readonly srid: LegalSrid
  readonly legal: Ground
  readonly geometry: Ground
  /** Null for a point. */
  readonly areaM2: number | null
  readonly trace: Trace | null
}

const TRACE = sql<Trace | null>`case when t.dossier_id is not null then json_build_object('kind', t.kind,
  'lengthM', case when t.kind = 'line' then ST_Length(t.drawn) end, 'widthM', t.width_m,
  'beginsOn', d.project ->> 'beginsOn', 'endsOn', d.project ->> 'endsOn', 'activity', t.activity, 'address', t.address,
  'geometry', ST_AsGeoJSON(wgs84_from_legal(t.drawn), 8, 0)::json, 'legal', ST_AsGeoJSON(t.drawn, 4, 0)::json) end`

/** A point has none: zero would be a figure nobody measured. */
export const areaOf = (geom: RawBuilder<unknown>): RawBuilder<number | null> =>
  sql`case when ST_Dimension(${geom}) = 2 then ST_Area(${geom}) end`

/** The ground of a dossier, as filed in metres and for the map in degrees, with what was drawn for it. */
export async function siteOf(db: Kysely<Database>, id: string): Promise<Site | null> {
  const site = await db
    .selectFrom('dossier_site as s')
    .innerJoin('dossier as d', 'd.id', 's.dossier_id')
    .leftJoin('dossier_trace as t', 't.dossier_id', 's.dossier_id')
    .select((eb) => [
      sql<LegalSrid>`s.srid`.as('srid'),
      geoJsonLegal<Ground>(eb.ref('s.geom')).as('legal'),
      sql<Ground>`ST_AsGeoJSON(wgs84_from_legal(s.geom), 8, 0)::json`.as('geometry'),
      areaOf(sql.ref('s.geom')).as('areaM2'),
      TRACE.as('trace'),
    ])
    .where('s.dossier_id', '=', id)
    .executeTakeFirst()
  return site ?? null
}
