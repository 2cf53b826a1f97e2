import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Project } from '../../contract/procedures/project.ts'
import { type DrawSite, WIDTH_M } from '../../contract/traces.ts'
import { Problem } from '../../http/problem.ts'
import { activityByCode } from '../../procedures/nomenclature/activities.ts'
import { changedMeanwhile } from '../changedMeanwhile.ts'
import { answerAbout } from '../complements/answer.ts'
import { courseById } from '../course/queries.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, type ReadDossier, readWhole, subject, withDossier } from '../withDossier.ts'
import { siteOf } from './ground.ts'
import { legalTrace } from './legalTrace.ts'
import { checkGroundAlone, compareGrounds, groundDrawn, groundOf } from './redrawing.ts'
import { checkWithin, type Drawing, drawTrace, zoneOf } from './traceQueries.ts'

/** The ground, as the standing request may have asked it again. */
const GROUND = { about: 'parcel' } as const

/**
 * Gives a dossier what its procedure wants where it wants no parcel, or another one in its place: as a draft, or as what
 * was asked of its applicant, which it answers with both grounds and what conformity says of each.
 * @throws Problem the policy's shut door, CHANGED_MEANWHILE, PROCEDURE_MISSING, SITE_OF_ANOTHER_KIND, WIDTH_OUT_OF_BOUNDS,
 * DATES_REVERSED, ACTIVITY_UNKNOWN, DRAWN_ELSEWHERE, the intake's codes with their place, and INVALID_INPUT for what
 * was not asked
 */
export const drawSite = (deps: Needs, asker: Asker, id: string, asked: DrawSite): Promise<ReadDossier> =>
  withDossier(deps, { asker, id, action: 'dossier.locate', thing: GROUND }, async (transaction, { row, at }) => {
    if (row.version !== asked.version) throw await changedMeanwhile(transaction, id)
    const project = await checkAsked(transaction, id, asked)
    const srid = await zoneOf(transaction, row.communeCode)
    const { kind, geometry, version, ...said } = asked
    const drawn = legalTrace(geometry, srid)
    await checkWithin(transaction, { communeCode: row.communeCode, srid, drawn })
    const trace = { ...said, kind, srid, drawn }
    const drawing = { id, version, trace, at }
    if (row.state === 'draft') await draw(transaction, drawing)
    else await answerByDrawing(transaction, drawing, { row, asker, asked, project, today: deps.clock.today() })
    const entry = { action: 'dossier.locate', subject: subject(id), dossierId: id, detail: { trace: kind } }
    await journal(transaction, { asker, at }, entry)
    return readWhole(transaction, id)
  })

async function draw(transaction: ActorTransaction, drawing: Drawing): Promise<void> {
  if (!(await drawTrace(transaction, drawing))) throw await changedMeanwhile(transaction, drawing.id)
}

type Answering = {
  readonly row: DossierRow
  readonly asker: Asker
  readonly asked: DrawSite
  readonly project: Project
  readonly today: Day
}

async function answerByDrawing(
  transaction: ActorTransaction,
  { id, version, trace, at }: Drawing,
  { row, asker, asked, project, today }: Answering,
): Promise<void> {
  const former = await siteOf(transaction, id)
  checkGroundAlone(asked, former)
  const ground = await groundOf(transaction, { ...trace, widthM: asked.kind === 'line' ? asked.widthM : null })
  const comparing = { srid: trace.srid, former, formerReportId: row.reportId, ground, project, at, today }
  const compared = await compareGrounds(transaction, comparing)
  await draw(transaction, { id, version, trace: { ...trace, reportId: compared.reportId }, at })
  const now = await siteOf(transaction, id)
  if (!former || !now) throw new Error(`dossier ${id} was filed without a ground`)
  const sides = { before: groundDrawn(former), after: groundDrawn(now) }
  await answerAbout(transaction, { id, thing: GROUND }, { asker, at, kind: 'trace', ...sides, ...compared })
}

async function checkAsked(transaction: ActorTransaction, id: string, asked: DrawSite): Promise<Project> {
  const course = await courseById(transaction, id)
  if (!course?.definition) throw new Problem('PROCEDURE_MISSING')
  const { geometry } = course.definition
  if (geometry !== asked.kind) throw new Problem('SITE_OF_ANOTHER_KIND', { field: 'kind', data: { wanted: geometry } })
  checkDates(asked, course.project)
  if (asked.kind === 'line') checkWidth(asked.widthM)
  if (asked.kind === 'premises' && !activityByCode(asked.activity))
    throw new Problem('ACTIVITY_UNKNOWN', { field: 'activity' })
  return course.project
}

function checkWidth(widthM: number): void {
  const { least, most } = WIDTH_M
  if (widthM < least || widthM > most)
    throw new Problem('WIDTH_OUT_OF_BOUNDS', { field: 'widthM', data: { widthM, least, most } })
}

/** A date that is not given is the one the project has. */
function checkDates({ beginsOn, endsOn }: DrawSite, project: Project): void {
  const [begins, ends] = [beginsOn ?? project.beginsOn, endsOn ?? project.endsOn]
  if (begins !== null && ends !== null && ends < begins)
    throw new Problem('DATES_REVERSED', { field: 'endsOn', data: { beginsOn: begins, endsOn: ends } })
}
