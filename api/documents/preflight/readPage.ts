import type { PageMeasures } from '../../contract/preflight/measures.ts'

type Read = Pick<PageMeasures, 'scales' | 'scaleBar' | 'numbered'>

/** Scales that plans are drawn at; 1/3 is a page, 1/2026 a date. */
const DRAWN_AT = new Set([
  ...[5, 10, 20, 25, 50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 750, 1000, 1250, 2000, 2500],
  ...[5000, 10000, 20000, 25000, 50000, 100000],
])
/** Under this a fraction may be « page 1/20 »: the word has to be there. */
const PLAIN_FROM = 50

const WORD = '(?:[ée]chelle|[ée]ch\\.?|scale|المقياس|مقياس|السلم)'
const FRACTION = '1\\s?[/:]\\s?(\\d{1,3}(?:[ .\\u00a0\\u202f]\\d{3})+|\\d{1,6})'
const WORDED = new RegExp(`${WORD}[^\\d]{0,12}${FRACTION}(?![\\d/])`, 'giu')
const BARE = new RegExp(`(?<![\\d/.,])${FRACTION}(?![\\d/])`, 'gu')

/** 0 and then equal steps, a unit of length at the end: « 0 5 10 15 m ». */
const BAR = /(?<![\d.,/])0((?:\s+\d{1,4}(?:[.,]\d)?){2,8})\s*(?:m|km|mètres|متر|م)(?![\p{L}\d])/giu

const NUMBERED =
  /(?:page|feuille|planche|folio|صفحة|الصفحة|لوحة|اللوحة)\s*(?:n°\s*)?(\d{1,4})\s*(?:\/|sur|de|من)\s*(\d{1,4})(?!\d)/iu

const western = (text: string) => text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))

/** What the letters of a page say of its scale and of its place among the others. */
export function readPage(letters: string): Read {
  const text = western(letters)
  return { scales: scalesOf(text), scaleBar: hasBar(text), numbered: numberOf(text) }
}

function scalesOf(text: string): number[] {
  const worded = [...text.matchAll(WORDED)].map(denominator)
  const bare = [...text.matchAll(BARE)].map(denominator).filter((scale) => scale >= PLAIN_FROM)
  return [...new Set([...worded, ...bare])].filter((scale) => DRAWN_AT.has(scale)).sort((a, b) => a - b)
}

const denominator = ([, figures = '']: RegExpMatchArray) => Number(figures.replace(/\D/g, ''))

const hasBar = (text: string): boolean =>
  [...text.matchAll(BAR)].some(([, rest = '']) => {
    const marks = rest
      .trim()
      .split(/\s+/)
      .map((mark) => Number(mark.replace(',', '.')))
    const [step = 0] = marks
    return step > 0 && marks.every((mark, index) => Math.abs(mark - step * (index + 1)) < 0.01)
  })

function numberOf(text: string): PageMeasures['numbered'] {
  const [, page, all] = NUMBERED.exec(text) ?? []
  const said = { page: Number(page), of: Number(all) }
  return said.page >= 1 && said.page <= said.of ? said : null
}
