import { walkXml } from '../../../spatial/intake/readers/xml.ts'
import { fail, ok } from '../../../spatial/result.ts'
import { at, TABLE_LIMITS, type TableLine, type TableRead, type TableRefusal } from './table.ts'

const REFERENCE = /^([A-Z]{1,3})(\d{1,7})$/
const LETTERS = 26

/** `C7` as column 2 of line 7; null when it is no reference. */
function placeOf(reference: string | undefined): { column: number; line: number } | null {
  const [, letters = '', digits = ''] = REFERENCE.exec(reference ?? '') ?? []
  if (letters === '') return null
  const column = [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0) - 1
  return { column, line: Number(digits) }
}

type Merge = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

class Sheet {
  readonly lines: TableLine[] = []
  readonly errors = new Set<string>()
  readonly merges: Merge[] = []
  refusal: TableRefusal | null = null
  private cells: string[] = []
  private line = 0
  private cell = { column: 0, type: '', value: '', inline: '' }

  private readonly shared: readonly string[]

  constructor(shared: readonly string[]) {
    this.shared = shared
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.line = Number(attributes.r ?? this.line + 1)
      this.cells = []
    } else if (name === 'c') {
      const column = placeOf(attributes.r)?.column ?? this.cells.length
      this.cell = { column, type: attributes.t ?? 'n', value: '', inline: '' }
    } else if (name === 'mergeCell') this.merge(attributes.ref ?? '')
  }

  close(name: string, text: string, parent: string): void {
    if (name === 'v') this.cell.value = text
    else if (name === 't' && parent !== 'rPh') this.cell.inline += text
    else if (name === 'c') this.keepCell()
    else if (name === 'row') this.keepRow()
  }

  private keepCell(): void {
    const { column, type, value, inline } = this.cell
    if (column >= TABLE_LIMITS.columns) return
    if (type === 'e') this.errors.add(at(this.line, column))
    const text = type === 's' ? (this.shared[Number(value)] ?? '') : type === 'inlineStr' ? inline : value
    while (this.cells.length < column) this.cells.push('')
    this.cells[column] = text.trim()
  }

  private keepRow(): void {
    if (this.cells.every((cell) => cell === '')) return
    this.lines.push({ line: this.line, cells: this.cells })
    if (this.lines.length > TABLE_LIMITS.rows + 1)
      this.refusal = { why: 'TOO_MANY_ROWS', detail: String(TABLE_LIMITS.rows) }
  }

  private merge(reference: string): void {
    const [from, to] = reference.split(':').map(placeOf)
    if (from && to && this.merges.length < TABLE_LIMITS.merges)
      this.merges.push({ left: from.column, right: to.column, top: from.line, bottom: to.line })
  }

  /** Cells of the lines that are there which another one is merged over. */
  hidden(): Set<string> {
    const hidden = new Set<string>()
    for (const { line } of this.lines)
      for (const { left, right, top } of this.merges.filter((one) => one.top <= line && line <= one.bottom))
        for (let column = left; column <= Math.min(right, TABLE_LIMITS.columns); column += 1)
          if (line > top || column > left) hidden.add(at(line, column))
    return hidden
  }
}

/** The cells of one sheet. */
export function sheetTable(text: string, shared: readonly string[], from1904: boolean): TableRead {
  const sheet = new Sheet(shared)
  const walked = walkXml(text, {
    keepsSpaces: true,
    open: (name, attributes) => sheet.open(name, attributes),
    close: (name, said, parent) => sheet.close(name, said, parent),
    stopped: () => sheet.refusal !== null,
  })
  if (sheet.refusal) return fail(sheet.refusal)
  if (!walked.ok) return fail({ why: 'DAMAGED', detail: walked.error.code })
  return ok({ lines: sheet.lines, from1904, errors: sheet.errors, merged: sheet.hidden() })
}
