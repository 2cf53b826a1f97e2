import { wordsApart } from './apart.ts'
import * as arabic from './ar/dossiers.ts'
import * as french from './fr/dossiers.ts'

export const useDossierWords = wordsApart('dossiers', french, arabic)
