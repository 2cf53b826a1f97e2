import {
  type Actor,
  type DelayCount,
  type Indicator,
  type IndicatorCode,
  indicatorOf,
} from '../contract/performance/indicators.ts'
import type { PerformanceCellTable } from '../db/tables/performance.ts'

/** Sums of one commune and quarter; only the columns an indicator reads need be there. */
export type Sums = Partial<PerformanceCellTable>

export type Figure = {
  /** Null when there is nothing it could be computed from. */
  readonly value: number | null
  /** The dossiers it is made of. */
  readonly n: number
}

const DAY_MS = 86_400_000
/** An age beyond which an open dossier is counted as old, in days of the calendar. */
export const OLD_AGE = 90

const COUNTED = {
  filed: ['filed'],
  decided: ['granted', 'refused', 'silence', 'acknowledged'],
  delivered: ['granted', 'silence', 'acknowledged'],
  refused: ['refused'],
  silence: ['silence'],
  withdrawn: ['withdrawn'],
} as const satisfies Partial<Record<IndicatorCode, readonly (keyof PerformanceCellTable)[]>>

const SHARES = {
  in_time: { part: 'in_time', of: ['timed'] },
  right_first_time: { part: 'right_first_time', of: COUNTED.decided },
  refusal_share: { part: 'refused', of: COUNTED.decided },
} as const satisfies Partial<
  Record<IndicatorCode, { part: keyof PerformanceCellTable; of: readonly (keyof PerformanceCellTable)[] }>
>

type Column = keyof PerformanceCellTable

/** The columns of a cell that an indicator is computed from. */
export function columnsOf(code: IndicatorCode): readonly Column[] {
  const indicator = indicatorOf(code)
  if (isBacklog(code)) return ['open_since']
  if (indicator.of === 'count') return COUNTED[code as keyof typeof COUNTED]
  if (indicator.of === 'share') {
    const { part, of } = SHARES[code as keyof typeof SHARES]
    return [...new Set<Column>([part, ...of])]
  }
  return indicator.of === 'actor' ? [`${indicator.actor}_ms`, ...COUNTED.decided] : [indicator.delay]
}

const isBacklog = (code: IndicatorCode): code is 'backlog' | 'backlog_old' =>
  code === 'backlog' || code === 'backlog_old'

/**
 * The figure of an indicator over any number of cells: of one commune, of a region, of a year. Sums are exact, and medians
 * and deciles are those of the dossiers themselves, not of the communes. Nothing is rounded: whoever prints a figure rounds it once.
 * @param cells of the period's quarters; of backlogs, those of its last quarter alone
 * @param at the last day of the period, or today while it runs: the day ages are counted to
 */
export function figureOf(code: IndicatorCode, cells: readonly Sums[], at: string): Figure {
  const indicator: Indicator = indicatorOf(code)
  if (isBacklog(code)) return backlog(code, cells, at)
  switch (indicator.of) {
    case 'count': {
      const value = sum(cells, COUNTED[code as keyof typeof COUNTED])
      return { value, n: value }
    }
    case 'share': {
      const { part, of } = SHARES[code as keyof typeof SHARES]
      const n = sum(cells, of)
      return { value: n === 0 ? null : (100 * sum(cells, [part])) / n, n }
    }
    case 'actor':
      return timeOf(indicator.actor, cells)
    default:
      return delayOf(indicator.of, delaysOf(cells, indicator.delay))
  }
}

function backlog(code: 'backlog' | 'backlog_old', cells: readonly Sums[], at: string): Figure {
  const ages = agesOf(cells, at)
  const value = code === 'backlog' ? ages.length : ages.filter((age) => age > OLD_AGE).length
  return { value, n: value }
}

/** Days of the calendar since filing of what is open, as of a day. */
export const agesOf = (cells: readonly Sums[], at: string): number[] =>
  cells.flatMap(({ open_since: since = [] }) => since.map((day) => (Date.parse(at) - Date.parse(day)) / DAY_MS))

function timeOf(actor: Actor, cells: readonly Sums[]): Figure {
  const n = sum(cells, COUNTED.decided)
  return { value: n === 0 ? null : sum(cells, [`${actor}_ms`]) / DAY_MS / n, n }
}

/** Every delay of these cells, shortest first. */
export const delaysOf = (cells: readonly Sums[], counted: DelayCount): number[] =>
  cells.flatMap((cell) => cell[counted] ?? []).sort((a, b) => a - b)

/**
 * The median is the middle one, or the mean of the two in the middle; the ninth decile is the shortest delay that nine in
 * ten did not exceed (nearest rank).
 * @param delays shortest first
 */
export function delayOf(of: 'mean' | 'median' | 'ninth', delays: readonly number[]): Figure {
  const n = delays.length
  if (n === 0) return { value: null, n }
  const at = (rank: number) => delays[rank - 1] ?? 0
  if (of === 'mean') return { value: delays.reduce((total, delay) => total + delay, 0) / n, n }
  if (of === 'ninth') return { value: at(Math.ceil(0.9 * n)), n }
  return { value: (at(Math.ceil(n / 2)) + at(Math.floor(n / 2) + 1)) / 2, n }
}

const sum = (cells: readonly Sums[], columns: readonly Column[]): number =>
  cells.reduce((total, cell) => total + columns.reduce((part, column) => part + Number(cell[column] ?? 0), 0), 0)
