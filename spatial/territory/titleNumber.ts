import { westernDigits } from '../westernDigits.ts'

/** How registers and people write a title: TF 12345/C, T 012345/08, R. 1234/C. */
const TITLE =
  /^(?:t\.?\s?f\.?|t|r(?:eq|équisition)?|titre(?: foncier)?|رسم(?: عقاري)?|مطلب)?\s*\.?\s*(?:n°|nº|رقم)?\s*(\d[\d\s]{0,11})\s*\/\s*([0-9a-z\u0621-\u064a]{1,3})(?:\s*[/-]\s*(\d{1,3}))?$/i

/**
 * A title or réquisition number brought to one writing, such as `12345/C`: no prefix, no spaces, no leading zeros.
 * Null when the text is no such number.
 */
export function titleNumber(text: string): string | null {
  const [, number, index, part] = TITLE.exec(westernDigits(text.trim())) ?? []
  if (number === undefined || index === undefined) return null
  const parts = [number.replace(/\s/g, ''), index.toUpperCase(), part].filter((each) => each !== undefined)
  return parts.map((each) => each.replace(/^0+(?=.)/, '')).join('/')
}

const INSIDE = new RegExp(
  [
    /(?:(?<![\p{L}\p{N}])(?:t\.?\s?f\.?|t|r(?:eq|[ée]quisition)?|titre(?:\s+foncier)?)\s*\.?\s*)?/u,
    /(?:(?<![\p{L}\p{N}])(?:(?:ال)?رسم(?:\s+(?:ال)?عقاري)?|مطلب(?:\s+(?:ال)?تحفيظ)?)\s*)?(?:(?:n°|nº|رقم|عدد)\s*)?/u,
    /(?<!\d)(\d[\d\s]{0,11}\s*\/\s*[0-9a-z\u0621-\u064a]{1,3}(?![0-9a-z\u0621-\u064a])(?:\s*[/-]\s*\d{1,3}(?!\d))?)/u,
  ]
    .map(({ source }) => source)
    .join(''),
  'giu',
)

/** The title and réquisition numbers written in a text, each in one writing, and what the text says beside them. */
export function titlesIn(text: string): { readonly titles: readonly string[]; readonly rest: string } {
  const titles: string[] = []
  const rest = westernDigits(text).replace(INSIDE, (_, written: string) => {
    const number = titleNumber(written)
    if (number !== null) titles.push(number)
    return ' '
  })
  return { titles, rest }
}
