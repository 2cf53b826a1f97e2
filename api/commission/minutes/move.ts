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
 * everybody signed or said why not, seals them and moves every dossier that was concluded.
 * @throws Problem MINUTES_NOT_YET, MINUTES_NOT_AT_THIS_STEP, MINUTES_SIGNED, MINUTES_UNSIGNED, CHANGED_MEANWHILE, BUSY
 */
export async function moveMinutes(
  found: Found,
  printing: Printing,
  { version, move, language }: Wanted,
): Promise<void> {
  const minutes = await readMinutes(found.transaction, found.row)
  if (minutes.row.state !== (move === 'freeze' ? 'draft' : 'signing')) throw new Problem('MINUTES_NOT_AT_THIS_STEP')
  await followMinutes(found, version, minutes.row.version)
  if (move === 'freeze') await freeze(found, printing, { ...minutes, language: language ?? minutes.row.language })
  else if (move === 'retake') await retake(found, minutes)
  else await seal(found, minutes)
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
async function seal(found: Found, minutes: Minutes): Promise<void> {
  const { transaction, row, asker, at } = found
  const awaited = awaitedOf(minutes)
  if (awaited.length > 0) throw new Problem('MINUTES_UNSIGNED', { data: { bodies: awaited.length } })
  for (const item of await itemsOf(transaction, row.id))
    if (item.ended === 'concluded') await passOn(found, item.dossierId)
  await transaction
    .updateTable('session_minutes')
    .set({ state: 'sealed', sealed_at: at, sealed_by: asker.actor.personId })
    .where('session_id', '=', row.id)
    .execute()
}

/** One that went further meanwhile, as by a silence, stays where it is. */
async function passOn({ transaction, asker, at, today }: Found, dossierId: string): Promise<void> {
  const row = await dossierById(transaction, dossierId)
  const footing = row && (await readFooting(transaction, row))
  if (!row || footing?.row.step !== 'deliberated') return
  const move = { id: dossierId, transition: 'sign_minutes' as const, seen: footing.row.moves }
  await moveIn(transaction, move, { row, asker, at, today: asDay(today) })
}
