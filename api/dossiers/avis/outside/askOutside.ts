import { sql } from 'kysely'
import type { ActorTransaction } from '../../../access/asActor.ts'
import type { Asker } from '../../../access/asker.ts'
import { dayOf } from '../../../clock.ts'
import { OUTSIDE_DAYS, type OutsideAsked } from '../../../contract/avis/outside.ts'
import { uuidv7 } from '../../../db/uuid.ts'
import { Problem } from '../../../http/problem.ts'
import { newToken, tokenHash } from '../../../identity/sessionCookie.ts'
import { countsOfMessage, spend } from '../../../identity/throttle.ts'
import { type Course, readCourse } from '../../course/readCourse.ts'
import { journal, type Needs, withDossier, withDossierOnce } from '../../withDossier.ts'
import { isOpenToAvis } from '../steps.ts'

const DAY_MS = 86_400_000

/** Where the link leads: its secret stands after the `#`, which no server is sent. */
const PATH = '/avis/exterieur'

type Wanted = OutsideAsked & {
  readonly id: string
  /** Under which address people reach this house. */
  readonly linkBase: string
  readonly address: string
}

/**
 * Asks a body that has no account for its avis: a link is sent to its address, and the dossier says that it was.
 * @throws Problem the policy's shut door, NOT_AT_THIS_STEP, INVALID_INPUT for a document that is not the dossier's,
 * TOO_MANY_ATTEMPTS for too many messages to one address
 */
export const askOutside = async (deps: Needs, asker: Asker, wanted: Wanted): Promise<Course> => {
  const { id, linkBase, address, ...asked } = wanted
  const door = { asker, id, action: 'avis.ask', question: ['avis.ask.outside', id, asked] } as const
  return withDossierOnce(deps, door, {
    work: async (transaction, { row, allowed, at }) => {
      const course = await readCourse(transaction, asker, row)
      if (course.avis.round === 0 || !isOpenToAvis(course.row.step))
        throw new Problem('NOT_AT_THIS_STEP', { data: { step: course.row.step } })
      await mustBeThere(transaction, wanted)
      await spend(deps.db, at, countsOfMessage(asked.email.toLowerCase(), address))
      const mandateId = allowed.mandateId ?? ''
      await send(transaction, wanted, { course, at, personId: asker.actor.personId, mandateId })
      const entry = { action: 'avis.ask.outside', subject: { kind: 'dossier', id }, dossierId: id, mandateId }
      await journal(transaction, { asker, at }, { ...entry, detail: { body: asked.bodyName } })
    },
    answer: (transaction, row) => readCourse(transaction, asker, row),
  })
}

async function mustBeThere(transaction: ActorTransaction, { id, documents }: Wanted): Promise<void> {
  if (documents.length === 0) return
  const rows = await transaction
    .selectFrom('document')
    .select('id')
    .where('id', 'in', documents)
    .where('dossier_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
  if (rows.length !== new Set(documents).size)
    throw new Problem('INVALID_INPUT', { field: 'documents', data: { reason: 'not of this dossier' } })
}

type Sending = {
  readonly course: Course
  readonly at: Date
  readonly personId: string
  readonly mandateId: string
}

async function send(
  transaction: ActorTransaction,
  { id, bodyName, email, language, reason, documents, withMap, days = OUTSIDE_DAYS.usual, linkBase }: Wanted,
  { course, at, personId, mandateId }: Sending,
): Promise<void> {
  const [requestId, token, expires] = [uuidv7(at), newToken(), new Date(at.getTime() + days * DAY_MS)]
  await transaction
    .insertInto('outside_request')
    .values({
      ...{ id: requestId, dossier_id: id, round: course.avis.round, body_name: bodyName, email: email.toLowerCase() },
      ...{ language, reason, documents: [...new Set(documents)], with_map: withMap, token_hash: tokenHash(token) },
      ...{ asked_by: personId, mandate_id: mandateId, asked_at: at, expires_at: expires },
    })
    .execute()
  const words = { body: bodyName, number: course.row.number ?? '', reason, until: dayOf(expires) }
  const data = JSON.stringify({ ...words, link: `${linkBase}${PATH}#${token}` })
  await sql`select outside_message(${uuidv7(at)}::uuid, ${requestId}::uuid, ${data}::jsonb, ${at}::timestamptz)`.execute(
    transaction,
  )
}

type Revoking = { readonly id: string; readonly requestId: string; readonly reason: string }

/** Takes a link back, with a reason. @throws Problem the policy's shut door, NOT_FOUND, OUTSIDE_REQUEST_OVER */
export const revokeOutside = (deps: Needs, asker: Asker, { id, requestId, reason }: Revoking): Promise<Course> =>
  withDossier(deps, { asker, id, action: 'avis.ask' }, async (transaction, { row, allowed, at }) => {
    const { avis } = await readCourse(transaction, asker, row)
    const found = avis.outside.find((one) => one.id === requestId)
    if (!found) throw new Problem('NOT_FOUND')
    if (found.answer || found.revoked) throw new Problem('OUTSIDE_REQUEST_OVER')
    await transaction
      .updateTable('outside_request')
      .set({ revoked_by: asker.actor.personId, revoked_at: at, revocation_reason: reason })
      .where('id', '=', requestId)
      .execute()
    const entry = { action: 'avis.revoke.outside', subject: { kind: 'dossier', id }, dossierId: id }
    await journal(
      transaction,
      { asker, at },
      { ...entry, mandateId: allowed.mandateId, detail: { body: found.bodyName } },
    )
    return readCourse(transaction, asker, row)
  })
