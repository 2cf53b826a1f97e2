import { type Kysely, sql } from 'kysely'
import type { Check, Verdict } from '../../../spatial/conformity/types.ts'
import { personNamed } from '../../access/personNamed.ts'
import type { About, Answerer, RequestMove } from '../../contract/complements.ts'
import type { PersonName } from '../../contract/people.ts'
import type { Rule } from '../../contract/procedures/definition.ts'
import type { Database } from '../../db/tables.ts'

export type DocumentGiven = {
  readonly id: string
  readonly fileName: string
  readonly pages: number | null
  readonly version: number
}

export type AnswerRow = {
  readonly nth: number
  readonly kind: 'document' | 'report' | 'fact' | 'trace' | 'written'
  readonly at: string
  readonly by: PersonName | null
  readonly document: DocumentGiven | null
  readonly reportId: string | null
  readonly formerReportId: string | null
  readonly before: unknown
  readonly after: unknown
  readonly text: string | null
}

export type RemarkAsked = {
  readonly id: string
  readonly nth: number
  readonly text: string
  readonly sheet: { readonly documentId: string; readonly page: number } | null
}

export type ItemRow = {
  readonly id: string
  readonly move: number
  readonly nth: number
  readonly about: About
  readonly what: string | null
  readonly to: Answerer
  readonly articles: readonly string[]
  readonly text: string | null
  readonly reasonCode: string
  readonly sentence: { readonly fr: string; readonly ar: string }
  readonly rule: Rule
  readonly finding: { readonly rule: string; readonly subject: string | null } | null
  readonly standing: boolean
  readonly remarks: readonly RemarkAsked[]
  /** Documents of the piece that were there when it was asked. */
  readonly before: readonly DocumentGiven[]
  readonly answers: readonly AnswerRow[]
}

/** Everything that was ever asked of a dossier's applicant, with its answers, in the order it was asked. */
export async function itemsOf(db: Kysely<Database>, dossierId: string): Promise<ItemRow[]> {
  const asked = await askedOf(db, dossierId)
  if (asked.length === 0) return []
  const answers = Map.groupBy(await answersOf(db, dossierId), ({ itemId }) => itemId)
  const pieces = Map.groupBy(await piecesOf(db, dossierId), ({ piece }) => piece)
  const remarks = Map.groupBy(await remarksOf(db, dossierId), ({ itemId }) => itemId)
  return asked.map((item) => ({
    ...item,
    remarks: (remarks.get(item.id) ?? []).map(({ itemId, ...remark }) => remark),
    before: item.about === 'piece' ? thereBefore(pieces.get(item.what) ?? [], item.move) : [],
    answers: (answers.get(item.id) ?? []).map(({ itemId, ...answer }) => answer),
  }))
}

type AskedRow = Omit<ItemRow, 'before' | 'answers' | 'remarks'>

const askedOf = (db: Kysely<Database>, dossierId: string): Promise<AskedRow[]> =>
  db
    .selectFrom('complement_item as i')
    .innerJoin('complement_reason as r', (join) =>
      join.onRef('r.code', '=', 'i.reason_code').onRef('r.valid_from', '=', 'i.reason_from'),
    )
    .innerJoin('dossier_event as e', (join) =>
      join.onRef('e.dossier_id', '=', 'i.dossier_id').onRef('e.move', '=', 'i.move'),
    )
    .select(['i.id', 'i.move', 'i.nth', 'i.about', 'i.what', 'i.to_part as to', 'i.articles', 'i.text', 'i.finding'])
    .select(['r.code as reasonCode', 'r.sentence', 'r.rule'])
    .select(sql<boolean>`i.id in (select s.id from standing_items(${dossierId}::uuid) s)`.as('standing'))
    .where('i.dossier_id', '=', dossierId)
    .orderBy('i.move')
    .orderBy('i.nth')
    .execute() as Promise<AskedRow[]> // what is JSON in the table is as it was written

