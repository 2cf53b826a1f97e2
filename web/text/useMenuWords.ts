import { wordsApart } from './apart.ts'
import { menuAr } from './ar/menu.ts'
import { menuFr } from './fr/menu.ts'

export const useMenuWords = wordsApart('menu', menuFr, menuAr)
