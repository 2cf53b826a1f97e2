import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../api/db/tables.ts'
import { DEMONSTRATION_SOURCE } from '../write.ts'
import { type Resident, residents } from './residents.ts'
import { SINCE, WRITTEN_AT } from './seed.ts'

/** Writes the owners and the offices of the full demonstration; those that are there stay as they are. */
export async function writeResidents(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await reachBack(transaction)
    const given = rowsOf(residents())
    await sql`
      insert into body (id, kind, name_fr, name_ar, unit_code, ice, source, demonstration, valid_from)
      select office, kind, fr, ar, unit, ice, ${DEMONSTRATION_SOURCE}, true, ${SINCE}::date
      from ${given} where office is not null on conflict do nothing`.execute(transaction)
    await sql`
      insert into person (id, given_name, family_name, given_name_ar, family_name_ar, national_id, language, profession,
        professional_number, profession_confirmed_at, created_at)
      select id, given, family, "givenAr", "familyAr", "nationalId", language, profession,
        case when profession is not null then 'DEMO-' || upper(left(id::text, 8)) end,
        case when profession is not null then ${WRITTEN_AT}::timestamptz end, ${WRITTEN_AT}::timestamptz
      from ${given} on conflict do nothing`.execute(transaction)
    await sql`
      insert into mandate (id, person_id, body_id, role, reason, valid_from, act_reference, created_at)
      select mandate, id, office, 'administrator', 'employment', ${SINCE}::date, ${DEMONSTRATION_SOURCE},
        ${WRITTEN_AT}::timestamptz
      from ${given} where office is not null on conflict do nothing`.execute(transaction)
  })
}

/** Takes away the residents that nothing speaks of any more. */
export async function removeResidents(db: Kysely<Database>): Promise<void> {
  const all = residents()
  const offices = all.flatMap(({ office }) => (office ? [office] : []))
  const mandates = offices.map(({ mandate }) => mandate)
  await sql`delete from mandate where id = any (${mandates}::uuid[])`.execute(db)
  await sql`delete from notice where person_id = any (${all.map(({ id }) => id)}::uuid[])`.execute(db)
  await sql`delete from person where id = any (${all.map(({ id }) => id)}::uuid[])`.execute(db)
  await sql`delete from body where id = any (${offices.map(({ id }) => id)}::uuid[])`.execute(db)
}

/** A country that was drawn when its people acted since 2025 only. */
async function reachBack(db: Kysely<Database>): Promise<void> {
  await sql`update mandate set valid_from = ${SINCE}::date
    where act_reference = ${DEMONSTRATION_SOURCE} and valid_from > ${SINCE}::date`.execute(db)
  await sql`update body set valid_from = ${SINCE}::date
    where source = ${DEMONSTRATION_SOURCE} and valid_from > ${SINCE}::date`.execute(db)
  await sql`update body_territory t set valid_from = ${SINCE}::date from body b
    where b.id = t.body_id and b.source = ${DEMONSTRATION_SOURCE} and t.valid_from > ${SINCE}::date`.execute(db)
}

const rowsOf = (all: readonly Resident[]) => {
  const rows = all.map(({ office, ...person }) => ({
    ...person,
    ...(office && {
      office: office.id,
      mandate: office.mandate,
      kind: office.kind,
      unit: office.unit,
      fr: office.fr,
      ar: office.ar,
      ice: office.ice,
      profession: office.profession,
    }),
  }))
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, given text, "givenAr" text, family text,
    "familyAr" text, language text, "nationalId" text, office uuid, mandate uuid, kind text, unit text, fr text, ar text,
    ice text, profession text)`
}
