import type { Day } from '../../spatial/day.ts'
import type { ActorTransaction } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { nameOf } from '../access/nameOf.ts'
import type { Action } from '../contract/policy/policy.ts'
import type { Part } from '../contract/policy/roles.ts'
import { uuidv7 } from '../db/uuid.ts'
import { Problem } from '../http/problem.ts'
import { linkTo } from '../identity/proofs.ts'
import { countsOfSeeking, giveBack, spend } from '../identity/throttle.ts'
import { receive, spendInvitation } from '../mandates/recipient.ts'
import { notify, notifyHolders } from '../notifications/notify.ts'
import { personByEmail } from './queries.ts'
import { journal, type Needs, type ReadDossier, readWhole, subject, withDossierOnce } from './withDossier.ts'

/** Somebody's names as whoever invites them types them. */
type Names = {
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  readonly givenNameAr?: string | undefined
  readonly familyNameAr?: string | undefined
}

export type Sought = Names & { readonly personEmail?: string | undefined; readonly bodyId?: string | undefined }
export type NewParticipant = Sought & { readonly id: string; readonly part: Part }
/** Who asks, and where a link they send leads. */
export type From = { readonly asker: Asker; readonly linkBase: string }

/** Owners answer for owners; until there is one the architect names the client. */
export const doorOfPart = (part: Part): Action => (part === 'owner' ? 'dossier.own' : 'dossier.share')

/**
 * Shares a dossier with a person or an office; given twice, the same part is one and is told once. An owner without an
 * account is invited, under the names that are typed, by a link that opens one.
 * @throws Problem PARTICIPANT_UNKNOWN, and TOO_MANY_ATTEMPTS for whoever tries addresses one after the other
 */
export const addParticipant = (deps: Needs, from: From, wanted: NewParticipant): Promise<ReadDossier> =>
  countingAddresses(deps, from.asker, wanted, () => share(deps, from, wanted))

/** A miss of an address costs; whoever is found, and told of it, costs nothing. Invitations are counted by themselves. */
export async function countingAddresses<T>(
  deps: Needs,
  asker: Asker,
  wanted: Sought & { readonly part: Part },
  work: () => Promise<T>,
): Promise<T> {
  const invited = invitation(wanted)
  if (invited) await spendInvitation(deps, asker, invited)
  const counts = wanted.personEmail && !invited ? countsOfSeeking(asker.actor.personId) : []
  const at = deps.clock.now()
  await spend(deps.db, at, counts)
  const done = await work()
  await giveBack(deps.db, at, counts)
  return done
}

const share = (deps: Needs, from: From, { id, part, ...whom }: NewParticipant): Promise<ReadDossier> => {
  const { asker } = from
  const question = ['dossier.share', id, part, whom] as const
  return withDossierOnce(
    deps,
    { asker, id, action: doorOfPart(part), question },
    {
      work: async (transaction, { row, at, allowed }) => {
        const found = await participantFound(transaction, { ...whom, part }, at)
        const { isNew } = await addParticipantRow(transaction, { dossierId: id, part, at, ...found }, asker.actor)
        if (!isNew && !found.token) return
        const concerned = found.personId ? { concernedId: found.personId } : { bodyId: found.bodyId ?? '' }
        const entry = { action: 'dossier.share', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
        await journal(transaction, { asker, at }, { ...entry, detail: { part }, ...concerned })
        const told = { ...found, id, part, title: row.title }
        await tellOfShare(transaction, { ...from, at, today: deps.clock.today() }, told)
      },
      answer: (transaction) => readWhole(transaction, id),
    },
  )
}

export type Whom = { readonly personId?: string; readonly bodyId?: string }
type Found = Whom & { readonly token?: string | null }

/** Only an owner is invited: a professional has an account of their own. */
function invitation({ part, personEmail, givenName, familyName, givenNameAr, familyNameAr }: Sought & { part: Part }) {
  if (part !== 'owner' || !personEmail || !givenName || !familyName) return null
  return {
    ...{ email: personEmail, givenName, familyName },
    ...(givenNameAr && { givenNameAr }),
    ...(familyNameAr && { familyNameAr }),
  }
}

/** Whoever shares a dossier learns whether an address has an account here: misses are few an hour, a find is told to its person. */
export async function participantFound(
  transaction: ActorTransaction,
  sought: Sought & { readonly part: Part },
  at: Date,
): Promise<Found> {
  const invited = invitation(sought)
  if (invited) {
    const { personId, token } = await receive(transaction, invited, at)
    return { personId, token }
  }
  if (sought.personEmail) {
    const personId = await personByEmail(transaction, sought.personEmail)
    if (!personId) throw new Problem('PARTICIPANT_UNKNOWN', { field: 'personEmail' })
    return { personId }
  }
  const body = await transaction
    .selectFrom('body')
    .select('id')
    .where('id', '=', sought.bodyId ?? '')
    .where('official', '=', false)
    .executeTakeFirst()
  if (!body) throw new Problem('PARTICIPANT_UNKNOWN', { field: 'bodyId' })
  return { bodyId: body.id }
}

type Telling = From & { readonly at: Date; readonly today: Day }
type Shared = Found & { readonly id: string; readonly part: Part; readonly title: string }

/** The person, or everybody of the office, learns that a dossier waits for them; whoever never came, by a link. */
export async function tellOfShare(
  transaction: ActorTransaction,
  { asker, linkBase, at, today }: Telling,
  { id, part, title, personId, bodyId, token }: Shared,
): Promise<void> {
  const by = await nameOf(transaction, asker.actor.personId)
  const path = `/dossiers/${id}`
  if (personId && token) {
    const link = linkTo(linkBase, 'invitation', token)
    await notify(transaction, at, { personId, kind: 'owner_invited', data: { title, by, link }, path })
    return
  }
  const telling = { kind: 'participant_added', data: { title, by, part }, path } as const
  if (personId) await notify(transaction, at, { personId, ...telling })
  if (bodyId) await notifyHolders(transaction, at, { roles: ['administrator', 'employee'], bodyId, today, ...telling })
}

export type ParticipantGiven = Whom & { readonly dossierId: string; readonly part: Part; readonly at: Date }

type PartGiven = { readonly id: string; readonly isNew: boolean }

/** Adds a part in a dossier; one that is there already stays one. */
export async function addParticipantRow(
  transaction: ActorTransaction,
  { dossierId, personId, bodyId, part, at }: ParticipantGiven,
  by: Asker['actor'],
): Promise<PartGiven> {
  const id = uuidv7(at)
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('dossier_participant')
    .values({
      id,
      dossier_id: dossierId,
      person_id: personId ?? null,
      body_id: bodyId ?? null,
      part,
      added_by: by.personId,
      added_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) return { id, isNew: true }
  const held = transaction
    .selectFrom('dossier_participant')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .where('part', '=', part)
    .where('ended_at', 'is', null)
  const there = personId ? held.where('person_id', '=', personId) : held.where('body_id', '=', bodyId ?? '')
  return { ...(await there.executeTakeFirstOrThrow()), isNew: false }
}
