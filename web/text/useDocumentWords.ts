import { wordsApart } from './apart.ts'
import * as arabic from './ar/documents.ts'
import * as french from './fr/documents.ts'

export const useDocumentWords = wordsApart('documents', french, arabic)
