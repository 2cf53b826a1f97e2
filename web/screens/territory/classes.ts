import { delayBreaks, LEGAL_BREAK } from '../../../api/contract/performance/charts/delayScale.ts'
import { type IndicatorCode, indicatorOf } from '../../../api/contract/performance/indicators.ts'
import type { PerformanceAnswer, PerformanceRow } from '../../../api/contract/performance/performance.ts'
import type { MapLevel } from './territorySearch.ts'

/**
 * Nothing to count, a figure kept back, a figure of nought and an agency whose territory nobody told are four things: none
 * is a colour of the scale.
 */
export const APART = ['zero', 'none', 'withheld', 'unknown'] as const
export type ClassKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | (typeof APART)[number]

export const STEPS = ['0', '1', '2', '3', '4', '5', '6'] as const satisfies readonly ClassKey[]

export const isStep = (key: ClassKey): key is (typeof STEPS)[number] => STEPS.some((step) => step === key)

export type Figure = Pick<PerformanceRow, 'value' | 'n' | 'withheld'>

export type Scale = {
  /** A count is drawn as circles: filling a territory with it would show its ground, not its dossiers. */
  readonly drawn: 'fills' | 'circles'
  /** Six limits of seven classes, each belonging to the class under it. */
  readonly breaks: readonly number[]
  /** Which of them is the legal delay, if one is. */
  readonly legal: number | null
  /** The darkest step is the worst: where a high figure is the better one, the colours turn round. */
  readonly darkest: 'highest' | 'lowest'
}

const DAYS_OF_ONE = [1, 2, 5, 10, 15, 30]
const SHARES = [20, 40, 60, 70, 80, 90]
const REFUSALS = [2, 5, 10, 15, 20, 30]
const COUNTS: Readonly<Record<MapLevel, readonly number[]>> = {
  communes: [5, 10, 25, 50, 100, 250],
  provinces: [25, 50, 100, 250, 500, 1000],
  regions: [100, 250, 500, 1000, 2500, 5000],
  agencies: [50, 100, 250, 500, 1000, 2500],
}

/** The classes a legend names: what can't be at a level, or for an indicator, is left out. */
export const keysOf = (level: MapLevel, { definition: { least } }: PerformanceAnswer): readonly ClassKey[] =>
  [...STEPS, ...APART].filter((key) => (key === 'unknown' ? level === 'agencies' : key !== 'withheld' || least > 0))

type Legal = PerformanceAnswer['legal']

/** The legal delay in the indicator's own unit; null where the two do not compare. */
export function comparableLegal(code: IndicatorCode, legal: Legal): number | null {
  const { unit, of } = indicatorOf(code)
  if (!legal || !['mean', 'median', 'ninth'].includes(of)) return null
  return (legal.unit === 'working' ? 'working_days' : 'days') === unit ? legal.days : null
}

/**
 * The classes of an indicator. They are fixed by what is measured and by the law, never by the figures shown: a colour
 * means the same in every quarter, and in both halves of a comparison.
 */
export function scaleOf(code: IndicatorCode, level: MapLevel, legal: Legal): Scale {
  const { unit, of, better } = indicatorOf(code)
  const darkest = better === 'higher' ? 'lowest' : 'highest'
  if (unit === 'dossiers') return { drawn: 'circles', breaks: COUNTS[level], legal: null, darkest }
  const days = comparableLegal(code, legal)
  if (days !== null) {
    return { drawn: 'fills', breaks: delayBreaks(days), legal: LEGAL_BREAK, darkest }
  }
  const breaks =
    unit === 'percent' ? (better === null ? REFUSALS : SHARES) : of === 'actor' ? DAYS_OF_ONE : delayBreaks(null)
  return { drawn: 'fills', breaks, legal: null, darkest }
}

/** The class of a figure; a territory the answer does not name has nothing to count. */
export function classOf(figure: Figure | undefined, { breaks }: Pick<Scale, 'breaks'>): ClassKey {
  const value = figure?.value ?? null
  if (value === null) return figure?.withheld ? 'withheld' : 'none'
  if (value === 0) return 'zero'
  const under = breaks.filter((limit) => limit < value).length
  return STEPS[under] ?? '6'
}

/** What lies between two limits: over the first, up to and with the second; null where there is no limit. */
export function boundsOf(step: number, { breaks }: Pick<Scale, 'breaks'>) {
  return { over: breaks[step - 1] ?? null, upTo: breaks[step] ?? null }
}

/** The place of a class in a row of colours from light to dark. */
export const shadeOf = (step: number, { darkest }: Pick<Scale, 'darkest'>): number =>
  darkest === 'highest' ? step : STEPS.length - 1 - step

const LARGEST_PX = 14

/** Pixels of a circle's radius: its area grows as the count does, the last limit being 14 px at every level. */
export const radiusOf = (count: number, { breaks }: Pick<Scale, 'breaks'>): number =>
  Math.max(1.5, LARGEST_PX * Math.sqrt(count / (breaks.at(-1) ?? count)))
