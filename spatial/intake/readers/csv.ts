import type { Finding, Reader } from '../types.ts'
import { readBorneTable } from './bornes.ts'
import { decodeText } from './encoding.ts'

/** Reads a text file of bornes, in whatever encoding it was saved. */
export const readCsv: Reader = (bytes, limits) => {
  const { text, encoding, guessed } = decodeText(bytes)
  const findings: Finding[] = guessed ? [{ code: 'ENCODING_GUESSED', severity: 'info', data: { encoding } }] : []
  return readBorneTable(text, limits, { format: 'csv', findings })
}
