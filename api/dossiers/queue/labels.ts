import type { z } from 'zod'
import { asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { createLabelBody, DossierLabel } from '../../contract/desk.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import type { Needs } from '../withDossier.ts'

/** Makes a label of a body. @throws Problem LABEL_EXISTS when the body has one of that name */
export const createLabel = (deps: Needs, asker: Asker, given: z.infer<typeof createLabelBody>): Promise<DossierLabel> =>
  asActor(deps, asker.actor, async (transaction) => {
    const allowed = authorise(asker.actor, 'label.keep', { bodyIds: [given.bodyId] })
    const question = ['label.create', given] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return { id: before, ...given }
    const at = deps.clock.now()
    const id = uuidv7(at)
    const row = { id, body_id: given.bodyId, name_fr: given.nameFr, name_ar: given.nameAr, colour: given.colour }
    const made = await transaction
      .insertInto('dossier_label')
      .values({ ...row, created_by: asker.actor.personId, created_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (made.numInsertedOrUpdatedRows === 0n) throw new Problem('LABEL_EXISTS', { field: 'nameFr' })
    await keepAsked(transaction, asker, { question, id, at })
    await record(
      transaction,
      { ...asker, at },
      {
        action: 'label.create',
        subject: { kind: 'label', id },
        bodyId: given.bodyId,
        mandateId: allowed.mandateId,
        detail: { nameFr: given.nameFr, nameAr: given.nameAr },
      },
    )
    return { id, ...given }
  })

/** Takes away a label that no dossier bears. @throws Problem NOT_FOUND, whether absent or not theirs, LABEL_IN_USE */
export const retireLabel = (deps: Needs, asker: Asker, id: string): Promise<void> =>
  asActor(deps, asker.actor, async (transaction) => {
    const label = isUuid(id)
      ? await transaction
          .selectFrom('dossier_label')
          .select(['body_id', 'name_fr', 'name_ar'])
          .where('id', '=', id)
          .executeTakeFirst()
      : undefined
    if (!label) throw new Problem('NOT_FOUND')
    const { mandateId } = authorise(asker.actor, 'label.keep', { bodyIds: [label.body_id] })
    await transaction
      .deleteFrom('dossier_label')
      .where('id', '=', id)
      .execute()
      .catch((error: unknown) => {
        if (isBorne(error)) throw new Problem('LABEL_IN_USE')
        throw error
      })
    const detail = { nameFr: label.name_fr, nameAr: label.name_ar }
    const entry = { action: 'label.retire', subject: { kind: 'label', id }, bodyId: label.body_id, mandateId, detail }
    await record(transaction, { ...asker, at: deps.clock.now() }, entry)
  })

/** A dossier refers to it, perhaps one that its body reads no more. */
const isBorne = (error: unknown) => refusedFor(error, 'foreign_key_violation')
