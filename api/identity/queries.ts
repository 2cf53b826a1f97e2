import { type Kysely, sql } from 'kysely'
import type { DemonstrationAccounts } from '../contract/demonstration.ts'
import type { SessionAnswer } from '../contract/session.ts'
import type { Database } from '../db/tables.ts'
import { tokenHash } from './sessionCookie.ts'

/** Whether a person holds, that day, a mandate of an official body. */
export async function officialMandate(db: Kysely<Database>, personId: string, today: string): Promise<boolean> {
  const { rows } = await sql<{ official: boolean }>`
    select exists (select from mandates_in_force(${personId}::uuid, ${today}::date) m where m.official) as official`.execute(
    db,
  )
  return rows[0]?.official ?? false
}

export type AccountToSignIn = {
  readonly personId: string
  readonly passwordHash: string | null
  readonly state: 'active' | 'held' | 'locked'
  readonly demonstration: boolean
  /** They signed in with this browser before. */
  readonly knownDevice: boolean
  readonly bodyIds: readonly string[]
}

type Typed = { readonly email: string; readonly deviceToken: string | null; readonly today: string }

/** What a sign-in needs of the account an address names, before anybody is known; null when it names none. */
export async function accountToSignIn(
  db: Kysely<Database>,
  { email, deviceToken, today }: Typed,
): Promise<AccountToSignIn | null> {
  const { rows } = await sql<AccountToSignIn>`
    select a.person_id as "personId", a.password_hash as "passwordHash", a.state, a.demonstration,
      knows_device(${email}, ${deviceToken ? tokenHash(deviceToken) : null}::bytea) as "knownDevice",
      array(select distinct m.body_id from mandates_in_force(a.person_id, ${today}::date) m order by 1) as "bodyIds"
    from account_to_sign_in(${email}) a where a.person_id is not null`.execute(db)
  return rows[0] ?? null
}

/** `expected`: given a mandate before they ever came. */
type KnownAddress = { readonly personId: string; readonly confirmed: boolean; readonly expected: boolean }

/** Whose account an address is, and whether they confirmed it or are expected; null when it is nobody's. */
export async function accountOfAddress(db: Kysely<Database>, email: string): Promise<KnownAddress | null> {
  const { rows } = await sql<KnownAddress>`
    select a.person_id as "personId", a.email_confirmed_at is not null as confirmed,
      a.email_confirmed_at is null and is_expected(a.person_id) as expected
    from account_to_sign_in(${email}) a where a.person_id is not null`.execute(db)
  return rows[0] ?? null
}

type SessionFacts = Pick<SessionAnswer, 'mandates' | 'factors'> & {
  readonly person: NonNullable<SessionAnswer['person']>
}

/** What a session's own page says of its person; the transaction speaks in their name. */
export async function sessionFacts(
  db: Kysely<Database>,
  personId: string,
  today: string,
): Promise<SessionFacts | null> {
  const { rows } = await sql<SessionFacts>`
    select json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name,
        'givenNameAr', p.given_name_ar, 'familyNameAr', p.family_name_ar, 'email', a.email, 'language', p.language,
        'profession', p.profession) as person,
      coalesce((select json_agg(json_build_object('id', m.id, 'bodyId', m.body_id, 'bodyKind', m.body_kind,
          'official', m.official, 'role', m.role, 'territories', m.territories, 'delegatedFrom', m.delegated_from,
          'bodyNameFr', b.name_fr, 'bodyNameAr', b.name_ar, 'validFrom', w.valid_from, 'validTo', w.valid_to) order by m.id)
        from mandates_in_force(p.id, ${today}::date) m
          join mandate w on w.id = m.id join body b on b.id = m.body_id), '[]') as mandates,
      json_build_object('passkeys', (select count(*) from passkey k where k.person_id = p.id),
        'totp', a.totp_confirmed_at is not null,
        'recoveryCodesLeft', (select count(*) from recovery_code c where c.person_id = p.id and c.used_at is null)) as factors
    from person p join account a on a.person_id = p.id where p.id = ${personId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** What a person's own words are, for a password to avoid. */
export async function ownWords(db: Kysely<Database>, personId: string): Promise<readonly string[]> {
  const row = await db
    .selectFrom('person as p')
    .innerJoin('account as a', 'a.person_id', 'p.id')
    .select(['a.email', 'p.given_name', 'p.family_name', 'p.given_name_ar', 'p.family_name_ar'])
    .where('p.id', '=', personId)
    .executeTakeFirst()
  return row ? Object.values(row).filter((word) => word !== null) : []
}

type DemonstrationAccount = DemonstrationAccounts['accounts'][number]

/** The published accounts, one line for each mandate of today. */
export async function demonstrationAccounts(
  db: Kysely<Database>,
  today: string,
): Promise<readonly DemonstrationAccount[]> {
  const { rows } = await sql<DemonstrationAccount>`
    select d.email, n.given_name as "givenName", n.family_name as "familyName", n.given_name_ar as "givenNameAr",
      n.family_name_ar as "familyNameAr", d.profession,
      case when d.role is null then null else json_build_object('role', d.role, 'bodyKind', d.body_kind,
        'bodyNameFr', d.body_fr, 'bodyNameAr', d.body_ar) end as mandate
    from demonstration_accounts(${today}::date) d
      cross join lateral names_of(array[d.person_id]) n order by d.email`.execute(db)
  return rows
}
