import type { Bilingual } from '../../bilingual.ts'

/** Figures and names that come with a refusal or a finding. */
export type Figures = Readonly<Record<string, string | number>>

/** Says one code in both languages, with whatever figures came along. */
export type Sentence = (figures: Figures) => Bilingual

/** A sentence that needs no figure. */
export const plain =
  (fr: string, ar: string): Sentence =>
  () => ({ fr, ar })

/** The words around a figure when it is known, else nothing. */
export function ifKnown(figures: Figures, key: string, words: (value: string) => string): string {
  const value = figures[key]
  return value === undefined || value === '' ? '' : words(String(value))
}

/** The figure, or these words when it is not known. */
export const orElse = (figures: Figures, key: string, words: string): string => String(figures[key] ?? words)

/** A size in bytes, in whole megabytes as people say it. */
export function megabytes(figures: Figures, key: string): Bilingual {
  const bytes = figures[key]
  const size = typeof bytes === 'number' ? Math.max(1, Math.round(bytes / (1024 * 1024))) : null
  return size === null ? { fr: 'la limite', ar: 'الحد المسموح' } : { fr: `${size} Mo`, ar: `${size} ميغابايت` }
}

/** Where in a text: line, and column when it is known. */
export function lineOf(figures: Figures): Bilingual {
  return {
    fr:
      ifKnown(figures, 'line', (line) => `, ligne ${line}`) +
      ifKnown(figures, 'column', (column) => `, colonne ${column}`),
    ar:
      ifKnown(figures, 'line', (line) => `، السطر ${line}`) +
      ifKnown(figures, 'column', (column) => `، العمود ${column}`),
  }
}
