import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import type { LayerKind, LayerVisibility, layerFeatures } from '../contract/layers.ts'
import type { Database } from '../db/tables.ts'
import { isUuid } from '../db/uuid.ts'
import { type KeptService, keptService } from './services/offered.ts'

/** A layer as it is kept, whatever the asker may see of it being what row-level security lets through. */
export type LayerRow = {
  readonly id: string
  readonly version: number
  readonly kind: LayerKind
  readonly titleFr: string
  readonly titleAr: string
  readonly attribution: string
  readonly visibility: LayerVisibility
  readonly opacity: number
  readonly place: number
  readonly legendFr: string | null
  readonly legendAr: string | null
  readonly dataDate: string | null
  readonly box: number[] | null
  readonly address: string | null
  readonly service: unknown
  readonly shapes: number | null
  readonly leftOut: number
  readonly bodyId: string
  readonly bodyFr: string
  readonly bodyAr: string
}

const layers = (db: Kysely<Database>) =>
  db
    .selectFrom('agency_layer as l')
    .innerJoin('body as b', 'b.id', 'l.body_id')
    .where('l.removed_at', 'is', null)
    .select(['l.id', 'l.version', 'l.kind', 'l.title_fr as titleFr', 'l.title_ar as titleAr', 'l.attribution'])
    .select(['l.visibility', 'l.opacity', 'l.place', 'l.legend_fr as legendFr', 'l.legend_ar as legendAr', 'l.box'])
    .select([
      'l.address',
      'l.service',
      'l.shapes',
      'l.left_out as leftOut',
      'l.body_id as bodyId',
      'b.name_fr as bodyFr',
      'b.name_ar as bodyAr',
    ])
    .select(sql<string | null>`l.data_date::text`.as('dataDate'))

/** Those the actor of the transaction may see, the uppermost first, agency by agency. */
export const layersSeen = (db: Kysely<Database>): Promise<LayerRow[]> =>
  layers(db).orderBy('b.name_fr').orderBy('l.place').orderBy('l.id').execute()

/** One of them; null when there is none, or it is not for them. */
export async function layerSeen(db: Kysely<Database>, id: string): Promise<LayerRow | null> {
  if (!isUuid(id)) return null
  return (await layers(db).where('l.id', '=', id).executeTakeFirst()) ?? null
}

/** What is kept of a layer's service; null for a file. @throws ZodError when what was kept is not understood any more */
export const serviceOf = ({ service }: Pick<LayerRow, 'service'>): KeptService | null =>
  service === null ? null : keptService.parse(service)

type LayerFeature = z.output<typeof layerFeatures>['features'][number]

/** Shapes of a file in a box of degrees, at most so many. */
export async function shapesIn(
  db: Kysely<Database>,
  id: string,
  { bbox, most }: { readonly bbox: readonly number[]; readonly most: number },
): Promise<LayerFeature[]> {
  const [west, south, east, north] = bbox
  const { rows } = await sql<{ feature: LayerFeature }>`
    select json_build_object('type', 'Feature', 'properties', properties, 'geometry', ST_AsGeoJSON(geom, 7)::json) as feature
    from agency_layer_shape
    where layer_id = ${id}::uuid
      and geom && ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)
    order by nth limit ${most}::int`.execute(db)
  return rows.map(({ feature }) => feature)
}