/** The remarks that items were made of. */
const remarksOf = (db: Kysely<Database>, dossierId: string): Promise<(RemarkAsked & { itemId: string })[]> =>
  db
    .selectFrom('complement_item_remark as x')
    .innerJoin('remark as r', 'r.id', 'x.remark_id')
    .select(['x.item_id as itemId', 'r.id', 'r.nth', 'r.text'])
    .select(
      sql<RemarkAsked['sheet']>`case when r.page is not null then
        json_build_object('documentId', r.document_id, 'page', r.page) end`.as('sheet'),
    )
    .where('r.dossier_id', '=', dossierId)
    .orderBy('r.nth')
    .execute()

async function answersOf(db: Kysely<Database>, dossierId: string): Promise<(AnswerRow & { itemId: string })[]> {
  const rows = await db
    .selectFrom('complement_answer as a')
    .innerJoin('complement_item as i', 'i.id', 'a.item_id')
    .leftJoin('document as d', 'd.id', 'a.document_id')
    .select(['a.item_id as itemId', 'a.nth', 'a.kind', 'a.at', 'a.report_id as reportId', 'a.text'])
    .select('a.former_report_id as formerReportId')
    .select(['a.fact_before as before', 'a.fact_after as after', personNamed('a.person_id').as('by')])
    .select(
      sql<DocumentGiven | null>`case when d.id is not null then json_build_object('id', d.id,
        'fileName', d.file_name, 'pages', d.pages, 'version', d.piece_version) end`.as('document'),
    )
    .where('i.dossier_id', '=', dossierId)
    .orderBy('a.nth')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as AnswerRow['kind'], at: row.at.toISOString() }))
}

type PieceGiven = DocumentGiven & {
  readonly piece: string | null
  /** The last request it answers; null for a document that was there by itself. */
  readonly answers: number | null
}

/**
 * The documents of a dossier's pieces, read once whatever was asked of them: seen through its rights, a document by item of
 * a request of three hundred took longer than a statement may.
 */
async function piecesOf(db: Kysely<Database>, dossierId: string): Promise<PieceGiven[]> {
  const { rows } = await sql<PieceGiven>`
    with answered as materialized (
      select a.document_id, max(i.move) as move from complement_answer a join complement_item i on i.id = a.item_id
      where i.dossier_id = ${dossierId}::uuid and a.document_id is not null group by 1)
    select d.id, d.file_name as "fileName", d.pages, d.piece_version as version, d.piece, x.move as answers
    from document d left join answered x on x.document_id = d.id
    where d.dossier_id = ${dossierId}::uuid and d.piece is not null and d.withdrawn_at is null
    order by d.piece_version, d.deposited_at`.execute(db)
  return rows
}

/** What was there when a request was made: all but what answers it, or a later one. */
const thereBefore = (given: readonly PieceGiven[], move: number): DocumentGiven[] =>
  given.filter(({ answers }) => answers === null || answers < move).map(({ piece, answers, ...document }) => document)

export type RequestRow = {
  readonly move: number
  readonly event: RequestMove
  readonly at: Date
  readonly by: PersonName | null
  readonly reason: string | null
  /** The report the dossier had when it was asked. */
  readonly reportId: string | null
}

/** The requests made of a dossier's applicant, newest first; one that was made in one text alone has no items. */
export const requestsOf = (db: Kysely<Database>, dossierId: string): Promise<RequestRow[]> =>
  db
    .selectFrom('dossier_event as e')
    .select(['e.move', 'e.at', sql<RequestMove>`e.event`.as('event'), personNamed('e.person_id').as('by')])
    .select(sql<string | null>`e.reason ->> 'text'`.as('reason'))
    .select(
      sql<string | null>`(select w.report_id from dossier_report w where w.dossier_id = e.dossier_id
        and w.attached_at <= e.at and not exists (select from complement_answer a join complement_item i on i.id = a.item_id
          where i.dossier_id = e.dossier_id and i.move >= e.move and a.report_id = w.report_id)
        order by w.nth desc limit 1)`.as('reportId'),
    )
    .where('e.dossier_id', '=', dossierId)
    .where('e.event', 'in', ['ask_complement', 'ask_modification', 'refuse_admission'])
    .orderBy('e.move', 'desc')
    .execute()

export type JudgedRow = { readonly id: string; readonly verdict: Verdict; readonly checks: readonly Check[] }

/** Some reports, as far as they are compared. */
export async function reportsJudged(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, JudgedRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('conformity_report')
    .select(['id', 'verdict', sql<Check[]>`checks`.as('checks')])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
