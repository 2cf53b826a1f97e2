import type { Kysely } from 'kysely'
import type { Database } from '../db/tables.ts'

/** Which state the figures are in, and the day they were brought up to; nothing before the first time. */
export const stateOfFigures = (db: Kysely<Database>) =>
  db.selectFrom('performance_state').select(['as_of as asOf', 'version']).executeTakeFirst()
