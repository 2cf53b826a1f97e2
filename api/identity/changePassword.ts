import { type ActorTransaction, asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { notify } from '../notifications/notify.ts'
import { renewSession } from './openSession.ts'
import { hashPassword, isPassword, passwordFault } from './password.ts'
import { dropProofs } from './proofs.ts'
import { ownWords } from './queries.ts'
import { endSessions } from './sessions.ts'
import type { SessionTokens } from './signInRequest.ts'
import { countsOfPassword, giveBack, spend } from './throttle.ts'
import { revokeTokens } from './tokens/revokeTokens.ts'

/** @throws Problem PASSWORD_REFUSED whose `data.reason` is one of PASSWORD_FAULTS */
export function acceptPassword(password: string, own: readonly string[], field: string): void {
  const reason = passwordFault(password, own)
  if (reason) throw new Problem('PASSWORD_REFUSED', { field, data: { reason } })
}

/** Writes a password's hash; the transaction speaks in its person's name. */
export async function keepPassword(transaction: ActorTransaction, personId: string, password: string): Promise<void> {
  await transaction
    .updateTable('account')
    .set({ password_hash: await hashPassword(password) })
    .where('person_id', '=', personId)
    .execute()
}

type Change = { readonly current: string; readonly next: string }

/**
 * Changes one's own password: every other session and every token ends, links already sent open nothing, and the session that stays
 * gets a new token.
 * @throws Problem TOO_MANY_ATTEMPTS, PASSWORD_WRONG, PASSWORD_REFUSED, DEMONSTRATION_ACCOUNT
 */
export async function changePassword(
  deps: Pick<Deps, 'db' | 'clock'>,
  asker: Asker,
  { current, next }: Change,
): Promise<SessionTokens> {
  const at = deps.clock.now()
  const { personId } = asker.actor
  const counts = countsOfPassword(personId)
  await spend(deps.db, at, counts)
  const tokens = await asActor(deps, asker.actor, async (transaction) => {
    const account = await accountOf(transaction, personId)
    if (account?.demonstration) throw new Problem('DEMONSTRATION_ACCOUNT')
    if (!(await isPassword(account?.password_hash ?? null, current)))
      throw new Problem('PASSWORD_WRONG', { field: 'current' })
    acceptPassword(next, await ownWords(transaction, personId), 'next')
    await keepPassword(transaction, personId, next)
    return afterChange(transaction, asker, at)
  })
  await giveBack(deps.db, at, counts)
  return tokens
}

const accountOf = (transaction: ActorTransaction, personId: string) =>
  transaction
    .selectFrom('account')
    .select(['password_hash', 'demonstration'])
    .where('person_id', '=', personId)
    .executeTakeFirst()

async function afterChange(transaction: ActorTransaction, asker: Asker, at: Date): Promise<SessionTokens> {
  const { personId, sessionId } = asker.actor
  const context = { ...asker, at }
  await dropProofs(transaction, personId, at)
  await record(transaction, context, { action: 'password.change', subject: { kind: 'account', id: personId } })
  await endSessions(transaction, context, { people: [personId], because: 'password_changed', but: sessionId })
  await revokeTokens(transaction, context, { personId, because: 'password_changed' })
  await notify(transaction, at, { personId, kind: 'password_changed', data: {}, path: '/compte/securite' })
  return renewSession(transaction, context)
}
