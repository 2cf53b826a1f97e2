import { sql } from 'kysely'
import { type ActorTransaction, asActor, sayActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { openBodyIn } from '../bodies/commands.ts'
import type { Registration } from '../contract/accounts.ts'
import type { Profession } from '../contract/people.ts'
import { VISITOR } from '../contract/policy/decide.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { acceptPassword, keepPassword } from './changePassword.ts'
import { openingActor } from './openSession.ts'
import { consumeProof } from './proofs.ts'
import { ownWords } from './queries.ts'
import { waitingRegistration } from './register.ts'

type Company = Extract<Registration, { readonly as: 'company' }>['company']
type Confirmed = { readonly company: 'opened' | 'already_registered' | null }
type Link = { readonly token: string; readonly password: string; readonly requestId: string }

/**
 * Opens the account that a link's registration described, and its company when there was one. The password is chosen
 * here: whoever typed somebody else's address knows none that opens it. A password refused leaves the link as it was.
 * @throws Problem LINK_UNUSABLE, also when they were given a mandate since, which the invitation's own link opens;
 * PASSWORD_REFUSED
 */
export function confirmAccount(
  deps: Pick<Deps, 'db' | 'clock'>,
  { token, password, requestId }: Link,
): Promise<Confirmed> {
  const at = deps.clock.now()
  return asActor(deps, VISITOR, async (transaction) => {
    const proof = await consumeProof(transaction, { token, purpose: 'confirm_email' }, at)
    if (!proof?.personId || (await isExpected(transaction, proof.personId)))
      throw new Problem('LINK_UNUSABLE', { field: 'token' })
    const actor = { ...openingActor(proof.personId), personId: proof.personId }
    const today = deps.clock.today()
    await sayActor(transaction, actor, today)
    const { registration } = waitingRegistration.parse(proof.data)
    await fillAccount(transaction, proof.personId, { registration, at })
    acceptPassword(password, await ownWords(transaction, proof.personId), 'password')
    await keepPassword(transaction, proof.personId, password)
    await record(
      transaction,
      { actor, at, requestId },
      { action: 'account.open', subject: { kind: 'account', id: proof.personId } },
    )
    if (registration.as !== 'company') return { company: null }
    const opened = await openCompany(transaction, { actor, requestId }, { company: registration.company, at, today })
    return { company: opened ? 'opened' : 'already_registered' }
  })
}

async function isExpected(transaction: ActorTransaction, personId: string): Promise<boolean> {
  const { rows } = await sql<{ expected: boolean }>`select is_expected(${personId}::uuid) as expected`.execute(
    transaction,
  )
  return rows[0]?.expected ?? false
}

async function fillAccount(
  transaction: ActorTransaction,
  personId: string,
  { registration, at }: { readonly registration: Registration; readonly at: Date },
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('account')
    .set({ email_confirmed_at: at })
    .where('person_id', '=', personId)
    .where('email_confirmed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('LINK_UNUSABLE', { field: 'token' })
  await transaction.updateTable('person').set(personOf(registration)).where('id', '=', personId).execute()
  // Its other links would describe the account anew.
  await transaction
    .deleteFrom('pending_proof')
    .where('person_id', '=', personId)
    .where('purpose', '=', 'confirm_email')
    .execute()
}

const personOf = (registration: Registration) => ({
  given_name: registration.givenName,
  family_name: registration.familyName,
  given_name_ar: registration.givenNameAr ?? null,
  family_name_ar: registration.familyNameAr ?? null,
  phone: registration.phone ?? null,
  national_id: registration.nationalId ?? null,
  language: registration.language,
  ...declared(registration),
})

/** Declared, until support confirms it against the order's roll. */
function declared(registration: Registration): {
  profession?: Profession
  professional_number?: string
} {
  if (registration.as === 'citizen' || registration.as === 'company') return {}
  return { profession: registration.as, professional_number: registration.professionalNumber }
}

type Opening = { readonly company: Company; readonly at: Date; readonly today: string }

/** The company as a body, its founder as administrator; false when its ICE is on the register already. */
async function openCompany(transaction: ActorTransaction, asker: Asker, opening: Opening): Promise<boolean> {
  const { company, at, today } = opening
  try {
    await openBodyIn(transaction, asker, { ...company, kind: 'company', at, today })
    return true
  } catch (error) {
    if (error instanceof Problem && error.code === 'BODY_EXISTS') return false // nothing was written of it
    throw error
  }
}
