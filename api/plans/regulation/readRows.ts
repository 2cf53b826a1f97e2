import { LAND_USES, type LandUse, PARAMETERS, type Parameter } from '../../../spatial/conformity/types.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import type { Table } from '../../backlog/reading/table.ts'
import { emptyRow, LONGEST, type RegulationRow } from '../../contract/regulation/cells.ts'
import { FIGURES, type FigureFault, figureFault } from '../../contract/regulation/figures.ts'
import { UNIT_SIGNS } from './units.ts'
import { unguarded } from './writeTable.ts'

const NEEDED = ['zone', 'sector', 'parameter', 'value', 'article', 'label'] as const
export type FileColumn = (typeof NEEDED)[number] | 'unit'

export type FaultCode =
  | FigureFault
  | 'HEADER'
  | 'NO_ZONE'
  | 'ZONE_UNKNOWN'
  | 'PARAMETER_UNKNOWN'
  | 'BARE_RATIO'
  | 'BUILDABLE'
  | 'USE_UNKNOWN'
  | 'NOT_A_NUMBER'
  | 'UNIT'
  | 'REPEATED'
  | 'TOO_LONG'

/** Where a table of a règlement cannot be taken: its line, its column by name and by place (0 is A), what stands there. */
export type RowFault = {
  readonly code: FaultCode
  readonly line: number
  readonly column: FileColumn | null
  readonly at: number | null
  readonly parameter: string
  readonly found: string
  /** What it meets: the most a figure may say, its unit, the line that said it first. */
  readonly against: string
}

type FileRow = Readonly<Record<FileColumn, string>> & {
  readonly line: number
  readonly places: ReadonlyMap<string, number>
}

const BARE_RATIO = /^(cos|cus|ces)\b/i
const BUILDABLE: Readonly<Record<string, boolean>> = {
  yes: true,
  oui: true,
  no: false,
  non: false,
  نعم: true,
  لا: false,
}
const USES = ['uses_permitted', 'uses_forbidden']
const CONDITIONS = ['conditions_fr', 'conditions_ar']

/**
 * A règlement from a table, one figure a line under the columns zone, sector, parameter, value, article, label, and unit
 * where there is one. An empty value is a figure not published; decimal comma or point. A zone alone on its line waits for its
 * values: nothing is said of it.
 */
export function readRows({ lines }: Table): Result<RegulationRow[], readonly RowFault[]> {
  const [header, ...body] = lines
  const places = new Map(header?.cells.map((name, place) => [name.trim().toLowerCase(), place]))
  const absent = NEEDED.filter((column) => !places.has(column))
  if (absent.length > 0) return fail([headerFault(header?.line ?? 1, absent.join(', '))])
  const rows = body.map(({ line, cells }): FileRow => {
    const cell = (column: FileColumn) => unguarded((cells[places.get(column) ?? -1] ?? '').trim())
    const parameter = cell('parameter')
    return {
      ...{ line, places, zone: cell('zone'), sector: cell('sector'), parameter, value: cell('value') },
      ...{ unit: cell('unit'), article: cell('article'), label: cell('label') },
    }
  })
  const said = rows.filter((row) => !isWaiting(row))
  const faults = [...said.flatMap(faultsOf), ...repeated(said)]
  if (faults.length > 0) return fail(faults.sort((one, other) => one.line - other.line))
  const byZone = Map.groupBy(said, ({ zone, sector }) => JSON.stringify([zone, sector]))
  return ok([...byZone.values()].flatMap(rowOf))
}

const isWaiting = ({ zone, parameter, value, unit, article, label }: FileRow) =>
  zone !== '' && [parameter, value, unit, article, label].every((text) => text === '')

const headerFault = (line: number, found: string): RowFault => ({
  ...{ code: 'HEADER', line, column: null, at: null, parameter: '', found, against: '' },
})

const isParameter = (name: string): name is Parameter => (PARAMETERS as readonly string[]).includes(name)
const isUse = (name: string): name is LandUse => (LAND_USES as readonly string[]).includes(name)

const listed = (value: string): readonly string[] =>
  value
    .split('|')
    .map((use) => use.trim())
    .filter((use) => use !== '')

const numberOf = (value: string): number =>
  /^-?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value.replace(',', '.')) : Number.NaN

type Fault = readonly [code: FaultCode, column: FileColumn, found: string, against?: string]

/** The faults of one row, each at its column. */
export function faultAt(
  { line, parameter, places }: Pick<FileRow, 'line' | 'parameter' | 'places'>,
  [code, column, found, against = '']: Fault,
): RowFault {
  return { code, line, column, at: places.get(column) ?? null, parameter, found, against }
}

function faultsOf(row: FileRow): readonly RowFault[] {
  const [first] = [...emptiness(row), ...(row.zone === '' ? [] : valueFaults(row)), ...lengths(row)]
  return first ? [faultAt(row, first)] : []
}

