import { asDay } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import { type PassageStep, type PassageWanted, passageAfter } from '../../contract/commission/passage.ts'
import type { SessionEvent } from '../../contract/commission/words.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { moveIn } from '../../dossiers/course/moveDossier.ts'
import { avisOf } from '../../dossiers/course/readCourse.ts'
import { readFooting } from '../../dossiers/course/readFooting.ts'
import { dossierById } from '../../dossiers/queries.ts'
import { Problem } from '../../http/problem.ts'
import { type Happening, happen } from '../happened.ts'
import { dossiersById, notReady } from '../planning/agendaDossiers.ts'
import { type ItemRow, itemsOf } from '../planning/items.ts'
import { type Found, journal } from '../withSession.ts'
import { NOT_YET, type There } from './fold.ts'
import { type Held, heldNow } from './state.ts'

const EVENT_OF: Readonly<Record<PassageStep, SessionEvent>> = {
  call: 'called',
  present: 'presented',
  deliberate: 'deliberated',
  conclude: 'concluded',
  put_off: 'put_off',
}

/**
 * Takes one step of the examination of an item. A conclusion is a move of the dossier, made in the same transaction.
 * @throws Problem SESSION_NOT_AT_THIS_STEP, NOT_FOUND, ITEM_NOT_AT_THIS_STEP, ITEM_OPEN, QUORUM_MISSING, DOSSIER_NOT_READY,
 * DESIGNER_STILL_THERE, SESSION_REASON_MISSING, BINDING_AVIS_MISSING, BINDING_AVIS_UNFAVOURABLE
 */
export async function passItem(found: Found, wanted: PassageWanted): Promise<void> {
  const { transaction, row } = found
  if (row.state !== 'open') throw new Problem('SESSION_NOT_AT_THIS_STEP')
  const item = (await itemsOf(transaction, row.id)).find(({ id }) => id === wanted.itemId)
  if (!item) throw new Problem('NOT_FOUND')
  const held = await heldNow(found)
  checkStep(held, wanted)
  const happenings = await happeningsOf(found, held, { wanted, item })
  await happen(found, happenings)
  const { dossierId } = item
  await journal(found, { action: `commission.${wanted.step}`, dossierId, detail: detailOf(wanted) })
}

function checkStep({ sitting, quorum }: Held, { step, itemId }: PassageWanted): void {
  const { state } = sitting.passages.get(itemId) ?? NOT_YET
  if (passageAfter(state, step) === null) throw new Problem('ITEM_NOT_AT_THIS_STEP', { data: { state } })
  // Without a quorum nothing is examined; it may be put off.
  if (step !== 'put_off' && !quorum.met)
    throw new Problem('QUORUM_MISSING', { data: { present: quorum.present, needed: quorum.needed } })
  if (step === 'call' && sitting.current !== null) throw new Problem('ITEM_OPEN')
}

type Passing = { readonly wanted: PassageWanted; readonly item: ItemRow }

async function happeningsOf(found: Found, { sitting }: Held, { wanted, item }: Passing): Promise<Happening[]> {
  const { itemId } = wanted
  const one: Happening = { event: EVENT_OF[wanted.step], itemId, detail: detailOf(wanted) }
  const designers = sitting.there.filter(({ capacity }) => capacity === 'designer')
  switch (wanted.step) {
    case 'call':
      await checkReady(found, item)
      return [one]
    case 'present':
      return [{ ...one, detail: { designers: designers.flatMap(({ whoId }) => (whoId === null ? [] : [whoId])) } }]
    case 'deliberate':
      if (designers.length > 0 && !wanted.designerOut) throw new Problem('DESIGNER_STILL_THERE')
      return [...designers.map(leaving), one]
    case 'conclude':
      if (designers.length > 0) throw new Problem('DESIGNER_STILL_THERE')
      await conclude(found, wanted, item)
      return [one]
    default:
      await endItem(found, item, 'postponed')
      if (wanted.to) await putOnNext(found, item, wanted.to)
      return [one]
  }
}

/** Whoever presents leaves before it is deliberated (RGC13, article 29): the minutes say when. */
const leaving = ({ invitedId, capacity, whoId }: There): Happening => ({
  event: 'left',
  whoId,
  detail: { invitedId, capacity, before: 'deliberation' },
})

function detailOf(wanted: PassageWanted): Record<string, string> {
  if (wanted.step === 'conclude')
    return { outcome: wanted.outcome, ...(wanted.reason !== undefined && { reason: wanted.reason }) }
  if (wanted.step === 'put_off') return { reason: wanted.reason, ...(wanted.to !== undefined && { to: wanted.to }) }
  return {}
}

async function checkReady({ transaction, row }: Found, { dossierId }: ItemRow): Promise<void> {
  const [dossier] = await dossiersById(transaction, [dossierId])
  const why = dossier ? notReady(dossier, row.id) : 'LEFT_THE_COMMISSION'
  if (why) throw new Problem('DOSSIER_NOT_READY', { data: { why } })
}

/**
 * The commission concludes: all but a favourable outcome is motivated, and no outcome is favourable against an avis conforme,
 * or without it (RGC13, articles 35 and 36).
 */
async function conclude(
  found: Found,
  { outcome, reason }: Extract<PassageWanted, { step: 'conclude' }>,
  item: ItemRow,
): Promise<void> {
  const { transaction, asker, at, today } = found
  if (outcome !== 'favourable' && reason === undefined) throw new Problem('SESSION_REASON_MISSING', { field: 'reason' })
  const row = await dossierById(transaction, item.dossierId)
  if (!row) throw new Problem('NOT_FOUND')
  const footing = await readFooting(transaction, row)
  const [hindrance] = outcome === 'unfavourable' ? [] : (await avisOf(transaction, footing)).hindrances
  if (hindrance) throw new Problem(hindrance.code, { data: { kind: hindrance.rule.kind } })
  const move = { id: row.id, transition: 'hold_session' as const, seen: footing.row.moves }
  await moveIn(transaction, move, { row, asker, at, today: asDay(today) })
  await endItem(found, item, 'concluded')
}

export const endItem = ({ transaction, at }: Found, { id }: ItemRow, ended: 'concluded' | 'postponed') =>
  transaction.updateTable('session_item').set({ ended, ended_at: at }).where('id', '=', id).execute()

/** At the end of the agenda of another session of the same commission, which is still to come. */
async function putOnNext({ transaction, row, asker, at }: Found, { dossierId }: ItemRow, to: string): Promise<void> {
  const next = await transaction
    .selectFrom('commission_session')
    .select(['id', 'version', 'state'])
    .where('id', '=', to)
    .where('unit_code', '=', row.unit.code)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  if (!next) throw new Problem('SESSION_NOT_AT_THIS_STEP', { field: 'to' })
  await addLast(transaction, { sessionId: to, dossierId, by: asker.actor.personId, at })
  await transaction
    .updateTable('commission_session')
    .set({ version: next.version + 1 })
    .where('id', '=', to)
    .execute()
}

type Adding = { readonly sessionId: string; readonly dossierId: string; readonly by: string; readonly at: Date }

async function addLast(transaction: ActorTransaction, { sessionId, dossierId, by, at }: Adding): Promise<void> {
  const last = (await itemsOf(transaction, sessionId)).at(-1)?.rank ?? 0
  await transaction
    .insertInto('session_item')
    .values({
      ...{ id: uuidv7(at), session_id: sessionId, dossier_id: dossierId, rank: last + 1 },
      ...{ added_by: by, added_at: at, ended: null, ended_at: null },
    })
    .execute()
}
