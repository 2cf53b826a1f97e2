import type { ActorTransaction } from '../../access/asActor.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { type AvisOf, readAvis, roundOf } from './readAvis.ts'
import type { AskedBody } from './tellMembers.ts'

/**
 * Asks the bodies of a dossier for their avis as it is handed over: those the rules name there and those that were added,
 * without those that were removed. Handed over again in the same round, who was asked stays asked since then.
 * @returns those asked by this
 */
export async function handOver(transaction: ActorTransaction, dossier: AvisOf, at: Date): Promise<AskedBody[]> {
  const { bodies } = await readAvis(transaction, dossier)
  const round = roundOf(dossier.events)
  const waiting = bodies.filter((body) => body.round === round && body.removed === null && body.askedAt === null)
  const named = waiting.flatMap((one) => (one.id === null ? [{ ...one, id: uuidv7(at) }] : []))
  if (named.length > 0)
    await transaction
      .insertInto('consulted_body')
      .values(
        named.map(({ id, body, rules, binding }) => ({
          ...{ id, dossier_id: dossier.id, round, body_id: body.id },
          ...{ rules: JSON.stringify(rules), binding, asked_at: at },
        })),
      )
      .execute()
  const added = waiting.flatMap(({ id, body }) => (id === null ? [] : [{ id, body }]))
  const ids = added.map(({ id }) => id)
  if (ids.length > 0)
    await transaction.updateTable('consulted_body').set({ asked_at: at }).where('id', 'in', ids).execute()
  return [...named, ...added]
}
