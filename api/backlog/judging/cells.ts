import type { Day } from '../../../spatial/day.ts'
import { westernDigits } from '../../../spatial/westernDigits.ts'
import type {
  BacklogFault,
  BacklogFaultCode,
  BacklogField,
  BacklogMapping,
  BacklogNote,
} from '../../contract/backlog.ts'
import { paperDay } from '../reading/paperDay.ts'
import { at, type Table, type TableLine } from '../reading/table.ts'

const NATIONAL_ID = /^[A-Z0-9][A-Z0-9 -]{3,19}$/

/** One line of a table by its fields, and what is found at fault on the way. */
export class Cells {
  readonly faults: BacklogFault[] = []
  readonly notes: BacklogNote[] = []
  private readonly line: TableLine
  private readonly table: Table
  private readonly columns: BacklogMapping

  constructor(table: Table, line: TableLine, columns: BacklogMapping) {
    this.table = table
    this.line = line
    this.columns = columns
  }

  /** What is written, as it is written. */
  raw(field: BacklogField): string {
    const column = this.columns[field]
    return column === undefined ? '' : (this.line.cells[column] ?? '')
  }

  fault(field: BacklogField, code: BacklogFaultCode, data: Readonly<Record<string, string>> = {}): null {
    this.faults.push({ field, code, data })
    return null
  }

  note(field: BacklogField, code: BacklogNote['code'], data: Readonly<Record<string, string>> = {}): void {
    this.notes.push({ field, code, data })
  }

  /** A text of at most so many characters; null when there is none, or when the cell cannot be believed. */
  text(field: BacklogField, most: number): string | null {
    const column = this.columns[field]
    if (column === undefined) return null
    const place = at(this.line.line, column)
    if (this.table.errors.has(place)) return this.fault(field, 'CELL_ERROR', { written: this.raw(field) })
    const written = this.raw(field)
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
    if (written === '') return this.table.merged.has(place) ? this.fault(field, 'CELL_MERGED') : null
    return written.length > most ? this.fault(field, 'TOO_LONG', { most: String(most) }) : written
  }

  /** The same where a dossier cannot be without it. */
  needed(field: BacklogField, most: number): string | null {
    const before = this.faults.length
    const written = this.text(field, most)
    if (written === null && this.faults.length === before) this.fault(field, 'MISSING')
    return written
  }

  /** A day that has come; null when none is written or it is at fault. */
  day(field: BacklogField, today: Day): Day | null {
    const written = this.text(field, 40)
    if (written === null) return null
    const read = paperDay(written, this.table.from1904)
    if (!read) return this.fault(field, 'DATE_UNREADABLE', { written })
    if (read.day > today) return this.fault(field, 'DATE_IN_FUTURE', { day: read.day, today })
    if (read.dayFirst) this.note(field, 'DAY_FIRST', { written, day: read.day })
    return read.day
  }

  /** A day that was judged already. */
  quietDay = (field: BacklogField): Day | null => paperDay(this.raw(field), this.table.from1904)?.day ?? null

  nationalId(): string | null {
    const written = this.text('nationalId', 40)
    if (written === null) return null
    const plain = westernDigits(written).toUpperCase()
    return NATIONAL_ID.test(plain) ? plain : this.fault('nationalId', 'IDENTITY_UNREADABLE', { written })
  }
}
