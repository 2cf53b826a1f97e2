import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { askedBefore, keepAsked } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { OpenAtCounter } from '../contract/counter.ts'
import { newPersonId, uuidv7 } from '../db/uuid.ts'
import { addParticipantRow } from '../dossiers/participants.ts'
import { journal, type Needs, type ReadDossier, readWhole, subject } from '../dossiers/withDossier.ts'
import { Problem } from '../http/problem.ts'
import { peopleByIdentity, territoryOf } from './findPeople.ts'

/**
 * Opens a draft for somebody who came in person. They are its owner and remain the applicant; the clerk's mandate is kept
 * as who typed it. From then on the clerks of the commune fill and file it as any draft.
 * @throws Problem PERSON_KNOWN when the card is somebody's already, INVALID_INPUT, the policy's shut door
 */
export const openAtCounter = (deps: Needs, asker: Asker, given: OpenAtCounter): Promise<ReadDossier> =>
  asActor(deps, asker.actor, async (transaction) => {
    const question = ['counter.open', given] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return readWhole(transaction, before)
    const territory = await territoryOf(transaction, given.communeCode)
    const { mandateId } = authorise(asker.actor, 'counter.open', { territory })
    const at = deps.clock.now()
    const ownerId = await ownerOf(transaction, given, at)
    const id = uuidv7(at)
    await transaction
      .insertInto('dossier')
      .values({
        ...{ id, title: given.title, commune_code: given.communeCode },
        ...{ created_by: asker.actor.personId, created_at: at, counter_mandate_id: mandateId },
      })
      .execute()
    await addParticipantRow(transaction, { dossierId: id, personId: ownerId, part: 'owner', at }, asker.actor)
    const entry = { action: 'counter.open', subject: subject(id), dossierId: id, mandateId, concernedId: ownerId }
    await journal(transaction, { asker, at }, { ...entry, detail: { recorded: given.owner !== undefined } })
    await keepAsked(transaction, asker, { question, id, at })
    return readWhole(transaction, id)
  })

/** Somebody found under their card, or recorded under it now; nobody is recorded twice unless the clerk insists. */
async function ownerOf(transaction: ActorTransaction, given: OpenAtCounter, at: Date): Promise<string> {
  const known = await peopleByIdentity(transaction, given)
  if (given.personId !== undefined) {
    if (!known.some(({ id }) => id === given.personId))
      throw new Problem('INVALID_INPUT', { field: 'personId', data: { reason: 'not under this card' } })
    return given.personId
  }
  if (known.length > 0 && !given.anyway) throw new Problem('PERSON_KNOWN', { field: 'nationalId' })
  const { owner } = given
  if (!owner) throw new Problem('INVALID_INPUT', { field: 'owner', data: { reason: 'nobody' } })
  const id = newPersonId()
  await transaction
    .insertInto('person')
    .values({
      ...{ id, given_name: owner.givenName, family_name: owner.familyName, created_at: at },
      ...{ given_name_ar: owner.givenNameAr, family_name_ar: owner.familyNameAr, language: owner.language },
      ...{ national_id: given.nationalId, phone: owner.phone, address: owner.address },
    })
    .execute()
  return id
}