const emptiness = ({ zone }: FileRow): readonly Fault[] => (zone === '' ? [['NO_ZONE', 'zone', '']] : [])

function lengths({ zone, sector, article, label, value, parameter }: FileRow): readonly Fault[] {
  const text = CONDITIONS.includes(parameter) ? value : ''
  const measured: readonly [FileColumn, string, number][] = [
    ['zone', zone, LONGEST.code],
    ['sector', sector, LONGEST.code],
    ['article', article, LONGEST.article],
    ['label', label, LONGEST.label],
    ['value', text, LONGEST.conditions],
  ]
  return measured.flatMap(([column, given, most]) =>
    given.length > most ? [['TOO_LONG', column, `${given.slice(0, 20)}…`, String(most)] as const] : [],
  )
}

function valueFaults({ parameter, value, unit }: FileRow): readonly Fault[] {
  if (parameter === 'buildable')
    return value === '' || value.toLowerCase() in BUILDABLE ? [] : [['BUILDABLE', 'value', value]]
  if (USES.includes(parameter)) {
    const unknown = listed(value).filter((use) => !isUse(use))
    return unknown.length > 0 ? [['USE_UNKNOWN', 'value', unknown.join(', ')]] : []
  }
  if (CONDITIONS.includes(parameter)) return []
  if (BARE_RATIO.test(parameter)) return [['BARE_RATIO', 'parameter', parameter]]
  if (!isParameter(parameter)) return [['PARAMETER_UNKNOWN', 'parameter', parameter]]
  return figureFaults(parameter, { value, unit })
}

function figureFaults(parameter: Parameter, { value, unit }: Pick<FileRow, 'value' | 'unit'>): readonly Fault[] {
  const { unit: own, most } = FIGURES[parameter]
  if (unit !== '' && unit !== UNIT_SIGNS[own]) return [['UNIT', 'unit', unit, UNIT_SIGNS[own]]]
  if (value === '') return []
  const number = numberOf(value)
  if (Number.isNaN(number)) return [['NOT_A_NUMBER', 'value', value]]
  const fault = figureFault(parameter, number)
  return fault ? [[fault, 'value', value, String(most)]] : []
}

function repeated(rows: readonly FileRow[]): readonly RowFault[] {
  const same = Map.groupBy(rows, ({ zone, sector, parameter }) => JSON.stringify([zone, sector, parameter]))
  return [...same.values()].flatMap(([first, ...again]) =>
    again.map((row) => faultAt(row, ['REPEATED', 'parameter', nameOf(row), String(first?.line)])),
  )
}

const nameOf = ({ zone, sector }: FileRow) => (sector ? `${zone} ${sector}` : zone)

function rowOf(rows: readonly FileRow[]): readonly RegulationRow[] {
  const [first] = rows
  if (!first) return []
  const named = (parameter: string) => rows.find((row) => row.parameter === parameter)
  const uses = (parameter: string) => {
    const row = named(parameter)
    return row ? listed(row.value).filter(isUse) : null
  }
  const [permitted, forbidden] = [uses('uses_permitted'), uses('uses_forbidden')]
  const [fr, ar] = [named('conditions_fr'), named('conditions_ar')]
  return [
    {
      ...emptyRow(first.zone, first.sector),
      ...{ buildable: BUILDABLE[named('buildable')?.value.toLowerCase() ?? ''] ?? null, permitted, forbidden },
      usesArticle: (named('uses_permitted') ?? named('uses_forbidden'))?.article || null,
      ...{ conditionsFr: fr?.value || null, conditionsAr: ar?.value || null },
      conditionsArticle: (fr ?? ar)?.article || null,
      figures: rows.flatMap(figureOf),
    },
  ]
}

function figureOf({ parameter, value, article, label }: FileRow): RegulationRow['figures'] {
  if (!isParameter(parameter)) return []
  return [{ parameter, value: value === '' ? null : numberOf(value), article: article || null, printed: label || null }]
}

/** Zones and sectors the file names and the plan does not have. */
export function unknownZones({ lines }: Table, known: (zone: string, sector: string) => boolean): readonly RowFault[] {
  const [header, ...body] = lines
  const places = new Map(header?.cells.map((name, place) => [name.trim().toLowerCase(), place]))
  const seen = new Set<string>()
  return body.flatMap(({ line, cells }) => {
    const [zone = '', sector = ''] = (['zone', 'sector'] as const).map((column) =>
      unguarded((cells[places.get(column) ?? -1] ?? '').trim()),
    )
    const name = sector ? `${zone} ${sector}` : zone
    if (zone === '' || seen.has(name) || known(zone, sector)) return []
    seen.add(name)
    return [faultAt({ line, places, parameter: '' }, ['ZONE_UNKNOWN', 'zone', name])]
  })
}
