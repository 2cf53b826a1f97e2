import { wordsApart } from './apart.ts'
import { versionsAr } from './ar/versions.ts'
import { versionsFr } from './fr/versions.ts'

export const useVersionWords = wordsApart('versions', versionsFr, versionsAr)
