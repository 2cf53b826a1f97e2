import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Kysely } from 'kysely'
import { parseDay } from '../../../spatial/day.ts'
import { systemClock } from '../../clock.ts'
import type { Database } from '../../db/tables.ts'
import { describeImport } from '../describeImport.ts'
import { importOutlines } from '../importOutlines.ts'
import { readOutlines } from '../readOutlines.ts'

export type ImportAsked = {
  readonly srid?: string | undefined
  readonly source?: string | undefined
  readonly date?: string | undefined
  readonly dryRun: boolean
}

/** Replaces approximate cells by the outlines of a file. @throws Error saying what is wrong with what was asked */
export async function importFile(
  db: Kysely<Database>,
  file: string,
  { srid, source, date, dryRun }: ImportAsked,
): Promise<readonly string[]> {
  const on = date === undefined ? systemClock.today() : parseDay(date)
  if (!on) throw new Error(`--date ${date} is not a day`)
  const name = basename(file)
  const filed = readOutlines(await readFile(file), name, srid === undefined ? undefined : Number(srid))
  if (!filed.ok) throw new Error(`${name}: ${filed.error.fr}`)
  return describeImport(await importOutlines(db, filed.value, { source: source ?? name, on, dryRun }), dryRun)
}
