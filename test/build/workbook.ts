import { strToU8, zipSync } from 'fflate'

/** What a cell holds: words, or a day as a spreadsheet keeps it. */
export type Cell = string | { readonly day: string }

const EPOCH = Date.UTC(1899, 11, 30) // day 0 of spreadsheets (ECMA-376, 18.17.4.1)
const DAY_MS = 86_400_000
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const column = (nth: number) => String.fromCharCode(65 + nth)

const cellOf = (cell: Cell, place: string) =>
  typeof cell === 'string'
    ? `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
    : `<c r="${place}" s="1"><v>${(Date.parse(cell.day) - EPOCH) / DAY_MS}</v></c>`

/** A workbook of one sheet, at most twenty-six columns wide, its days shown as dates. */
export function workbook(rows: readonly (readonly Cell[])[]): Buffer {
  const lines = rows.map(
    (cells, index) =>
      `<row r="${index + 1}">${cells.map((cell, nth) => cellOf(cell, `${column(nth)}${index + 1}`)).join('')}</row>`,
  )
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const parts = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Registre" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))))
}
