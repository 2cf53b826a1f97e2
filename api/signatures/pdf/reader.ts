import { type Budget, PdfFault } from './fault.ts'
import { type Dict, Name, Ref, Text, type Value } from './values.ts'

const DEEPEST = 64
/** Texts and names are read byte by byte, in eight times their room: no act says as much at once, whoever does wants the room. */
const LONGEST_TEXT = 1024 * 1024
const LONGEST_NAME = 4096
const SPACE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITER = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/

/** Reads values one after the other (ISO 32000-2 §7.2–7.3), strictly: what readers would take differently is refused. */
export class Reader {
  at: number
  readonly bytes: Buffer
  private readonly budget: Budget

  constructor(bytes: Buffer, at: number, budget: Budget) {
    this.bytes = bytes
    this.at = at
    this.budget = budget
  }

  skipSpace(): void {
    const start = this.at
    this.pastSpace()
    this.budget.scan(this.at - start)
  }

  private pastSpace(): void {
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.byte()
      if (byte === 0x25) while (this.at + 1 < this.bytes.length && !isEndOfLine(this.byte(1))) this.at++
      else if (!SPACE.has(byte)) return
    }
  }

  /** Takes a word when it comes next. */
  takes(word: string): boolean {
    this.skipSpace()
    if (this.bytes.toString('latin1', this.at, this.at + word.length) !== word) return false
    this.at += word.length
    return true
  }

  expect(word: string): void {
    if (!this.takes(word)) throw new PdfFault('MALFORMED')
  }

  /** @throws PdfFault unless a whole number of at least zero comes next */
  count(): number {
    this.skipSpace()
    const word = this.word()
    if (!/^\d{1,15}$/.test(word)) throw new PdfFault('MALFORMED')
    return Number(word)
  }

  value(depth = 0): Value {
    this.budget.spend()
    if (depth > DEEPEST) throw new PdfFault('TOO_COMPLEX')
    this.skipSpace()
    const two = this.bytes.toString('latin1', this.at, this.at + 2)
    if (two === '<<') return this.dict(depth)
    if (two[0] === '<') return this.hexText()
    if (two[0] === '(') return this.literalText()
    if (two[0] === '[') return this.array(depth)
    if (two[0] === '/') return this.name()
    return this.plain()
  }

  private byte(ahead = 0): number {
    const byte = this.bytes[this.at + ahead]
    if (byte === undefined) throw new PdfFault('TRUNCATED')
    return byte
  }

  private word(): string {
    const start = this.at
    while (this.at < this.bytes.length && !SPACE.has(this.byte()) && !DELIMITER.has(this.byte())) this.at++
    this.budget.scan(this.at - start)
    return this.bytes.toString('latin1', start, this.at)
  }

  private dict(depth: number): Dict {
    this.at += 2
    const dict = new Map<string, Value>()
    while (!this.takes('>>')) {
      if (this.at >= this.bytes.length) throw new PdfFault('TRUNCATED')
      const key = this.name().text
      // Readers disagree on which of two equal keys counts: a file that says both says nothing.
      if (dict.has(key)) throw new PdfFault('MALFORMED')
      dict.set(key, this.value(depth + 1))
    }
    return dict
  }

  private array(depth: number): Value[] {
    this.at += 1
    const items: Value[] = []
    while (!this.takes(']')) {
      if (this.at >= this.bytes.length) throw new PdfFault('TRUNCATED')
      items.push(this.value(depth + 1))
    }
    return items
  }

  private name(): Name {
    this.expect('/')
    const written = this.word()
    if (written.length > LONGEST_NAME) throw new PdfFault('TOO_COMPLEX')
    const text = written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)))
    return new Name(text)
  }

  private plain(): Value {
    const word = this.word()
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    if (!NUMBER.test(word)) throw new PdfFault(this.at >= this.bytes.length ? 'TRUNCATED' : 'MALFORMED')
    return (/^\d{1,10}$/.test(word) && this.reference(Number(word))) || Number(word)
  }

  private reference(number: number): Ref | null {
    const after = this.at
    this.skipSpace()
    const generation = this.word()
    this.skipSpace()
    if (/^\d{1,5}$/.test(generation) && this.word() === 'R') return new Ref(number, Number(generation))
    this.at = after
    return null
  }

  private hexText(): Text {
    const start = this.at
    const end = this.bytes.indexOf('>', start)
    if (end < 0) throw new PdfFault('TRUNCATED')
    this.budget.scan(end - start)
    const digits = this.bytes.toString('latin1', start + 1, end).replace(/[\0\t\n\f\r ]/g, '')
    if (/[^0-9A-Fa-f]/.test(digits)) throw new PdfFault('MALFORMED')
    this.at = end + 1
    return new Text(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'), start, this.at)
  }

  private literalText(): Text {
    const start = this.at++
    const found: number[] = []
    for (let open = 1; ; ) {
      if (this.at - start > LONGEST_TEXT) throw new PdfFault('TOO_COMPLEX')
      const byte = this.byte()
      this.at++
      this.budget.scan(1)
      if (byte === 0x5c) found.push(...this.escaped())
      else {
        if (byte === 0x28) open++
        if (byte === 0x29 && --open === 0) return new Text(Buffer.from(found), start, this.at)
        found.push(byte)
      }
    }
  }

  private escaped(): number[] {
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))?.[0]
    if (octal) {
      this.at += octal.length
      return [Number.parseInt(octal, 8) & 0xff]
    }
    const byte = this.byte()
    this.at++
    if (byte === 13 && this.bytes[this.at] === 10) this.at++
    return isEndOfLine(byte) ? [] : [ESCAPES[String.fromCharCode(byte)] ?? byte]
  }
}

const isEndOfLine = (byte: number) => byte === 10 || byte === 13
