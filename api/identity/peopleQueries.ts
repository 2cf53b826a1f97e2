import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'

export type PersonRow = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly givenNameAr: string | null
  readonly familyNameAr: string | null
  readonly language: 'fr' | 'ar'
  readonly phone: string | null
  readonly nationalId: string | null
  readonly profession: 'architect' | 'surveyor' | 'engineer' | 'promoter' | null
  readonly professionalNumber: string | null
  readonly professionConfirmedAt: Date | null
  readonly createdAt: Date
  readonly version: number
  readonly email: string | null
  readonly emailConfirmed: boolean
  readonly hasPassword: boolean
  readonly totp: boolean
  readonly state: 'active' | 'held' | 'locked' | null
  readonly reason: string | null
  readonly since: Date | null
  readonly demonstration: boolean
  /** Bodies they act for today. */
  readonly bodyIds: readonly string[]
}

const PERSON = sql.raw(`p.id, p.given_name as "givenName", p.family_name as "familyName",
  p.given_name_ar as "givenNameAr", p.family_name_ar as "familyNameAr", p.language, p.phone,
  p.national_id as "nationalId", p.profession, p.professional_number as "professionalNumber",
  p.profession_confirmed_at as "professionConfirmedAt", p.created_at as "createdAt", p.version, a.email,
  a.email_confirmed_at is not null as "emailConfirmed", a.password_hash is not null as "hasPassword",
  a.totp_confirmed_at is not null as totp, a.state, a.state_reason as reason, a.state_since as since,
  coalesce(a.demonstration, false) as demonstration`)

const bodiesOn = (today: string) => sql`array(
  select distinct m.body_id from mandates_in_force(p.id, ${today}::date) m) as "bodyIds"`

/** One person, as far as the transaction's actor may see them. */
export async function personById(db: Kysely<Database>, id: string, today: string): Promise<PersonRow | null> {
  const { rows } = await sql<PersonRow>`select ${PERSON}, ${bodiesOn(today)}
    from person p left join account a on a.person_id = p.id where p.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

type Search = { readonly q: string; readonly today: string; readonly limit: number }

/** People whose names, address or professional number hold a text, of those the actor may see. */
export async function peopleMatching(db: Kysely<Database>, { q, today, limit }: Search): Promise<readonly PersonRow[]> {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<PersonRow>`select ${PERSON}, ${bodiesOn(today)}
    from person p left join account a on a.person_id = p.id
    where p.anonymised_at is null and (
      concat_ws(' ', p.given_name, p.family_name, p.given_name_ar, p.family_name_ar) ilike ${pattern}
      or p.family_name || ' ' || p.given_name ilike ${pattern}
      or a.email ilike ${pattern} or p.professional_number ilike ${pattern})
    order by p.family_name, p.given_name, p.id limit ${limit}`.execute(db)
  return rows
}

/** Whoever acts for a body, today or later. */
export async function peopleOfBody(db: Kysely<Database>, bodyId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('mandate')
    .select('person_id')
    .distinct()
    .where('body_id', '=', bodyId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ person_id }) => person_id)
}
