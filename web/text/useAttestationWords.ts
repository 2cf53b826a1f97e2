import { wordsApart } from './apart.ts'
import * as arabic from './ar/attestations.ts'
import * as french from './fr/attestations.ts'

export const useAttestationWords = wordsApart('attestations', french, arabic)
