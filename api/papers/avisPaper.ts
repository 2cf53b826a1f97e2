import type { Section, Text } from './receiptPaper.ts'

/** One language's part of an avis. */
export type AvisPart = {
  readonly language: 'fr' | 'ar'
  readonly title: string
  readonly number: { readonly label: string; readonly value: string }
  /** What it says, in one line. */
  readonly opinion: Text
  readonly sections: readonly Section[]
  /** Who gave it, and that it is not signed, or that it is. */
  readonly giver: { readonly heading: string; readonly lines: readonly Text[] }
  readonly closing: readonly Text[]
  readonly foot: Text
  readonly page: { readonly before: string; readonly between: string }
}

/** The individual avis of one body, in one language or in both, one part after the other. */
export type AvisPaper = {
  readonly title: string
  readonly language: 'fr' | 'ar'
  readonly day: readonly [number, number, number]
  readonly letterhead: { readonly fr: readonly string[]; readonly ar: readonly string[] }
  readonly parts: readonly AvisPart[]
}
