import { type Kysely, sql } from 'kysely'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import type { Database } from '../db/tables.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { Kept } from '../performance/kept.ts'
import type { Asked, Cursor } from './asked.ts'
import type { Collection } from './collections.ts'
import { LawBook } from './lawBook.ts'
import { countStatement, type Filter, featureText, itemStatement, pageStatement, UNFILTERED } from './pageQuery.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
export type Page = {
  /** GeoJSON texts. */
  readonly features: readonly string[]
  readonly next: Cursor | null
  readonly matched: number
}
type Row = Cursor & { readonly feature: string }
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** Of one edition of the data a count stays what it is. */
const COUNTS = { forMs: 60_000, most: 512 }
/** The country, where a collection holds nothing, or tells nobody where it holds something. */
const COUNTRY: Bounds = [-17.2, 20.7, -0.9, 36]

/** What the collections hold, read under the rights of whoever asks. */
export class Items {
  readonly #needs: Needs
  readonly #book: LawBook
  readonly #counts = new Kept<number>(COUNTS)
  readonly #bounds = new Kept<Bounds>(COUNTS)

  constructor(needs: Needs) {
    this.#needs = needs
    this.#book = new LawBook(needs)
  }

  async law(asked: Asked['days']) {
    return (await this.#book.of(asked)).law
  }

  /** @param asker whose rights count; only a collection of a person's own takes one */
  async page(collection: Collection, asked: Asked, asker: Asker | null): Promise<Page> {
    const { law, edition } = await this.#book.of(asked.days)
    const { boxes, wanted, condition } = asked
    const filter = { law, boxes, wanted, condition }
    return this.#within(asker, async (db) => {
      const { features, next } = asked.countOnly ? NOTHING : await pageOf(db, collection, { asked, filter })
      const whole = asked.after === null && next === null && !asked.countOnly
      const matched = whole ? features.length : await this.#count(db, collection, { asked, filter, edition })
      return { features, next, matched }
    })
  }

  /** One feature as GeoJSON text. @throws Problem NOT_FOUND, also of what the asker may not read */
  async item(
    collection: Collection,
    { id, crs, days }: Pick<Asked, 'crs' | 'days'> & { readonly id: string },
    asker: Asker | null,
  ): Promise<string> {
    if (!isUuid(id)) throw new Problem('NOT_FOUND')
    const law = await this.law(days)
    const { rows } = await this.#within(asker, (db) => itemStatement(collection, { id, crs, law }).execute(db))
    if (!rows[0]) throw new Problem('NOT_FOUND')
    return rows[0].feature
  }

  /** Degrees between which the features of today lie. */
  async bounds(collection: Collection): Promise<Bounds> {
    if (collection.kind.ofPerson) return COUNTRY
    const { law, edition } = await this.#book.of(null)
    const filter = { law, ...UNFILTERED }
    return this.#bounds.get(`${collection.id} ${edition}`, this.#needs.clock.now(), () =>
      boundsOf(this.#needs.db, collection, filter),
    )
  }

  /** Reads what is everybody's in one transaction. */
  inTransaction<T>(work: (db: ActorTransaction) => Promise<T>): Promise<T> {
    return this.#needs.db.transaction().execute(work)
  }

  #within<T>(asker: Asker | null, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
    return asker ? asActor(this.#needs, asker.actor, work) : work(this.#needs.db)
  }

  #count(
    db: Kysely<Database>,
    collection: Collection,
    { asked, filter, edition }: { readonly asked: Asked; readonly filter: Filter; readonly edition: string },
  ): Promise<number> {
    const count = async () => (await countStatement(collection, filter).execute(db)).rows[0]?.count ?? 0
    if (collection.kind.ofPerson) return count()
    const wanted = asked.wanted.map(({ property, value }) => [property.name, value])
    const key = JSON.stringify([collection.id, edition, asked.boxes, wanted, asked.condition?.text])
    return this.#counts.get(key, this.#needs.clock.now(), count)
  }
}

const NOTHING = { features: [], next: null } as const

async function pageOf(
  db: Kysely<Database>,
  collection: Collection,
  { asked, filter }: { readonly asked: Asked; readonly filter: Filter },
): Promise<Pick<Page, 'features' | 'next'>> {
  const { limit, after, crs } = asked
  const stretch = { filter, after, limit: limit + 1 }
  const { rows } = await pageStatement<Row>(collection, stretch, featureText(collection.kind, crs)).execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? { srid: last.srid, id: last.id } : null
  return { features: shown.map(({ feature }) => feature), next }
}

async function boundsOf(db: Kysely<Database>, collection: Collection, filter: Filter): Promise<Bounds> {
  const { kind } = collection
  const extent = sql`(select ST_Extent(m) from (select ${kind.mercator} as m from ${kind.from}
    where ${kind.during(filter.law)} ${collection.srid === null ? sql`` : sql`and t.srid = ${sql.lit(collection.srid)}`}) of_kind)`
  const { rows } = await sql<{ bounds: Bounds | null }>`
    select case when e is null then null else json_build_array(ST_XMin(d), ST_YMin(d), ST_XMax(d), ST_YMax(d)) end as bounds
    from (select ${extent} as e) found
    cross join lateral (select ST_Transform(ST_SetSRID(e::geometry, 3857), 4326) as d) degrees`.execute(db)
  return rows[0]?.bounds ?? COUNTRY
}
