import { wordsApart } from './apart.ts'
import { accountAr } from './ar/account.ts'
import { accountFr } from './fr/account.ts'

export const useAccountWords = wordsApart('account', accountFr, accountAr)
