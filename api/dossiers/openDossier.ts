import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { askedBefore, keepAsked } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { Leading } from '../contract/policy/leads.ts'
import { uuidv7 } from '../db/uuid.ts'
import { Problem } from '../http/problem.ts'
import { addParticipantRow } from './participants.ts'
import { locate } from './site/locate.ts'
import { journal, type Needs, type ReadDossier, readWhole, subject } from './withDossier.ts'

export type NewDossier = {
  readonly title: string
  readonly communeCode: string
  readonly reportId?: string | undefined
  readonly as: Leading
}

/**
 * Opens a draft of its maker's own, or of a client whom a professional will name; the outline of a report becomes its site.
 * @throws Problem INVALID_INPUT for an unknown commune or report, PARCEL_ELSEWHERE when the report's ground is in another
 */
export async function openDossier(deps: Needs, asker: Asker, given: NewDossier): Promise<ReadDossier> {
  authorise(asker.actor, 'dossier.create')
  return asActor(deps, asker.actor, async (transaction) => {
    const at = deps.clock.now()
    const question = ['dossier.open', given] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return readWhole(transaction, before)
    const dossierId = await insertDraft(transaction, asker.actor, { ...given, at })
    const maker = { dossierId, personId: asker.actor.personId, part: given.as, at }
    await addParticipantRow(transaction, maker, asker.actor)
    if (given.reportId) await locate(transaction, { id: dossierId, version: 1, ...given, reportId: given.reportId, at })
    await journal(transaction, { asker, at }, { action: 'dossier.open', subject: subject(dossierId), dossierId })
    await keepAsked(transaction, asker, { question, id: dossierId, at })
    return readWhole(transaction, dossierId)
  })
}

type Draft = NewDossier & { readonly at: Date }

async function insertDraft(
  transaction: ActorTransaction,
  actor: Asker['actor'],
  { title, communeCode, at }: Draft,
): Promise<string> {
  const commune = await transaction
    .selectFrom('commune')
    .select('code')
    .where('code', '=', communeCode)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  if (!commune) throw new Problem('INVALID_INPUT', { field: 'communeCode', data: { reason: 'no such commune' } })
  const id = uuidv7(at)
  await transaction
    .insertInto('dossier')
    .values({ id, title, commune_code: commune.code, created_by: actor.personId, created_at: at })
    .execute()
  return id
}
