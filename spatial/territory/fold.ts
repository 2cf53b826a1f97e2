import { westernDigits } from '../westernDigits.ts'

/** Words that come and go between two spellings of a name: articles and links, French and romanised Arabic. */
const OPTIONAL_WORDS = new Set(
  'el al le la les l de du des d et es ed er en ech ad as ar an at commune ville centre municipalite جماعه مدينه'.split(
    ' ',
  ),
)

/** Romanised words with several customary spellings, after the letter rules below. */
const SAME_WORD: Readonly<Record<string, string>> = {
  uld: 'ulad',
  uled: 'ulad',
  ulid: 'ulad',
  aulad: 'ulad',
  ulat: 'ulad',
  beni: 'bni',
  bani: 'bni',
  bin: 'ben',
  ibn: 'ben',
  mi: 'mulai',
  muli: 'mulai',
  mulei: 'mulai',
  mulay: 'mulai',
  سيد: 'سيدي',
  ولاد: 'اولاد',
  ابن: 'بن',
}

type LetterRule = readonly [RegExp, string]

/** French and English habits of writing Arabic and Amazigh sounds, brought to one. Order matters. */
const LATIN_RULES: readonly LetterRule[] = [
  [/œ/g, 'oe'],
  [/ph/g, 'f'],
  [/qu(?=[eiy])/g, 'k'],
  [/s?ch|sh/g, 'ç'],
  [/c(?=[eiy])/g, 's'],
  [/ck|cq|c|q/g, 'k'],
  [/ç/g, 'ch'],
  [/gu(?=[eiy])|gh|rh/g, 'ğ'],
  [/dj|g(?=[eiy])/g, 'j'],
  [/ğ/g, 'g'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/ou|oo|w|o/g, 'u'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/(?<=..[^aeiou])e$|(?<=a)h$/g, ''],
]

const ARABIC_RULES: readonly LetterRule[] = [
  [/[\u064b-\u065f\u0670\u0640]/g, ''], // vowel signs and tatweel
  [/[أإآٱ]/g, 'ا'],
  [/[ىی]/g, 'ي'],
  [/ئ/g, 'ي'],
  [/ؤ/g, 'و'],
  [/ة/g, 'ه'],
  [/[گڭݣک]/g, 'ك'],
  [/ڤ/g, 'ف'],
  [/ء/g, ''],
  [/^(?:ال|لل)(?=...)/g, ''],
  [/(.)\1+/g, '$1'],
]

const apply = (rules: readonly LetterRule[], word: string) =>
  rules.reduce((text, [pattern, letter]) => text.replace(pattern, letter), word)

const isArabic = (word: string) => /[\u0600-\u06ff]/.test(word)

/** Accents off Latin letters only: a hamza or a madda is dealt with by the Arabic rules. */
const withoutAccents = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')

const foldWord = (word: string): string => {
  const folded = isArabic(word) ? apply(ARABIC_RULES, word) : apply(LATIN_RULES, word)
  return SAME_WORD[folded] ?? folded
}

/**
 * The key under which a name is stored and looked up: two spellings a Moroccan reader takes for the same name give the
 * same key. Accents, case, hyphens, articles, doubled letters, romanisation habits (Aït/Ayt, ou/w, ch/sh, k/q), and for
 * Arabic: alef and hamza forms, ta marbuta, alef maksura, tatweel, vowel signs.
 */
export function fold(text: string): string {
  const words = withoutAccents(westernDigits(text.normalize('NFKC').toLowerCase()).replace(/ç/g, 's'))
    .normalize('NFC')
    .replace(/\b[ld]['’ʼ`](?=\p{L}{3})/gu, '')
    .replace(/['’ʼ`]/g, '')
    .split(/[^\p{L}\p{N}\u064b-\u065f\u0670\u0640]+/u)
    .filter((word) => word !== '')
  const meaningful = words.filter((word) => !OPTIONAL_WORDS.has(isArabic(word) ? apply(ARABIC_RULES, word) : word))
  return (meaningful.length > 0 ? meaningful : words).map(foldWord).join(' ')
}

const ROMAN: Readonly<Record<string, string>> = {
  ب: 'b', ت: 't', ث: 't', ج: 'j', ح: 'h', خ: 'k', د: 'd', ذ: 'd', ر: 'r', ز: 'z', س: 's', ش: 'x', ص: 's', ض: 'd',
  ط: 't', ظ: 'd', غ: 'k', ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h',
} // biome-ignore format: an alphabet reads better in rows

/**
 * Consonants of a folded name, the same for both scripts: طنجة, Tanja and Tanjah meet at "tnj". Weaker than the key:
 * good to bring a name up, never to say that two names are one.
 */
export function skeleton(folded: string): string {
  const roman = [...folded].map((letter) => ROMAN[letter] ?? (isArabic(letter) ? '' : letter)).join('')
  const letters = roman
    .replace(/ch/g, 'x')
    .replace(/[gq]/g, 'k')
    .replace(/[aeiouh]/g, '')
  return letters
    .replace(/(.)\1+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
