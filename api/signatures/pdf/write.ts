import { isArray, Name, Ref, Stream, Text, type Value } from './values.ts'

const PLAIN = /[^!-~]|[#()<>[\]{}/%]/g

/**
 * A value as a PDF writes it, in Latin-1. A stream is never rewritten: it stays where it stands.
 * @throws Error when handed one
 */
export function written(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return decimal(value)
  if (value instanceof Name) return name(value.text)
  if (value instanceof Text) return `<${value.bytes.toString('hex')}>`
  if (value instanceof Ref) return `${value.number} ${value.generation} R`
  if (value instanceof Stream) throw new Error('a stream is not rewritten')
  if (isArray(value)) return `[${value.map(written).join(' ')}]`
  return `<<${[...value].map(([key, item]) => `${name(key)} ${written(item)}`).join('\n')}>>`
}

const name = (text: string) =>
  `/${text.replace(PLAIN, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`

/** No exponent, which PDF does not know. */
const decimal = (value: number) => (Number.isInteger(value) ? value.toFixed(0) : value.toFixed(10).replace(/0+$/, ''))
