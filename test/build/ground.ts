import { randomUUID } from 'node:crypto'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import type { CoverageLayer } from '../../api/plans/declareCoverage.ts'
import type { PlanEvent } from '../../spatial/conformity/planState.ts'
import type { Parameter, RegulationFigure } from '../../spatial/conformity/types.ts'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'

/** Metres added to every coordinate of a hand-made shape, so that small numbers on paper fall in the zone's country. */
const ORIGIN: Record<LegalSrid, readonly [number, number]> = {
  26191: [300_000, 330_000],
  26192: [357_000, 436_000],
  26194: [427_000, 540_000],
  26195: [424_000, 569_000],
}

/** West, south, east, north: metres from the origin of the zone's drawing board. */
export type Box = readonly [number, number, number, number]
export type Corner = readonly [number, number]

export const corners = ([west, south, east, north]: Box): Corner[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]

/** A closed ring of legal metres from corners on the drawing board. */
export function ring(shape: readonly Corner[], srid: LegalSrid = 26191): number[][] {
  const [x0, y0] = ORIGIN[srid]
  const placed = shape.map(([x, y]) => [x0 + x, y0 + y])
  return [...placed, ...placed.slice(0, 1)]
}

export const polygon = (shape: readonly Corner[], srid: LegalSrid = 26191) => ({
  type: 'Polygon' as const,
  coordinates: [ring(shape, srid)],
})

const drawn = (box: Box, srid: LegalSrid): RawBuilder<string> =>
  sql<string>`ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(polygon(corners(box), srid))}), ${srid}::integer)`

const both = (box: Box, srid: LegalSrid) => ({
  srid,
  geom: drawn(box, srid),
  geom_3857: sql<string>`display_3857(${drawn(box, srid)})`,
})

/** Puts hand-made plans, servitudes, parcels and streets where a test wants them. */
export class Ground {
  readonly db: Kysely<Database>
  readonly srid: LegalSrid

  constructor(db: Kysely<Database>, srid: LegalSrid = 26191) {
    this.db = db
    this.srid = srid
  }

  /** A plan version over these boxes; its perimeter is their union, kept in as many pieces. */
  async plan(code: string, boxes: readonly Box[], events: readonly Omit<PlanEvent, 'act'>[]): Promise<string> {
    const { db, srid } = this
    const [id, planId] = [randomUUID(), randomUUID()]
    const whole = sql<string>`ST_Union(array[${sql.join(boxes.map((box) => drawn(box, srid)))}])`
    await db
      .insertInto('plan')
      .values({ id: planId, code, kind: 'pa', name_fr: `Plan ${code}`, name_ar: `تصميم ${code}`, agency: null })
      .execute()
    await sql`insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, data_date, source)
      values (${id}, ${planId}, 'v1', ${srid}, ${whole}, ST_Multi(display_3857(${whole})), 1, '2019-03-01', 'test')`.execute(
      db,
    )
    for (const box of boxes)
      await db
        .insertInto('plan_perimeter')
        .values({ plan_version_id: id, ...both(box, srid) })
        .execute()
    for (const { kind, onDay } of events)
      await db
        .insertInto('plan_event')
        .values({ id: randomUUID(), plan_version_id: id, kind, on_day: onDay, act: `${kind} ${code}` })
        .execute()
    return id
  }

  async zone(versionId: string, code: string, box: Box, sector: string | null = null): Promise<string> {
    const id = randomUUID()
    const names = { label_fr: `Zone ${code}`, label_ar: `منطقة ${code}` }
    await this.db
      .insertInto('zone')
      .values({ id, plan_version_id: versionId, code, sector, family: 'housing', ...names, ...both(box, this.srid) })
      .execute()
    return id
  }

  async regulation(
    versionId: string,
    { code, sector = '', buildable = true }: { code: string; sector?: string; buildable?: boolean | null },
    figures: Partial<Record<Parameter, RegulationFigure>>,
  ): Promise<void> {
    const at = { plan_version_id: versionId, zone_code: code, sector }
    await this.db
      .insertInto('regulation')
      .values({
        ...at,
        buildable,
        uses_permitted: ['individual_housing'],
        uses_forbidden: ['industry'],
        uses_article: 'art. 3',
      })
      .execute()
    for (const [parameter, { value, article, printedLabel }] of Object.entries(figures))
      await this.db
        .insertInto('regulation_figure')
        .values({ ...at, parameter, value, article, printed_label: printedLabel })
        .execute()
  }

  /** A servitude that forbids, kept in these pieces. */
  async servitude(
    name: string,
    pieces: readonly Box[],
    { from = null, to = null }: { from?: string | null; to?: string | null } = {},
  ): Promise<string> {
    const { db, srid } = this
    const id = randomUUID()
    const whole = sql<string>`ST_Union(array[${sql.join(pieces.map((box) => drawn(box, srid)))}])`
    await sql`insert into servitude (id, srid, kind, effect, name_fr, name_ar, source, data_date, in_force_from, in_force_to,
        tolerance_m, geom, geom_3857)
      values (${id}, ${srid}, 'power_line', 'forbids', ${name}, ${name}, 'test', '2020-01-01', ${from}::date, ${to}::date, 1,
        ${whole}, display_3857(${whole}))`.execute(db)
    for (const box of pieces)
      await db
        .insertInto('servitude_piece')
        .values({ servitude_id: id, srid, geom: drawn(box, srid) })
        .execute()
    return id
  }

  async parcel(number: string, box: Box): Promise<string> {
    const id = randomUUID()
    const title = { commune_code: null, title_kind: 'title' as const, title_number: number }
    await this.db
      .insertInto('parcel')
      .values({ id, ...title, source: 'test', data_date: '2020-01-01', ...both(box, this.srid) })
      .execute()
    return id
  }

  async street(name: string, box: Box, widthM: number | null = null): Promise<void> {
    await this.db
      .insertInto('street')
      .values({
        id: randomUUID(),
        plan_version_id: null,
        name,
        width_m: widthM,
        data_date: null,
        ...both(box, this.srid),
      })
      .execute()
  }

  async coverage(layer: CoverageLayer, box: Box): Promise<void> {
    const { srid } = this
    await this.db
      .insertInto('layer_coverage')
      .values({ id: randomUUID(), srid, layer, source: 'test', data_date: '2020-01-01', geom: drawn(box, srid) })
      .execute()
  }
}
