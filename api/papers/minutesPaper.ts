import type { Section, Text } from './receiptPaper.ts'

/** The box of one body: what it answered, who for it, and room for its own signature beside the electronic one. */
export type MinutesBox = {
  readonly body: string
  readonly opinion: string
  readonly items: readonly string[]
  readonly by: Text
}

/** One dossier of the agenda. */
export type MinutesItem = {
  readonly heading: Text
  readonly facts: Section
  readonly boxes: readonly MinutesBox[]
  readonly note: string | null
}

export type MinutesPart = {
  readonly language: 'fr' | 'ar'
  readonly title: string
  readonly when: Text
  /** Said on each page of what is not open to signatures yet; null afterwards. */
  readonly draft: string | null
  readonly sections: readonly Section[]
  readonly itemsTitle: string
  readonly items: readonly MinutesItem[]
  readonly closing: readonly Section[]
  readonly foot: Text
  readonly page: { readonly before: string; readonly between: string }
}

/** The minutes of a session, in one language or in both, one part after the other (model: RGC13, annex 5). */
export type MinutesPaper = {
  readonly title: string
  readonly language: 'fr' | 'ar'
  /** Of the session: year, month, day. */
  readonly day: readonly [number, number, number]
  readonly letterhead: { readonly fr: readonly string[]; readonly ar: readonly string[] }
  readonly parts: readonly MinutesPart[]
}
