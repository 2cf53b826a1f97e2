import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../api/db/tables.ts'
import { readProvinces } from '../../territory/facts.ts'
import { seeded } from '../random.ts'
import { DEMONSTRATION_SOURCE } from '../write.ts'
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts'
import { SINCE, WRITTEN_AT } from './seed.ts'

/** Who brings the paper registers of a province's communes in. They have no account. */
export type Clerk = { readonly province: string; readonly id: string; readonly mandate: string }

const SEED = 75_036_000
const provinceOf = (communeCode: string) => communeCode.slice(0, 6)

/** One in the guichet of every province and prefecture, always the same. */
const CLERKS: ReadonlyMap<string, Clerk> = new Map(
  readProvinces().map(({ code }, index) => {
    const random = seeded(SEED + index)
    return [code, { province: code, id: random.uuid(), mandate: random.uuid() }]
  }),
)

/** The clerk of a commune's province. @throws when there is no such province */
export function clerkOf(communeCode: string): Clerk {
  const clerk = CLERKS.get(provinceOf(communeCode))
  if (!clerk) throw new Error(`nobody brings the registers of ${communeCode} in`)
  return clerk
}

/** Gives every province its clerk; those that are there stay as they are. */
export async function writeClerks(db: Kysely<Database>): Promise<void> {
  const rows = [...CLERKS.values()].map((clerk, index) => {
    const [given, givenAr] = GIVEN_NAMES[(index * 7) % GIVEN_NAMES.length] ?? []
    const [family, familyAr] = FAMILY_NAMES[(index * 5) % FAMILY_NAMES.length] ?? []
    return { ...clerk, given, givenAr, family, familyAr }
  })
  await db.transaction().execute(async (transaction) => {
    const clerks = sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, mandate uuid, province text,
      given text, "givenAr" text, family text, "familyAr" text)`
    await sql`
      insert into person (id, given_name, family_name, given_name_ar, family_name_ar, language, created_at)
      select id, given, family, "givenAr", "familyAr", 'fr', ${WRITTEN_AT}::timestamptz from ${clerks}
      on conflict do nothing`.execute(transaction)
    await sql`
      insert into mandate (id, person_id, body_id, role, reason, valid_from, act_reference, created_at)
      select r.mandate, r.id, b.id, 'guichet', 'appointment', ${SINCE}::date, ${DEMONSTRATION_SOURCE}, ${WRITTEN_AT}::timestamptz
      from ${clerks} join body b on b.kind = 'province' and b.unit_code = r.province on conflict do nothing`.execute(
      transaction,
    )
  })
}

/** Takes the clerks away, once nothing they brought in is left. */
export async function removeClerks(db: Kysely<Database>): Promise<void> {
  const all = [...CLERKS.values()]
  await sql`delete from mandate where id = any (${all.map(({ mandate }) => mandate)}::uuid[])`.execute(db)
  await sql`delete from notice where person_id = any (${all.map(({ id }) => id)}::uuid[])`.execute(db)
  await sql`delete from person where id = any (${all.map(({ id }) => id)}::uuid[])`.execute(db)
}
