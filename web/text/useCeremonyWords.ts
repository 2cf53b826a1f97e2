import { wordsApart } from './apart.ts'
import { ceremonyAr } from './ar/ceremony.ts'
import { ceremonyFr } from './fr/ceremony.ts'

export const useCeremonyWords = wordsApart('ceremony', ceremonyFr, ceremonyAr)
