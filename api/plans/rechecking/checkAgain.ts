import { type Kysely, sql } from 'kysely'
import { type Difference, difference } from '../../../spatial/conformity/difference.ts'
import { multiPolygonToWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Day } from '../../../spatial/day.ts'
import type { LegalMultiPolygon } from '../../../spatial/geometry/types.ts'
import { checkConformity } from '../../conformity/commands.ts'
import { judged, reportById, type StoredReport } from '../../conformity/queries.ts'
import { project } from '../../contract/procedures/project.ts'
import type { Database } from '../../db/tables.ts'
import { projectChecked, recheck } from '../../dossiers/complements/recheck.ts'
import { countWaiting } from '../../dossiers/findings/countWaiting.ts'
import { siteOf } from '../../dossiers/site/ground.ts'
import { Problem } from '../../http/problem.ts'

type Now = { readonly at: Date; readonly today: Day }

/** What a re-check keeps of one dossier. */
export type Outcome = {
  readonly state: 'checked' | 'closed' | 'refused'
  readonly former_report?: string | null
  readonly new_report?: string
  readonly gained?: number
  readonly lost?: number
  readonly changed?: number
  readonly refusal?: string
}

/**
 * Checks one dossier again on its stored ground with the facts of today, and makes the new report its own. Whoever moves
 * the dossier meanwhile waits; one that was decided since is left as it is.
 */
export async function checkAgain(db: Kysely<Database>, dossierId: string, now: Now): Promise<Outcome> {
  const { rows } = await sql<{ open: boolean }>`select hold_dossier(${dossierId}::uuid) as open`.execute(db)
  if (!rows[0]?.open) return { state: 'closed' }
  const dossier = await db
    .selectFrom('dossier')
    .select(['report_id', 'project'])
    .where('id', '=', dossierId)
    .executeTakeFirstOrThrow()
  const former = dossier.report_id === null ? null : await reportById(db, dossier.report_id)
  try {
    const report = await newReport(db, { dossierId, former, project: project.parse(dossier.project), ...now })
    return await keep(db, { dossierId, former, report, at: now.at })
  } catch (error) {
    // The ground itself is refused, as the intake names it; anything else is a fault of ours and is thrown.
    if (error instanceof Problem) return { state: 'refused', former_report: former?.id ?? null, refusal: error.code }
    throw error
  }
}

type Checking = Now & {
  readonly dossierId: string
  readonly former: StoredReport | null
  readonly project: ReturnType<typeof project.parse>
}

async function newReport(db: Kysely<Database>, { dossierId, former, ...said }: Checking): Promise<StoredReport> {
  const deps = { db, clock: { now: () => said.at, today: () => said.today } }
  if (former) {
    const again = await recheck(deps, { reportId: former.id, project: said.project, on: said.today })
    if (again) return again
  }
  const site = await siteOf(db, dossierId)
  if (site?.legal.type !== 'MultiPolygon') throw new Error(`dossier ${dossierId} has no ground to check`)
  return checkConformity(deps, {
    geometry: multiPolygonToWgs84(site.srid, site.legal as LegalMultiPolygon), // drawn in degrees: worth no more in metres
    ...{ srid: null, on: said.today, project: projectChecked({}, said.project), footprint: null, idempotencyKey: null },
  })
}

type Keeping = {
  readonly dossierId: string
  readonly former: StoredReport | null
  readonly report: StoredReport
  readonly at: Date
}

async function keep(db: Kysely<Database>, { dossierId, former, report, at }: Keeping): Promise<Outcome> {
  const formerId = former?.id ?? null
  const { rows } = await sql<{ renewed: boolean }>`
    select renew_report(${dossierId}::uuid, ${formerId}::uuid, ${report.id}::uuid, ${at}::timestamptz) as renewed`.execute(
    db,
  )
  if (!rows[0]?.renewed) throw new Error(`dossier ${dossierId} changed while it was held`)
  await countWaiting(db, { dossierId, reportId: report.id })
  const told = former && difference(judged(former), judged(report))
  return { state: 'checked', former_report: formerId, new_report: report.id, ...countsOf(told, report) }
}

/** A dossier that had no report gains every finding of its first one. */
function countsOf(told: Difference | null, report: StoredReport) {
  if (!told) return { gained: report.checks.length, lost: 0, changed: 0 }
  const changed = told.kept.filter((one) => one.verdictChanged || one.figuresChanged)
  return { gained: told.gained.length, lost: told.lost.length, changed: changed.length }
}
