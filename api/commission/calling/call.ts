import { asDay } from '../../../spatial/day.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { itemsOf } from '../planning/items.ts'
import type { Found } from '../withSession.ts'
import { type Concerned, concernedBy } from './concerned.ts'
import { type InvitedRow, invitedTo } from './invited.ts'
import { tell } from './tell.ts'

/**
 * Calls whoever the agenda concerns: each body whose avis is asked, each designer for their dossiers. Of an agenda that
 * changed, only those it concerns anew are told, and those it concerns no more are called off.
 */
export async function callEverybody(found: Found, { anew }: { readonly anew: boolean }): Promise<void> {
  const { transaction, row, today } = found
  // Whoever came for a dossier that was examined stays called when the agenda of an open session changes.
  const ids = (await itemsOf(transaction, row.id)).map(({ dossierId }) => dossierId)
  const concerned = await concernedBy(transaction, ids, asDay(today))
  const before = (await invitedTo(transaction, row.id)).filter(({ capacity }) => capacity !== 'observer')
  const gone = before.filter((one) => !concerned.some((other) => isWho(one, other)))
  const added = concerned.filter((one) => !before.some((other) => isWho(other, one)))
  const sequence = await nextSequence(found, gone.length > 0 || (anew && before.length > 0))
  await withdraw(found, gone)
  await invite(found, added)
  await concern(found, before, concerned)
  await tell(found, { kind: 'session_convened', sequence, whom: anew ? concerned : added })
  await tell(found, { kind: 'session_cancelled', sequence, whom: gone, reason: '', forGood: false })
}

/** Tells everybody who is called that the session is on another day, at another hour or place. */
export async function callAnew(found: Found, reason: string): Promise<void> {
  const whom = await invitedTo(found.transaction, found.row.id)
  await tell(found, { kind: 'session_changed', sequence: await nextSequence(found, true), whom, reason })
}

/** Tells everybody who was called that the session is not held, or not on that day. */
export async function callOff(
  found: Found,
  { reason, forGood }: { readonly reason: string; readonly forGood: boolean },
): Promise<void> {
  const whom = await invitedTo(found.transaction, found.row.id)
  await tell(found, { kind: 'session_cancelled', sequence: await nextSequence(found, true), whom, reason, forGood })
}

type Who = { readonly bodyId: string | null; readonly personId: string | null }
const isWho = (one: Who, other: Who): boolean => one.bodyId === other.bodyId && one.personId === other.personId

/** What is sent to calendars once more carries a higher number than what was sent before (RFC 5545, 3.8.7.4). */
async function nextSequence({ transaction, row }: Found, higher: boolean): Promise<number> {
  if (!higher) return row.sequence
  const sequence = row.sequence + 1
  await transaction.updateTable('commission_session').set({ sequence }).where('id', '=', row.id).execute()
  return sequence
}

async function invite({ transaction, row, at }: Found, added: readonly Concerned[]): Promise<void> {
  if (added.length === 0) return
  await transaction
    .insertInto('session_invited')
    .values(
      added.map(({ bodyId, personId, dossiers }) => ({
        ...{ id: uuidv7(at), session_id: row.id, capacity: bodyId ? ('member' as const) : ('designer' as const) },
        ...{ body_id: bodyId, person_id: personId, name: null, quality: null, dossiers: [...dossiers] },
        ...{ invited_at: at, withdrawn_at: null },
      })),
    )
    .execute()
}

async function withdraw({ transaction, at }: Found, gone: readonly InvitedRow[]): Promise<void> {
  const ids = gone.map(({ id }) => id)
  if (ids.length > 0)
    await transaction.updateTable('session_invited').set({ withdrawn_at: at }).where('id', 'in', ids).execute()
}

/** For which dossiers each is there follows the agenda. */
async function concern({ transaction }: Found, before: readonly InvitedRow[], concerned: readonly Concerned[]) {
  for (const one of before) {
    const now = concerned.find((other) => isWho(one, other))
    if (now && now.dossiers.join() !== one.dossiers.join())
      await transaction
        .updateTable('session_invited')
        .set({ dossiers: [...now.dossiers] })
        .where('id', '=', one.id)
        .execute()
  }
}
