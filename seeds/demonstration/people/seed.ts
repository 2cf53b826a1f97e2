import { hash } from '@node-rs/argon2'
import { type Kysely, sql, type Transaction } from 'kysely'
import { DEMONSTRATION_PASSWORD } from '../../../api/contract/demonstration.ts'
import type { Profession } from '../../../api/contract/people.ts'
import { type BodyKind, isOfficial } from '../../../api/contract/policy/roles.ts'
import type { Database } from '../../../api/db/tables.ts'
import { type Random, seeded } from '../random.ts'
import { DEMONSTRATION_SOURCE } from '../write.ts'
import { CAST, CAST_BODIES, type CastPerson, CITIZENS, DEPUTIES } from './cast.ts'
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts'

export const MAIL = 'demonstration.rokhas.ma'
/** Before the oldest dossier of the full demonstration. */
export const SINCE = '2022-01-01'
export const WRITTEN_AT = '2026-01-15T09:00:00Z'
const DELEGATED_TO = '2027-09-30'
const SEED = 20_260_115

type Db = Transaction<Database>

/**
 * Gives the demonstration country its people: one account for every role of every body of the three towns, and two
 * citizens. Does nothing when they are there. The register of bodies comes first.
 */
export async function seedPeople(db: Kysely<Database>): Promise<void> {
  const passwordHash = await hash(DEMONSTRATION_PASSWORD)
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('demonstration people'))`.execute(transaction)
    const there = await transaction.selectFrom('account').select('email').where('demonstration', '=', true).execute()
    if (there.length > 0) return
    const random = seeded(SEED)
    await writeBodies(transaction, random)
    await writePeople(transaction, rowsOf(random), passwordHash)
    await writeDelegates(transaction)
  })
}

async function writeBodies(db: Db, random: Random): Promise<void> {
  const made = CAST_BODIES.flatMap(({ kind, unit, made }) => (made ? [{ id: random.uuid(), kind, unit, ...made }] : []))
  await sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(made)}::json)
        as r(id uuid, kind text, unit text, fr text, ar text, territory text, ice text)
    ), added as (
      insert into body (id, kind, name_fr, name_ar, unit_code, ice, source, demonstration, valid_from)
      select id, kind, fr, ar, unit, ice, ${DEMONSTRATION_SOURCE}, true, ${SINCE}::date from given
      on conflict (kind, unit_code) where unit_code is not null do nothing returning id
    )
    insert into body_territory (body_id, territory, valid_from)
    select given.id, given.territory, ${SINCE}::date from given join added using (id) where given.territory is not null`.execute(
    db,
  )
}

type PersonRow = {
  readonly id: string
  readonly mandate: string
  readonly email: string
  readonly given: string
  readonly givenAr: string
  readonly family: string
  readonly familyAr: string
  readonly language: 'fr' | 'ar'
  readonly profession: Profession | null
  readonly kind: BodyKind | null
  readonly unit: string | null
  readonly role: string | null
  readonly reason: string | null
}

const PROFESSION_OF: Partial<Record<BodyKind, Profession>> = {
  architect_office: 'architect',
  surveyor_office: 'surveyor',
  engineering_office: 'engineer',
  promoter: 'promoter',
}

function rowsOf(random: Random): readonly PersonRow[] {
  const cast: readonly (CastPerson | string)[] = [...CAST, ...CITIZENS, ...DEPUTIES]
  return cast.map((one, index) => ({ ...personOf(random, index), ...actingOf(one) }))
}

/** Two lists of coprime lengths: no two people of the demonstration have the same name. */
function personOf(random: Random, index: number) {
  const [given = '', givenAr = ''] = GIVEN_NAMES[index % GIVEN_NAMES.length] ?? []
  const [family = '', familyAr = ''] = FAMILY_NAMES[index % FAMILY_NAMES.length] ?? []
  const language: 'fr' | 'ar' = index % 3 === 2 ? 'ar' : 'fr'
  return { id: random.uuid(), mandate: random.uuid(), given, givenAr, family, familyAr, language }
}

function actingOf(one: CastPerson | string) {
  if (typeof one === 'string')
    return { email: `${one}@${MAIL}`, profession: null, kind: null, unit: null, role: null, reason: null }
  const { body, role, email } = one
  const profession = PROFESSION_OF[body.kind] ?? null
  const reason = role === 'president' ? 'election' : isOfficial(body.kind) ? 'appointment' : 'employment'
  return { email: `${email}@${MAIL}`, profession, kind: body.kind, unit: body.unit, role, reason }
}

async function writePeople(db: Db, rows: readonly PersonRow[], passwordHash: string): Promise<void> {
  const json = JSON.stringify(rows)
  const given = sql`json_to_recordset(${json}::json) as r(id uuid, mandate uuid, email text, given text, "givenAr" text,
    family text, "familyAr" text, language text, profession text, kind text, unit text, role text, reason text)`
  await sql`
    insert into person (id, given_name, family_name, given_name_ar, family_name_ar, language, profession,
      professional_number, profession_confirmed_at, created_at)
    select id, given, family, "givenAr", "familyAr", language, profession,
      case when profession is not null then 'DEMO-' || upper(left(id::text, 8)) end,
      case when profession is not null then ${WRITTEN_AT}::timestamptz end, ${WRITTEN_AT}::timestamptz
    from ${given}`.execute(db)
  await sql`
    insert into account (person_id, email, email_confirmed_at, password_hash, demonstration)
    select id, email, ${WRITTEN_AT}::timestamptz, ${passwordHash}, true from ${given}`.execute(db)
  await sql`
    insert into mandate (id, person_id, body_id, role, reason, valid_from, act_reference, created_at)
    select r.mandate, r.id, b.id, r.role, r.reason, ${SINCE}::date, ${DEMONSTRATION_SOURCE}, ${WRITTEN_AT}::timestamptz
    from ${given} join body b on b.kind = r.kind and b.unit_code = r.unit where r.role <> 'delegate'`.execute(db)
}

/** A delegate signs because the president said so: their mandate comes from the president's and ends with it. */
async function writeDelegates(db: Db): Promise<void> {
  await sql`
    insert into mandate (id, person_id, body_id, role, reason, valid_from, valid_to, delegated_from, act_reference, created_at, created_by)
    select gen_random_uuid(), a.person_id, m.body_id, 'delegate', 'delegation', ${SINCE}::date, ${DELEGATED_TO}::date, m.id,
      ${DEMONSTRATION_SOURCE}, ${WRITTEN_AT}::timestamptz, m.person_id
    from mandate m join account p on p.person_id = m.person_id
      join account a on a.email = replace(p.email, 'president.', 'delegue.')
    where m.role = 'president' and p.demonstration`.execute(db)
}
