import type { Value } from './values.ts'
import { Text } from './values.ts'

const DATE = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z(?:00'?00'?)?|([+-])(\d{2})'?(\d{2})?'?)?$/

/** The instant a date of a PDF says (ISO 32000-2 §7.9.4), or null; without an offset it is taken as UTC. */
export function dateOf(value: Value | undefined): Date | null {
  const [whole, year, month, day, hour, minute, second, sign, hours = '00', minutes = '00'] =
    (value instanceof Text && DATE.exec(value.bytes.toString('latin1'))) || []
  if (!whole) return null
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign ? `${sign}${hours}:${minutes}` : 'Z'}`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** An instant as a PDF writes it, in UTC. */
export const dateText = (at: Date): string => `D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
