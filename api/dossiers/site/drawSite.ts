import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Project } from '../../contract/procedures/project.ts'
import { type DrawSite, WIDTH_M } from '../../contract/traces.ts'
import { Problem } from '../../http/problem.ts'
import { activityByCode } from '../../procedures/nomenclature/activities.ts'
import { changedMeanwhile } from '../changedMeanwhile.ts'
import { courseById } from '../course/queries.ts'
import { journal, type Needs, type ReadDossier, readWhole, subject, withDossier } from '../withDossier.ts'
import { legalTrace } from './legalTrace.ts'
import { checkWithin, drawTrace, zoneOf } from './traceQueries.ts'

/**
 * Gives a draft what its procedure wants where it wants no parcel, or another one in its place.
 * @throws Problem the policy's shut door, CHANGED_MEANWHILE, PROCEDURE_MISSING, SITE_OF_ANOTHER_KIND, WIDTH_OUT_OF_BOUNDS,
 * DATES_REVERSED, ACTIVITY_UNKNOWN, DRAWN_ELSEWHERE, and the intake's codes with their place
 */
export const drawSite = (deps: Needs, asker: Asker, id: string, asked: DrawSite): Promise<ReadDossier> =>
  withDossier(deps, { asker, id, action: 'dossier.locate' }, async (transaction, { row, at }) => {
    if (row.version !== asked.version) throw await changedMeanwhile(transaction, id)
    await checkAsked(transaction, id, asked)
    const srid = await zoneOf(transaction, row.communeCode)
    const { kind, geometry, version, ...said } = asked
    const drawn = legalTrace(geometry, srid)
    await checkWithin(transaction, { communeCode: row.communeCode, srid, drawn })
    const trace = { ...said, kind, srid, drawn }
    if (!(await drawTrace(transaction, { id, version, trace, at }))) throw await changedMeanwhile(transaction, id)
    const entry = { action: 'dossier.locate', subject: subject(id), dossierId: id, detail: { trace: kind } }
    await journal(transaction, { asker, at }, entry)
    return readWhole(transaction, id)
  })

async function checkAsked(transaction: ActorTransaction, id: string, asked: DrawSite): Promise<void> {
  const course = await courseById(transaction, id)
  if (!course?.definition) throw new Problem('PROCEDURE_MISSING')
  const { geometry } = course.definition
  if (geometry !== asked.kind) throw new Problem('SITE_OF_ANOTHER_KIND', { field: 'kind', data: { wanted: geometry } })
  checkDates(asked, course.project)
  if (asked.kind === 'line') checkWidth(asked.widthM)
  if (asked.kind === 'premises' && !activityByCode(asked.activity))
    throw new Problem('ACTIVITY_UNKNOWN', { field: 'activity' })
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
