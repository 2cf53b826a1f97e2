import { REGULATION_COLUMNS } from '../../../api/contract/regulation/cells.ts'
import type { Place } from './pasting.ts'

type Table = { readonly rows: number; readonly rtl: boolean }

/** Where a key leads from a cell; null when it leads nowhere. Arrows follow the eye: to the right is back in Arabic. */
export function steppedTo(key: string, { row, column }: Place, { rows, rtl }: Table): Place | null {
  const [forward, back] = rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  const last = { row: rows - 1, column: REGULATION_COLUMNS.length - 1 }
  const moves: Readonly<Record<string, Place>> = {
    [forward as string]: { row, column: column + 1 },
    [back as string]: { row, column: column - 1 },
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    Home: { row, column: 0 },
    End: { row, column: last.column },
    PageDown: { row: row + 10, column },
    PageUp: { row: row - 10, column },
  }
  const next = moves[key]
  return next ? { row: within(next.row, last.row), column: within(next.column, last.column) } : null
}

const within = (value: number, most: number) => Math.min(Math.max(value, 0), most)
