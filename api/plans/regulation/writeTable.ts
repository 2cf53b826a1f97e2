import { zipSync } from 'fflate'
import { PARAMETERS } from '../../../spatial/conformity/types.ts'
import type { RegulationRow } from '../../contract/regulation/cells.ts'
import { FIGURES } from '../../contract/regulation/figures.ts'
import { UNIT_SIGNS } from './units.ts'

const HEADER = ['zone', 'sector', 'parameter', 'value', 'unit', 'article', 'label'] as const
type Cell = string | number
export type TableRow = readonly Cell[]

export type ZoneNamed = { readonly zone: string; readonly sector: string }

/**
 * The règlement as the table that readRows() reads: one figure a line, an empty value where it is not published. Codes that
 * are drawn and have no règlement come after, each alone on its line, where somebody writes what is prescribed of it.
 */
export const tableOf = (rows: readonly RegulationRow[], drawn: readonly ZoneNamed[] = []): readonly TableRow[] => [
  HEADER,
  ...rows.flatMap(linesOf),
  ...drawn.filter((one) => !rows.some((row) => isSame(row, one))).map(waiting),
]

const isSame = (one: ZoneNamed, other: ZoneNamed) => one.zone === other.zone && one.sector === other.sector
const waiting = ({ zone, sector }: ZoneNamed): TableRow => [zone, sector, '', '', '', '', '']

function linesOf(row: RegulationRow): readonly TableRow[] {
  const line = (parameter: string, value: Cell, { unit = '', article = '', label = '' } = {}): TableRow => [
    ...[row.zone, row.sector, parameter, value, unit, article, label],
  ]
  const { buildable, permitted, forbidden, usesArticle, conditionsFr, conditionsAr, conditionsArticle } = row
  const [uses, conditions] = [{ article: usesArticle ?? '' }, { article: conditionsArticle ?? '' }]
  const figures = PARAMETERS.flatMap((parameter) => row.figures.filter((figure) => figure.parameter === parameter))
  return [
    ...(buildable === null ? [] : [line('buildable', buildable ? 'oui' : 'non')]),
    ...(permitted ? [line('uses_permitted', permitted.join(' | '), uses)] : []),
    ...(forbidden ? [line('uses_forbidden', forbidden.join(' | '), uses)] : []),
    ...figures.map(({ parameter, value, article, printed }) =>
      line(parameter, value ?? '', {
        ...{ unit: UNIT_SIGNS[FIGURES[parameter].unit], article: article ?? '', label: printed ?? '' },
      }),
    ),
    ...(conditionsFr ? [line('conditions_fr', conditionsFr, conditions)] : []),
    ...(conditionsAr ? [line('conditions_ar', conditionsAr, conditions)] : []),
  ]
}

/** What a spreadsheet would compute is given an apostrophe, and so is what begins by one: unguarded() takes it off again. */
const guarded = (text: string) => (/^'*[=+\-@]/.test(text) ? `'${text}` : text)
export const unguarded = (text: string) => (/^'+[=+\-@]/.test(text) ? text.slice(1) : text)

/** UTF-8 with its mark, semicolons and decimal commas: what a spreadsheet in French opens without a question. */
export function csvFile(table: readonly TableRow[]): Buffer {
  const written = (cell: Cell) => {
    const text = typeof cell === 'number' ? String(cell).replace('.', ',') : guarded(cell)
    return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return Buffer.from(`\uFEFF${table.map((row) => `${row.map(written).join(';')}\r\n`).join('')}`, 'utf8')
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
/** Room for a code, a sector, a parameter, its value, its unit, its article and its label. */
const WIDTHS = [14, 14, 30, 14, 18, 30, 30]

/** A workbook of one sheet (ECMA-376): figures as numbers, everything else as texts in the cells themselves. */
export function xlsxFile(table: readonly TableRow[]): Buffer {
  const files = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Règlement" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet(table),
  }
  const bytes = Object.entries(files).map(([name, text]) => [name, Buffer.from(text, 'utf8')] as const)
  return Buffer.from(zipSync(Object.fromEntries(bytes), { mtime: new Date('2000-01-01T00:00:00Z') }))
}

function sheet(table: readonly TableRow[]): string {
  const columns = WIDTHS.map(
    (width, nth) => `<col min="${nth + 1}" max="${nth + 1}" width="${width}" customWidth="1"/>`,
  )
  const rows = table.map(
    (row, nth) =>
      `<row r="${nth + 1}">${row.map((cell, column) => cellXml(cell, `${letterOf(column)}${nth + 1}`)).join('')}</row>`,
  )
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>'
  return `${HEAD}<worksheet xmlns="${MAIN}">${frozen}<cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`
}

function cellXml(cell: Cell, at: string): string {
  if (cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(guarded(cell))}</t></is></c>`
}

/** XML reads a bare carriage return as a line end: it is written as what it is. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

/** Column 0 is A; a règlement has fewer than 26. */
export const letterOf = (column: number): string => String.fromCharCode(65 + column)
