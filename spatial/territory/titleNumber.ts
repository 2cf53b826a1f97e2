/** How registers and people write a title: TF 12345/C, T 012345/08, R. 1234/C. */
const TITLE =
  /^(?:t\.?\s?f\.?|t|r(?:eq|équisition)?|titre(?: foncier)?|رسم(?: عقاري)?|مطلب)?\s*\.?\s*(?:n°|nº|رقم)?\s*(\d[\d\s]{0,11})\s*\/\s*([0-9a-z\u0621-\u064a]{1,3})(?:\s*[/-]\s*(\d{1,3}))?$/i

/**
 * A title or réquisition number brought to one writing, such as `12345/C`: no prefix, no spaces, no leading zeros.
 * Null when the text is no such number.
 */
export function titleNumber(text: string): string | null {
  const western = text.trim().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
  const [, number, index, part] = TITLE.exec(western) ?? []
  if (number === undefined || index === undefined) return null
  const parts = [number.replace(/\s/g, ''), index.toUpperCase(), part].filter((each) => each !== undefined)
  return parts.map((each) => each.replace(/^0+(?=.)/, '')).join('/')
}
