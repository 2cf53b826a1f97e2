import type { z } from 'zod'
import type { setAgendaBody } from '../../contract/commission/sessions.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { callEverybody } from '../calling/call.ts'
import { happenedIn } from '../happened.ts'
import { sittingAfter } from '../sitting/fold.ts'
import { followQuorum } from '../sitting/followQuorum.ts'
import { type Found, journal } from '../withSession.ts'
import { type DossierOnAgenda, dossiersById, notReady } from './agendaDossiers.ts'
import { type ItemRow, itemsOf } from './items.ts'
import { followVersion } from './version.ts'

/**
 * Sets the agenda in its order of passage: what is new is added, what is left out is taken off. Of a session that was
 * called, whoever is concerned by what was added is called, and whoever is not concerned any more is told.
 * @throws Problem CHANGED_MEANWHILE, SESSION_NOT_AT_THIS_STEP, INVALID_INPUT for a dossier twice, DOSSIER_NOT_READY,
 * AGENDA_EMPTY of a session that was called, AGENDA_UNDER_WAY
 */
export async function setAgenda(found: Found, { version, dossiers }: z.infer<typeof setAgendaBody>): Promise<void> {
  const { transaction, row } = found
  if (row.state === 'closed' || row.state === 'cancelled') throw new Problem('SESSION_NOT_AT_THIS_STEP')
  if (new Set(dossiers).size < dossiers.length)
    throw new Problem('INVALID_INPUT', { field: 'dossiers', data: { reason: 'a dossier twice' } })
  if (dossiers.length === 0 && row.state !== 'planned' && row.state !== 'postponed') throw new Problem('AGENDA_EMPTY')
  await followVersion(found, version)
  const live = (await itemsOf(transaction, row.id)).filter(({ ended }) => ended === null)
  await checkUntouched(found, live, dossiers)
  const added = dossiers.filter((id) => !live.some(({ dossierId }) => dossierId === id))
  checkReady(await dossiersById(transaction, added), added, row)
  await takeOff(found, live, dossiers)
  await putOn(found, added, dossiers)
  await rank(found, live, dossiers)
  await journal(found, { action: 'commission.agenda', detail: { dossiers: dossiers.length } })
  if (row.state !== 'convened' && row.state !== 'open') return
  await callEverybody(found, { anew: false })
  await followQuorum(found, null)
}

/** What was called is where it is: it is neither taken off nor put behind what was not. */
async function checkUntouched({ transaction, row }: Found, live: readonly ItemRow[], wanted: readonly string[]) {
  if (row.state !== 'open') return
  const { passages } = sittingAfter(await happenedIn(transaction, row.id))
  const begun = live.filter(({ id }) => passages.has(id))
  if (begun.some(({ dossierId }) => !wanted.includes(dossierId))) throw new Problem('AGENDA_UNDER_WAY')
}

function checkReady(found: readonly DossierOnAgenda[], added: readonly string[], { id, unit }: Found['row']): void {
  for (const dossierId of added) {
    const dossier = found.find((one) => one.id === dossierId)
    if (!dossier) throw new Problem('INVALID_INPUT', { field: 'dossiers', data: { reason: 'no such dossier' } })
    const not = dossier.unitCode === unit.code ? notReady(dossier, id) : 'OTHER_COMMISSION'
    if (not) throw new Problem('DOSSIER_NOT_READY', { field: 'dossiers', data: { number: dossier.number, why: not } })
  }
}

async function takeOff({ transaction, at }: Found, live: readonly ItemRow[], wanted: readonly string[]): Promise<void> {
  const gone = live.filter(({ dossierId }) => !wanted.includes(dossierId)).map(({ id }) => id)
  if (gone.length === 0) return
  await transaction
    .updateTable('session_item')
    .set({ ended: 'removed', ended_at: at })
    .where('id', 'in', gone)
    .execute()
}

async function putOn({ transaction, row, asker, at }: Found, added: readonly string[], wanted: readonly string[]) {
  if (added.length === 0) return
  await transaction
    .insertInto('session_item')
    .values(
      added.map((dossierId) => ({
        ...{ id: uuidv7(at), session_id: row.id, dossier_id: dossierId, rank: wanted.indexOf(dossierId) + 1 },
        ...{ added_by: asker.actor.personId, added_at: at, ended: null, ended_at: null },
      })),
    )
    .execute()
    .catch((error: unknown) => {
      if (isTaken(error))
        throw new Problem('DOSSIER_NOT_READY', { field: 'dossiers', data: { why: 'ANOTHER_SESSION' } })
      throw error
    })
}

/** Another secretariat put it on its own agenda in the same instant. */
const isTaken = (error: unknown) => refusedFor(error, 'unique_violation')

async function rank({ transaction }: Found, live: readonly ItemRow[], wanted: readonly string[]): Promise<void> {
  for (const { id, dossierId, rank: before } of live) {
    const now = wanted.indexOf(dossierId) + 1
    if (now > 0 && now !== before)
      await transaction.updateTable('session_item').set({ rank: now }).where('id', '=', id).execute()
  }
}
