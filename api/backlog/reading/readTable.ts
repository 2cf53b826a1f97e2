import { fail } from '../../../spatial/result.ts'
import { readCsvTable } from './csvTable.ts'
import { TABLE_LIMITS, type TableRead } from './table.ts'
import { readXlsxTable } from './xlsxTable.ts'

const isZip = ([a, b]: Uint8Array) => a === 0x50 && b === 0x4b
/** The binary workbook of before 2007: it is asked to be saved again. */
const isOldExcel = ([a, b, c, d]: Uint8Array) => a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0

/** A spreadsheet by its content, whatever its name says. Ends on any bytes, and never throws for them. */
export function readTable(bytes: Uint8Array): TableRead {
  if (bytes.length > TABLE_LIMITS.bytes) return fail({ why: 'TOO_LONG', detail: String(TABLE_LIMITS.bytes) })
  if (isOldExcel(bytes)) return fail({ why: 'NOT_A_SPREADSHEET', detail: 'xls' })
  const read = isZip(bytes) ? readXlsxTable(bytes) : readCsvTable(bytes)
  return read.ok && read.value.lines.length === 0 ? fail({ why: 'EMPTY', detail: '' }) : read
}
