import type { Section, Text } from './receiptPaper.ts'

/** One language's part of a statement of what is owed. */
export type StatementPart = {
  readonly language: 'fr' | 'ar'
  readonly title: string
  readonly number: { readonly label: string; readonly value: string }
  readonly drawn: Text
  readonly sections: readonly Section[]
  readonly closing: readonly Text[]
  readonly foot: Text
  readonly page: { readonly before: string; readonly between: string }
}

/** What a dossier owes before delivery, in one language or in both, one part after the other. */
export type StatementPaper = {
  readonly title: string
  readonly language: 'fr' | 'ar'
  readonly day: readonly [number, number, number]
  readonly letterhead: { readonly fr: readonly string[]; readonly ar: readonly string[] }
  readonly parts: readonly StatementPart[]
}
