import { parseNumber } from './numberText.ts'

/** "294 067,78 332 538,69": single spaces between thousands and between columns alike. */

const LEAST_METRES = 10_000
const MOST_METRES = 2_500_000
const WIDEST = 4

const opens = (token: string): boolean => /^-?[1-9]\d{0,2}$/.test(token)
const closes = (token: string): boolean => /^\d{3}(?:[.,٫]\d+)?$/.test(token)

/** The number that `width` tokens make together, when it can be a Lambert coordinate. */
function coordinateOf(tokens: readonly string[]): string | null {
  const [first = '', ...groups] = tokens
  const grouped = groups.length > 0
  if (grouped && !(opens(first) && groups.every(closes) && groups.slice(0, -1).every((group) => group.length === 3))) {
    return null
  }
  const joined = tokens.join('')
  const read = parseNumber(joined, joined.includes(',') ? ',' : '.')
  const size = read.kind === 'number' ? Math.abs(read.value) : 0
  return size >= LEAST_METRES && size <= MOST_METRES ? joined : null
}

/** Every way to read two Lambert coordinates at the start of the tokens; the rest follows as it is. */
function readings(tokens: readonly string[]): string[][] {
  const found: string[][] = []
  for (let width = 1; width <= WIDEST; width += 1) {
    const x = coordinateOf(tokens.slice(0, width))
    if (x === null) continue
    for (let next = 1; next <= WIDEST; next += 1) {
      const y = width + next <= tokens.length ? coordinateOf(tokens.slice(width, width + next)) : null
      if (y !== null) found.push([x, y, ...tokens.slice(width + next)])
    }
  }
  return found
}

const isNumber = (token: string): boolean => parseNumber(token).kind !== 'text'

type Split = { readonly names: readonly string[]; readonly numbers: readonly string[] }

function splitNames(tokens: readonly string[], counted: boolean): Split {
  const first = tokens.findIndex(isNumber)
  const from = first < 0 ? tokens.length : first + (counted ? 1 : 0)
  return { names: tokens.slice(0, from), numbers: tokens.slice(from) }
}

type Table = readonly (readonly string[])[]

/** The table under one hypothesis (rows are counted 1, 2, 3… or not), when each row then reads in one way only. */
function underHypothesis(rows: Table, counted: boolean): string[][] | null {
  const table: string[][] = []
  for (const row of rows) {
    const { names, numbers } = splitNames(row, counted)
    const ways = readings(numbers)
    const [way] = ways
    if (!way || ways.length > 1) return null
    table.push([...names, ...way])
  }
  return table
}

const isCounted = (rows: Table): boolean =>
  rows.length > 1 &&
  rows.every((row, index) => {
    const number = Number(row.find(isNumber))
    const before = index === 0 ? number - 1 : Number(rows[index - 1]?.find(isNumber))
    return number === before + 1 || (number === 1 && before > 1)
  })

/** "B1" already numbers its row: what follows is a coordinate. */
const isNumbered = (row: readonly string[]): boolean => /\p{Letter}.*\d/u.test(row[0] ?? '')

const hasGroups = (row: readonly string[]): boolean =>
  row.some((token, index) => opens(token) && closes(row[index + 1] ?? ''))

/**
 * Joins thousands written with single spaces. Null when the same row reads in two ways ("1 294 067 332 538" is borne 1
 * or an easting of 1 294 067) and the numbering of the rows doesn't settle it.
 */
export function joinThousands(rows: Table): Table | null {
  if (!rows.some(hasGroups)) return rows
  const plain = underHypothesis(rows, false)
  const counted = rows.every(isNumbered) ? null : underHypothesis(rows, true)
  if (plain && counted) return isCounted(rows) ? counted : null
  return plain ?? counted ?? rows
}
