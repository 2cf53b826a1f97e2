import type { Result } from '../../../spatial/result.ts'

/** A line of a spreadsheet, by the number the spreadsheet shows for it; cells as they are written, trimmed. */
export type TableLine = { readonly line: number; readonly cells: readonly string[] }

export type Table = {
  readonly lines: readonly TableLine[]
  /** A workbook of old Macintoshes counts its days from 1904. */
  readonly from1904: boolean
  /** `line:column` of cells that hold an error (#REF!), and of those another cell hides by being merged over them. */
  readonly errors: ReadonlySet<string>
  readonly merged: ReadonlySet<string>
}

export const TABLE_REFUSALS = [
  'EMPTY',
  'TOO_MANY_ROWS',
  'NO_HEADERS',
  'NOT_A_SPREADSHEET',
  'DAMAGED',
  'TOO_LONG',
] as const
export type TableRefusal = { readonly why: (typeof TABLE_REFUSALS)[number]; readonly detail: string }
export type TableRead = Result<Table, TableRefusal>

export const TABLE_LIMITS = {
  bytes: 20 * 1024 * 1024,
  /** A register of ten thousand dossiers is brought in year by year. */
  rows: 10_000,
  columns: 200,
  cell: 2_000,
  merges: 1_000,
} as const

export const at = (line: number, column: number): string => `${line}:${column}`
