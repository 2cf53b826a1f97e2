import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Outage, OutageEntered, OutageEntry } from '../../contract/calendar.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { daysOfOutage, effectOf, outageById } from './queries.ts'
import { said } from './said.ts'
import { countAgain, enterOnce, type Needs, takenAs, type Writing, writing } from './writing.ts'

/** Records an outage, over or not. @throws Problem CERTIFICATE_USED */
export const enterOutage = (deps: Needs, asker: Asker, given: OutageEntry): Promise<OutageEntered> =>
  writing(deps, asker, async (transaction, now) => {
    const { entered, recountId } = await enterOnce(transaction, now, {
      question: ['outage.enter', given],
      cause: 'outage_entered',
      read: (id) => outageById(transaction, id),
      insert: () => insertOutage(transaction, now, given),
      why: (outage) => causeOf('outage_entered', outage),
    })
    return answerOf(transaction, now, { outage: entered, recountId })
  })

async function insertOutage(
  transaction: ActorTransaction,
  { asker, at }: Writing,
  given: OutageEntry,
): Promise<Outage> {
  const id = uuidv7(at)
  await transaction
    .insertInto('outage')
    .values({
      ...{ id, certificate: given.certificate, from_at: new Date(given.from), entered_by: asker.actor.personId },
      to_at: given.to === null ? null : new Date(given.to),
      entered_at: at,
    })
    .execute()
    .catch(takenAs('CERTIFICATE_USED'))
  const written = await outageById(transaction, id)
  if (!written) throw new Error('an outage just recorded cannot be read')
  return written
}

type End = { readonly id: string; readonly to: string }

/** Says when an outage ended, once. @throws Problem NOT_FOUND, OUTAGE_ENDED, INVALID_INPUT for an end before its start */
export const endOutage = (deps: Needs, asker: Asker, { id, to }: End): Promise<OutageEntered> =>
  writing(deps, asker, async (transaction, now) => {
    const running = isUuid(id) ? await outageById(transaction, id) : null
    if (!running) throw new Problem('NOT_FOUND')
    if (running.to !== null) throw new Problem('OUTAGE_ENDED')
    if (Date.parse(to) <= Date.parse(running.from))
      throw new Problem('INVALID_INPUT', { field: 'to', data: { reason: 'is before from' } })
    const { numUpdatedRows } = await transaction
      .updateTable('outage')
      .set({ to_at: new Date(to) })
      .where('id', '=', id)
      .where('to_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Problem('OUTAGE_ENDED')
    const outage = { ...running, to: new Date(to).toISOString() }
    const recountId = await countAgain(transaction, now, causeOf('outage_ended', outage))
    return answerOf(transaction, now, { outage, recountId })
  })

const causeOf = (cause: 'outage_entered' | 'outage_ended', outage: Outage) => ({
  ...{ cause, id: outage.id, nameFr: outage.certificate, nameAr: outage.certificate },
  ...daysOfOutage(outage),
})

async function answerOf(
  transaction: ActorTransaction,
  { today }: Writing,
  made: Pick<OutageEntered, 'outage' | 'recountId'>,
): Promise<OutageEntered> {
  const { from, to } = daysOfOutage(made.outage)
  const effect = await effectOf(transaction, { kind: 'outage', from, ...(to && { to }), today })
  return { id: made.outage.id, ...made, effect, said: said(effect) }
}
