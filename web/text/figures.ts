import { type Day, parseDay } from '../../spatial/day.ts'

/** Moroccan administrations print Western digits, a thin space between thousands and a decimal comma, in both languages. */
const DECIMALS = [0, 1, 2, 3].map(
  (digits) => new Intl.NumberFormat('fr-FR', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
)
const ROUNDED = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })
const SHORT = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 })

/** 1234.5 -> « 1 234,50 » with two decimals. */
export const fixed = (value: number, digits: 0 | 1 | 2 | 3): string => (DECIMALS[digits] ?? SHORT).format(value)

/** At most one decimal, none when the figure is whole: what is printed is what is compared. */
export const rounded = (value: number): string => ROUNDED.format(value)

/** At most two decimals, none when the figure is whole. */
export const plain = (value: number): string => SHORT.format(value)

/** What the sum of many small pieces may be off by. */
const NOISE = 1e-9

/** 0..1 -> « 12,5 % ». A trace is « < 0,1 % », never « 0 % »; all but a trace is « > 99,9 % », never « 100 % ». */
export function share(value: number): string {
  if (value > 0 && value < 0.001) return '< 0,1 %'
  if (value >= 0.9995 && value < 1 - NOISE) return '> 99,9 %'
  return `${rounded(value * 100)} %`
}

export type LandArea = { readonly ha: number; readonly a: number; readonly ca: number }

/** Square metres as the land register writes them: one hectare is 100 ares, one are 100 centiares, one centiare 1 m². */
export function landArea(m2: number): LandArea {
  const whole = Math.round(m2)
  return { ha: Math.floor(whole / 10_000), a: Math.floor((whole % 10_000) / 100), ca: whole % 100 }
}

const ARABIC_INDIC = '٠١٢٣٤٥٦٧٨٩'
const PERSIAN = '۰۱۲۳۴۵۶۷۸۹'

const westernDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(Math.max(ARABIC_INDIC.indexOf(digit), PERSIAN.indexOf(digit))))

/**
 * The number a person typed: « 1 234,50 », « 1234.5 », « ١٢٣٤٫٥ ». Null when it can't be one number.
 * Spaces part thousands; a comma, a point or the Arabic separator is the decimal mark when there is one of them only.
 */
export function typedNumber(text: string): number | null {
  const compact = westernDigits(text)
    .replace(/[\s\u00a0\u202f\u066c'’]/g, '')
    .replace(/[,\u066b]/g, '.')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(compact)) return null
  return Number(compact)
}

/** 2026-11-22 or an instant -> 22/11/2026, the day in Morocco. */
export function printedDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : civilDay(text)
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** « 24/11/2026 », « 1.2.2026 », « ٢٤/١١/٢٠٢٦ » -> 2026-11-24; null when it is no day of the calendar. */
export function typedDay(text: string): Day | null {
  const [, date = '', month = '', year = ''] =
    /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(westernDigits(text)) ?? []
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
}

const CLOCK = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Africa/Casablanca', hour: '2-digit', minute: '2-digit' })

/** An instant -> « 24/11/2026 10:05 », the time in Morocco. */
export const printedInstant = (instant: string): string => `${printedDay(instant)} ${printedTime(instant)}`

/** An instant -> « 10:05 », the time in Morocco. */
export const printedTime = (instant: string): string => CLOCK.format(new Date(instant))

const CIVIL = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca', dateStyle: 'short' })

/** An instant -> 2026-11-22, the day in Morocco. */
export function civilDay(instant: string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? instant : CIVIL.format(date)
}

/** 3 levels -> « R+2 ». */
export const levelsName = (levels: number): string => (levels <= 1 ? 'RDC' : `R+${levels - 1}`)
