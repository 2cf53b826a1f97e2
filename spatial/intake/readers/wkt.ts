/** One keyword of a WKT CRS and what stands in its brackets (OGC 01-009 and ISO 19162). */
export type WktNode = {
  readonly keyword: string
  readonly texts: readonly string[]
  readonly numbers: readonly number[]
  readonly children: readonly WktNode[]
}

type OpenNode = { keyword: string; texts: string[]; numbers: number[]; children: WktNode[] }

const LONGEST = 64 * 1024
const DEEPEST = 32
const TOKEN = /\s*(?:"((?:[^"]|"")*)"|([A-Za-z_][A-Za-z0-9_]*)|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([[\](),]))/y

const open = (keyword: string): OpenNode => ({ keyword: keyword.toUpperCase(), texts: [], numbers: [], children: [] })

/** Takes one token into the nest; false when the text stops being WKT. */
function take(stack: OpenNode[], word: string | null, sign: string | undefined): boolean {
  const current = stack.at(-1)
  if (!current) return false
  if (sign === '[' || sign === '(') {
    if (word === null || stack.length > DEEPEST) return false
    stack.push(open(word))
  } else {
    if (word !== null) current.texts.push(word) // a bare word: an axis direction
    if (sign === ']' || sign === ')') {
      stack.pop()
      stack.at(-1)?.children.push(current)
    }
  }
  return true
}

/** Parses a WKT CRS, or null when it is none. Bounded in length and depth. */
export function parseWkt(text: string): WktNode | null {
  if (text.length > LONGEST) return null
  const root = open('')
  const stack = [root]
  let word: string | null = null
  TOKEN.lastIndex = 0
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    const [, quoted, bare, number, sign] = token
    if (quoted !== undefined) stack.at(-1)?.texts.push(quoted)
    else if (number !== undefined) stack.at(-1)?.numbers.push(Number(number))
    else if (bare !== undefined) word = bare
    else {
      if (!take(stack, word, sign)) return null
      word = null
    }
    if (stack.length === 1 && root.children.length > 0) break
  }
  return stack.length === 1 ? (root.children[0] ?? null) : null
}

export const childOf = (node: WktNode | undefined, ...keywords: readonly string[]): WktNode | undefined =>
  node?.children.find(({ keyword }) => keywords.includes(keyword))

/** The first node of one of these keywords, the nearest first. */
export function findNode(node: WktNode, ...keywords: readonly string[]): WktNode | undefined {
  const queue = [node]
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (keywords.includes(next.keyword)) return next
    queue.push(...next.children)
  }
  return undefined
}
