import { wordsApart } from './apart.ts'
import { envelopeAr } from './ar/envelope.ts'
import { envelopeFr } from './fr/envelope.ts'

export const useEnvelopeWords = wordsApart('envelope', envelopeFr, envelopeAr)
