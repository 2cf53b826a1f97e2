import type { z } from 'zod'
import type { planMoveBody } from '../../contract/commission/sessions.ts'
import { type SessionEvent, stateAfter } from '../../contract/commission/words.ts'
import { Problem } from '../../http/problem.ts'
import { callEverybody, callOff } from '../calling/call.ts'
import { happen } from '../happened.ts'
import { type Found, journal } from '../withSession.ts'
import { itemsOf } from './items.ts'
import { followVersion } from './version.ts'

type Wanted = z.infer<typeof planMoveBody>

const EVENT_OF: Readonly<Record<Wanted['move'], SessionEvent>> = {
  convene: 'convened',
  postpone: 'postponed',
  cancel: 'cancelled',
}

/**
 * Calls the members of a session; or postpones it without a day, or cancels it, and tells whoever was called why. The
 * dossiers of a cancelled session are free for another one.
 * @throws Problem CHANGED_MEANWHILE, SESSION_NOT_AT_THIS_STEP, AGENDA_EMPTY, SESSION_REASON_MISSING
 */
export async function movePlan(found: Found, { version, move, reason }: Wanted): Promise<void> {
  const { transaction, row } = found
  const state = stateAfter(row.state, move)
  if (state === null) throw new Problem('SESSION_NOT_AT_THIS_STEP')
  if (move !== 'convene' && !reason) throw new Problem('SESSION_REASON_MISSING', { field: 'reason' })
  await followVersion(found, version)
  const live = (await itemsOf(transaction, row.id)).filter(({ ended }) => ended === null)
  if (move === 'convene' && live.length === 0) throw new Problem('AGENDA_EMPTY')
  // Before the session is over: afterwards nothing of it can be written.
  if (move === 'cancel') await free(found)
  if (move !== 'convene' && row.state === 'convened')
    await callOff(found, { reason: reason ?? '', forGood: move === 'cancel' })
  await transaction.updateTable('commission_session').set({ state }).where('id', '=', row.id).execute()
  await happen(found, [{ event: EVENT_OF[move], detail: reason ? { reason } : {} }])
  await journal(found, { action: `commission.${move}` })
  if (move === 'convene') await callEverybody({ ...found, row: { ...row, state } }, { anew: true })
}

async function free({ transaction, row, at }: Found): Promise<void> {
  await transaction
    .updateTable('session_item')
    .set({ ended: 'removed', ended_at: at })
    .where('session_id', '=', row.id)
    .where('ended', 'is', null)
    .execute()
}
