import { type ActorTransaction, asActor, sayActor } from '../access/asActor.ts'
import type { LinkPurpose } from '../contract/accounts.ts'
import { VISITOR } from '../contract/policy/decide.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { type JournalContext, record } from '../journal/record.ts'
import { notify } from '../notifications/notify.ts'
import { acceptPassword, keepPassword } from './changePassword.ts'
import { openingActor } from './openSession.ts'
import { consumeProof, dropProofs, linkTo, openProof } from './proofs.ts'
import { accountToSignIn, ownWords } from './queries.ts'
import type { AskedBy } from './register.ts'
import { endSessions } from './sessions.ts'
import { countsOfMessage, spend } from './throttle.ts'
import { revokeTokens } from './tokens/revokeTokens.ts'

/**
 * Sends a link to choose a password, when the address has an account; the answer does not tell.
 * @throws Problem TOO_MANY_ATTEMPTS, counted by what was typed
 */
export async function askReset(deps: Pick<Deps, 'db' | 'clock'>, email: string, by: AskedBy): Promise<void> {
  const at = deps.clock.now()
  await spend(deps.db, at, countsOfMessage(email, by.address))
  const account = await accountToSignIn(deps.db, { email, deviceToken: null, today: deps.clock.today() })
  if (!account || account.demonstration) return
  const { personId } = account
  const actor = openingActor(personId)
  await asActor(deps, actor, async (transaction) => {
    await sendReset(transaction, personId, { at, linkBase: by.linkBase })
    const subject = { kind: 'account', id: personId }
    await record(transaction, { actor, at, requestId: by.requestId }, { action: 'password.ask_reset', subject })
  })
}

/** A fresh link to choose a password, sent to the account's address. */
export async function sendReset(
  transaction: ActorTransaction,
  personId: string,
  { at, linkBase }: { readonly at: Date; readonly linkBase: string },
): Promise<void> {
  const token = await openProof(transaction, { purpose: 'reset', personId }, at)
  const link = linkTo(linkBase, 'reset', token)
  await notify(transaction, at, { personId, kind: 'reset_password', data: { link } })
}

type Finish = { readonly token: string; readonly password: string; readonly requestId: string }

/**
 * Chooses a password by the link of a reset or an invitation: the address is thereby confirmed, every session ends,
 * second factors stay. A password refused leaves the link as it was.
 * @throws Problem LINK_UNUSABLE, PASSWORD_REFUSED
 */
export function finishReset(deps: Pick<Deps, 'db' | 'clock'>, { token, password, requestId }: Finish): Promise<void> {
  const at = deps.clock.now()
  return asActor(deps, VISITOR, async (transaction) => {
    const { personId, purpose } = await consumeEither(transaction, token, at)
    const actor = openingActor(personId)
    await sayActor(transaction, actor, deps.clock.today())
    acceptPassword(password, await ownWords(transaction, personId), 'password')
    await keepPassword(transaction, personId, password)
    await confirmAddress(transaction, personId, at)
    await dropProofs(transaction, personId, at)
    await close(transaction, { actor, at, requestId }, { personId, purpose })
  })
}

type Used = { readonly personId: string; readonly purpose: LinkPurpose }

async function consumeEither(transaction: ActorTransaction, token: string, at: Date): Promise<Used> {
  for (const purpose of ['reset', 'invitation'] as const) {
    const proof = await consumeProof(transaction, { token, purpose }, at)
    if (proof?.personId) return { personId: proof.personId, purpose }
  }
  throw new Problem('LINK_UNUSABLE', { field: 'token' })
}

/** Whoever opened the link reads that address. */
const confirmAddress = (transaction: ActorTransaction, personId: string, at: Date) =>
  transaction
    .updateTable('account')
    .set({ email_confirmed_at: at })
    .where('person_id', '=', personId)
    .where('email_confirmed_at', 'is', null)
    .execute()

async function close(
  transaction: ActorTransaction,
  context: JournalContext,
  { personId, purpose }: Used,
): Promise<void> {
  const action = purpose === 'reset' ? 'password.reset' : 'account.open'
  await record(transaction, context, { action, subject: { kind: 'account', id: personId } })
  await endSessions(transaction, context, { people: [personId], because: 'reset' })
  await revokeTokens(transaction, context, { personId, because: 'reset' })
  if (purpose === 'reset')
    await notify(transaction, context.at, { personId, kind: 'password_changed', data: {}, path: '/compte/securite' })
}
