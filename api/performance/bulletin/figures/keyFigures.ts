import type { KeyFigure } from '../../../contract/performance/bulletinData.ts'
import { type IndicatorCode, indicatorOf, LEAST } from '../../../contract/performance/indicators.ts'
import type { CountRow, DelayRow } from './questions.ts'
import { COUNTRY, percent, placeOf, type Sums } from './shape.ts'

type Place = { readonly counts: CountRow; readonly delays: DelayRow | undefined }

/** What of the country is printed first, in the order it is read. */
const KEY = {
  filed: ({ counts }) => counts.filed,
  decided: ({ counts }) => counts.decided,
  delivered: ({ counts }) => counts.delivered,
  refused: ({ counts }) => counts.refused,
  silence: ({ counts }) => counts.silence,
  backlog: ({ counts }) => counts.backlog,
  backlog_old: ({ counts }) => counts.backlogOld,
  mean_calendar_net: ({ delays }) => delays?.mean ?? null,
  median_calendar_net: ({ delays }) => delays?.median ?? null,
  in_time: ({ counts }) => (counts.timed < LEAST ? null : percent(counts.inTime, counts.timed)),
  right_first_time: ({ counts }) => percent(counts.rightFirstTime, counts.decided),
  refusal_share: ({ counts }) => percent(counts.refused, counts.decided),
} as const satisfies Partial<Record<IndicatorCode, (place: Place) => number | null>>

export const KEY_CODES = Object.keys(KEY) as readonly (keyof typeof KEY)[]

/** The country's figures of a quarter and of the one before, by their first days. */
export function keyFigures(
  sums: Sums,
  { first, before }: { readonly first: string; readonly before: string },
): KeyFigure[] {
  return KEY_CODES.map((code) => {
    const at = (quarter: string) => valueAt(sums, quarter, code)
    return { code, unit: indicatorOf(code).unit, value: at(first), before: at(before) }
  })
}

/** Whether figures of the country are kept back in a quarter: too few dossiers are behind them, and not none. */
export function keptBack({ counts }: Sums, quarter: string, code: IndicatorCode): boolean {
  const found = counts.get(placeOf(quarter, COUNTRY, '*'))
  const behind = (code === 'in_time' ? found?.timed : found?.decided) ?? 0
  return behind > 0 && behind < indicatorOf(code).least
}

/** Counts of a quarter nobody filed in are nought; a mean of nothing is none. */
function valueAt({ counts, delays }: Sums, quarter: string, code: keyof typeof KEY): number | null {
  const found = counts.get(placeOf(quarter, COUNTRY, '*'))
  if (!found) return indicatorOf(code).unit === 'dossiers' ? 0 : null
  const of: (place: Place) => number | null = KEY[code]
  const { least } = indicatorOf(code)
  return found.decided < least ? null : of({ counts: found, delays: delays.get(placeOf(quarter, COUNTRY, '*')) })
}
