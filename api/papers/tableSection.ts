import type { Column, PaperCell, Section, Text } from './receiptPaper.ts'

type Table = {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly PaperCell[])[]
  /** What is said in the table's place when it has no row. */
  readonly none: string
  readonly note?: Text | null
}

/** A table of a paper; without any row, the sentence that says so, and no note. */
export const tableSection = ({ title, columns, rows, none, note = null }: Table): Section =>
  rows.length === 0
    ? { kind: 'texts', title, texts: [[none]], note: null }
    : { kind: 'table', title, columns, rows, note }
