import { randomBytes, randomUUID } from 'node:crypto'

/** An id that sorts by the instant it was made (UUID version 7, RFC 9562 §5.7). */
export function uuidv7(now: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

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
