import { wordsApart } from './apart.ts'
import { dossierSessionsAr } from './ar/dossierSessions.ts'
import { dossierSessionsFr } from './fr/dossierSessions.ts'

export const useDossierSessionWords = wordsApart('dossierSessions', dossierSessionsFr, dossierSessionsAr)
