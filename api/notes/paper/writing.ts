import type { LegalMultiPolygon } from '../../../spatial/geometry/types.ts'
import type { NoteContent, NoteFee } from '../../contract/notes.ts'
import type { NoteFacts } from '../facts.ts'
import type { NoteWords } from './words/words.ts'

export type Language = 'fr' | 'ar'

/** What a note's paper is made of: nothing else of the house enters it. */
export type Printed = {
  readonly number: string
  readonly facts: NoteFacts
  readonly outline: LegalMultiPolygon
  readonly content: NoteContent
  readonly releasedOn: string
  readonly fee: NoteFee | null
  readonly receipt: string | null
  /** Where it is verified. */
  readonly address: string
}

export type Writing = Printed & { readonly language: Language; readonly say: NoteWords }

export const named = (language: Language, { nameFr, nameAr }: { readonly nameFr: string; readonly nameAr: string }) =>
  language === 'ar' ? nameAr : nameFr
