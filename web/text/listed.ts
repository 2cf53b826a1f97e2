import type { Language } from './language.ts'

export const COMMA = { fr: ', ', ar: '، ' } as const

/** Names one after the other, with the comma of the language. */
export const listedIn = (language: Language, items: readonly string[]): string => items.join(COMMA[language])
