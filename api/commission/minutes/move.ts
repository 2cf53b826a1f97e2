import type { z } from 'zod'
import { asDay } from '../../../spatial/day.ts'
import type { moveMinutesBody } from '../../contract/commission/minutes.ts'
import { moveIn } from '../../dossiers/course/moveDossier.ts'
import { readFooting } from '../../dossiers/course/readFooting.ts'
import { dossierById } from '../../dossiers/queries.ts'
import { Problem } from '../../http/problem.ts'
import { itemsOf } from '../planning/items.ts'
import { type Found, journal } from '../withSession.ts'
import { followMinutes } from './correct.ts'
import { keepFile, type Printing, printMinutes } from './paper.ts'
import { awaitedOf, type Minutes, readMinutes } from './readMinutes.ts'

type Wanted = z.infer<typeof moveMinutesBody>

/**
 * Opens minutes to signatures: what they say is kept as it is; takes them back to be corrected while nobody signed; or, once
 * everybody signed or said why not, or the secretariat found at the end of their delay that somebody did not, seals them and moves every dossier that was concluded.
 * @throws Problem MINUTES_NOT_YET, MINUTES_NOT_AT_THIS_STEP, MINUTES_SIGNED, MINUTES_UNSIGNED, MINUTES_STILL_AWAITED, CHANGED_MEANWHILE, BUSY
 */
export async function moveMinutes(
  found: Found,
  printing: Printing,
  { version, move, language, unsigned }: Wanted,
): Promise<void> {
  const minutes = await readMinutes(found.transaction, found.row)
  if (minutes.row.state !== (move === 'freeze' ? 'draft' : 'signing')) throw new Problem('MINUTES_NOT_AT_THIS_STEP')
  await followMinutes(found, version, minutes.row.version)
  if (move === 'freeze') await freeze(found, printing, { ...minutes, language: language ?? minutes.row.language })
  else if (move === 'retake') await retake(found, minutes)
  else await seal(found, minutes, unsigned)
  await journal(found, { action: `minutes.${move}` })
}

async function freeze(
  found: Found,
  printing: Printing,
  { facts, language }: Minutes & { readonly language: Wanted['language'] & string },
): Promise<void> {
  const { transaction, row, at } = found
  await transaction
    .updateTable('session_minutes')
    .set({ state: 'signing', facts: JSON.stringify(facts), language, frozen_at: at })
    .where('session_id', '=', row.id)
    .execute()
  await keepFile(found, printing, await printMinutes(printing, facts, { language, draft: false }))
}

async function retake({ transaction, row }: Found, { signatures }: Minutes): Promise<void> {
  if (signatures.length > 0) throw new Problem('MINUTES_SIGNED')
  await transaction
    .updateTable('session_minutes')
    .set({ state: 'draft', facts: null, frozen_at: null })
    .where('session_id', '=', row.id)
    .execute()
}

/** Every dossier the commission concluded goes to whoever decides, all of them or none. */
async function seal(found: Found, minutes: Minutes, unsigned: Wanted['unsigned']): Promise<void> {
  const { transaction, row, asker, at } = found
  await noteUnsigned(found, minutes, unsigned)
  for (const item of await itemsOf(transaction, row.id))
    if (item.ended === 'concluded') await passOn(found, item.dossierId)
  await transaction
    .updateTable('session_minutes')
    .set({ state: 'sealed', sealed_at: at, sealed_by: asker.actor.personId })
    .where('session_id', '=', row.id)
    .execute()
}

/**
 * A body whose key is lost, or whose mandate ended, keeps no dossier waiting for ever: from the last day of the minutes on the
 * secretariat says why it did not sign. Where no text gives that day nobody is made to wait for one.
 */
async function noteUnsigned(found: Found, minutes: Minutes, unsigned: Wanted['unsigned']): Promise<void> {
  const { transaction, row, asker, at, allowed } = found
  const awaited = awaitedOf(minutes)
  const left = awaited.filter(({ id }) => !unsigned.some(({ bodyId }) => bodyId === id))
  if (left.length > 0) throw new Problem('MINUTES_UNSIGNED', { data: { bodies: left.length } })
  const noted = unsigned.filter(({ bodyId }) => awaited.some(({ id }) => id === bodyId))
  if (noted.length === 0) return
  const { signBy } = minutes
  if (signBy !== null && found.today < signBy) throw new Problem('MINUTES_STILL_AWAITED', { data: { until: signBy } })
  if (allowed.mandateId === null) throw new Error('minutes are sealed by a mandate alone')
  for (const { bodyId, reason } of noted) {
    await transaction
      .insertInto('minutes_signature')
      .values({
        ...{ session_id: row.id, body_id: bodyId, kind: 'unsigned', reason, file_nth: null },
        ...{ person_id: asker.actor.personId, mandate_id: allowed.mandateId, at },
      })
      .execute()
    await journal(found, { action: 'minutes.unsigned', bodyId, detail: { reason } })
  }
}

/** One that went further meanwhile, as by a silence, stays where it is. */
async function passOn({ transaction, asker, at, today }: Found, dossierId: string): Promise<void> {
  const row = await dossierById(transaction, dossierId)
  const footing = row && (await readFooting(transaction, row))
  if (!row || footing?.row.step !== 'deliberated') return
  const move = { id: dossierId, transition: 'sign_minutes' as const, seen: footing.row.moves }
  await moveIn(transaction, move, { row, asker, at, today: asDay(today) })
}
