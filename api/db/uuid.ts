import { randomBytes, randomUUID } from 'node:crypto'

const TAIL_BITS = 74n
const LOW_BITS = 62n
const VARIANT = 0b10n << LOW_BITS

/** Of the last id made in this process: of the same instant, the next one comes after it. */
let last = { instant: Number.NaN, tail: 0n }

/**
 * An id that sorts by the instant it was made (UUID version 7, RFC 9562 §5.7); those one process makes in one instant
 * follow each other (§6.2, method 2), by steps nobody guesses.
 */
export function uuidv7(now: Date): string {
  const instant = now.getTime()
  const tail = instant === last.instant ? last.tail + 1n + randomOf(4) : randomOf(9)
  last = { instant, tail: BigInt.asUintN(Number(TAIL_BITS), tail) }
  const time = instant.toString(16).padStart(12, '0')
  const high = (last.tail >> LOW_BITS).toString(16).padStart(3, '0')
  const low = (VARIANT | BigInt.asUintN(Number(LOW_BITS), last.tail)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low.slice(0, 4)}-${low.slice(4)}`
}

/** A whole number of so many random bytes: nine leave the first ids of an instant room above them. */
const randomOf = (bytes: number): bigint => BigInt(`0x${randomBytes(bytes).toString('hex')}`)

/** A person's id does not say when they came: whoever invites an address would read whether it had an account. */
export const newPersonId = (): string => randomUUID()

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text from an address can be an id at all: anything else would be an error of the database's. */
export const isUuid = (text: string): boolean => SHAPE.test(text)

/** The least identifier (RFC 9562, version 7) an instant can have: whatever came later is greater. */
export function firstUuidAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
