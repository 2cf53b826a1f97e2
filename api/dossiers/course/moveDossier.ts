import { sql } from 'kysely'
import { asDay } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { ItemAsked } from '../../contract/complements.ts'
import type { Blocker, Extension } from '../../contract/filing.ts'
import { DOOR_OF } from '../../contract/procedures/doors.ts'
import { isMotivated } from '../../contract/procedures/motivated.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import { Problem } from '../../http/problem.ts'
import { checkSettled } from '../../payments/settling/checkSettled.ts'
import { versionInForce } from '../../procedures/queries.ts'
import { attestByFiling } from '../attestations/attestByFiling.ts'
import { handOver } from '../avis/handOver.ts'
import { type Avis, HANDS_OVER } from '../avis/readAvis.ts'
import { tellMembers } from '../avis/tellMembers.ts'
import { inOneText, keepItems } from '../complements/ask.ts'
import { checkAnswered } from '../complements/complete.ts'
import { tellOfMove } from '../complements/notices.ts'
import { checkOnlyOnce, readRequest } from '../complements/request.ts'
import type { DossierRow } from '../queries.ts'
import { type Needs, subjectOf, withDossierOnce } from '../withDossier.ts'
import { refuseByHand } from './byHand.ts'
import { deadlinesOf } from './deadlines.ts'
import { checkExtension, checkLapse } from './lengthening.ts'
import { type Mover, move } from './move.ts'
import { avisOf, type Course, readCourse } from './readCourse.ts'
import { type Footing, readFooting } from './readFooting.ts'
import { readReadiness } from './readReadiness.ts'
import { refuseSilence } from './silence.ts'
import { refuseTakenBack } from './takenBack.ts'
import { tellMoved } from './tellMoved.ts'

export type MoveWanted = {
  readonly id: string
  readonly transition: Transition
  readonly seen: number
  readonly reason?: string | undefined
  readonly extension?: Extension | undefined
  readonly items?: readonly ItemAsked[] | undefined
  readonly inspectionDay?: string | undefined
}

/**
 * Makes one move of a dossier's procedure.
 * @throws Problem the policy's shut door, PROCEDURE_MISSING, REASON_MISSING, MOVED_MEANWHILE, NOT_AT_THIS_STEP,
 * COMPLEMENT_ALREADY_ASKED, COMPLEMENT_UNANSWERED, INVALID_INPUT for an item, INSPECTION_DAY_MISSING, what refuses an extension,
 * a lapse or a silence, STATEMENT_NOT_SETTLED, BINDING_AVIS_MISSING, BINDING_AVIS_UNFAVOURABLE, ACT_TAKEN_BACK, what refuses a move by hand, and what blocks a filing
 */
export const moveDossier = (deps: Needs, asker: Asker, wanted: MoveWanted): Promise<Course> => {
  const { id, transition, seen, reason, extension, items = [], inspectionDay } = wanted
  const said = [reason ?? null, extension ?? null, items, inspectionDay ?? null] as const
  const question = ['dossier.move', id, transition, seen, ...said] as const
  return withDossierOnce(
    deps,
    { asker, id, action: DOOR_OF[transition], question },
    {
      work: async (transaction, found) => {
        if (transition === 'settle' && found.row.step === 'to_settle') await checkSettled(transaction, id)
        await makeMove(transaction, wanted, { ...found, asker, today: deps.clock.today(), byHand: true })
      },
      answer: async (transaction, row) => readCourse(transaction, asker, await again(transaction, row)),
    },
  )
}

/** The same for a dossier that was found, in a transaction that already speaks in the asker's name. */
export async function moveIn(
  transaction: ActorTransaction,
  wanted: MoveWanted,
  making: Omit<Making, 'allowed'>,
): Promise<void> {
  const allowed = authorise(making.asker.actor, DOOR_OF[wanted.transition], subjectOf(making.row))
  await makeMove(transaction, wanted, { ...making, allowed })
}

type Making = Mover & {
  readonly row: DossierRow
  /** Asked for by itself, and not made by what it follows from. */
  readonly byHand?: true
}

/** What only a clock allows. */
const COUNTED: readonly Transition[] = ['extend', 'record_lapse', 'attest_silence']

