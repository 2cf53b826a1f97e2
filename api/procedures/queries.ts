import { type Kysely, sql } from 'kysely'
import type { ProcedureDefinition } from '../contract/procedures/definition.ts'
import type { TrackTest } from '../contract/procedures/trackTests.ts'
import type { Database } from '../db/tables.ts'

export type VersionRow = {
  readonly id: string
  readonly code: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly definition: ProcedureDefinition
  readonly tests: readonly TrackTest[]
}

/** Published versions whose days contain that day. */
const inForce = (db: Kysely<Database>, day: string) =>
  db
    .selectFrom('procedure_version')
    .select(['id', 'code', 'valid_from as validFrom', 'valid_to as validTo', 'definition', 'tests'])
    .where('state', '=', 'published')
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))

/** The version of a procedure a dossier filed that day goes by; null when none was in force. */
export const versionInForce = async (db: Kysely<Database>, code: string, day: string): Promise<VersionRow | null> =>
  (await inForce(db, day).where('code', '=', code).executeTakeFirst()) ?? null

/** Every procedure in force that day: urban ones first, in the order of the register. */
export const proceduresInForce = (db: Kysely<Database>, day: string): Promise<readonly VersionRow[]> =>
  inForce(db, day)
    .orderBy(sql`definition ->> 'family' = 'economic'`)
    .orderBy(sql`substr(definition ->> 'number', 2)::integer`)
    .orderBy('code')
    .execute()
