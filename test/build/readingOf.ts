import { DEPOSIT_LIMITS } from '../../spatial/intake/limits.ts'
import { detectReader } from '../../spatial/intake/readers/detect.ts'
import type { IntakeRefusal, Limits, Reading } from '../../spatial/intake/types.ts'
import type { Result } from '../../spatial/result.ts'

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

/** What the house reads in a file, the reader found by its content. */
export function readAny(content: Uint8Array | string, limits: Limits = DEPOSIT_LIMITS): Result<Reading, IntakeRefusal> {
  const bytes = bytesOf(content)
  const reader = detectReader(bytes)
  return reader.ok ? reader.value(bytes, limits) : reader
}

/** The reading of a file that must be read; the refusal is in the error otherwise. */
export function readingOf(content: Uint8Array | string, limits: Limits = DEPOSIT_LIMITS): Reading {
  const read = readAny(content, limits)
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.error)}`)
  return read.value
}

/** The refusal of a file that must be refused. */
export function refusalOf(content: Uint8Array | string, limits: Limits = DEPOSIT_LIMITS): IntakeRefusal {
  const read = readAny(content, limits)
  if (read.ok) throw new Error(`read ${read.value.parcels.length} parcels`)
  return read.error
}
