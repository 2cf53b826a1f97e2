import { wordsApart } from './apart.ts'
import * as arabic from './ar/systemState.ts'
import * as french from './fr/systemState.ts'

export const useStateWords = wordsApart('systemState', french, arabic)
