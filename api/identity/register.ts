import { z } from 'zod'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { type Registration, registerBody } from '../contract/accounts.ts'
import { newPersonId } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { notify } from '../notifications/notify.ts'
import { openingActor } from './openSession.ts'
import { linkTo, openProof } from './proofs.ts'
import { accountOfAddress } from './queries.ts'
import { sendReset } from './resetPassword.ts'
import { countsOfMessage, spend } from './throttle.ts'

/** Where an answer by e-mail leads, and what journal and throttle keep of who asked. */
export type AskedBy = { readonly address: string; readonly requestId: string; readonly linkBase: string }

/** What waits for the link to be opened. */
export const waitingRegistration = z.object({ registration: registerBody })

/**
 * Keeps a registration until the link sent to its address is opened: only who reads that address makes it an account,
 * with the password chosen there, and each link makes the account that its own request described. An address already
 * confirmed is told so instead, and one that was given a mandate is sent a link that opens it.
 * @throws Problem TOO_MANY_ATTEMPTS; nothing tells one address from another
 */
export async function register(
  deps: Pick<Deps, 'db' | 'clock'>,
  registration: Registration,
  by: AskedBy,
): Promise<void> {
  await spend(deps.db, deps.clock.now(), countsOfMessage(registration.email, by.address))
  const account = await accountOfAddress(deps.db, registration.email)
  if (account?.confirmed) return tellOwner(deps, account.personId)
  if (account?.expected) return letIn(deps, account.personId, by)
  await wait(deps, { registration, personId: account?.personId ?? null }, by)
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

type Waiting = { readonly registration: Registration; readonly personId: string | null }

async function wait(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { personId: known, registration }: Waiting,
  { requestId, linkBase }: AskedBy,
): Promise<void> {
  const at = clock.now()
  const personId = known ?? newPersonId()
  const actor = openingActor(personId)
  await asActor({ db, clock }, actor, async (transaction) => {
    if (!known) await addPerson(transaction, personId, { at, registration })
    const token = await openProof(transaction, { purpose: 'confirm_email', personId, data: { registration } }, at)
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
  { at, registration }: { readonly at: Date; readonly registration: Registration },
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
