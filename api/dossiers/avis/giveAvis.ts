import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { AvisWanted } from '../../contract/avis.ts'
import { Problem } from '../../http/problem.ts'
import { avisOf, type Reading } from '../course/readCourse.ts'
import { type Footing, readFooting } from '../course/readFooting.ts'
import { journal, type Needs, subject, withDossierOnce } from '../withDossier.ts'
import { avisRead, keepFacts } from './paper/facts.ts'
import { findingsSaid } from './paper/findingsSaid.ts'
import { type PreparedItem, prepareAvisItems } from './prepareItems.ts'
import { type Avis, roundOf } from './readAvis.ts'
import { isOpenToAvis } from './steps.ts'

type Wanted = AvisWanted & { readonly id: string }

/**
 * Gives the avis of a body in the present round, or another in its place: the former stays, and what counts is the last. What
 * its paper says is kept at once; its signature comes when its body can give one, and the avis counts meanwhile.
 * @throws Problem the policy's shut door, BODY_NOT_CONSULTED, AVIS_MEANWHILE when a colleague answered since,
 * NOT_AT_THIS_STEP, and what refuses its items
 */
export const giveAvis = <T>(deps: Needs, asker: Asker, wanted: Wanted, read: Reading<T>): Promise<T> => {
  const { id, bodyId, opinion, seen, notOnAFee = false } = wanted
  const door = { asker, id, action: 'avis.give', bodyIds: [bodyId], question: ['avis.give', wanted] } as const
  return withDossierOnce(deps, door, {
    work: async (transaction, { row, allowed: { mandateId }, at }) => {
      const footing = await readFooting(transaction, row)
      const consultedId = answerable(footing.row, await avisOf(transaction, footing), wanted)
      const items = await prepareAvisItems(transaction, wanted, { dossierId: id, today: deps.clock.today() })
      const giver = { personId: asker.actor.personId, mandateId: mandateId ?? '' }
      await write(transaction, wanted, { consultedId, ...giver, at, items })
      const given = await avisRead(transaction, row, { bodyId, round: roundOf(footing.events), version: seen + 1 })
      if (!given) throw new Error('the avis that was just given cannot be read')
      const findings = await findingsSaid(transaction, asker, row)
      const facts = findings === undefined ? given.facts : { ...given.facts, findings }
      await keepFacts(transaction, { ...given, facts }, at)
      const entry = { action: 'avis.give', subject: subject(id), dossierId: id, bodyId, mandateId }
      await journal(
        transaction,
        { asker, at },
        { ...entry, detail: { opinion, version: seen + 1, ...(notOnAFee && { notOnAFee: 1 }) } },
      )
    },
    answer: (transaction, row) => read(transaction, asker, row),
  })
}

/** The body as it was asked, when what is wanted may be answered now. */
function answerable({ step }: Footing['row'], avis: Avis, { bodyId, seen }: Wanted): string {
  const asked = avis.bodies.find(
    ({ round, removed, askedAt, body }) =>
      round === avis.round && removed === null && askedAt !== null && body.id === bodyId,
  )
  if (!asked?.id) throw new Problem('BODY_NOT_CONSULTED', { field: 'bodyId' })
  if (!isOpenToAvis(step)) throw new Problem('NOT_AT_THIS_STEP', { data: { step } })
  if (asked.given.length !== seen) throw new Problem('AVIS_MEANWHILE')
  return asked.id
}

type Giving = {
  readonly consultedId: string
  readonly personId: string
  readonly mandateId: string
  readonly at: Date
  readonly items: readonly PreparedItem[]
}

async function write(
  transaction: ActorTransaction,
  { seen, opinion, until }: Wanted,
  { consultedId, personId, mandateId, at, items }: Giving,
): Promise<void> {
  const avis = { consulted_body_id: consultedId, version: seen + 1 }
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('avis')
    .values({
      ...{ ...avis, opinion, until_day: until ?? null },
      ...{ person_id: personId, mandate_id: mandateId, at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('AVIS_MEANWHILE')
  const kept = items.map((item, index) => ({ ...avis, nth: index + 1, ...item }))
  if (kept.length > 0) await transaction.insertInto('avis_item').values(kept).execute()
}
