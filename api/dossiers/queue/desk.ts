import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { DeskAnswer, DossierLabel, SavedFilter } from '../../contract/desk.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import { READERS } from '../../contract/policy/policy.ts'
import type { Database } from '../../db/tables.ts'
import { queueCounts } from './counts.ts'
import { lookUp } from './typed.ts'

type Whose = { readonly actor: Actor & { readonly personId: string }; readonly today: Day }

/** Whoever saves more than this has a list, not a desk. */
const MOST_FILTERS = 30

/** What the desk of an official is made of. */
export async function deskOf(db: Kysely<Database>, whose: Whose): Promise<DeskAnswer> {
  const filters = await filtersOf(db, whose)
  return {
    bodies: await bodiesOf(db, whose.actor),
    labels: await labelsOf(db),
    filters: await Promise.all(
      filters.map(async (saved) => {
        const typed = await lookUp(db, saved.filter)
        return { ...saved, counts: await queueCounts(db, { ...whose, filter: saved.filter }, typed) }
      }),
    ),
    communes: await communesOf(db),
  }
}

type BodyRow = Omit<DeskAnswer['bodies'][number], 'keepsLabels'>

async function bodiesOf(db: Kysely<Database>, actor: Actor): Promise<DeskAnswer['bodies']> {
  const { rows } = await sql<BodyRow>`
    with own as materialized (select unnest(actor_bodies(${[...READERS, 'administrator']}::text[])) as id),
      at_work as materialized (select * from colleagues_at(array(select o.id from own o)))
    select b.id, b.name_fr as "nameFr", b.name_ar as "nameAr", coalesce((
      select json_agg(json_build_object('id', n.id, 'givenName', n.given_name, 'familyName', n.family_name,
        'givenNameAr', n.given_name_ar, 'familyNameAr', n.family_name_ar) order by n.family_name, n.given_name, n.id)
      from names_of(array(select w.person_id from at_work w where w.body_id = b.id)) n), '[]') as people
    from body b join own on own.id = b.id where b.official order by b.name_fr, b.id`.execute(db)
  return rows.map((body) => ({ ...body, keepsLabels: decide(actor, 'label.keep', { bodyIds: [body.id] }).allowed }))
}

const labelsOf = (db: Kysely<Database>): Promise<DossierLabel[]> =>
  db
    .selectFrom('dossier_label')
    .select(['id', 'body_id as bodyId', 'name_fr as nameFr', 'name_ar as nameAr', 'colour'])
    .orderBy('name_fr')
    .orderBy('id')
    .execute()

const filtersOf = (db: Kysely<Database>, { actor }: Whose): Promise<SavedFilter[]> =>
  db
    .selectFrom('queue_filter')
    .select(['id', 'name', 'body_id as bodyId', 'filter'])
    .select(sql<boolean>`person_id = ${actor.personId}::uuid`.as('own'))
    .orderBy('created_at')
    .orderBy('id')
    .limit(MOST_FILTERS)
    .execute()

async function communesOf(db: Kysely<Database>): Promise<DeskAnswer['communes']> {
  const { rows } = await sql<DeskAnswer['communes'][number]>`
    select c.code, c.name_fr as "nameFr", c.name_ar as "nameAr" from commune c join province p on p.code = c.province_code
    where array['MA', p.region_code, c.province_code, c.parent_code, c.code]
      && (select actor_territories(${[...READERS]}::text[]))
    order by c.name_fr, c.code`.execute(db)
  return rows
}
