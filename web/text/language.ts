export const LANGUAGES = ['fr', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

const KEPT_AS = 'rokhas.language'

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** What the address says, else what was last chosen here, else what the browser asks for, else French. */
export function preferredLanguage(asked: string | null, kept: string | null, browser: readonly string[]): Language {
  if (isLanguage(asked)) return asked
  if (isLanguage(kept)) return kept
  return browser.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'fr'
}

/** Storage may be shut (private window): the choice then lasts as long as the address. */
export function keptLanguage(): string | null {
  try {
    return localStorage.getItem(KEPT_AS)
  } catch {
    return null
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT_AS, language)
  } catch {
    // The address carries the language too, so nothing is lost.
  }
}

export function startingLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang')
  return preferredLanguage(asked, keptLanguage(), navigator.languages)
}

export function applyToDocument(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}
