import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Allowed } from '../../access/authorise.ts'
import { possibleFrom } from '../../contract/procedures/transitions.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { type Course, readCourse } from '../course/readCourse.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, withDossier, withDossierOnce } from '../withDossier.ts'
import { type BodyThere, bodiesThere, means } from './bodiesFor.ts'
import type { ConsultedRow } from './queries.ts'
import { HANDS_OVER, rulesFor } from './readAvis.ts'
import { isOpenToAvis } from './steps.ts'
import { tellMembers } from './tellMembers.ts'

export type Consulting = {
  readonly id: string
  readonly bodyId: string
  readonly reason: string
  /** The finding of the report that proposed it. */
  readonly finding?: { readonly rule: string; readonly subject: string | null } | undefined
}
type Standing = { readonly course: Course; readonly allowed: Allowed; readonly at: Date; readonly asker: Asker }

/**
 * Asks one more body, with a reason; at once when the dossier is before the members already.
 * @throws Problem BODY_NOT_THERE when it is in charge of no unit the place belongs to, BODY_ALREADY_CONSULTED, NOT_AT_THIS_STEP
 */
export const consultBody = (deps: Needs, asker: Asker, wanted: Consulting): Promise<Course> => {
  const door = { asker, id: wanted.id, action: 'avis.ask', question: ['avis.ask', wanted] } as const
  return withDossierOnce(deps, door, {
    work: async (transaction, { row, allowed, at }) => {
      const course = await readCourse(transaction, asker, row)
      mustBeOpen(course)
      const body = await bodyThere(transaction, row, { bodyId: wanted.bodyId, today: deps.clock.today() })
      if (liveOf(course, wanted.bodyId)) throw new Problem('BODY_ALREADY_CONSULTED', { field: 'bodyId' })
      await add(transaction, { course, allowed, at, asker }, { ...wanted, body })
    },
    answer: (transaction, row) => readCourse(transaction, asker, row),
  })
}

/**
 * Asks a body no more, with a reason. An avis that was given stays: that body is not removed.
 * @throws Problem BODY_NOT_CONSULTED, AVIS_ALREADY_GIVEN, NOT_AT_THIS_STEP
 */
export const dismissBody = (deps: Needs, asker: Asker, wanted: Consulting): Promise<Course> =>
  withDossier(deps, { asker, id: wanted.id, action: 'avis.ask' }, async (transaction, { row, allowed, at }) => {
    const course = await readCourse(transaction, asker, row)
    mustBeOpen(course)
    const found = liveOf(course, wanted.bodyId)
    if (!found) throw new Problem('BODY_NOT_CONSULTED', { field: 'bodyId' })
    if (found.given.length > 0) throw new Problem('AVIS_ALREADY_GIVEN', { field: 'bodyId' })
    await remove(transaction, { course, allowed, at, asker }, { ...wanted, found })
    return readCourse(transaction, asker, row)
  })

function mustBeOpen({ row, avis }: Course): void {
  if (avis.round === 0 || !isOpenToAvis(row.step)) throw new Problem('NOT_AT_THIS_STEP', { data: { step: row.step } })
}

const liveOf = ({ avis }: Course, bodyId: string): ConsultedRow | undefined =>
  avis.bodies.find(({ round, removed, body }) => round === avis.round && removed === null && body.id === bodyId)

type Whom = { readonly bodyId: string; readonly today: string }

/** A body sees what is filed where it is in charge: asked from elsewhere it could neither read nor answer. */
async function bodyThere(transaction: ActorTransaction, { territory }: DossierRow, { bodyId, today }: Whom) {
  const found = (await bodiesThere(transaction, territory, today)).find(({ id }) => id === bodyId)
  if (!found) throw new Problem('BODY_NOT_THERE', { field: 'bodyId' })
  return found
}

async function add(
  transaction: ActorTransaction,
  { course, allowed, at, asker }: Standing,
  { id, body, reason, finding }: Consulting & { readonly body: BodyThere },
): Promise<void> {
  const { avis, row } = course
  const rules = rulesFor(row).filter((rule) => means(rule, body))
  const before = avis.bodies.some(({ round, askedAt }) => round === avis.round && askedAt !== null)
  const consulted = uuidv7(at)
  const askedAt = before || isHandedOver(row) ? at : null
  await transaction
    .insertInto('consulted_body')
    .values({
      ...{ id: consulted, dossier_id: id, round: avis.round, body_id: body.id, rules: JSON.stringify(rules) },
      ...{ binding: rules.some(({ binding }) => binding), reason, added_by: asker.actor.personId, added_at: at },
      asked_at: askedAt,
      finding: finding ? JSON.stringify(finding) : null,
    })
    .execute()
  await said(transaction, { course, allowed, at, asker }, { action: 'avis.ask', bodyId: body.id })
  if (askedAt)
    await tellMembers(transaction, { dossierId: id, bodies: [{ id: consulted, body }], at, by: asker.actor.personId })
}

/** No move is left that would ask it: the dossier was handed over, be it to nobody the register could find. */
const isHandedOver = ({ definition, step }: Course['row']): boolean =>
  definition !== null && !possibleFrom(definition.flow, step).some((move) => HANDS_OVER.includes(move))

type Removing = Consulting & { readonly found: ConsultedRow }

/** A body the rules alone name is written down as removed, so that handing the dossier over asks it not. */
async function remove(
  transaction: ActorTransaction,
  { course, allowed, at, asker }: Standing,
  { id, bodyId, reason, found }: Removing,
): Promise<void> {
  const removed = { removed_by: asker.actor.personId, removed_at: at, removal_reason: reason }
  if (found.id !== null)
    await transaction.updateTable('consulted_body').set(removed).where('id', '=', found.id).execute()
  else
    await transaction
      .insertInto('consulted_body')
      .values({
        ...{ id: uuidv7(at), dossier_id: id, round: found.round, body_id: bodyId },
        ...{ rules: JSON.stringify(found.rules), binding: found.binding, ...removed },
      })
      .execute()
  await said(transaction, { course, allowed, at, asker }, { action: 'avis.dismiss', bodyId })
}

const said = (
  transaction: ActorTransaction,
  { course, allowed, at, asker }: Standing,
  { action, bodyId }: { readonly action: string; readonly bodyId: string },
) =>
  journal(
    transaction,
    { asker, at },
    {
      ...{ action, bodyId, subject: { kind: 'dossier', id: course.row.id }, dossierId: course.row.id },
      mandateId: allowed.mandateId,
    },
  )
