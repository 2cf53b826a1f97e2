import { dayOf } from '../../clock.ts'
import type { CourseAnswer } from '../../contract/filing.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import { findingsOf } from '../../contract/preflight/judge.ts'
import type { PieceRule } from '../../contract/procedures/definition.ts'
import { DOOR_OF } from '../../contract/procedures/doors.ts'
import { HOLDER_OF } from '../../contract/procedures/steps.ts'
import { possibleFrom, type Transition } from '../../contract/procedures/transitions.ts'
import { timeInHand, turnsOf } from '../../deadlines/turns.ts'
import { presentAvis } from '../avis/present.ts'
import { standingsOf } from '../avis/standings.ts'
import { presentTrace } from '../site/presentSite.ts'
import { subjectOf } from '../withDossier.ts'
import { waitsForSession } from './byHand.ts'
import { refuseExtension, refuseLapse } from './lengthening.ts'
import type { Course } from './readCourse.ts'
import { refuseSilence } from './silence.ts'
import { isUnderAct } from './takenBack.ts'

/** A dossier under its procedure, with the moves this actor may make at this instant. */
export function presentCourse(course: Course, actor: Actor, now: Date): CourseAnswer {
  const {
    row,
    dossier,
    drawn,
    trackFound,
    pieces,
    given,
    attestations,
    blockers,
    warnings,
    deadlines,
    events,
    avis,
    moved,
    sitting,
    takenBack,
  } = course
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    today: dayOf(now),
    step: row.step,
    moves: row.moves,
    holder: HOLDER_OF[row.step],
    since: row.stepSince?.toISOString() ?? null,
    definition: row.definition,
    track: row.track,
    trackFound,
    project: row.project,
    trace: drawn?.trace ? presentTrace({ trace: drawn.trace, areaM2: drawn.areaM2 }) : null,
    pieces: pieces.map((need) => ({ ...need, missing: [...need.missing], given: givenFor(need.piece, given) })),
    attestations: [...attestations],
    blockers: [...blockers],
    warnings: [...warnings],
    deadlines: deadlines.map((stage) => ({ ...stage, skipped: [...stage.skipped] })),
    history: events.map(({ at, brought, ...event }) => ({
      ...event,
      at: at.toISOString(),
      brought: brought && { ...brought, at: new Date(brought.at).toISOString() },
    })),
    inHand: timeInHand(turnsOf(standingsOf(events, avis.bodies), now)),
    avis: presentAvis(avis, { actor, subject: subjectOf(dossier), step: row.step, now }),
    moved: moved.map((one) => ({ ...one, at: one.at.toISOString() })),
    sitting: decide(actor, 'dossier.examine', subjectOf(dossier)).allowed ? sitting : null,
    takenBack: takenBack?.toISOString() ?? null,
    may: mayMove(course, actor, now),
  }
}

const givenFor = ({ code, content }: PieceRule, given: Course['given']) =>
  given
    .filter(({ piece }) => piece === code)
    .map(({ id, fileName, pages, measures, depositedAt }) => ({
      ...{ id, fileName, pages, depositedAt: depositedAt.toISOString() },
      findings: measures && findingsOf(measures, content),
    }))

/** What its role opens to the actor and its day does not shut: a move that would be refused today is not offered. */
function mayMove(course: Course, actor: Actor, now: Date): Transition[] {
  const { definition, step } = course.row
  if (!definition) return []
  const subject = subjectOf(course.dossier)
  return possibleFrom(definition.flow, step).filter(
    (transition) => decide(actor, DOOR_OF[transition], subject).allowed && isTime(transition, course, dayOf(now)),
  )
}

/** A silence is attested and a lapse recorded from their own day on, a delay lengthened once and while it runs. */
function isTime(transition: Transition, course: Course, today: string): boolean {
  if (transition === 'attest_silence')
    return refuseSilence({ definition: course.row.definition, deadlines: course.deadlines }, today) === null
  // Made by the last receipt, never by itself.
  if (transition === 'settle') return false
  if (waitsForSession(transition, course.sitting)) return false
  if (course.takenBack !== null && isUnderAct(transition)) return false
  if (transition === 'reopen') return course.takenBack !== null
  if (transition === 'extend') return refuseExtension(course, today) === null
  return transition !== 'record_lapse' || refuseLapse(course, today) === null
}
