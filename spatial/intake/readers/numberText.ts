export type DecimalMark = ',' | '.'

export type NumberText =
  | { readonly kind: 'number'; readonly value: number }
  /** "1,234" alone in its table: one thousand or one and a bit, nobody can say. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'text' }

const SHAPE = /^([+-]?)(\d[\d.,٫ ]*|[.,٫]\d+)\s?m?$/
const GROUPED = /^\d{1,3}(?:([ .,])\d{3})(?:\1\d{3})*$/
const TEXT: NumberText = { kind: 'text' }

const integerOf = (text: string): number | null => {
  if (/^\d*$/.test(text)) return Number(text || '0')
  return GROUPED.test(text) ? Number(text.replace(/[ .,]/g, '')) : null
}

const withFraction = (integer: string, fraction: string): number | null => {
  const whole = integerOf(integer)
  return whole === null || !/^\d*$/.test(fraction) ? null : Number(`${whole}.${fraction}`)
}

/** Where the decimal mark stands when the number itself settles it; -1 for none, null when it doesn't. */
function decimalIndex(body: string): number | null {
  const last = Math.max(body.lastIndexOf(','), body.lastIndexOf('.'), body.lastIndexOf('٫'))
  const mark = body[last]
  if (mark === undefined) return -1
  if (mark === '٫') return last
  if (body.indexOf(mark) < last) return GROUPED.test(body) ? -1 : last
  const before = body.slice(0, last)
  const mayGroup = body.length - last - 1 === 3 && /^[1-9]\d{0,2}$/.test(before)
  return mayGroup ? null : last
}

function valueAt(body: string, index: number): number | null {
  return index < 0 ? integerOf(body) : withFraction(body.slice(0, index), body.slice(index + 1))
}

/** The decimal mark that a cell proves by itself, or null. */
export function provenMark(cell: string): DecimalMark | null {
  const body = SHAPE.exec(cell.trim())?.[2]
  if (body === undefined) return null
  const index = decimalIndex(body)
  const mark = index === null || index < 0 ? undefined : body[index]
  return mark === ',' || mark === '.' ? mark : null
}

/**
 * Reads a number as surveyors write it: decimal comma or point, thousands by space, point or comma.
 * @param mark the decimal mark proven by the rest of the table; settles "294.067"
 */
export function parseNumber(cell: string, mark: DecimalMark | null = null): NumberText {
  const [, sign, body] = SHAPE.exec(cell.trim()) ?? []
  if (body === undefined) return TEXT
  const proven = decimalIndex(body)
  if (proven === null && mark === null) return { kind: 'ambiguous' }
  const single = Math.max(body.indexOf(','), body.indexOf('.'))
  const value = valueAt(body, proven ?? (body[single] === mark ? single : -1))
  if (value === null || !Number.isFinite(value)) return TEXT
  return { kind: 'number', value: sign === '-' ? -value : value }
}
