import { createInstance } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Bilingual } from '../../spatial/bilingual.ts'
import { ar } from './ar/ar.ts'
import { fr, type Words } from './fr/fr.ts'
import { isLanguage, type Language } from './language.ts'
import { listedIn } from './listed.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Words }
  }
}

/** A Latin name or number inside an Arabic sentence keeps its own direction. */
const isolated = (value: string) => `\u2068${value}\u2069`

/** The words of the interface. A missing key throws in tests and shows French in front of a visitor. */
export function createWords(language: Language) {
  const words = createInstance()
  void words.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'fr',
    resources: { fr: { translation: fr }, ar: { translation: ar } },
    interpolation: { escape: (value: string) => (words.language === 'ar' ? isolated(value) : value) },
    initAsync: false,
    returnNull: false,
  })
  return words
}

/** The words, the language they are in, how to read a bilingual answer of the service in it, and to list things in it. */
export function useWords() {
  const { t, i18n } = useTranslation()
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'fr'
  const say = (sentence: Bilingual) => sentence[language]
  const nameOf = (named: { readonly nameFr: string; readonly nameAr: string }) =>
    language === 'ar' ? named.nameAr || named.nameFr : named.nameFr
  const listed = (items: readonly string[]) => listedIn(language, items)
  return { t, language, say, nameOf, listed, setLanguage: (next: Language) => i18n.changeLanguage(next) }
}