async function makeMove(transaction: ActorTransaction, wanted: MoveWanted, { row, ...mover }: Making): Promise<void> {
  const course = await readFooting(transaction, row)
  const { definition, step, moves } = course.row
  if (!definition) throw new Problem('PROCEDURE_MISSING')
  const byHand = mover.byHand ? await refuseByHand(transaction, wanted) : null
  if (!byHand) checkReason(wanted)
  checkOnlyOnce(wanted.transition, course)
  const deadlines = COUNTED.includes(wanted.transition) ? await deadlinesOf(transaction, row.id) : []
  const items = await readRequest(transaction, wanted, { definition, today: mover.today })
  await checkAnswered(transaction, wanted)
  if (wanted.transition === 'summon') checkInspection(wanted, mover.today)
  if (wanted.transition === 'extend') checkExtension({ ...course, deadlines }, wanted.extension, mover.today)
  if (wanted.transition === 'record_lapse') checkLapse({ ...course, deadlines }, wanted.reason, mover.today)
  if (wanted.transition === 'file') await prepareFiling(transaction, course, mover)
  const reason = reasonOf({ ...wanted, reason: wanted.reason ?? inOneText(items) })
  const typedByMover = row.typed?.by?.id === mover.asker.actor.personId
  const standing = { id: row.id, flow: definition.flow, step, moves }
  const avis = wanted.transition === 'accept' ? await avisOf(transaction, course) : null
  const takenBack = await refuseTakenBack(transaction, wanted)
  const hindrance = takenBack ?? hindranceOf(wanted, { row: course.row, deadlines, avis }, mover) ?? byHand
  const now = await move(transaction, standing, { ...wanted, reason, typedByMover, hindrance, ...mover })
  await keepItems(transaction, items, { dossierId: row.id, move: moves + 1, at: mover.at })
  if (HANDS_OVER.includes(wanted.transition)) await putBeforeMembers(transaction, course, mover)
  const { transition } = wanted
  await tellOfMove(transaction, { course, transition, reason: wanted.reason, at: mover.at, today: asDay(mover.today) })
  await tellMoved(transaction, { row, number: course.row.number, transition: wanted.transition, step: now }, mover)
}

async function putBeforeMembers(
  transaction: ActorTransaction,
  { row, dossier, events }: Footing,
  { asker, at }: Pick<Mover, 'asker' | 'at'>,
): Promise<void> {
  const bodies = await handOver(transaction, { ...row, territory: dossier.territory, events }, at)
  await tellMembers(transaction, { dossierId: row.id, bodies, at, by: asker.actor.personId })
}

/** What is kept with the move; nothing when nothing was said. */
function reasonOf({ transition, reason, extension, inspectionDay }: MoveWanted): Record<string, unknown> | undefined {
  const kept = {
    ...(reason !== undefined && { text: reason }),
    ...(transition === 'extend' && extension && { extension }),
    ...(transition === 'summon' && inspectionDay && { inspectionDay }),
  }
  return Object.keys(kept).length > 0 ? kept : undefined
}

/** What the law holds back, once the move follows the last one and is one of the procedure's. */
function hindranceOf(
  { transition }: MoveWanted,
  { row, deadlines, avis }: Pick<Course, 'row' | 'deadlines'> & { readonly avis: Avis | null },
  { today }: Mover,
): Problem | null {
  const [first] = avis?.hindrances ?? []
  if (first) return new Problem(first.code, { data: { kind: first.rule.kind } })
  const silent = transition === 'attest_silence' ? refuseSilence({ ...row, deadlines }, today) : null
  return silent && new Problem(silent)
}

const again = async (transaction: ActorTransaction, row: DossierRow): Promise<DossierRow> => {
  const { state } = await transaction
    .selectFrom('dossier')
    .select('state')
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow()
  return { ...row, state }
}

function checkReason({ transition, reason, items = [] }: MoveWanted): void {
  if (isMotivated(transition) && reason === undefined && items.length === 0)
    throw new Problem('REASON_MISSING', { field: 'reason' })
}

/** Whoever is called to an inspection is told its day (RGC13, article 43). */
function checkInspection({ inspectionDay }: MoveWanted, today: string): void {
  if (inspectionDay === undefined || inspectionDay < today)
    throw new Problem('INSPECTION_DAY_MISSING', { field: 'inspectionDay' })
}

/**
 * The version in force on the day of filing, the track the tests found, a number, and what filing attests by itself, before
 * the first move.
 */
async function prepareFiling(
  transaction: ActorTransaction,
  footing: Footing,
  { asker, at, today }: Pick<Mover, 'asker' | 'at' | 'today'>,
): Promise<void> {
  const readiness = await readReadiness(transaction, asker, footing)
  const { row } = footing
  const [first] = readiness.blockers
  if (first) throw new Problem(first.code, { data: detailOf(first) })
  if (row.step !== 'draft' || !row.definition) return
  const inForce = await versionInForce(transaction, row.definition.code, today)
  if (!inForce) throw new Problem('PROCEDURE_UNKNOWN')
  await transaction
    .updateTable('dossier')
    .set({ procedure_version_id: inForce.id, track: row.track })
    .where('id', '=', row.id)
    .execute()
  await attestByFiling(transaction, { asker, at, course: { ...footing, ...readiness } })
  await sql`select number_dossier(${row.id}::uuid, ${Number(today.slice(0, 4))}::integer)`.execute(transaction)
}

const detailOf = ({ facts, pieces, filers, attestations }: Blocker): Record<string, string> => ({
  ...(facts.length > 0 && { facts: facts.join(', ') }),
  ...(pieces.length > 0 && { pieces: pieces.join(', ') }),
  ...(filers.length > 0 && { filers: filers.join(', ') }),
  ...(attestations.length > 0 && { attestations: attestations.join(', ') }),
})
