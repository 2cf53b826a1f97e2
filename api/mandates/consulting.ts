import { asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { spendReads } from '../privacy/readBudget.ts'
import { bodyOfMandate, type MandateRow, mandatesOfPerson, type PeoplePage, peopleOfBody } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/** A line of a list, a name and an address, is this much of a person's sheet. */
const LINES_A_READ = 10

/**
 * The people of a body, for whoever administers it or watches over all; the consultation is journalled and counted.
 * @throws Problem NOT_FOUND, READ_BUDGET_EXCEEDED
 */
export async function consultPeople(
  deps: Needs,
  asker: Asker,
  page: Omit<PeoplePage, 'today'>,
): Promise<readonly MandateRow[]> {
  const found = await readPeople(deps, asker, page)
  await spendReads(deps, asker, Math.ceil(found.length / LINES_A_READ))
  return found
}

function readPeople(deps: Needs, asker: Asker, page: Omit<PeoplePage, 'today'>): Promise<readonly MandateRow[]> {
  return asActor(deps, asker.actor, async (transaction) => {
    const today = deps.clock.today()
    const { bodyId } = page
    const body = isUuid(bodyId) ? await bodyOfMandate(transaction, bodyId, today) : null
    if (!body) throw new Problem('NOT_FOUND')
    const { mandateId } = authorise(asker.actor, 'mandate.consult', { bodyIds: [bodyId] })
    const found = await peopleOfBody(transaction, { ...page, today })
    await record(
      transaction,
      { ...asker, at: deps.clock.now() },
      { action: 'mandate.consult', subject: { kind: 'body', id: bodyId }, consultation: true, bodyId, mandateId },
    )
    return found
  })
}

/** One's own, with those one delegated. */
export const ownMandates = (deps: Needs, { actor }: Asker): Promise<readonly MandateRow[]> =>
  asActor(deps, actor, (transaction) => mandatesOfPerson(transaction, actor.personId, deps.clock.today()))
