import type { ActorTransaction } from '../../access/asActor.ts'
import type { RecountCause } from '../../contract/calendar.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { enqueue } from '../../jobs/enqueue.ts'

type Asked = { readonly why: RecountCause; readonly by: string; readonly at: Date }

/** Has every open dossier counted again once the caller's transaction is committed. */
export async function askRecount(transaction: ActorTransaction, { why, by, at }: Asked): Promise<string> {
  const id = uuidv7(at)
  await transaction
    .insertInto('deadline_recount')
    .values({ id, why: JSON.stringify(why), asked_by: by, asked_at: at })
    .execute()
  await enqueue(transaction, 'deadlines.recount', {}, { onceKey: 'deadlines.recount' })
  return id
}
