import type { ObserverWanted } from '../../contract/commission/attendance.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { type Found, journal } from '../withSession.ts'

/** Lets somebody attend with a consultative voice, as the president may (RGC13, article 24). @throws Problem SESSION_NOT_AT_THIS_STEP */
export async function inviteObserver(found: Found, { name, quality }: ObserverWanted): Promise<void> {
  const { transaction, row, at } = found
  if (row.state === 'closed' || row.state === 'cancelled') throw new Problem('SESSION_NOT_AT_THIS_STEP')
  await transaction
    .insertInto('session_invited')
    .values({
      ...{ id: uuidv7(at), session_id: row.id, capacity: 'observer', body_id: null, person_id: null },
      ...{ name, quality, dossiers: [], invited_at: at, withdrawn_at: null },
    })
    .execute()
  await journal(found, { action: 'commission.observer', detail: { quality } })
}
