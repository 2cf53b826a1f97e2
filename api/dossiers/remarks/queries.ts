import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { personNamed } from '../../access/personNamed.ts'
import type { PersonName } from '../../contract/people.ts'
import type { BodyKind } from '../../contract/policy/roles.ts'
import type { EntryKind, Placed, SheetShape } from '../../contract/remarks.ts'
import type { Database } from '../../db/tables.ts'

export type BodyNamed = {
  readonly id: string
  readonly kind: BodyKind
  readonly nameFr: string
  readonly nameAr: string
}

type Sheet = { readonly documentId: string; readonly page: number; readonly shape: SheetShape }

export type EntryRow = {
  readonly nth: number
  readonly kind: EntryKind
  readonly text: string | null
  readonly at: Date
  readonly by: PersonName | null
  readonly body: BodyNamed
  readonly documentId: string | null
  /** Where it was confirmed; null for any other entry. */
  readonly sheet: Sheet | null
}

/** What an entry changed, without its words: read by whoever may read the remark. */
export type StandingEntry = { readonly kind: EntryKind; readonly sheet: Sheet | null }

export type RemarkRow = {
  readonly id: string
  readonly nth: number
  readonly text: string
  readonly at: Date
  readonly by: PersonName | null
  readonly body: BodyNamed
  readonly sheet: Sheet | null
  readonly place: {
    readonly geometry: Placed
    readonly legal: { readonly srid: LegalSrid; readonly geometry: Placed }
  } | null
  readonly thread: readonly EntryRow[]
  readonly course: readonly StandingEntry[]
  readonly items: readonly { readonly id: string; readonly move: number; readonly nth: number }[]
}

/** A document as far as a remark is carried to it. */
export type SheetDocument = {
  readonly id: string
  readonly fileName: string
  readonly piece: string | null
  readonly version: number
  readonly pages: number | null
}

/** The body `b` by its names. */
export const BODY = sql<BodyNamed>`json_build_object('id', b.id, 'kind', b.kind, 'nameFr', b.name_fr, 'nameAr', b.name_ar)`
const sheetOf = (row: string) => sql<Sheet | null>`case when ${sql.ref(`${row}.page`)} is not null then
  json_build_object('documentId', ${sql.ref(`${row}.document_id`)}, 'page', ${sql.ref(`${row}.page`)},
    'shape', ${sql.ref(`${row}.shape`)}) end`
const PLACE = sql<RemarkRow['place']>`case when r.place is not null then json_build_object(
  'geometry', ST_AsGeoJSON(wgs84_from_legal(r.place), 8, 0)::json,
  'legal', json_build_object('srid', r.srid, 'geometry', ST_AsGeoJSON(r.place, 4, 0)::json)) end`

const COURSE = sql<readonly StandingEntry[]>`coalesce((select json_agg(json_build_object('kind', c.kind,
  'sheet', ${sheetOf('c')}) order by c.nth) from remark_course(r.id) c), '[]')`

/** The remarks of a dossier that the actor may read, in their order, with what they may read of each thread. */
export async function remarksOf(db: Kysely<Database>, dossierId: string): Promise<RemarkRow[]> {
  const rows = await db
    .selectFrom('remark as r')
    .innerJoin('body as b', 'b.id', 'r.body_id')
    .select(['r.id', 'r.nth', 'r.text', 'r.at', personNamed('r.person_id').as('by'), BODY.as('body')])
    .select([sheetOf('r').as('sheet'), PLACE.as('place'), COURSE.as('course')])
    .where('r.dossier_id', '=', dossierId)
    .orderBy('r.nth')
    .execute()
  if (rows.length === 0) return []
  const threads = Map.groupBy(await entriesOf(db, dossierId), ({ remarkId }) => remarkId)
  const items = Map.groupBy(await itemsOf(db, dossierId), ({ remarkId }) => remarkId)
  return rows.map((row) => ({
    ...row,
    thread: (threads.get(row.id) ?? []).map(({ remarkId, ...entry }) => entry),
    items: (items.get(row.id) ?? []).map(({ remarkId, ...item }) => item),
  }))
}

const entriesOf = (db: Kysely<Database>, dossierId: string): Promise<(EntryRow & { remarkId: string })[]> =>
  db
    .selectFrom('remark_entry as e')
    .innerJoin('remark as r', 'r.id', 'e.remark_id')
    .innerJoin('body as b', 'b.id', 'e.body_id')
    .select(['e.remark_id as remarkId', 'e.nth', 'e.kind', 'e.text', 'e.at', 'e.document_id as documentId'])
    .select([personNamed('e.person_id').as('by'), BODY.as('body'), sheetOf('e').as('sheet')])
    .where('r.dossier_id', '=', dossierId)
    .orderBy('e.nth')
    .execute()

const itemsOf = (db: Kysely<Database>, dossierId: string) =>
  db
    .selectFrom('complement_item_remark as x')
    .innerJoin('complement_item as i', 'i.id', 'x.item_id')
    .select(['x.remark_id as remarkId', 'i.id', 'i.move', 'i.nth'])
    .where('i.dossier_id', '=', dossierId)
    .orderBy('i.move')
    .orderBy('i.nth')
    .execute()

/** Documents of a dossier that were not withdrawn, in the order they were deposited. */
export const sheetDocumentsOf = (db: Kysely<Database>, dossierId: string): Promise<SheetDocument[]> =>
  db
    .selectFrom('document')
    .select(['id', 'file_name as fileName', 'piece', 'piece_version as version', 'pages'])
    .where('dossier_id', '=', dossierId)
    .where('withdrawn_at', 'is', null)
    .orderBy('deposited_at')
    .orderBy('id')
    .execute()

/** Bodies by their names. */
export const bodiesNamed = (db: Kysely<Database>, ids: readonly string[]): Promise<BodyNamed[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('body')
        .select(['id', sql<BodyKind>`kind`.as('kind'), 'name_fr as nameFr', 'name_ar as nameAr'])
        .where('id', 'in', [...ids])
        .orderBy('name_fr')
        .execute()

export type FoundRemark = { readonly id: string; readonly bodyId: string; readonly sheet: Sheet | null }

/** One remark of a dossier that the actor may read. */
export async function remarkById(
  db: Kysely<Database>,
  { dossierId, id }: { readonly dossierId: string; readonly id: string },
): Promise<FoundRemark | null> {
  const found = await db
    .selectFrom('remark as r')
    .select(['r.id', 'r.body_id as bodyId', sheetOf('r').as('sheet')])
    .where('r.id', '=', id)
    .where('r.dossier_id', '=', dossierId)
    .executeTakeFirst()
  return found ?? null
}

export type EntryKept = StandingEntry & { readonly nth: number }

/** What became of one remark, in order. */
export const entriesOfRemark = (db: Kysely<Database>, remarkId: string): Promise<EntryKept[]> =>
  db
    .selectFrom('remark_entry as e')
    .select(['e.nth', 'e.kind', sheetOf('e').as('sheet')])
    .where('e.remark_id', '=', remarkId)
    .orderBy('e.nth')
    .execute()
