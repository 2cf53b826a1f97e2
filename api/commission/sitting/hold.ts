import type { SittingWanted } from '../../contract/commission/passage.ts'
import { stateAfter } from '../../contract/commission/words.ts'
import { Problem } from '../../http/problem.ts'
import { type Happening, happen } from '../happened.ts'
import { itemsOf } from '../planning/items.ts'
import { type Found, journal } from '../withSession.ts'
import { endItem } from './pass.ts'
import { heldNow } from './state.ts'

/**
 * Opens a session on its day, with a quorum; or closes it: what is left of its agenda is put off, with a reason. Without a
 * quorum it can still be closed, since nothing was decided without one.
 * @throws Problem SESSION_NOT_AT_THIS_STEP, SESSION_NOT_TODAY, QUORUM_MISSING, ITEM_OPEN, SESSION_REASON_MISSING
 */
export async function holdSession(found: Found, { move, reason }: SittingWanted): Promise<void> {
  const { transaction, row } = found
  const state = stateAfter(row.state, move)
  if (state === null) throw new Problem('SESSION_NOT_AT_THIS_STEP')
  const happenings = move === 'open' ? await opening(found) : await closing(found, reason)
  // While it is open still: afterwards nothing of it can be written.
  await transaction
    .updateTable('commission_session')
    .set({ state, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await happen(found, happenings)
  await journal(found, { action: `commission.${move}` })
}

async function opening(found: Found): Promise<Happening[]> {
  if (found.row.day !== found.today) throw new Problem('SESSION_NOT_TODAY')
  const { quorum, rule } = await heldNow(found)
  const { called, present, needed } = quorum
  if (!quorum.met) throw new Problem('QUORUM_MISSING', { data: { present, needed } })
  return [{ event: 'opened', detail: { called, present, needed, least: rule.least } }]
}

async function closing(found: Found, reason: string | undefined): Promise<Happening[]> {
  const { sitting } = await heldNow(found)
  const left = (await itemsOf(found.transaction, found.row.id)).filter(({ ended }) => ended === null)
  if (sitting.current !== null) throw new Problem('ITEM_OPEN')
  if (left.length > 0 && !reason) throw new Problem('SESSION_REASON_MISSING', { field: 'reason' })
  for (const item of left) await endItem(found, item, 'postponed')
  const puttingOff = left.map(({ id }) => ({ event: 'put_off' as const, itemId: id, detail: { reason: reason ?? '' } }))
  return [...puttingOff, { event: 'closed' }]
}
