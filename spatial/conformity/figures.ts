import type { Bilingual } from '../bilingual.ts'
import type { Day } from '../day.ts'
import type { Unit } from './types.ts'

/** U+00A0 before a unit, U+202F between thousands, so that a figure never breaks over two lines. */
export const NBSP = '\u00a0'
export const THIN_NBSP = '\u202f'

/** Figures are compared as they are printed: to the centimetre, the hundredth of m², the ten-thousandth. */
const DECIMALS: Readonly<Record<Unit, number>> = { m: 2, m2: 2, ratio: 4, levels: 0, places: 0 }

const rounded = (value: number, unit: Unit): number => Number(value.toFixed(DECIMALS[unit]))

/** At the limit complies: both figures are first rounded to what the sentence prints. */
export const isAtLeast = (measured: number, limit: number, unit: Unit): boolean =>
  rounded(measured, unit) >= rounded(limit, unit)

export const isAtMost = (measured: number, limit: number, unit: Unit): boolean =>
  rounded(measured, unit) <= rounded(limit, unit)

/** 1234.5 is "1 234,50"; whole figures keep no decimals: 400 is "400". The same digits in French and Arabic. */
export function figure(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals)
  const [whole = '0', fraction = ''] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN_NBSP)
  const sign = value < 0 && Number(text) !== 0 ? '−' : ''
  return /[1-9]/.test(fraction) ? `${sign}${grouped},${fraction}` : `${sign}${grouped}`
}

export const metres = (value: number): Bilingual => ({
  fr: `${figure(value)}${NBSP}m`,
  ar: `${figure(value)}${NBSP}م`,
})

export const squareMetres = (value: number): Bilingual => ({
  fr: `${figure(value)}${NBSP}m²`,
  ar: `${figure(value)}${NBSP}م²`,
})

/** 0.3512 is "35,12 %". */
export const percent = (share: number): Bilingual => ({
  fr: `${figure(share * 100)}${NBSP}%`,
  ar: `${figure(share * 100)}${NBSP}%`,
})

/** A ratio that may pass 1 (floor area over plot), never as a percentage. */
export function ratio(value: number): Bilingual {
  const text = figure(value, 4).replace(/(,\d*?)0+$/, '$1')
  return { fr: text, ar: text }
}

/** Levels above ground as the trade writes them: 3 is R+2. */
export const levels = (count: number): Bilingual => ({
  fr: `R+${figure(count - 1)}`,
  ar: `سفلي${NBSP}+${NBSP}${figure(count - 1)}`,
})

export const places = (count: number): Bilingual => ({
  fr: `${figure(count)}${NBSP}${count >= 2 ? 'places' : 'place'}`,
  ar: `${figure(count)}${NBSP}${arabicPlaces(count)}`,
})

/** Arabic counts three to ten in the plural, and from eleven on in the singular. */
function arabicPlaces(count: number): string {
  if (count >= 11) return 'موقفا'
  return count >= 3 ? 'مواقف' : 'موقف'
}

/** 2026-11-22 is 22/11/2026 in both languages. */
export const dayText = (day: Day): string => day.split('-').reverse().join('/')

const PRINTED = { m: metres, m2: squareMetres, ratio, levels, places } as const

/** A figure with its unit, in both languages. */
export const printed = (value: number, unit: Unit): Bilingual => PRINTED[unit](value)
