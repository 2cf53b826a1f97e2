import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'

export type FreshEyes = { readonly publish: readonly string[]; readonly appoint: readonly string[] }

type Prepared = {
  readonly territory: readonly string[]
  readonly bodyId: string
  /** Whoever had a hand in it: none of them publishes it. */
  readonly hands: readonly string[]
}

export const NO_EYES: FreshEyes = { publish: [], appoint: [] }

/**
 * Who may publish what was prepared, and who may give somebody else the mandate for it: the agency's administrators. The
 * law does not say who looks again at what an examiner prepared; that two people make law of a plan is the rule of the house.
 * @returns ids of people
 */
export async function freshEyes(db: Kysely<Database>, { territory, bodyId, hands }: Prepared): Promise<FreshEyes> {
  const { rows } = await sql<{ personId: string; may: keyof FreshEyes }>`select person_id as "personId", may
    from fresh_eyes(${[...territory]}::text[], ${bodyId}::uuid, ${[...hands]}::uuid[]) order by person_id`.execute(db)
  const of = (may: keyof FreshEyes) => rows.filter((row) => row.may === may).map(({ personId }) => personId)
  return { publish: of('publish'), appoint: of('appoint') }
}
