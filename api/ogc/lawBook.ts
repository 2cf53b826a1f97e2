import { createHash } from 'node:crypto'
import type { Day } from '../../spatial/day.ts'
import type { Deps } from '../deps.ts'
import { type VersionActs, versionActs } from '../plans/standings.ts'
import { type Days, type Law, lawDuring } from './law.ts'

/** How old what is known may be; a publication shows on every server within this. */
const FRESH_MS = 1_000
/** Laws of other days that are remembered. */
const MOST_LAWS = 64

type Known = {
  /** Changes with any layer and any act of a plan. */
  readonly edition: string
  readonly versions: readonly VersionActs[]
  readonly laws: Map<string, Law>
}

/** The acts of every plan, read at most once a second for all who ask, and the law they make. */
export class LawBook {
  readonly #needs: Pick<Deps, 'db' | 'clock'>
  #known: Known | null = null
  #readAt = Number.NEGATIVE_INFINITY
  #reading: Promise<Known> | null = null

  constructor(needs: Pick<Deps, 'db' | 'clock'>) {
    this.#needs = needs
  }

  /** The law of the days asked, of today when none is, and the edition of the data it was read with. */
  async of(asked: Days | null): Promise<{ readonly law: Law; readonly edition: string }> {
    const known = await this.#current()
    const today: Day = this.#needs.clock.today()
    const days = asked ?? { from: today, to: today }
    const key = `${days.from}/${days.to}/${asked !== null}`
    const law = known.laws.get(key) ?? lawDuring(known.versions, days, asked !== null)
    if (known.laws.size >= MOST_LAWS) known.laws.clear()
    known.laws.set(key, law)
    return { law, edition: `${known.edition} ${key}` }
  }

  async #current(): Promise<Known> {
    if (this.#known && performance.now() - this.#readAt < FRESH_MS) return this.#known
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  async #read(): Promise<Known> {
    const askedAt = performance.now()
    const { db } = this.#needs
    const [layers, versions] = await Promise.all([
      db.selectFrom('layer_version').select(['layer', 'version']).orderBy('layer').execute(),
      versionActs(db),
    ])
    const edition = createHash('sha256')
      .update(JSON.stringify([layers, versions]))
      .digest('hex')
      .slice(0, 16)
    if (this.#known?.edition !== edition) this.#known = { edition, versions, laws: new Map() }
    this.#readAt = askedAt
    return this.#known
  }
}
