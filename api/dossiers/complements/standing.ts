import { type Kysely, sql } from 'kysely'
import type { About, Answerer } from '../../contract/complements.ts'
import type { AskedOf } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'

export type StandingItem = {
  readonly id: string
  readonly nth: number
  readonly about: About
  readonly what: string | null
  readonly to: Answerer
  readonly text: { readonly fr: string; readonly ar: string }
  readonly answered: boolean
}

/** What the request that a dossier waits upon asks, in order; nothing when it waits upon none. */
export async function standingItems(db: Kysely<Database>, dossierId: string): Promise<StandingItem[]> {
  const { rows } = await sql<StandingItem>`
    select i.id, i.nth, i.about, i.what, i.to_part as "to",
      case when i.text is null then r.sentence else jsonb_build_object('fr', i.text, 'ar', i.text) end as text,
      exists (select from complement_answer a where a.item_id = i.id) as answered
    from standing_items(${dossierId}::uuid) i
    join complement_reason r on r.code = i.reason_code and r.valid_from = i.reason_from
    order by i.nth`.execute(db)
  return rows
}

/** A thing that may be asked: a piece by its code, a fact by its name, the ground, or an item by its id. */
export type Thing =
  | { readonly about: 'piece' | 'fact'; readonly what: string | null }
  | { readonly about: 'parcel' }
  | { readonly itemId: string }

const concerns = (thing: Thing, item: StandingItem): boolean => {
  if ('itemId' in thing) return item.id === thing.itemId
  return item.about === thing.about && (thing.about === 'parcel' || item.what === thing.what)
}

/** Which items of the standing request are about a thing. */
export const itemsAbout = async (db: Kysely<Database>, dossierId: string, thing: Thing): Promise<StandingItem[]> =>
  (await standingItems(db, dossierId)).filter((item) => concerns(thing, item))

/** The same as the policy is asked it. */
export const askedAbout = async (db: Kysely<Database>, dossierId: string, thing: Thing): Promise<AskedOf[]> =>
  (await itemsAbout(db, dossierId, thing)).map(({ about, to }) => ({ about, to }))
