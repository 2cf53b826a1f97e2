import type { BacklogRowAnswer } from '../../../../api/contract/backlog.ts'
import { westernDigits } from '../../../../spatial/westernDigits.ts'

type Row = Pick<BacklogRowAnswer, 'line' | 'cells' | 'scans' | 'dossier' | 'procedure'>
/** Codes of the pieces of each procedure. */
export type Pieces = ReadonlyMap<string, ReadonlySet<string>>
export type MatchedScan = {
  readonly file: File
  readonly dossierId: string
  readonly number: string
  readonly piece: string | null
}
export type Matched = { readonly matched: readonly MatchedScan[]; readonly unmatched: readonly File[] }

/** What stands between the parts of a number in a file name cannot be a slash: 12/2023 is scanned as 12-2023. */
const plain = (text: string) =>
  westernDigits(text)
    .toLowerCase()
    .replace(/\.[a-z0-9]{2,5}$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/**
 * Files with the dossier each belongs to: by the names its row gives, else by the paper number it begins with. A name that
 * fits two dossiers fits none. The piece is the one whose code the rest of the name is, else none.
 */
export function matchScans(files: readonly File[], rows: readonly Row[], pieces: Pieces): Matched {
  const named = new Map<string, Row | null>()
  const numbered = new Map<string, Row | null>()
  for (const row of rows) {
    for (const name of row.scans) once(named, name.trim().toLowerCase(), row)
    once(numbered, plain(`${row.cells.paperNumber ?? ''}.x1`), row)
  }
  const matched: MatchedScan[] = []
  const unmatched: File[] = []
  for (const file of files) {
    const row = named.get(file.name.toLowerCase()) ?? byNumber(numbered, plain(file.name))
    if (row?.dossier)
      matched.push({ file, dossierId: row.dossier.id, number: row.dossier.number, piece: pieceOf(file, row, pieces) })
    else unmatched.push(file)
  }
  return { matched, unmatched }
}

const once = (rows: Map<string, Row | null>, key: string, row: Row) =>
  key !== '' && rows.set(key, rows.has(key) && rows.get(key) !== row ? null : row)

/** The longest number the name begins with: 12-2023-plan belongs to 12-2023 before 12. */
function byNumber(numbered: ReadonlyMap<string, Row | null>, name: string): Row | null {
  const parts = name.split('-')
  for (let count = parts.length; count > 0; count -= 1) {
    const row = numbered.get(parts.slice(0, count).join('-'))
    if (row !== undefined) return row
  }
  return null
}

function pieceOf({ name }: File, { cells, procedure }: Row, pieces: Pieces): string | null {
  const number = plain(`${cells.paperNumber ?? ''}.x1`)
  const whole = plain(name)
  const rest = whole.startsWith(`${number}-`) ? whole.slice(number.length + 1) : whole
  const code = rest.replaceAll('-', '_').replace(/_\d{1,2}$/, '')
  return pieces.get(procedure ?? '')?.has(code) ? code : null
}
