import { LAND_USES, type LandUse, PARAMETERS, type Parameter } from '../../spatial/conformity/types.ts'
import { decodeText } from '../../spatial/intake/readers/encoding.ts'
import { splitCells } from '../../spatial/intake/readers/tableCells.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'

export type FigureRow = {
  readonly parameter: Parameter
  readonly value: number | null
  readonly article: string | null
  readonly printed: string | null
}

/** What a règlement says of one zone, or of one sector of it. */
export type ZoneRegulation = {
  readonly zone: string
  readonly sector: string
  readonly buildable: boolean | null
  readonly permitted: readonly LandUse[] | null
  readonly forbidden: readonly LandUse[] | null
  readonly usesArticle: string | null
  readonly figures: readonly FigureRow[]
}

/** A line of the table that can't be taken as it stands. */
export type LineFault = { readonly line: number; readonly sentence: string }

const COLUMNS = ['zone', 'sector', 'parameter', 'value', 'article', 'label'] as const
type Column = (typeof COLUMNS)[number]
type Row = Readonly<Record<Column, string>> & { readonly line: number }

const BARE_RATIO = /^(cos|cus|ces)\b/i
const BUILDABLE: Readonly<Record<string, boolean>> = { yes: true, oui: true, no: false, non: false }

/**
 * Reads a règlement: one figure a line under the columns zone, sector, parameter, value, article, label, separated by
 * semicolons, commas or tabs; decimal comma or point where that is no separator. An empty value is a figure not published.
 */
export function parseRegulation(bytes: Uint8Array): Result<readonly ZoneRegulation[], readonly LineFault[]> {
  const rows = readRows(decodeText(bytes).text)
  if (!rows.ok) return rows
  const faults = [...rows.value.flatMap(faultsOf), ...repeated(rows.value)]
  if (faults.length > 0) return fail(faults)
  const byZone = Map.groupBy(rows.value, ({ zone, sector }) => JSON.stringify([zone, sector]))
  return ok([...byZone.values()].flatMap(zoneOf))
}

function readRows(text: string): Result<readonly Row[], readonly LineFault[]> {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== '')
  const [header, ...body] = lines
  const separator = ([';', '\t', ','] as const).find((sign) => header?.content.includes(sign))
  if (!header || !separator) return fail([{ line: 1, sentence: `the header must name ${COLUMNS.join(', ')}` }])
  const names = splitCells(header.content, separator).map((name) => name.toLowerCase())
  const absent = COLUMNS.filter((column) => !names.includes(column))
  if (absent.length > 0) return fail([{ line: header.line, sentence: `no column ${absent.join(', ')}` }])
  return ok(
    body.map(({ content, line }) => {
      const cells = splitCells(content, separator)
      const cell = (column: Column) => (cells[names.indexOf(column)] ?? '').trim()
      const [zone, sector, parameter] = [cell('zone'), cell('sector'), cell('parameter')]
      return { line, zone, sector, parameter, value: cell('value'), article: cell('article'), label: cell('label') }
    }),
  )
}

const isParameter = (name: string): name is Parameter => (PARAMETERS as readonly string[]).includes(name)
const isUse = (name: string): name is LandUse => (LAND_USES as readonly string[]).includes(name)
const isUsesRow = (name: string) => name === 'uses_permitted' || name === 'uses_forbidden'

const listed = (value: string): readonly string[] =>
  value
    .split('|')
    .map((use) => use.trim())
    .filter((use) => use !== '')

const numberOf = (value: string): number =>
  /^\d+([.,]\d+)?$/.test(value) ? Number(value.replace(',', '.')) : Number.NaN

function faultsOf({ line, zone, parameter, value }: Row): readonly LineFault[] {
  const fault = (sentence: string) => [{ line, sentence }]
  if (zone === '') return fault('no zone')
  if (parameter === 'buildable')
    return value === '' || value.toLowerCase() in BUILDABLE ? [] : fault(`buildable is yes, no or empty, not ${value}`)
  if (isUsesRow(parameter)) {
    const unknown = listed(value).filter((use) => !isUse(use))
    return unknown.length > 0 ? fault(`no use is called ${unknown.join(', ')}`) : []
  }
  if (BARE_RATIO.test(parameter))
    return fault(
      `${parameter} means opposite things from one agency to the next: footprint_ratio_max or floor_ratio_max`,
    )
  if (!isParameter(parameter)) return fault(`no parameter is called ${parameter}`)
  return figureFaults(parameter, value).flatMap(fault)
}

function figureFaults(parameter: Parameter, value: string): readonly string[] {
  if (value === '') return []
  const number = numberOf(value)
  if (Number.isNaN(number)) return [`${parameter} is not a number: ${value}`]
  const isShare = parameter === 'footprint_ratio_max' || parameter === 'green_share_min'
  if (isShare && number > 1) return [`${parameter} is a share from 0 to 1, not ${value}`]
  if (parameter === 'levels_max' && !Number.isInteger(number)) return [`levels_max counts levels, R+2 is 3: ${value}`]
  return []
}

function repeated(rows: readonly Row[]): readonly LineFault[] {
  const same = Map.groupBy(rows, ({ zone, sector, parameter }) => JSON.stringify([zone, sector, parameter]))
  return [...same.values()].flatMap(([first, ...again]) =>
    again.map(({ line, zone, sector, parameter }) => ({
      line,
      sentence: `${parameter} of ${zone} ${sector} was given on line ${first?.line}`,
    })),
  )
}

function zoneOf(rows: readonly Row[]): readonly ZoneRegulation[] {
  const [first] = rows
  if (!first) return []
  const named = (parameter: string) => rows.find((row) => row.parameter === parameter)
  const uses = (parameter: string) => {
    const row = named(parameter)
    return row ? listed(row.value).filter(isUse) : null
  }
  return [
    {
      zone: first.zone,
      sector: first.sector,
      buildable: BUILDABLE[named('buildable')?.value.toLowerCase() ?? ''] ?? null,
      permitted: uses('uses_permitted'),
      forbidden: uses('uses_forbidden'),
      usesArticle: (named('uses_permitted') ?? named('uses_forbidden'))?.article || null,
      figures: rows.flatMap(figureOf),
    },
  ]
}

function figureOf({ parameter, value, article, label }: Row): readonly FigureRow[] {
  if (!isParameter(parameter)) return []
  return [{ parameter, value: value === '' ? null : numberOf(value), article: article || null, printed: label || null }]
}
