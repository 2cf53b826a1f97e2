import { type Kysely, type RawBuilder, sql } from 'kysely'
import { endOfDay, startOfDay } from '../clock.ts'
import type { PersonName } from '../contract/people.ts'
import type { Role } from '../contract/policy/roles.ts'
import type { Database } from '../db/tables.ts'

export type BodyName = { readonly id: string; readonly nameFr: string; readonly nameAr: string }

export type EventRow = {
  readonly id: string
  readonly at: Date
  readonly action: string
  readonly consultation: boolean
  readonly subjectKind: string
  readonly subjectId: string
  readonly subjectName?: string | undefined
  readonly dossierId: string | null
  readonly person: PersonName | null
  readonly acting: { readonly mandateId: string; readonly role: Role; readonly body: BodyName } | null
  readonly body: BodyName | null
  readonly concerned: PersonName | null
  readonly detail: Record<string, unknown>
  readonly batch: number | null
}

export type Page = { readonly cursor?: string | undefined; readonly limit: number }

export type Filter = Page & {
  readonly person?: string | undefined
  readonly dossier?: string | undefined
  readonly action?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Null: of every body, and of none. */
  readonly bodies: readonly string[] | null
}

/** Events newest first, as far as the actor of the transaction may read them. */
export function eventsMatching(db: Kysely<Database>, filter: Filter): Promise<readonly EventRow[]> {
  const { person, dossier, action, from, to, bodies } = filter
  const conditions = [
    ...(person === undefined ? [] : [sql`e.person_id = ${person}::uuid`]),
    ...(dossier === undefined ? [] : [sql`e.dossier_id = ${dossier}::uuid`]),
    ...(action === undefined ? [] : [sql`e.action = ${action}`]),
    ...(bodies === null ? [] : [sql`e.body_id = any (${bodies}::uuid[])`]),
    ...(from === undefined ? [] : [sql`e.id >= ${firstIdAt(startOfDay(from))}::uuid`]),
    ...(to === undefined ? [] : [sql`e.id < ${firstIdAt(endOfDay(to))}::uuid`]),
  ]
  return dressed(db, pageOf(conditions, filter))
}

/** Who read a dossier or its documents, these by their names; reading this very list is left out. */
export async function consultationsOf(db: Kysely<Database>, dossierId: string, page: Page) {
  const conditions = [
    sql`e.dossier_id = ${dossierId}::uuid`,
    sql`e.consultation`,
    sql`e.action <> 'dossier.consultations'`,
  ]
  const rows = await dressed(db, pageOf(conditions, page))
  const names = await fileNames(db, dossierId)
  return rows.map((row) => ({ ...row, subjectName: names.get(row.subjectId) }))
}

async function fileNames(db: Kysely<Database>, dossierId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('document').select(['id', 'file_name']).where('dossier_id', '=', dossierId).execute()
  return new Map(rows.map(({ id, file_name }) => [id, file_name]))
}

/** What a person did and what others did that concerns them; asked apart, so that each has its index. */
export const eventsConcerning = (db: Kysely<Database>, personId: string, page: Page) =>
  dressed(
    db,
    sql`select * from (
      (${pageOf([sql`e.person_id = ${personId}::uuid`], page)})
      union all
      (${pageOf([sql`e.concerned_id = ${personId}::uuid`, sql`e.person_id is distinct from ${personId}::uuid`], page)})
    ) both_ways order by id desc limit ${page.limit}`,
  )

function pageOf(conditions: readonly RawBuilder<unknown>[], { cursor, limit }: Page): RawBuilder<unknown> {
  const all = cursor === undefined ? conditions : [...conditions, sql`e.id < ${cursor}::uuid`]
  const where = all.length === 0 ? sql`` : sql`where ${sql.join(all, sql` and `)}`
  return sql`select e.* from journal_event e ${where} order by e.id desc limit ${limit}`
}

/** The lowest id an event of this instant can have (RFC 9562 §5.7: milliseconds first): days follow the primary key. */
const firstIdAt = (instant: Date) => `${instant.getTime().toString(16).padStart(12, '0')}${'0'.repeat(20)}`

const named = (alias: string) => sql`case when ${sql.ref(`${alias}.id`)} is not null then json_build_object(
  'id', ${sql.ref(`${alias}.id`)}, 'givenName', ${sql.ref(`${alias}.given_name`)},
  'familyName', ${sql.ref(`${alias}.family_name`)}, 'givenNameAr', ${sql.ref(`${alias}.given_name_ar`)},
  'familyNameAr', ${sql.ref(`${alias}.family_name_ar`)}) end`

/**
 * With the names that go with a page of events: of nobody else. Whom an office brought in by an address keeps their name to
 * themselves: anybody opens an office and types addresses.
 */
async function dressed(db: Kysely<Database>, page: RawBuilder<unknown>): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    with page as materialized (${page}),
    people as materialized (select n.* from names_of(array(
      select p.person_id from page p union select p.concerned_id from page p)) n),
    acted as materialized (select a.* from acting_of(array(select p.mandate_id from page p)) a)
    select p.id, p.at, p.action, p.consultation, p.subject_kind as "subjectKind", p.subject_id as "subjectId",
      p.dossier_id as "dossierId", p.detail, l.batch, ${named('who')} as person, ${named('whom')} as concerned,
      case when a.id is not null then json_build_object('mandateId', a.id, 'role', a.role, 'body',
        json_build_object('id', a.body_id, 'nameFr', a.name_fr, 'nameAr', a.name_ar)) end as acting,
      case when b.id is not null then json_build_object('id', b.id, 'nameFr', b.name_fr, 'nameAr', b.name_ar) end as body
    from page p
      left join people who on who.id = p.person_id
      left join acted a on a.id = p.mandate_id
      left join body b on b.id = p.body_id
      left join people whom on whom.id = p.concerned_id
        and (coalesce(b.official, true) or exists (select from person met where met.id = p.concerned_id))
      left join journal_leaf l on l.event_id = p.id
    order by p.id desc`.execute(db)
  return rows
}
