import type { Language } from '../../dossiers/receipt/composePlace.ts'

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^Loi organique (?:n° ?)?/i, 'القانون التنظيمي رقم '],
  [/^Loi (?:n° ?)?/i, 'القانون رقم '],
  [/^Décret (?:n° ?)?/i, 'المرسوم رقم '],
  [/^RGC /i, 'الضابط العام للبناء '],
]

/** From the longest to the shortest: « art. 32 à 37 » is no « art. 32 ». */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^(?:art\.|articles?) (\d+) à (\d+)$/i, 'المواد من $1 إلى $2'],
  [/^(?:art\.|articles?) (\d+) et (\d+)$/i, 'المادتان $1 و$2'],
  [/^(?:art\.|article) (\d+)$/i, 'المادة $1'],
  [/^annexe (\d+)$/i, 'الملحق $1'],
]

/**
 * How an act names an article in each of its languages: « Loi 12-90, art. 19 » as « القانون رقم 12.90، المادة 19 ». What is not
 * written in one of the ways texts are named here is repeated as it is.
 */
export function articleIn(language: Language, article: string): string {
  if (language !== 'ar') return article
  const [text = '', ...places] = article.split(', ')
  const named = TEXTS.find(([form]) => form.test(text))
  const inside = places.map(placeInArabic)
  if (!named || inside.includes(null)) return article
  const number = text.replace(named[0], '').replaceAll('-', '.')
  return [`${named[1]}${number}`, ...inside].join('، ')
}

function placeInArabic(place: string): string | null {
  const known = PLACES.find(([form]) => form.test(place))
  return known ? place.replace(known[0], known[1]) : null
}
