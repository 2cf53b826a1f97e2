import { sql } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { askedBefore, keepAsked } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import { nameOf } from '../access/nameOf.ts'
import type { NoticeData } from '../contract/notifications.ts'
import type { Part } from '../contract/policy/roles.ts'
import { isUuid } from '../db/uuid.ts'
import { Problem } from '../http/problem.ts'
import { notify, notifyHolders } from '../notifications/notify.ts'
import {
  addParticipantRow,
  countingAddresses,
  doorOfPart,
  type From,
  participantFound,
  type Sought,
  tellOfShare,
} from './participants.ts'
import { type DossierRow, dossierById, type ParticipantRow } from './queries.ts'
import { journal, type Needs, subject, subjectOf, withDossier } from './withDossier.ts'

export type Ending = {
  readonly id: string
  readonly participantId: string
  /** What they had attested is done and stays; otherwise it lapses with their part. */
  readonly workDone: boolean
}

/**
 * Ends a participation, one's own or another's; whoever it was sees the dossier no more, and its owners are told.
 * @throws Problem LAST_OWNER: somebody must always be able to see and to hand on a dossier
 */
export const endParticipant = (deps: Needs, asker: Asker, ending: Ending): Promise<void> =>
  withDossier(deps, { asker, id: ending.id, action: 'dossier.consult' }, async (transaction, { at }) => {
    const { row, leaving } = await leavingRow(transaction, ending)
    const own = isOwn(asker, leaving)
    const { mandateId } = authorise(asker.actor, own ? 'dossier.leave' : doorOfPart(leaving.part), subjectOf(row))
    if (isLastOwner(row, leaving)) throw new Problem('LAST_OWNER')
    // Who is told is read before: whoever leaves sees nothing afterwards.
    const by = await nameOf(transaction, asker.actor.personId)
    await endRow(transaction, ending, at)
    const act = { asker, at, today: deps.clock.today(), by }
    const action = own ? 'dossier.leave' : 'dossier.unshare'
    await journal(transaction, act, {
      ...{ action, subject: subject(row.id), dossierId: row.id, mandateId },
      ...{ detail: { part: leaving.part, workDone: ending.workDone }, ...concernedOf(leaving) },
    })
    await tellOfEnd(transaction, act, { row, leaving, own })
  })

export type Replacement = Ending & Pick<Sought, 'personEmail' | 'bodyId'>

/** Whoever takes somebody's place has an account: only an owner that is added is ever invited. */
const NOBODY_INVITED = 'correspondent'

/**
 * Ends somebody's part and gives it to somebody else in one act: the dossier is without a holder at no instant.
 * @returns the id of the part as its new holder has it: whoever gave their own away sees nothing else any more
 * @throws Problem NOT_FOUND, PARTICIPANT_UNKNOWN, TOO_MANY_ATTEMPTS, INVALID_INPUT for the one who holds it already
 */
export async function replaceParticipant(deps: Needs, from: From, wanted: Replacement): Promise<string> {
  const { asker } = from
  const { id, participantId, workDone, ...sought } = wanted
  const question = ['dossier.replace', id, participantId, workDone, sought] as const
  return countingAddresses(deps, asker, { ...sought, part: NOBODY_INVITED }, () =>
    asActor(deps, asker.actor, async (transaction) => {
      const before = await askedBefore(transaction, asker, question)
      if (before) return before
      const at = deps.clock.now()
      const given = await replace(transaction, { ...from, at, today: deps.clock.today() }, { ...wanted, sought })
      await keepAsked(transaction, asker, { question, id: given, at })
      return given
    }),
  )
}

type Replacing = From & { readonly at: Date; readonly today: Day }

