import { parseDay } from '../../../spatial/day.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'

export type Scalar =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'literal'; readonly type: 'string' | 'number' | 'boolean' | 'date'; readonly value: string }
export const COMPARISONS = ['=', '<>', '<', '>', '<=', '>='] as const
export type Comparison = (typeof COMPARISONS)[number]
export type Cql =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Cql[] }
  | { readonly kind: 'not'; readonly part: Cql }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly left: Scalar; readonly right: Scalar }
  | { readonly kind: 'isNull'; readonly scalar: Scalar }

/** What a filter may come to: nobody types more, and a parser that calls itself has a floor to fall through. */
const MOST = { characters: 2_000, depth: 24 } as const

type Token = { readonly kind: 'sign' | 'text' | 'name' | 'number' | 'word'; readonly text: string; readonly at: number }
const TOKEN =
  /\s*(?:(<>|<=|>=|[=<>()])|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)|([\p{L}_][\p{L}\d_.]*))/iuy
const KINDS = ['sign', 'text', 'name', 'number', 'word'] as const

class Unreadable extends Error {}

/** The « basic » part of CQL2 (OGC 21-065r2, 6.2), as text; or what is wrong with it, and where. */
export function parseCql(text: string): Result<Cql, string> {
  if (text.length > MOST.characters) return fail(`longer than ${MOST.characters} characters`)
  try {
    const reader = new Reader(tokensOf(text))
    const cql = reader.either(0)
    reader.end()
    return ok(cql)
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.message)
    throw error
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  const end = text.trimEnd().length
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex
    const found = pattern.exec(text)
    const rank = found ? found.slice(1).findIndex((group) => group !== undefined) : -1
    const kind = KINDS[rank]
    if (!found || !kind) throw new Unreadable(`cannot be read from character ${at + 1}`)
    const quote = kind === 'text' ? "'" : '"'
    tokens.push({ kind, text: (found[rank + 1] ?? '').replaceAll(quote + quote, quote), at: at + 1 })
  }
  return tokens
}

class Reader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  either(depth: number): Cql {
    if (depth > MOST.depth) throw new Unreadable(`nested deeper than ${MOST.depth}`)
    return this.#chain('or', () => this.#chain('and', () => this.#factor(depth)))
  }

  end(): void {
    if (this.#tokens[this.#at]) throw this.#unexpected()
  }

  #chain(kind: 'and' | 'or', part: () => Cql): Cql {
    const parts = [part()]
    while (this.#takes('word', kind)) parts.push(part())
    const [first] = parts
    return parts.length === 1 && first ? first : { kind, parts }
  }

  #factor(depth: number): Cql {
    if (depth > MOST.depth) throw new Unreadable(`nested deeper than ${MOST.depth}`)
    if (this.#takes('word', 'not')) return { kind: 'not', part: this.#factor(depth + 1) }
    if (!this.#takes('sign', '(')) return this.#predicate()
    const inside = this.either(depth + 1)
    this.#must('sign', ')')
    return inside
  }

  #predicate(): Cql {
    const left = this.#scalar()
    if (this.#takes('word', 'is')) {
      const not = this.#takes('word', 'not')
      this.#must('word', 'null')
      return not ? { kind: 'not', part: { kind: 'isNull', scalar: left } } : { kind: 'isNull', scalar: left }
    }
    const token = this.#tokens[this.#at]
    const op = COMPARISONS.find((one) => token?.kind === 'sign' && token.text === one)
    if (!op) throw this.#unexpected()
    this.#at += 1
    return { kind: 'compare', op, left, right: this.#scalar() }
  }

  #scalar(): Scalar {
    const token = this.#tokens[this.#at]
    if (!token || token.kind === 'sign') throw this.#unexpected()
    this.#at += 1
    if (token.kind === 'text') return { kind: 'literal', type: 'string', value: token.text }
    if (token.kind === 'number') return { kind: 'literal', type: 'number', value: token.text }
    if (token.kind === 'name') return { kind: 'property', name: token.text }
    const word = token.text.toLowerCase()
    if (word === 'true' || word === 'false') return { kind: 'literal', type: 'boolean', value: word }
    if ((word === 'date' || word === 'timestamp') && this.#takes('sign', '(')) return this.#day()
    return { kind: 'property', name: token.text }
  }

  /** Law is a matter of days: of an instant its day counts. */
  #day(): Scalar {
    const token = this.#tokens[this.#at]
    const day = token?.kind === 'text' ? parseDay(token.text.slice(0, 10)) : null
    if (!day) throw this.#unexpected()
    this.#at += 1
    this.#must('sign', ')')
    return { kind: 'literal', type: 'date', value: day }
  }

  #takes(kind: Token['kind'], text: string): boolean {
    const token = this.#tokens[this.#at]
    const there = token?.kind === kind && token.text.toLowerCase() === text
    if (there) this.#at += 1
    return there
  }

  #must(kind: Token['kind'], text: string): void {
    if (!this.#takes(kind, text)) throw this.#unexpected()
  }

  #unexpected(): Unreadable {
    const token = this.#tokens[this.#at]
    return new Unreadable(token ? `not expected at character ${token.at}: ${token.text}` : 'ends too soon')
  }
}
