import type { Finding, Reader } from '../types.ts'
import { readBorneTable } from './bornes.ts'
import { decodeText } from './encoding.ts'
import { holdsWkt, readWktTable } from './wktTable.ts'

/** Reads a text file of bornes, or of outlines written as WKT, in whatever encoding it was saved. */
export const readCsv: Reader = (bytes, limits) => {
  const { text, encoding, guessed } = decodeText(bytes)
  const findings: Finding[] = guessed ? [{ code: 'ENCODING_GUESSED', severity: 'info', data: { encoding } }] : []
  if (holdsWkt(text)) return readWktTable(text, limits, findings)
  return readBorneTable(text, limits, { format: 'csv', findings })
}
