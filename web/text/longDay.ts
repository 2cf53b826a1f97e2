import type { Language } from './language.ts'

/** In the months' Moroccan names, with Western digits in both languages. */
const LONG: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  fr: longIn('fr-FR'),
  ar: longIn('ar-MA-u-nu-latn'),
}

function longIn(locale: string) {
  return new Intl.DateTimeFormat(locale, {
    ...{ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  })
}

/** 2026-11-24 -> « mardi 24 novembre 2026 ». */
export const longDay = (language: Language, day: string): string => LONG[language].format(new Date(`${day}T00:00:00Z`))
