import type { LegendCase } from './bulletinPaper.ts'
import type { PaperPart, Section, Text } from './receiptPaper.ts'

/** A plan at its scale: its drawing is as many units wide as it is millimetres on paper. */
export type NotePlan = {
  readonly kind: 'plan'
  readonly title: string
  readonly caption: Text
  readonly svg: string
  readonly alt: string
  readonly widthMm: number
  readonly heightMm: number
  readonly legend: readonly LegendCase[]
  readonly newPage: boolean
}

/** Words of a règlement as it prints them, each language in its own direction, whichever the paper's is. */
export type NoteQuotes = {
  readonly kind: 'quotes'
  readonly title: string
  readonly quotes: readonly {
    readonly of: string | null
    readonly fr: string | null
    readonly ar: string | null
    readonly article: string | null
  }[]
  readonly note: Text
}

export type NotePart = Omit<PaperPart, 'sections'> & { readonly sections: readonly (Section | NotePlan | NoteQuotes)[] }

/** A note de renseignements urbanistiques, in one language or in both, one part after the other. */
export type NotePaper = {
  readonly title: string
  readonly language: 'fr' | 'ar'
  readonly day: readonly [number, number, number]
  readonly letterhead: { readonly fr: readonly string[]; readonly ar: readonly string[] }
  readonly parts: readonly NotePart[]
}
