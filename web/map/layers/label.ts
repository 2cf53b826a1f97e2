import type { MapLanguage } from '../MapContext.ts'

/** The name in the interface's language, else in the other one, else nothing: a blank name is no name. */
export function labelIn(language: MapLanguage, nameFr: unknown, nameAr: unknown): string {
  const [first, second] = language === 'ar' ? [nameAr, nameFr] : [nameFr, nameAr]
  return words(first) || words(second)
}

/** Any attribute of a tile as a label; what is not text is nothing. */
export function words(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
