import { wordsApart } from './apart.ts'
import * as arabic from './ar/work.ts'
import * as french from './fr/work.ts'

export const useWorkWords = wordsApart('work', french, arabic)
