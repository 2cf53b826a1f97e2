import { sql } from 'kysely'
import type { ActorTransaction } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import type { Recipient } from '../contract/mandates.ts'
import type { PersonName } from '../contract/people.ts'
import { newPersonId } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { openProof } from '../identity/proofs.ts'
import { countsOfInvitation, spend } from '../identity/throttle.ts'

/** Whoever receives a mandate. `token` opens the invitation of somebody who never came; it is sent and never answered. */
export type Received = {
  readonly personId: string
  readonly token: string | null
  /** What the asker typed, and all they are told back: whether the address had an account is not theirs to learn. */
  readonly typed: (Omit<PersonName, 'id'> & { readonly email: string }) | null
}

/**
 * Finds whoever is meant, or writes a new person with an account without password and a link that lets them choose one.
 * @throws Problem INVALID_INPUT for an id that is nobody's
 */
export async function receive(transaction: ActorTransaction, whom: Recipient, at: Date): Promise<Received> {
  if ('personId' in whom) return existing(transaction, whom.personId)
  const typed = typedOf(whom)
  const { email } = typed
  await sql`select pg_advisory_xact_lock(hashtext(${`account ${email}`}))`.execute(transaction)
  const found = await accountUnder(transaction, email)
  const personId = found?.personId ?? (await writePerson(transaction, typed, at))
  const awaited = !found?.came
  const token = awaited ? await openProof(transaction, { purpose: 'invitation', personId }, at) : null
  return { personId, token, typed }
}

type ByEmail = Exclude<Recipient, { readonly personId: string }>

const typedOf = ({ email, givenName, familyName, givenNameAr, familyNameAr }: ByEmail) => ({
  email: email.toLowerCase(),
  givenName,
  familyName,
  givenNameAr: givenNameAr ?? null,
  familyNameAr: familyNameAr ?? null,
})

/** What the asker is told back of whoever they named: their own words, or null for somebody they meet. */
export const wordsOf = (whom: Recipient): Received['typed'] => ('personId' in whom ? null : typedOf(whom))

/** @throws Problem TOO_MANY_ATTEMPTS: invitations write to people who asked for nothing */
export async function spendInvitation(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { actor }: Asker,
  whom: Recipient,
): Promise<void> {
  if ('email' in whom) await spend(db, clock.now(), countsOfInvitation(actor.personId, whom.email))
}

async function existing(transaction: ActorTransaction, personId: string): Promise<Received> {
  const { rows } = await sql`select id from names_of(array[${personId}::uuid])`.execute(transaction)
  if (rows.length === 0) throw new Problem('INVALID_INPUT', { field: 'whom.personId', data: { reason: 'nobody' } })
  return { personId, token: null, typed: null }
}

type Account = { readonly personId: string; readonly came: boolean }

async function accountUnder(transaction: ActorTransaction, email: string): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select a.person_id as "personId", not awaits_first_password(a.person_id) as came
    from account_to_sign_in(${email}) a where a.person_id is not null`.execute(transaction)
  return rows[0] ?? null
}

type Newcomer = NonNullable<Received['typed']>

async function writePerson(transaction: ActorTransaction, newcomer: Newcomer, at: Date): Promise<string> {
  const id = newPersonId()
  await transaction
    .insertInto('person')
    .values({
      id,
      given_name: newcomer.givenName,
      family_name: newcomer.familyName,
      given_name_ar: newcomer.givenNameAr,
      family_name_ar: newcomer.familyNameAr,
      created_at: at,
    })
    .execute()
  await transaction.insertInto('account').values({ person_id: id, email: newcomer.email }).execute()
  return id
}
