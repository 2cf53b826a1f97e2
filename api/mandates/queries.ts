import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { MandateAnswer } from '../contract/mandates.ts'
import type { BodyKind } from '../contract/policy/roles.ts'
import type { Database } from '../db/tables.ts'

type Db = Kysely<Database>

export type MandateRow = Omit<MandateAnswer, 'may' | 'endedAt'> & { readonly endedAt: Date | null }

/**
 * Mandates the actor may read. The address of an account is told to whoever may read the account, and so is the name of
 * somebody brought into an office by their address: anybody else reads the name that was typed, true or not.
 */
async function mandatesWhere(db: Db, today: string, condition: RawBuilder<unknown>): Promise<readonly MandateRow[]> {
  const { rows } = await sql<MandateRow>`
    select m.id,
      coalesce(case when p.id is null then m.called end, jsonb_build_object('givenName', n.given_name,
        'familyName', n.family_name, 'givenNameAr', n.given_name_ar, 'familyNameAr', n.family_name_ar))
        || jsonb_build_object('id', m.person_id) as person,
      (select a.email from account a where a.person_id = m.person_id) as email,
      json_build_object('id', b.id, 'kind', b.kind, 'nameFr', b.name_fr, 'nameAr', b.name_ar) as body,
      m.role, m.reason, m.territory, m.valid_from as "validFrom", m.valid_to as "validTo",
      m.delegated_from as "delegatedFrom", m.act_reference as "actReference", m.ended_at as "endedAt", m.version,
      case when m.ended_at is not null then 'ended' when m.valid_to < ${today}::date then 'past'
        when m.valid_from > ${today}::date then 'coming' else 'in_force' end as status
    from mandate m join body b on b.id = m.body_id left join person p on p.id = m.person_id
      cross join lateral names_of(array[m.person_id]) n
    where ${condition}`.execute(db)
  return rows
}

/** One mandate, null when there is none the actor may see. */
export async function mandateById(db: Db, id: string, today: string): Promise<MandateRow | null> {
  const [row] = await mandatesWhere(db, today, sql`m.id = ${id}::uuid`)
  return row ?? null
}

export type PeoplePage = {
  readonly bodyId: string
  readonly which: 'now' | 'all'
  readonly cursor?: string | undefined
  readonly limit: number
  readonly today: string
}

/** The mandates of a body by their age; one more than asked when more follow. */
export const peopleOfBody = (db: Db, { bodyId, which, cursor, limit, today }: PeoplePage) =>
  mandatesWhere(
    db,
    today,
    sql`m.body_id = ${bodyId}::uuid
      and (${which} = 'all' or (m.ended_at is null and (m.valid_to is null or m.valid_to >= ${today}::date)))
      and (${cursor ?? null}::uuid is null or m.id > ${cursor ?? null}::uuid)
    order by m.id limit ${limit}`,
  )

/** What a person holds, held or will hold, and what they delegated of it. */
export const mandatesOfPerson = (db: Db, personId: string, today: string) =>
  mandatesWhere(
    db,
    today,
    sql`m.person_id = ${personId}::uuid
      or m.delegated_from in (select own.id from mandate own where own.person_id = ${personId}::uuid)
    order by m.ended_at nulls first, m.valid_from desc, m.id limit 500`,
  )

/** Mandates delegated from one that still run or will. */
export const delegationsOf = (db: Db, sourceId: string, today: string) =>
  mandatesWhere(
    db,
    today,
    sql`m.delegated_from = ${sourceId}::uuid and m.ended_at is null and (m.valid_to is null or m.valid_to >= ${today}::date)
    order by m.id`,
  )

export type BodyOfMandate = {
  readonly id: string
  readonly kind: BodyKind
  readonly nameFr: string
  readonly nameAr: string
}

export async function bodyOfMandate(db: Db, id: string, today: string): Promise<BodyOfMandate | null> {
  const { rows } = await sql<BodyOfMandate>`
    select b.id, b.kind, b.name_fr as "nameFr", b.name_ar as "nameAr" from body b
    where b.id = ${id}::uuid and (b.valid_to is null or ${today}::date <= b.valid_to)`.execute(db)
  return rows[0] ?? null
}

/** Units that none of the wide ones covers. */
export async function uncovered(db: Db, units: readonly string[], wide: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ unit: string }>`
    select unit from unnest(${units}::text[]) unit
    where not exists (select from unnest(${wide}::text[]) w where territory_covers(w, unit))`.execute(db)
  return rows.map(({ unit }) => unit)
}

export async function territoriesOf(db: Db, bodyId: string, day: string): Promise<readonly string[]> {
  const { rows } = await sql<{ territory: string }>`
    select territory from territories_on(${bodyId}::uuid, ${day}::date)`.execute(db)
  return rows.map(({ territory }) => territory)
}

export type Held = { readonly personId: string; readonly bodyId: string; readonly role: string }

/** Whether the person holds that role there on one of these days already. */
export async function overlaps(
  db: Db,
  { personId, bodyId, role }: Held,
  { from, to }: { readonly from: string; readonly to: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from mandate m where m.person_id = ${personId}::uuid and m.body_id = ${bodyId}::uuid
      and m.role = ${role} and m.ended_at is null
      and daterange(m.valid_from, m.valid_to, '[]') && daterange(${from}::date, ${to}::date, '[]')) as held`.execute(db)
  return rows[0]?.held ?? false
}

/**
 * Whether somebody holds one of these roles in a body on a day, leaving out a mandate and what was delegated from it, and
 * whoever was invited and never came: they hold up nothing yet. Asked by those who may read the body's mandates.
 */
export async function isHeld(
  db: Db,
  { bodyId, roles, day }: { readonly bodyId: string; readonly roles: readonly string[]; readonly day: string },
  without: string,
): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from mandate m where m.body_id = ${bodyId}::uuid and m.role = any (${roles}::text[])
      and m.id <> ${without}::uuid and m.delegated_from is distinct from ${without}::uuid and m.ended_at is null
      and not awaits_first_password(m.person_id)
      and m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to >= ${day}::date)) as held`.execute(db)
  return rows[0]?.held ?? false
}
