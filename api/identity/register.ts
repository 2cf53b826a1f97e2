import { z } from 'zod'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { type Registration, registerBody } from '../contract/accounts.ts'
import { newPersonId } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { notify } from '../notifications/notify.ts'
import { acceptPassword } from './changePassword.ts'
import { openingActor } from './openSession.ts'
import { hashPassword } from './password.ts'
import { linkTo, openProof } from './proofs.ts'
import { accountOfAddress } from './queries.ts'
import { sendReset } from './resetPassword.ts'
import { countsOfMessage, spend } from './throttle.ts'

/** Where an answer by e-mail leads, and what journal and throttle keep of who asked. */
export type AskedBy = { readonly address: string; readonly requestId: string; readonly linkBase: string }

/** What waits for the link to be opened: the registration, its password as a hash. */
export const waitingRegistration = z.object({
  registration: z.discriminatedUnion('as', [
    registerBody.options[0].omit({ password: true }),
    registerBody.options[1].omit({ password: true }),
    registerBody.options[2].omit({ password: true }),
  ]),
  passwordHash: z.string(),
})
export type WaitingRegistration = z.infer<typeof waitingRegistration>

/**
 * Keeps a registration until the link sent to its address is opened: only who reads that address makes it an account,
 * and each link makes the account that its own request described. An address already confirmed is told so instead, and
 * one that was given a mandate chooses its password by its link: whoever else typed it knows none that opens the mandate.
 * @throws Problem PASSWORD_REFUSED, TOO_MANY_ATTEMPTS; nothing else tells one address from another
 */
export async function register(deps: Pick<Deps, 'db' | 'clock'>, asked: Registration, by: AskedBy): Promise<void> {
  const { password, ...registration } = asked
  const { email, givenName, familyName, givenNameAr = '', familyNameAr = '' } = asked
  acceptPassword(password, [email, givenName, familyName, givenNameAr, familyNameAr], 'password')
  await spend(deps.db, deps.clock.now(), countsOfMessage(email, by.address))
  const passwordHash = await hashPassword(password)
  const account = await accountOfAddress(deps.db, email)
  if (account?.confirmed) return tellOwner(deps, account.personId)
  if (account?.expected) return letIn(deps, account.personId, by)
  await wait(deps, { registration, passwordHash, personId: account?.personId ?? null }, by)
}

const tellOwner = ({ db, clock }: Pick<Deps, 'db' | 'clock'>, personId: string): Promise<void> =>
  asActor({ db, clock }, openingActor(personId), async (transaction) => {
    await notify(transaction, clock.now(), { personId, kind: 'already_registered', data: {}, path: '/connexion' })
  })

async function letIn(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  personId: string,
  { requestId, linkBase }: AskedBy,
): Promise<void> {
  const at = clock.now()
  const actor = openingActor(personId)
  await asActor({ db, clock }, actor, async (transaction) => {
    await sendReset(transaction, personId, { at, linkBase })
    const subject = { kind: 'account', id: personId }
    await record(transaction, { actor, at, requestId }, { action: 'account.ask', subject })
  })
}

type Waiting = WaitingRegistration & { readonly personId: string | null }

async function wait(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { personId: known, ...waiting }: Waiting,
  { requestId, linkBase }: AskedBy,
): Promise<void> {
  const at = clock.now()
  const personId = known ?? newPersonId()
  const actor = openingActor(personId)
  await asActor({ db, clock }, actor, async (transaction) => {
    if (!known) await addPerson(transaction, personId, { at, waiting })
    const token = await openProof(transaction, { purpose: 'confirm_email', personId, data: waiting }, at)
    const link = linkTo(linkBase, 'confirm_email', token)
    await notify(transaction, at, { personId, kind: 'confirm_email', data: { link } })
    const subject = { kind: 'account', id: personId }
    await record(transaction, { actor, at, requestId }, { action: 'account.ask', subject })
  })
}

/** A person and an account nobody can enter yet. */
async function addPerson(
  transaction: ActorTransaction,
  id: string,
  { at, waiting: { registration } }: { readonly at: Date; readonly waiting: WaitingRegistration },
): Promise<void> {
  const { givenName, familyName, language, email } = registration
  await transaction
    .insertInto('person')
    .values({ id, given_name: givenName, family_name: familyName, language, created_at: at })
    .execute()
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('account')
    .values({ person_id: id, email })
    .onConflict((same) => same.column('email').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) throw new Problem('BUSY', { retryAfterS: 1 }) // asked twice in one instant
}
