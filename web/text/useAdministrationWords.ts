import { wordsApart } from './apart.ts'
import * as arabic from './ar/administration.ts'
import * as french from './fr/administration.ts'

export const useAdministrationWords = wordsApart('administration', french, arabic)
