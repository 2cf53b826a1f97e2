import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { AvisWanted } from '../../contract/avis.ts'
import { Problem } from '../../http/problem.ts'
import { avisOf, type Reading } from '../course/readCourse.ts'
import { type Footing, readFooting } from '../course/readFooting.ts'
import { journal, type Needs, subject, withDossierOnce } from '../withDossier.ts'
import type { Avis } from './readAvis.ts'
import { isOpenToAvis } from './steps.ts'

type Wanted = AvisWanted & { readonly id: string }

/**
 * Gives the avis of a body in the present round, or another in its place: the former stays, and what counts is the last.
 * @throws Problem the policy's shut door, BODY_NOT_CONSULTED, REASON_MISSING for any avis but a favourable one,
 * AVIS_MEANWHILE when a colleague answered since, NOT_AT_THIS_STEP
 */
export const giveAvis = <T>(deps: Needs, asker: Asker, wanted: Wanted, read: Reading<T>): Promise<T> => {
  const { id, bodyId, opinion, seen } = wanted
  const door = { asker, id, action: 'avis.give', bodyIds: [bodyId], question: ['avis.give', wanted] } as const
  return withDossierOnce(deps, door, {
    work: async (transaction, { row, allowed: { mandateId }, at }) => {
      const footing = await readFooting(transaction, row)
      const consultedId = answerable(footing.row, await avisOf(transaction, footing), wanted)
      await write(transaction, wanted, { consultedId, personId: asker.actor.personId, mandateId: mandateId ?? '', at })
      const entry = { action: 'avis.give', subject: subject(id), dossierId: id, bodyId, mandateId }
      await journal(transaction, { asker, at }, { ...entry, detail: { opinion, version: seen + 1 } })
    },
    answer: (transaction, row) => read(transaction, asker, row),
  })
}

/** The body as it was asked, when what is wanted may be answered now. */
function answerable({ step }: Footing['row'], avis: Avis, { bodyId, seen, opinion, reasons }: Wanted): string {
  const asked = avis.bodies.find(
    ({ round, removed, askedAt, body }) =>
      round === avis.round && removed === null && askedAt !== null && body.id === bodyId,
  )
  if (!asked?.id) throw new Problem('BODY_NOT_CONSULTED', { field: 'bodyId' })
  if (!isOpenToAvis(step)) throw new Problem('NOT_AT_THIS_STEP', { data: { step } })
  if (opinion !== 'favourable' && reasons === undefined) throw new Problem('REASON_MISSING', { field: 'reasons' })
  if (asked.given.length !== seen) throw new Problem('AVIS_MEANWHILE')
  return asked.id
}

type Giving = {
  readonly consultedId: string
  readonly personId: string
  readonly mandateId: string
  readonly at: Date
}

async function write(
  transaction: ActorTransaction,
  { seen, opinion, reasons }: Wanted,
  { consultedId, personId, mandateId, at }: Giving,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('avis')
    .values({
      ...{ consulted_body_id: consultedId, version: seen + 1, opinion, reasons: reasons ?? null },
      ...{ person_id: personId, mandate_id: mandateId, at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('AVIS_MEANWHILE')
}
