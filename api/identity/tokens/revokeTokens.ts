import type { ActorTransaction } from '../../access/asActor.ts'
import { type JournalContext, record } from '../../journal/record.ts'

/** All tokens of a person open nothing any more, each with its line in the journal. The transaction speaks in their name. */
export async function revokeTokens(
  transaction: ActorTransaction,
  context: JournalContext,
  {
    personId,
    because,
  }: { readonly personId: string; readonly because: 'password_changed' | 'reset' | 'factors_removed' },
): Promise<void> {
  for (const { id, name } of await dropTokens(transaction, personId))
    await record(transaction, context, {
      action: 'token.revoke',
      subject: { kind: 'access_token', id },
      detail: { name, because },
    })
}

/** Takes a person's tokens away, or one of them. @returns those that went */
export function dropTokens(transaction: ActorTransaction, personId: string, only?: string) {
  const tokens = transaction.deleteFrom('access_token').where('person_id', '=', personId)
  return (only === undefined ? tokens : tokens.where('id', '=', only)).returning(['id', 'name']).execute()
}
