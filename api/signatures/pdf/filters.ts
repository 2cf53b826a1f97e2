import { inflateSync } from 'node:zlib'
import { type Budget, PdfFault } from './fault.ts'
import { isArray, isDict, isName, type Stream, type Value } from './values.ts'

/** What a stream of objects or of the cross-reference holds, unpacked: they are never stored otherwise than flat or deflated. */
export function unpacked({ dict, raw }: Stream, budget: Budget): Buffer {
  const filter = alone(dict.get('Filter'))
  if (filter === undefined || filter === null) return raw
  if (!isName(filter, 'FlateDecode')) throw new PdfFault('MALFORMED')
  const bytes = inflated(raw, budget)
  const parameters = alone(dict.get('DecodeParms'))
  return isDict(parameters) ? unpredicted(bytes, parameters.get('Predictor'), parameters.get('Columns')) : bytes
}

const alone = (value: Value | undefined) => (isArray(value) && value.length === 1 ? value[0] : value)

function inflated(raw: Buffer, budget: Budget): Buffer {
  try {
    const bytes = inflateSync(raw, { maxOutputLength: Math.max(budget.bytesLeft, 1) })
    budget.unpack(bytes.length)
    return bytes
  } catch (error) {
    if (error instanceof PdfFault) throw error
    throw new PdfFault((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_COMPLEX' : 'MALFORMED')
  }
}

/** Undoes the PNG predictors (ISO 32000-2 §7.4.4.4) over rows of one byte a column. */
function unpredicted(bytes: Buffer, predictor: Value = 1, columns: Value = 1): Buffer {
  if (predictor === 1) return bytes
  if (typeof predictor !== 'number' || predictor < 10 || typeof columns !== 'number') throw new PdfFault('MALFORMED')
  if (!Number.isInteger(columns) || columns < 1 || columns > 64 || bytes.length % (columns + 1) !== 0)
    throw new PdfFault('MALFORMED')
  const rows = bytes.length / (columns + 1)
  const plain = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row++) unpredictRow(bytes, plain, { row, columns })
  return plain
}

function unpredictRow(bytes: Buffer, plain: Buffer, { row, columns }: { row: number; columns: number }): void {
  const kind = bytes[row * (columns + 1)] ?? 0
  if (kind > 2) throw new PdfFault('MALFORMED') // Average and Paeth are for pictures
  for (let column = 0; column < columns; column++) {
    const to = row * columns + column
    const left = column > 0 ? (plain[to - 1] ?? 0) : 0
    const above = row > 0 ? (plain[to - columns] ?? 0) : 0
    plain[to] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + (kind === 1 ? left : kind === 2 ? above : 0)
  }
}
