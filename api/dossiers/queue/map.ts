import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type QueueMap, URGENCIES } from '../../contract/queue.ts'
import type { Database } from '../../db/tables.ts'
import type { Box } from '../queries.ts'
import { type Asked, dueOf, narrowed, ofUrgency } from './narrowing.ts'
import { lookUp, type Typed } from './typed.ts'
import { unitsOf } from './units.ts'
import { urgencyOf } from './urgency.ts'

export type Look = { readonly box: Box; readonly zoom: number }

/** Beyond so many in a box, sites that would lie on one another are counted together. */
const MOST_SITES = 300
/** On screen, in CSS pixels. */
const CELL_PX = 96
/** Metres of EPSG:3857 by pixel at zoom 0. */
const RESOLUTION = 156_543.033_928_040_97

/** The sites of the filter's dossiers in a box, lon/lat: one by one, or by cells of a grid where they crowd. */
export async function queueOnMap(db: Kysely<Database>, asked: Asked, look: Look): Promise<QueueMap> {
  const typing = { asked, look, typed: await lookUp(db, asked.filter) }
  const sites = await sitesIn(db, typing)
  if (sites.length <= MOST_SITES) return { sites, clusters: [], total: sites.length }
  return gathered(await cellsIn(db, typing), asked)
}

/** The display copy answers: one plane for the four legal zones, and its own index in each. */
const inside = ({ box: { west, south, east, north } }: Look) =>
  sql`s.geom_3857 && ST_Transform(ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326), 3857)`

type Typing = { readonly asked: Asked; readonly look: Look; readonly typed: Typed | null }

/** What the plan of the test asks too. */
export const sitesStatement = ({ asked, look, typed }: Typing, what: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with ${unitsOf(asked)} select ${what} from dossier_site s join dossier d on d.id = s.dossier_id
  where ${inside(look)} and d.territory && (select units from reach) and ${narrowed(asked)} ${typed ? sql`and ${typed.where}` : sql``}`

const degrees = (point: RawBuilder<unknown>) => sql`json_build_array(
  round(ST_X(ST_Transform(${point}, 4326))::numeric, 6), round(ST_Y(ST_Transform(${point}, 4326))::numeric, 6))`

type SiteRow = {
  readonly id: string
  readonly number: string
  readonly due: string | null
  readonly at: number[]
}

async function sitesIn(db: Kysely<Database>, typing: Typing): Promise<QueueMap['sites']> {
  const { asked } = typing
  const what = sql`d.id, d.number, nullif(${dueOf(asked.filter.scope)}, 'infinity'::date)::text as due,
    ${degrees(sql`ST_PointOnSurface(s.geom_3857)`)} as at`
  const { rows } = await sql<SiteRow>`${sitesStatement(typing, what)} limit ${MOST_SITES + 1}`.execute(db)
  return rows.map(({ id, number, due, at }) => ({ id, number, urgency: urgencyOf(due, asked.today), at }))
}

type Cell = QueueMap['clusters'][number] & Omit<SiteRow, 'at'>

/** Whatever lies alone in its cell is a site. */
function gathered(cells: readonly Cell[], { today }: Asked): QueueMap {
  const alone = cells.filter(({ count }) => count === 1)
  return {
    sites: alone.map(({ id, number, due, at }) => ({ id, number, urgency: urgencyOf(due, today), at })),
    clusters: cells.flatMap(({ at, count, counts, bbox }) => (count > 1 ? [{ at, count, counts, bbox }] : [])),
    total: cells.reduce((sum, { count }) => sum + count, 0),
  }
}

async function cellsIn(db: Kysely<Database>, typing: Typing): Promise<readonly Cell[]> {
  const { asked, look } = typing
  const cell = (RESOLUTION / 2 ** look.zoom) * CELL_PX
  const counts = URGENCIES.flatMap((urgency) => [
    sql.lit(urgency),
    sql`count(*) filter (where ${ofUrgency(urgency, asked)})`,
  ])
  const x = sql`(ST_XMin(s.geom_3857) + ST_XMax(s.geom_3857)) / 2`
  const y = sql`(ST_YMin(s.geom_3857) + ST_YMax(s.geom_3857)) / 2`
  const extent = sql`ST_Transform(ST_SetSRID(ST_Extent(s.geom_3857)::geometry, 3857), 4326)`
  const what = sql`${degrees(sql`ST_SetSRID(ST_MakePoint(avg(${x}), avg(${y})), 3857)`)} as at, count(*)::integer as count,
    min(d.id::text) as id, min(d.number) as number, nullif(min(${dueOf(asked.filter.scope)}), 'infinity'::date)::text as due,
    json_build_object(${sql.join(counts)}) as counts,
    json_build_array(ST_XMin(${extent}), ST_YMin(${extent}), ST_XMax(${extent}), ST_YMax(${extent})) as bbox`
  const { rows } = await sql<Cell>`
    ${sitesStatement(typing, what)} group by floor((${x}) / ${cell}::float8), floor((${y}) / ${cell}::float8)`.execute(
    db,
  )
  return rows
}
