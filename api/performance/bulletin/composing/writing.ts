import { figure } from '../../../../spatial/conformity/figures.ts'
import type { BulletinData, BulletinDelays } from '../../../contract/performance/bulletinData.ts'
import { LEAST } from '../../../contract/performance/indicators.ts'
import type { BulletinColumn } from '../../../papers/bulletinPaper.ts'
import type { PaperCell, Text } from '../../../papers/receiptPaper.ts'
import type { Outlines } from '../drawing/outlines.ts'
import { ARABIC } from '../words/ar.ts'
import { FRENCH } from '../words/fr.ts'
import type { BulletinWords } from '../words/words.ts'

export type Language = 'fr' | 'ar'
export const WORDS: Readonly<Record<Language, BulletinWords>> = { fr: FRENCH, ar: ARABIC }

/** What is written of which figures, in which words. */
export type Writing = {
  readonly data: BulletinData
  readonly outlines: Outlines | null
  readonly language: Language
  readonly say: BulletinWords
}

export const named = ({ nameFr, nameAr }: { readonly nameFr: string; readonly nameAr: string }, language: Language) =>
  language === 'ar' ? nameAr || nameFr : nameFr

/** « 2026-Q3 » -> 3, 2026. */
export const nthOf = (quarter: string): [number, number] => [Number(quarter.slice(6)), Number(quarter.slice(0, 4))]
export const quarterIn = (say: BulletinWords, quarter: string) => say.quarter(...nthOf(quarter))
export const shortQuarterIn = (say: BulletinWords, quarter: string) => say.shortQuarter(...nthOf(quarter))

/** 1234 -> « 1 234 ». */
export const whole = (value: number): string => figure(value, 0)
/** 12 -> « 12,0 »: delays and shares are printed to one decimal, and compared so. */
export const oneDecimal = (value: number): string =>
  (Math.round((value + Number.EPSILON) * 10) / 10).toFixed(1).replace('.', ',')
/** What moved, with its sign. */
export const moved = (value: number): string =>
  value > 0 ? `+${oneDecimal(value)}` : value < 0 ? `−${oneDecimal(-value)}` : oneDecimal(0)

export const words = (text: string): PaperCell => ({ text: [text] })
export const figures = (text: string): PaperCell => ({ text: [{ figures: text }] })
export const count = (value: number): PaperCell => figures(whole(value))

/** A delay or a share, or why there is none. */
export function cellOf({ say }: Writing, value: number | null, withheld = false): PaperCell {
  if (withheld) return figures(say.withheld(LEAST))
  return value === null ? words(say.noFigure) : figures(oneDecimal(value))
}

/** Of how few dossiers nothing is told stands where their number would. */
export const meanCell = (writing: Writing, { mean }: BulletinDelays) => cellOf(writing, mean)
export const medianCell = (writing: Writing, { median }: BulletinDelays) => cellOf(writing, median)

export const numberCell = ({ say }: Writing, { n, withheld }: BulletinDelays): PaperCell =>
  withheld || n === null ? figures(say.withheld(LEAST)) : count(n)

export const text = (head: string, share: number): BulletinColumn => ({ head, share, figures: false })
export const number = (head: string, share: number): BulletinColumn => ({ head, share, figures: true })
export const heading = (level: 2 | 3, title: string, newPage = false) =>
  ({ kind: 'heading', level, text: title, newPage }) as const
export const texts = (all: readonly Text[], small = false) => ({ kind: 'texts', texts: all, small }) as const