async function replace(
  transaction: ActorTransaction,
  acting: Replacing,
  { sought, ...ending }: Ending & { readonly sought: Pick<Sought, 'personEmail' | 'bodyId'> },
): Promise<string> {
  const { asker, at } = acting
  const { id, workDone } = ending
  if (!isUuid(id)) throw new Problem('NOT_FOUND')
  const { row, leaving } = await leavingRow(transaction, ending)
  const { part } = leaving
  const { mandateId } = authorise(asker.actor, doorOfPart(part), subjectOf(row))
  const found = await participantFound(transaction, { ...sought, part: NOBODY_INVITED }, at)
  if (found.personId === leaving.person?.id && found.bodyId === leaving.body?.id)
    throw new Problem('INVALID_INPUT', { field: 'personEmail', data: { reason: 'holds it already' } })
  const given = await addParticipantRow(transaction, { dossierId: id, part, at, ...found }, asker.actor)
  const act = { ...acting, by: await nameOf(transaction, asker.actor.personId) }
  await tellOfShare(transaction, act, { ...found, id, part, title: row.title })
  await endRow(transaction, ending, at)
  await journal(transaction, act, {
    ...{ action: 'dossier.replace', subject: subject(id), dossierId: id, mandateId },
    ...{ detail: { part, workDone }, ...concernedOf(leaving) },
  })
  await tellOfEnd(transaction, act, { row, leaving, own: isOwn(asker, leaving) })
  return given.id
}

/** Two who end each other's part wait for one another here: each would find the other still there. */
async function leavingRow(transaction: ActorTransaction, { id, participantId }: Ending) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`participants of ${id}`}, 0))`.execute(transaction)
  const row = await dossierById(transaction, id)
  const leaving = row?.participants.find((participant) => participant.id === participantId)
  if (!row || !leaving) throw new Problem('NOT_FOUND')
  return { row, leaving }
}

const endRow = (transaction: ActorTransaction, { participantId, workDone }: Ending, at: Date) =>
  transaction
    .updateTable('dossier_participant')
    .set({ ended_at: at, work_done: workDone })
    .where('id', '=', participantId)
    .where('ended_at', 'is', null)
    .execute()

/** The only owner or, while nobody owns the draft yet, the only one who leads it. */
function isLastOwner({ participants }: DossierRow, { id, part }: ParticipantRow): boolean {
  const stays: readonly Part[] = STAYING[part]
  return stays.length > 0 && !participants.some((one) => one.id !== id && stays.includes(one.part))
}

/** Parts of which one at least has to stay when somebody of a part leaves. */
const STAYING: Readonly<Record<Part, readonly Part[]>> = {
  owner: ['owner'],
  designer: ['owner', 'designer'],
  surveyor: ['owner', 'designer', 'surveyor', 'engineer'],
  engineer: ['owner', 'designer', 'surveyor', 'engineer'],
  correspondent: [],
}

/** One's own part, or that of an office whose work one shares. */
const isOwn = ({ actor }: Asker, { person, body }: ParticipantRow): boolean =>
  person
    ? person.id === actor.personId
    : actor.mandates.some(({ bodyId, role }) => bodyId === body?.id && ['employee', 'administrator'].includes(role))

const concernedOf = ({ person, body }: ParticipantRow) =>
  person ? { concernedId: person.id } : { bodyId: body?.id ?? '' }

type Act = { readonly asker: Asker; readonly at: Date; readonly today: Day; readonly by: string }
type Ended = { readonly row: DossierRow; readonly leaving: ParticipantRow; readonly own: boolean }

/** Whoever was let go learns it; the owners learn who left. */
async function tellOfEnd(
  transaction: ActorTransaction,
  { asker, at, today, by }: Act,
  { row, leaving, own }: Ended,
): Promise<void> {
  const { title, id } = row
  const { part, person, body } = leaving
  if (!own)
    await tell(transaction, { at, today, holder: leaving }, { kind: 'participant_ended', data: { title, by, part } })
  const name = person ? await nameOf(transaction, person.id) : (body?.nameFr ?? '')
  const left = { kind: 'participant_left', data: { title, name, part }, path: `/dossiers/${id}` } as const
  for (const owner of row.participants)
    if (owner.part === 'owner' && owner.id !== leaving.id && !isOwn(asker, owner))
      await tell(transaction, { at, today, holder: owner }, left)
}

type Told =
  | { readonly kind: 'participant_ended'; readonly data: NoticeData['participant_ended'] }
  | { readonly kind: 'participant_left'; readonly data: NoticeData['participant_left']; readonly path: string }

async function tell(
  transaction: ActorTransaction,
  { at, today, holder: { person, body } }: Pick<Act, 'at' | 'today'> & { readonly holder: ParticipantRow },
  telling: Told,
): Promise<void> {
  if (person) await notify(transaction, at, { personId: person.id, ...telling })
  const roles = ['administrator', 'employee'] as const
  if (body) await notifyHolders(transaction, at, { roles, bodyId: body.id, today, ...telling })
}
