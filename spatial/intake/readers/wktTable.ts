import { fail, type Result } from '../../result.ts'
import type { CrsHint, Finding, IntakeRefusal, Limits, Reading } from '../types.ts'
import { crsNamed } from './crsName.ts'
import { areDegrees } from './degrees.ts'
import { conclude, type Draft, skip, startDraft, startTally } from './draft.ts'
import { labelOf } from './label.ts'
import { type Separator, splitCells } from './tableCells.ts'
import { readWktGeometry, wktStart } from './wktGeometry.ts'

const SEPARATORS: readonly Separator[] = ['\t', ';', ',']
const SAMPLE = 64 * 1024
const MOST_ATTRIBUTES = 255
const LONGEST_VALUE = 500
/** What is read of a row besides its outline. */
const LONGEST_CELLS = 64 * 1024

/** Whether a text is a table with outlines written as WKT, as databases export them. */
export const holdsWkt = (text: string): boolean => wktStart(text.slice(0, SAMPLE)) >= 0

type Row = { readonly line: number; readonly geometry: string; readonly attributes: Readonly<Record<string, string>> }

/** A row's outline, whose own commas must not split, and the cells around it. */
function splitRow(text: string, separator: Separator): { geometry: string; cells: readonly string[] } {
  const shape = /(?:SRID=\d{4,6};)?\b[A-Z]+\s*(?:(?:ZM|Z|M)\s*)?(?:\(|EMPTY\b)/i.exec(text)
  if (!shape) return { geometry: '', cells: splitCells(text.slice(0, LONGEST_CELLS), separator) }
  const end = Math.max(text.lastIndexOf(')') + 1, shape.index + shape[0].length)
  const rest = text.slice(0, shape.index).slice(0, LONGEST_CELLS) + text.slice(end, end + LONGEST_CELLS)
  return { geometry: text.slice(shape.index, end).trim(), cells: splitCells(rest, separator) }
}

/** Lines one by one: millions of short ones must be refused before they are kept. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    yield text.slice(start, end).replace(/\r$/, '')
    start = end + 1
  }
}

function* rowsOf(text: string): Generator<Row> {
  let separator: Separator = ','
  let header: readonly string[] = []
  let line = 0
  for (const content of linesOf(text)) {
    line += 1
    if (line === 1) {
      separator = SEPARATORS.find((candidate) => content.includes(candidate)) ?? ','
      if (wktStart(content) < 0) {
        header = splitCells(content.slice(0, LONGEST_CELLS), separator)
        continue
      }
    }
    if (content.trim() === '') continue
    const { geometry, cells } = splitRow(content, separator)
    const named = cells
      .slice(0, MOST_ATTRIBUTES)
      .flatMap((cell, at) => (cell === '' ? [] : [[header[at] ?? `${at + 1}`, cell.slice(0, LONGEST_VALUE)] as const]))
    yield { line, geometry, attributes: Object.fromEntries(named) }
  }
}

/** Positions are parted by commas: enough to weigh an outline before it is built. */
const weigh = (geometry: string): number => geometry.split(',').length

/** Adds a row; gives back the CRS it names, if any. */
function addRow(draft: Draft, { line, geometry, attributes }: Row, findings: readonly Finding[]): string | null {
  const label = labelOf(attributes, draft.parcels.length + draft.skipped.length + draft.refused.length + 1)
  const shape = readWktGeometry(geometry)
  if (shape.kind === 'fault') {
    draft.refused.push({ label, refusal: { code: 'TABLE_NOT_COORDINATES', data: { line } } })
    return null
  }
  if (shape.kind === 'other') {
    skip(draft, label, { code: 'SHAPE_NOT_POLYGON', severity: 'info', data: { entity: shape.entity, line } })
    return null
  }
  if (shape.polygons.length === 0) skip(draft, label, { code: 'SHAPE_EMPTY', severity: 'warning', data: { line } })
  else {
    const z: Finding[] = shape.hasZ ? [{ code: 'Z_IGNORED', severity: 'info' }] : []
    draft.parcels.push({ label, polygons: shape.polygons, attributes, findings: [...z, ...findings] })
  }
  return shape.crs
}

/** Reads a table whose rows hold WKT polygons, in the CRS their EWKT names if any; one CRS for the whole table. */
export function readWktTable(
  text: string,
  limits: Limits,
  findings: readonly Finding[],
): Result<Reading, IntakeRefusal> {
  const tally = startTally(limits)
  const draft = startDraft()
  const named = new Set<string>()
  for (const row of rowsOf(text)) {
    const heavy = tally.shapes(1) ?? tally.vertices(weigh(row.geometry))
    if (heavy) return fail(heavy)
    const crs = addRow(draft, row, findings)
    if (crs !== null) named.add(crs)
  }
  const [name] = named
  const undeclared: CrsHint = areDegrees(draft.parcels) ? { kind: 'geographic' } : { kind: 'none' }
  if (named.size > 1) return fail({ code: 'CRS_MISMATCH', data: { name: [...named].join(', ').slice(0, 80) } })
  return conclude('csv', name === undefined ? undeclared : crsNamed(name), draft)
}
