import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { NOTICE_KINDS, type preferencesBody, type readNoticesBody } from '../contract/notifications.ts'
import type { Database } from '../db/tables.ts'
import { Problem } from '../http/problem.ts'

/** Marks the actor's notices as read; those of others are out of reach. */
export async function readNotices(
  transaction: Kysely<Database>,
  at: Date,
  { personId, asked }: { readonly personId: string; readonly asked: z.infer<typeof readNoticesBody> },
): Promise<void> {
  await transaction
    .updateTable('notice')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .$if('ids' in asked, (query) => query.where('id', 'in', 'ids' in asked ? asked.ids : []))
    .execute()
}

type Wanted = z.infer<typeof preferencesBody>['preferences']

/**
 * Keeps what a person wants by e-mail.
 * @throws Problem NOTICE_NOT_REFUSABLE when one of them protects the account
 */
export async function setPreferences(transaction: Kysely<Database>, personId: string, wanted: Wanted): Promise<void> {
  const protects = wanted.find(({ kind, email }) => !email && NOTICE_KINDS[kind] === 'security')
  if (protects) throw new Problem('NOTICE_NOT_REFUSABLE', { field: 'preferences', data: { kind: protects.kind } })
  for (const { kind, email } of wanted)
    await transaction
      .insertInto('notification_preference')
      .values({ person_id: personId, kind, channel: 'email', wanted: email })
      .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'channel']).doUpdateSet({ wanted: email }))
      .execute()
}
