import { westernDigits } from './westernDigits.ts'

/** Words that say nothing of what is looked for. */
const EMPTY_WORDS = new Set(
  'a au aux d de des du en et l la le les n ou par pour s un une في من على و او الى عن'.split(' '),
)

const ARABIC_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[\u064b-\u065f\u0670\u0640]/g, ''], // vowel signs and tatweel
  [/[أإآٱ]/g, 'ا'],
  [/[ىئ]/g, 'ي'],
  [/ؤ/g, 'و'],
  [/ة/g, 'ه'],
  [/ء/g, ''],
  [/^(?:وال|بال|ولل|ال|لل)(?=..)/, ''],
]

const isArabic = (word: string) => /[\u0600-\u06ff]/.test(word)

/** Accents off Latin letters only: a hamza is dealt with by the Arabic rules. */
const withoutAccents = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/œ/g, 'oe')

const foldWord = (word: string): string =>
  isArabic(word)
    ? ARABIC_LETTERS.reduce((text, [pattern, letter]) => text.replace(pattern, letter), word)
    : word.replace(/(?<=...)[sx]$/, '')

/**
 * The words of a sentence or of what was typed, as a search compares them: without accents, case, article or plural mark;
 * for Arabic, one letter for the forms of alef, hamza, ya and ta marbuta. Names of places have a key of their own, `fold`.
 * The database has the same in `search_words`.
 */
export function searchWords(text: string): string[] {
  const words = withoutAccents(
    westernDigits(text)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’ʼ`']/g, ' '),
  )
    .split(/[^\p{L}\p{N}.\u064b-\u065f\u0670\u0640]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '')
  const meaningful = words.filter((word) => !EMPTY_WORDS.has(word))
  return (meaningful.length > 0 ? meaningful : words).map(foldWord)
}

/** Whether every word that was typed begins a word of the text: « perm ref » finds « Permis de réfection ». */
export function answersSearch(typed: readonly string[], words: readonly string[]): boolean {
  return typed.every((one) => words.some((word) => word.startsWith(one)))
}
