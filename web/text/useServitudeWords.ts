import { wordsApart } from './apart.ts'
import { servitudesAr } from './ar/servitudes.ts'
import { servitudesFr } from './fr/servitudes.ts'

/** What the servitudes desk says. */
export const useServitudeWords = wordsApart('servitudes', servitudesFr, servitudesAr)
