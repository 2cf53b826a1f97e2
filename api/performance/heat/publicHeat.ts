import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { asDay, type Day } from '../../../spatial/day.ts'
import {
  AROUND,
  type Box,
  type Heat,
  type HeatHexagon,
  type HeatKind,
  PUBLIC_SOON,
} from '../../contract/performance/heat.ts'
import { LEAST } from '../../contract/performance/indicators.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { soonUntil } from './asked.ts'
import { type Counted, drawHexagons } from './hexagons.ts'

type Whole = Pick<Heat, 'today' | 'until' | 'madeAt' | 'least' | 'noSite' | 'withheld' | 'features'>
export type PublicHeat = Whole & Pick<Heat, 'totals'>

type Shown = { readonly what: HeatKind; readonly size: number }

/**
 * What everybody is shown of a day: one picture, made at its first look and kept. Another zoom only adds its groups up,
 * another box only leaves some out: no two looks differ by less than a whole group.
 */
export class PublicPictures {
  readonly #deps: Pick<Deps, 'db' | 'clock'>
  #day: Day | null = null
  readonly #drawn = new Map<string, Promise<Whole>>()

  constructor(deps: Pick<Deps, 'db' | 'clock'>) {
    this.#deps = deps
  }

  /** The hexagons that reach into the box. */
  async within(box: Box, shown: Shown): Promise<PublicHeat> {
    const of = async (what: HeatKind) => {
      const { features, ...picture } = await this.#whole({ ...shown, what })
      return { ...picture, features: features.filter((hexagon) => reaches(hexagon, box)) }
    }
    const [late, soon] = await Promise.all([of('late'), of('soon')])
    const totals = { late: dossiersOf(late.features), soon: dossiersOf(soon.features), open: null }
    return { ...(shown.what === 'late' ? late : soon), totals }
  }

  /** A picture never changes: it is drawn once a day, however many ask. */
  #whole(shown: Shown): Promise<Whole> {
    const today = this.#deps.clock.today()
    if (this.#day !== today) this.#drawn.clear()
    this.#day = today
    const key = `${shown.what} ${shown.size}`
    const known = this.#drawn.get(key)
    if (known) return known
    const drawing = draw(this.#deps, today, shown)
    this.#drawn.set(key, drawing)
    drawing.catch(() => this.#drawn.delete(key))
    return drawing
  }
}

const dossiersOf = (features: Heat['features']): number =>
  features.reduce((sum, { properties }) => sum + properties.dossiers, 0)

function reaches({ geometry }: HeatHexagon, [west, south, east, north]: Box): boolean {
  const corners = geometry.coordinates.flat()
  const along = (axis: 0 | 1) => corners.map((corner) => corner[axis] ?? Number.NaN)
  const [x, y] = [along(0), along(1)]
  return Math.min(...x) <= east && Math.max(...x) >= west && Math.min(...y) <= north && Math.max(...y) >= south
}

async function draw({ db, clock }: Pick<Deps, 'db' | 'clock'>, today: Day, shown: Shown): Promise<Whole> {
  const picture = (await pictureOf(db, today, shown.what)) ?? (await makePicture({ db, clock }, today, shown.what))
  return { ...picture, features: await drawHexagons(db, await groupsOf(db, today, shown), AROUND) }
}

type Picture = Omit<Whole, 'features'>

async function makePicture({ db, clock }: Pick<Deps, 'db' | 'clock'>, today: Day, what: HeatKind): Promise<Picture> {
  const until = await soonUntil(db, today, PUBLIC_SOON)
  await sql`select make_heat(${today}::date, ${until}::date, ${LEAST}::integer, ${clock.now()}::timestamptz)`.execute(
    db,
  )
  const made = await pictureOf(db, today, what)
  if (!made) throw new Error(`the picture of ${today} was made and is not there`)
  return made
}

async function pictureOf(db: Kysely<Database>, today: Day, what: HeatKind): Promise<Picture | null> {
  const row = await db.selectFrom('performance_heat').selectAll().where('day', '=', today).executeTakeFirst()
  if (!row) return null
  return {
    today,
    until: asDay(row.until),
    madeAt: row.made_at.toISOString(),
    least: row.least,
    noSite: { late: row.sites_missing_late, soon: row.sites_missing_soon, open: null },
    withheld: what === 'late' ? row.withheld_late : row.withheld_soon,
  }
}

type GroupRow = {
  readonly srid: LegalSrid
  readonly size: number
  readonly cell: string
  readonly dossiers: number
  readonly communes: readonly string[]
}

/** The groups finer than what is shown are added up, whole, in the hexagon that holds their middle. */
async function groupsOf(db: Kysely<Database>, today: Day, { what, size }: Shown): Promise<Counted[]> {
  const { rows } = await sql<GroupRow>`
    select g.srid, greatest(g.size, ${sql.lit(size)}) as size,
      (case when g.size < ${sql.lit(size)} then g.cells[${sql.lit(size)}] else g.cell end)::text as cell,
      sum(g.dossiers)::integer as dossiers,
      (array_agg(g.commune_code order by g.dossiers desc, g.commune_code))[1:5] as communes
    from performance_heat_group g where g.day = ${today}::date and g.what = ${what}
    group by 1, 2, 3 order by dossiers desc, 1, 2, 3`.execute(db)
  return rows.map(({ srid, size: asShown, cell, dossiers, communes }) => ({
    ...{ srid, size: asShown, cell },
    properties: { dossiers, counts: { late: null, soon: null, open: null, [what]: dossiers }, holders: [] },
    communes: [...new Set(communes)].map((code) => ({ code, dossiers: null })),
  }))
}
