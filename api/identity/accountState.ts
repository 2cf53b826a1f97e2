import type { Updateable } from 'kysely'
import type { ActorTransaction } from '../access/asActor.ts'
import type { AccountTable } from '../db/tables/signIn.ts'
import { Problem } from '../http/problem.ts'
import { type JournalContext, type JournalEntry, record } from '../journal/record.ts'
import { notify } from '../notifications/notify.ts'
import { sendReset } from './resetPassword.ts'
import { endSessions } from './sessions.ts'

/** Whose account, and what the journal adds: the mandate that opened the door, or the command that did. */
export type AccountTouched = {
  readonly personId: string
  readonly mandateId?: string | null
  readonly by?: 'operator command'
}

/**
 * Shuts an account: nobody signs in, every session ends, the person is told why.
 * @throws Problem NO_ACCOUNT
 */
export async function lockAccount(
  transaction: ActorTransaction,
  context: JournalContext,
  { reason, ...touched }: AccountTouched & { readonly reason: string },
): Promise<void> {
  const { personId } = touched
  await setState(transaction, personId, { state: 'locked', state_reason: reason, state_since: context.at })
  await record(transaction, context, lineOf('account.lock', touched, { reason }))
  await endSessions(transaction, context, { people: [personId], because: 'locked', ...mandateOf(touched) })
  await notify(transaction, context.at, { personId, kind: 'account_locked', data: { reason } })
}

/** Opens a locked or held account again; its person is told. */
export async function unlockAccount(
  transaction: ActorTransaction,
  context: JournalContext,
  touched: AccountTouched,
): Promise<void> {
  const { personId } = touched
  await setState(transaction, personId, { state: 'active', state_reason: null, state_since: context.at })
  await record(transaction, context, lineOf('account.unlock', touched))
  await notify(transaction, context.at, { personId, kind: 'account_unlocked', data: {} })
}

/**
 * Takes password, every second factor and token away, ends every session and sends a link to the account's address: what is
 * left to somebody who lost their last factor, or whose secrets somebody else has.
 * @throws Problem NO_ACCOUNT, DEMONSTRATION_ACCOUNT
 */
export async function resetAccount(
  transaction: ActorTransaction,
  context: JournalContext,
  { linkBase, ...touched }: AccountTouched & { readonly linkBase: string },
): Promise<void> {
  const { personId } = touched
  await setState(transaction, personId, {
    password_hash: null,
    totp_sealed: null,
    totp_confirmed_at: null,
    totp_last_step: null,
  })
  for (const table of ['passkey', 'recovery_code', 'access_token'] as const)
    await transaction.deleteFrom(table).where('person_id', '=', personId).execute()
  await record(transaction, context, lineOf('account.reset', touched))
  await endSessions(transaction, context, { people: [personId], because: 'reset', ...mandateOf(touched) })
  await sendReset(transaction, personId, { at: context.at, linkBase })
}

async function setState(
  transaction: ActorTransaction,
  personId: string,
  change: Updateable<AccountTable>,
): Promise<void> {
  const account = await transaction
    .updateTable('account')
    .set(change)
    .where('person_id', '=', personId)
    .returning('demonstration')
    .executeTakeFirst()
  if (!account) throw new Problem('NO_ACCOUNT')
  if (account.demonstration && 'password_hash' in change) throw new Problem('DEMONSTRATION_ACCOUNT')
}

const mandateOf = ({ mandateId }: AccountTouched) => (mandateId ? { mandateId } : {})

const lineOf = (
  action: string,
  { personId, by, ...touched }: AccountTouched,
  detail: Readonly<Record<string, string>> = {},
): JournalEntry => ({
  action,
  subject: { kind: 'account', id: personId },
  concernedId: personId,
  ...mandateOf({ personId, ...touched }),
  detail: { ...detail, ...(by ? { by } : {}) },
})
