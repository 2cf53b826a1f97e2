import { type Day, dayOfNumber, parseDay } from '../../../spatial/day.ts'
import { westernDigits } from '../../../spatial/westernDigits.ts'

/** Day 1 of Excel's calendar is 1 January 1900, which it believes a leap year: from March on, days are counted from here. */
const EXCEL_EPOCH = -25_569
const FROM_1904 = 1_462
/** October 1954 to 2119: a year alone, or a number of an order, is no day. */
const SERIAL = /^\d{5}(?:\.\d+)?$/
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 80_000]

export type PaperDay = {
  readonly day: Day
  /** It could be read month first as well; the house reads the day first, and says so. */
  readonly dayFirst: boolean
}

/**
 * A day as registers write it: 3/4/2024 (3 April), 2024-04-03, a spreadsheet's serial, in Western or Arabic digits, with
 * an hour after it or not. Null when it is none; a year of two figures is none.
 */
export function paperDay(text: string, from1904 = false): PaperDay | null {
  const written = westernDigits(text)
    .replace(/[\u200e\u200f]/g, '')
    .trim()
  const plain = written.replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '')
  if (SERIAL.test(plain)) return serial(Math.floor(Number(plain)), from1904)
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain) ?? []
  if (year && month && date) return whole(year, month, date, false)
  const [, first, second, last] = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})$/.exec(plain) ?? []
  if (!first || !second || !last) return null
  return whole(last, second, first, Number(first) <= 12 && first.padStart(2, '0') !== second.padStart(2, '0'))
}

function serial(number: number, from1904: boolean): PaperDay | null {
  const days = from1904 ? number + FROM_1904 : number
  return days < FIRST_SERIAL || days > LAST_SERIAL ? null : { day: dayOfNumber(days + EXCEL_EPOCH), dayFirst: false }
}

function whole(year: string, month: string, date: string, dayFirst: boolean): PaperDay | null {
  const day = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return day && { day, dayFirst }
}
