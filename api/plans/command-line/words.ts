import { readFile } from 'node:fs/promises'
import type { parseArgs } from 'node:util'
import { type Day, parseDay } from '../../../spatial/day.ts'

export const OPTIONS = {
  mapping: { type: 'string' },
  generators: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  'skip-invalid': { type: 'boolean', default: false },
  replace: { type: 'boolean', default: false },
  'lose-edits': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  submit: { type: 'boolean', default: false },
  by: { type: 'string' },
  commune: { type: 'string' },
  accept: { type: 'string' },
  reason: { type: 'string' },
  plan: { type: 'string' },
  version: { type: 'string' },
  kind: { type: 'string' },
  on: { type: 'string' },
  act: { type: 'string' },
  layer: { type: 'string' },
  source: { type: 'string' },
  date: { type: 'string' },
  srid: { type: 'string' },
} as const

export type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

/** What was typed after the command's name, and when. */
export type Words = {
  readonly file: string | undefined
  readonly values: Values
  readonly now: Date
  readonly today: Day
}

export const required = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') throw new Error(`${name} is missing`)
  return value
}

/** The bytes of a file that was named. @throws Error that says which cannot be read */
export async function fileNamed(name: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message
    throw new Error(`${name} ${path} cannot be read: ${why}`, { cause: error })
  }
}

export function dayNamed(name: string, text: string): Day {
  const day = parseDay(text)
  if (!day) throw new Error(`${name} ${text} is not a day, YYYY-MM-DD`)
  return day
}

export function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new Error(`${name} is one of ${allowed.join(', ')}`)
  return found
}
