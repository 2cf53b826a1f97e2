import { sql } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import type { ActorTransaction } from '../access/asActor.ts'
import { askedBefore, keepAsked } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { nameOf } from '../access/nameOf.ts'
import type { Part } from '../contract/policy/roles.ts'
import { uuidv7 } from '../db/uuid.ts'
import { Problem } from '../http/problem.ts'
import { countsOfSeeking, giveBack, spend } from '../identity/throttle.ts'
import { notify, notifyHolders } from '../notifications/notify.ts'
import { dossierById, personByEmail } from './queries.ts'
import { journal, type Needs, type ReadDossier, readWhole, subject, withDossier } from './withDossier.ts'

export type NewParticipant = {
  readonly id: string
  readonly personEmail?: string | undefined
  readonly bodyId?: string | undefined
  readonly part: Part
}

/**
 * Shares a dossier with a person or an office; given twice, the same part is one and is told once.
 * @throws Problem PARTICIPANT_UNKNOWN, and TOO_MANY_ATTEMPTS for whoever tries addresses one after the other
 */
export async function addParticipant(deps: Needs, asker: Asker, wanted: NewParticipant): Promise<ReadDossier> {
  const counts = wanted.personEmail ? countsOfSeeking(asker.actor.personId) : []
  const at = deps.clock.now()
  await spend(deps.db, at, counts)
  const shared = await share(deps, asker, wanted)
  await giveBack(deps.db, at, counts)
  return shared
}

const share = (deps: Needs, asker: Asker, { id, part, ...whom }: NewParticipant): Promise<ReadDossier> =>
  withDossier(deps, { asker, id, action: 'dossier.share' }, async (transaction, { row, at }) => {
    const question = ['dossier.share', id, part, whom] as const
    if (await askedBefore(transaction, asker, question)) return readWhole(transaction, id)
    const found = await participantFound(transaction, whom)
    await keepAsked(transaction, asker, { question, id, at })
    const isNew = await addParticipantRow(transaction, { dossierId: id, part, at, ...found }, asker.actor)
    if (!isNew) return readWhole(transaction, id)
    const concerned = found.personId ? { concernedId: found.personId } : { bodyId: found.bodyId ?? '' }
    const entry = { action: 'dossier.share', subject: subject(id), dossierId: id, detail: { part } }
    await journal(transaction, { asker, at }, { ...entry, ...concerned })
    await tellOfShare(transaction, { asker, at, today: deps.clock.today() }, { ...found, id, part, title: row.title })
    return readWhole(transaction, id)
  })

type Whom = { readonly personId?: string; readonly bodyId?: string }

/** Whoever shares a dossier learns whether an address has an account here: misses are few an hour, a find is told to its person. */
async function participantFound(
  transaction: ActorTransaction,
  { personEmail, bodyId }: Pick<NewParticipant, 'personEmail' | 'bodyId'>,
): Promise<Whom> {
  if (personEmail) {
    const personId = await personByEmail(transaction, personEmail)
    if (!personId) throw new Problem('PARTICIPANT_UNKNOWN', { field: 'personEmail' })
    return { personId }
  }
  const body = await transaction
    .selectFrom('body')
    .select('id')
    .where('id', '=', bodyId ?? '')
    .where('official', '=', false)
    .executeTakeFirst()
  if (!body) throw new Problem('PARTICIPANT_UNKNOWN', { field: 'bodyId' })
  return { bodyId: body.id }
}

type Telling = { readonly asker: Asker; readonly at: Date; readonly today: Day }
type Shared = Whom & { readonly id: string; readonly part: Part; readonly title: string }

/** The person, or everybody of the office, learns that a dossier waits for them. */
async function tellOfShare(
  transaction: ActorTransaction,
  { asker, at, today }: Telling,
  { id, part, title, personId, bodyId }: Shared,
): Promise<void> {
  const by = await nameOf(transaction, asker.actor.personId)
  const telling = { kind: 'participant_added', data: { title, by, part }, path: `/dossiers/${id}` } as const
  if (personId) await notify(transaction, at, { personId, ...telling })
  if (bodyId) await notifyHolders(transaction, at, { roles: ['administrator', 'employee'], bodyId, today, ...telling })
}

/** Ends a participation. @throws Problem LAST_OWNER: somebody must always be able to see and to hand on a dossier */
export const endParticipant = (
  deps: Needs,
  asker: Asker,
  { id, participantId }: { id: string; participantId: string },
) =>
  withDossier(deps, { asker, id, action: 'dossier.share' }, async (transaction, { at }) => {
    // Two owners who remove each other wait for one another: each would find the other still there.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`participants of ${id}`}, 0))`.execute(transaction)
    const row = await dossierById(transaction, id)
    const leaving = row?.participants.find((participant) => participant.id === participantId)
    if (!row || !leaving) throw new Problem('NOT_FOUND')
    const owners = row.participants.filter(({ part }) => part === 'owner')
    if (leaving.part === 'owner' && owners.length === 1) throw new Problem('LAST_OWNER')
    await transaction
      .updateTable('dossier_participant')
      .set({ ended_at: at })
      .where('id', '=', participantId)
      .where('ended_at', 'is', null)
      .execute()
    const concerned = leaving.person ? { concernedId: leaving.person.id } : { bodyId: leaving.body?.id ?? '' }
    const entry = { action: 'dossier.unshare', subject: subject(id), dossierId: id, detail: { part: leaving.part } }
    await journal(transaction, { asker, at }, { ...entry, ...concerned })
  })

export type ParticipantGiven = Whom & { readonly dossierId: string; readonly part: Part; readonly at: Date }

/**
 * Adds a part in a dossier; one that is there already stays one.
 * @returns whether it was not
 */
export async function addParticipantRow(
  transaction: ActorTransaction,
  { dossierId, personId, bodyId, part, at }: ParticipantGiven,
  by: Asker['actor'],
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('dossier_participant')
    .values({
      id: uuidv7(at),
      dossier_id: dossierId,
      person_id: personId ?? null,
      body_id: bodyId ?? null,
      part,
      added_by: by.personId,
      added_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
