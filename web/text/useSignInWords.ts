import { wordsApart } from './apart.ts'
import { signInAr } from './ar/signIn.ts'
import { signInFr } from './fr/signIn.ts'

export const useSignInWords = wordsApart('signIn', signInFr, signInAr)
