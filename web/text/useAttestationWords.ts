import { wordsApart } from './apart.ts'
import { attestationsAr } from './ar/attestations.ts'
import { attestationsFr } from './fr/attestations.ts'

export const useAttestationWords = wordsApart('attestations', attestationsFr, attestationsAr)
