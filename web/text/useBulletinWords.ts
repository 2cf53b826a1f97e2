import { wordsApart } from './apart.ts'
import { bulletinsAr } from './ar/bulletins.ts'
import { bulletinsFr } from './fr/bulletins.ts'

/** Rankings, bulletins, public statistics and open data. */
export const useBulletinWords = wordsApart('bulletins', bulletinsFr, bulletinsAr)
