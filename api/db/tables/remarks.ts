import type { ColumnType } from 'kysely'
import type { EntryKind, SheetShape } from '../../contract/remarks.ts'
import type { GeometryColumn } from './ground.ts'

type ShapeColumn = ColumnType<SheetShape | null, string | null, never>

/** Pinned on a page of a document, or at a place; never rewritten. */
export interface RemarkTable {
  id: string
  dossier_id: string
  /** Its number in the dossier. */
  nth: number
  document_id: string | null
  page: number | null
  /** Millimetres of the page. */
  shape: ShapeColumn
  srid: number | null
  place: GeometryColumn | null
  text: string
  body_id: string
  person_id: string
  mandate_id: string
  at: Date
}

/** What became of a remark, in order; never rewritten. */
export interface RemarkEntryTable {
  remark_id: string
  nth: number
  kind: EntryKind
  text: string | null
  document_id: string | null
  page: number | null
  shape: ShapeColumn
  body_id: string
  person_id: string
  mandate_id: string
  at: Date
}

/** What a request was made of. */
export interface ComplementItemRemarkTable {
  item_id: string
  remark_id: string
}

export interface RemarkTables {
  remark: RemarkTable
  remark_entry: RemarkEntryTable
  complement_item_remark: ComplementItemRemarkTable
}
