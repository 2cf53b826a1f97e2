/** The values a PDF is made of (ISO 32000-2 §7.3). */
export type Value = null | boolean | number | Name | Text | Ref | Stream | readonly Value[] | Dict
export type Dict = ReadonlyMap<string, Value>

export class Name {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A string, and where it stands in the file with its delimiters: a signature is the one value left out of its own digest. */
export class Text {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number

  constructor(bytes: Buffer, start = 0, end = 0) {
    this.bytes = bytes
    this.start = start
    this.end = end
  }
}

export class Ref {
  readonly number: number
  readonly generation: number

  constructor(number: number, generation: number) {
    this.number = number
    this.generation = generation
  }
}

export class Stream {
  readonly dict: Dict
  /** As stored, its filters not undone. */
  readonly raw: Buffer

  constructor(dict: Dict, raw: Buffer) {
    this.dict = dict
    this.raw = raw
  }
}

export const isDict = (value: Value | undefined): value is Dict => value instanceof Map
export const isArray = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)
export const isName = (value: Value | undefined, text: string): boolean => value instanceof Name && value.text === text
export const isCount = (value: Value | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

/** Whether two values say the same; where a string stands in the file says nothing. */
export function same(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return true
  if (one instanceof Name) return other instanceof Name && one.text === other.text
  if (one instanceof Text) return other instanceof Text && one.bytes.equals(other.bytes)
  if (one instanceof Ref)
    return other instanceof Ref && one.number === other.number && one.generation === other.generation
  if (one instanceof Stream) return other instanceof Stream && one.raw.equals(other.raw) && same(one.dict, other.dict)
  if (isArray(one))
    return isArray(other) && one.length === other.length && one.every((item, at) => same(item, other[at]))
  return (
    isDict(one) &&
    isDict(other) &&
    one.size === other.size &&
    [...one].every(([key, item]) => same(item, other.get(key)))
  )
}
