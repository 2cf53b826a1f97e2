import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { planState } from '../../spatial/conformity/planState.ts'
import type { PlanState } from '../../spatial/conformity/types.ts'
import type { Day } from '../../spatial/day.ts'
import type { TileLayerName } from '../contract/map.ts'
import type { Database } from '../db/tables.ts'
import type { Clock } from '../deps.ts'
import { LAYERS } from './layers.ts'

/** How old the known versions may be; a change of data shows on every server within this. */
const FRESH_MS = 1_000

export type Known = {
  readonly on: Day
  /** Plan versions the map shows that day. */
  readonly plans: readonly string[]
  readonly versions: Readonly<Partial<Record<TileLayerName, string>>>
}

/** Which version of its data each layer is at: part of a tile's address and of its place in the cache. */
export class LayerVersions {
  readonly #db: Kysely<Database>
  readonly #clock: Clock
  #known: Known | null = null
  #checkedAt = Number.NEGATIVE_INFINITY
  #reading: Promise<Known> | null = null

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  /** What is known, when it is fresh enough to answer without asking. */
  fresh(): Known | null {
    return performance.now() - this.#checkedAt < FRESH_MS ? this.#known : null
  }

  /** What is true now; callers who come together ask once. */
  async current(): Promise<Known> {
    const known = this.fresh()
    if (known) return known
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  /** The next caller asks again: for whoever has just changed the data. */
  invalidate(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY
  }

  async #read(): Promise<Known> {
    const askedAt = performance.now()
    const on = this.#clock.today()
    const [rows, plans] = await Promise.all([
      this.#db.selectFrom('layer_version').select(['layer', 'version']).execute(),
      shownPlans(this.#db, on),
    ])
    const shown = createHash('sha256').update(plans.join()).digest('hex').slice(0, 8)
    const versions = Object.fromEntries(
      rows.map(({ layer, version }) => [layer, versionText(layer as TileLayerName, { version, on, shown })]),
    )
    this.#known = { on, plans, versions }
    this.#checkedAt = askedAt
    return this.#known
  }
}

/** A dated layer changes with the day and with the plans that day brings into force. */
const versionText = (layer: TileLayerName, { version, on, shown }: { version: number; on: Day; shown: string }) =>
  LAYERS[layer]?.dated ? `${version}-${on.replaceAll('-', '')}-${shown}` : String(version)

const BINDING: ReadonlySet<PlanState> = new Set(['draft_opposable', 'in_force', 'dup_expired'])

/** Of each plan the last version that binds on the day, else the last one under way; what has lapsed is not drawn. */
async function shownPlans(db: Kysely<Database>, on: Day): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('plan_version as v')
    .innerJoin('plan_event as e', 'e.plan_version_id', 'v.id')
    .select(['v.id', 'v.plan_id as planId', 'e.kind', 'e.act', sql<Day>`e.on_day`.as('onDay')])
    .orderBy('v.id')
    .execute()
  const byVersion = Map.groupBy(rows, ({ id }) => id)
  const stated = [...byVersion].flatMap(([id, events]) => {
    const state = planState(events, on)
    return state && state.state !== 'lapsed' ? [{ id, planId: events[0]?.planId, ...state }] : []
  })
  const rank = ({ state, since }: (typeof stated)[number]) => `${BINDING.has(state) ? 1 : 0}${since}`
  return [...Map.groupBy(stated, ({ planId }) => planId).values()]
    .flatMap((versions) => versions.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1)).slice(0, 1))
    .map(({ id }) => id)
}
