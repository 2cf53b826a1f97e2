import { type Kysely, sql } from 'kysely'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import type { Database } from '../db/tables.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { journal, subject, withDossier } from '../dossiers/withDossier.ts'
import { Problem } from '../http/problem.ts'
import { Kept } from '../performance/kept.ts'
import { spendReads } from '../privacy/readBudget.ts'
import type { Asked, Cursor } from './asked.ts'
import type { Collection } from './collections.ts'
import { consultCount, consultPage } from './dossiers/consultPage.ts'
import { GivenLately } from './dossiers/lately.ts'
import type { Law } from './law.ts'
import { LawBook } from './lawBook.ts'
import { countStatement, type Filter, featureText, itemStatement, pageStatement, UNFILTERED } from './pageQuery.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
export type Page = {
  /** GeoJSON texts. */
  readonly features: readonly string[]
  readonly next: Cursor | null
  /** Null where it would have to be counted under the rights of the asker, page after page. */
  readonly matched: number | null
}
type Row = Cursor & { readonly feature: string }
type ItemAsked = Pick<Asked, 'crs' | 'days'> & { readonly id: string }
/** What is asked, and the words it was asked in. */
type AskedIn = { readonly asked: Asked; readonly search: string }
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
  readonly #lately = new GivenLately()

  constructor(needs: Needs) {
    this.#needs = needs
    this.#book = new LawBook(needs)
  }

  async law(asked: Asked['days']) {
    return (await this.#book.of(asked)).law
  }

  /** What is everybody's. */
  async page(collection: Collection, asked: Asked): Promise<Page> {
    const { law, edition } = await this.#book.of(asked.days)
    const filter = filterOf(asked, law)
    const { rows, next } = asked.countOnly ? NOTHING : await pageOf(this.#needs.db, collection, { asked, filter })
    const count = () => this.#count(collection, { asked, filter, edition })
    const matched = isWhole(asked, next) ? rows.length : await count()
    return { features: textsOf(rows), next, matched }
  }

  /**
   * The same of what the asker may read, counted and journalled as read. How many match is said where it is known or
   * asked for (OGC 17-069r4, 7.15.7: else left out): at each page it would be counted over the whole register.
   * @throws Problem OGC_TOO_MANY_DOSSIERS, READ_BUDGET_EXCEEDED
   */
  async pageFor(asker: Asker, collection: Collection, { asked, search }: AskedIn): Promise<Page> {
    const filter = filterOf(asked, await this.law(asked.days))
    if (asked.countOnly) return this.#countFor(asker, collection, { filter, search })
    const { rows, next } = await asActor(this.#needs, asker.actor, (db) => pageOf(db, collection, { asked, filter }))
    const read = { collection: collection.id, search, ids: rows.map(({ id }) => id) }
    await consultPage(this.#needs, asker, this.#lately, read)
    return { features: textsOf(rows), next, matched: isWhole(asked, next) ? rows.length : null }
  }

  async #countFor(
    asker: Asker,
    collection: Collection,
    { filter, search }: { readonly filter: Filter; readonly search: string },
  ): Promise<Page> {
    const matched = await asActor(this.#needs, asker.actor, (db) => countOf(db, collection, filter))
    await consultCount(this.#needs, asker, this.#lately, { collection: collection.id, search, matched })
    return { features: [], next: null, matched }
  }

  /** One feature as GeoJSON text. @throws Problem NOT_FOUND */
  async item(collection: Collection, { id, crs, days }: ItemAsked): Promise<string> {
    if (!isUuid(id)) throw new Problem('NOT_FOUND')
    return oneOf(this.#needs.db, collection, { id, crs, law: await this.law(days) })
  }

  /** The same of a dossier, which is thereby read like any that is opened. @throws Problem NOT_FOUND, also of what the asker may not read */
  async itemFor(asker: Asker, collection: Collection, { id, crs, days }: ItemAsked): Promise<string> {
    const law = await this.law(days)
    await spendReads(this.#needs, asker, 1)
    return withDossier(this.#needs, { asker, id, action: 'dossier.consult' }, async (db, { allowed, at }) => {
      const feature = await oneOf(db, collection, { id, crs, law })
      const entry = { action: 'dossier.consult', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
      await journal(db, { asker, at }, { ...entry, consultation: true })
      return feature
    })
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

  #count(
    collection: Collection,
    { asked, filter, edition }: { readonly asked: Asked; readonly filter: Filter; readonly edition: string },
  ): Promise<number> {
    const wanted = asked.wanted.map(({ property, value }) => [property.name, value])
    const key = JSON.stringify([collection.id, edition, asked.boxes, wanted, asked.condition?.text])
    return this.#counts.get(key, this.#needs.clock.now(), () => countOf(this.#needs.db, collection, filter))
  }
}

const NOTHING = { rows: [], next: null } as const

const filterOf = ({ boxes, wanted, condition }: Asked, law: Law): Filter => ({ law, boxes, wanted, condition })
const textsOf = (rows: readonly Row[]) => rows.map(({ feature }) => feature)
/** The first page, and there is no other. */
const isWhole = ({ after, countOnly }: Asked, next: Cursor | null) => after === null && next === null && !countOnly

async function countOf(db: Kysely<Database>, collection: Collection, filter: Filter): Promise<number> {
  return (await countStatement(collection, filter).execute(db)).rows[0]?.count ?? 0
}

async function oneOf(
  db: Kysely<Database>,
  collection: Collection,
  one: { readonly id: string; readonly crs: Asked['crs']; readonly law: Law },
): Promise<string> {
  const { rows } = await itemStatement(collection, one).execute(db)
  if (!rows[0]) throw new Problem('NOT_FOUND')
  return rows[0].feature
}

async function pageOf(
  db: Kysely<Database>,
  collection: Collection,
  { asked, filter }: { readonly asked: Asked; readonly filter: Filter },
): Promise<{ readonly rows: readonly Row[]; readonly next: Cursor | null }> {
  const { limit, after, crs } = asked
  const stretch = { filter, after, limit: limit + 1 }
  const { rows } = await pageStatement<Row>(collection, stretch, featureText(collection.kind, crs)).execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? { srid: last.srid, id: last.id } : null
  return { rows: shown, next }
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
