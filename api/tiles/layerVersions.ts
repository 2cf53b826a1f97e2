import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import type { TileLayerName } from '../contract/map.ts'
import type { Database } from '../db/tables.ts'
import type { Clock } from '../deps.ts'
import { shownOn, versionActs } from '../plans/standings.ts'
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
    const [rows, versionsOfPlans] = await Promise.all([
      this.#db.selectFrom('layer_version').select(['layer', 'version']).execute(),
      versionActs(this.#db),
    ])
    const plans = shownOn(versionsOfPlans, on).map(({ id }) => id)
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
