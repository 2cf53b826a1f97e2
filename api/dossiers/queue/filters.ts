import type { z } from 'zod'
import { asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { SavedFilter, saveFilterBody } from '../../contract/desk.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import type { Needs } from '../withDossier.ts'

/** Keeps a filter under a name, for oneself or for a body. */
export const saveFilter = (deps: Needs, asker: Asker, given: z.infer<typeof saveFilterBody>): Promise<SavedFilter> =>
  asActor(deps, asker.actor, async (transaction) => {
    const { name, bodyId, filter } = given
    const mandateId = bodyId ? authorise(asker.actor, 'filter.share', { bodyIds: [bodyId] }).mandateId : null
    const question = ['filter.save', given] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return { id: before, own: true, ...given }
    const at = deps.clock.now()
    const id = uuidv7(at)
    await transaction
      .insertInto('queue_filter')
      .values({
        ...{ id, person_id: asker.actor.personId, body_id: bodyId },
        ...{ name, filter: JSON.stringify(filter), created_at: at },
      })
      .execute()
    await keepAsked(transaction, asker, { question, id, at })
    const entry = { action: 'filter.save', subject: { kind: 'filter', id }, mandateId, detail: { name } }
    await record(transaction, { ...asker, at }, { ...entry, ...(bodyId ? { bodyId } : {}) })
    return { id, own: true, ...given }
  })

/** Forgets a filter one saved. @throws Problem NOT_FOUND, whether there is none or it is somebody else's */
export const dropFilter = (deps: Needs, asker: Asker, id: string): Promise<void> =>
  asActor(deps, asker.actor, async (transaction) => {
    const dropped = isUuid(id)
      ? await transaction
          .deleteFrom('queue_filter')
          .where('id', '=', id)
          .where('person_id', '=', asker.actor.personId)
          .returning(['name', 'body_id'])
          .executeTakeFirst()
      : undefined
    if (!dropped) throw new Problem('NOT_FOUND')
    const entry = { action: 'filter.drop', subject: { kind: 'filter', id }, detail: { name: dropped.name } }
    const shared = dropped.body_id ? { bodyId: dropped.body_id } : {}
    await record(transaction, { ...asker, at: deps.clock.now() }, { ...entry, ...shared })
  })
