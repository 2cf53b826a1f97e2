import { type Kysely, sql } from 'kysely'
import type { Project as Checked } from '../../../spatial/conformity/types.ts'
import { multiPolygonToWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Day } from '../../../spatial/day.ts'
import type { LegalMultiPolygon } from '../../../spatial/geometry/types.ts'
import { checkConformity } from '../../conformity/commands.ts'
import { reportById, type StoredReport } from '../../conformity/queries.ts'
import type { Fact, Project } from '../../contract/procedures/project.ts'
import { geoJsonLegal } from '../../db/postgis.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'

/** The facts of a project that conformity looks at; levels are counted there with the ground floor. */
const LOOKED_AT: readonly Fact[] = ['footprintM2', 'floorAreaM2', 'heightM', 'levels', 'dwellings']

export const isLookedAt = (fact: Fact): boolean => LOOKED_AT.includes(fact)

type Again = { readonly reportId: string; readonly project: Project; readonly on: Day }

/** Checks the ground of a report again with a project put right; null when the report is gone. */
export async function recheck(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { reportId, project, on }: Again,
): Promise<StoredReport | null> {
  const former = await reportById(db, reportId)
  if (!former) return null
  const { srid, outline, facts } = former
  // An outline that came in degrees is worth no more for having been kept in metres.
  const inMetres = facts.tolerance.because === 'legal_source'
  const footprint = await footprintOf(db, reportId)
  return checkConformity(
    { db, clock },
    {
      geometry: inMetres ? outline : multiPolygonToWgs84(srid, outline),
      srid: inMetres ? srid : null,
      on,
      project: projectChecked(facts.project, project),
      footprint: footprint && multiPolygonToWgs84(srid, footprint),
      idempotencyKey: null,
    },
  )
}

/** What the applicant says now, over what was checked before: use and parking are known to the report alone. */
export function projectChecked(before: Checked, project: Project): Checked {
  const { footprintM2, floorAreaM2, heightM, levels, dwellings } = project
  const said = { footprintM2, floorAreaM2, heightM, dwellings, levels: levels === null ? null : levels + 1 }
  return { ...before, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) }
}

async function footprintOf(db: Kysely<Database>, id: string): Promise<LegalMultiPolygon | null> {
  const row = await db
    .selectFrom('conformity_report as r')
    .where('r.id', '=', id)
    .where('r.footprint', 'is not', null)
    .select(geoJsonLegal<LegalMultiPolygon>(sql<string>`ST_Multi(r.footprint)`).as('footprint'))
    .executeTakeFirst()
  return row?.footprint ?? null
}
