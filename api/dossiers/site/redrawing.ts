import { sql } from 'kysely'
import type { Project as Checked } from '../../../spatial/conformity/types.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { multiPolygonToWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Day } from '../../../spatial/day.ts'
import type { LegalMultiPolygon } from '../../../spatial/geometry/types.ts'
import type { RefusalCode } from '../../../spatial/intake/codes.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import { checkConformity } from '../../conformity/commands.ts'
import type { Project } from '../../contract/procedures/project.ts'
import type { DrawSite, GroundDrawn } from '../../contract/traces.ts'
import { Problem } from '../../http/problem.ts'
import { projectChecked } from '../complements/recheck.ts'
import type { Site } from './ground.ts'
import type { LegalTrace } from './legalTrace.ts'
import { nameOfActivity } from './presentSite.ts'

/**
 * Where the ground is what was asked, the rest stays as it was filed.
 * @throws Problem INVALID_INPUT for another date or another activity
 */
export function checkGroundAlone(asked: DrawSite, former: Site | null): void {
  const dated = (['beginsOn', 'endsOn'] as const).find((field) => asked[field] !== undefined)
  const activity = former?.trace?.activity ?? null
  const renamed = asked.kind === 'premises' && activity !== null && asked.activity !== activity && 'activity'
  const field = dated ?? renamed
  if (field) throw new Problem('INVALID_INPUT', { field, data: { reason: 'the ground alone was asked' } })
}

/** A ground as an answer keeps it: what was drawn, or the outline it was before. */
export function groundDrawn({ srid, geometry, legal, areaM2, trace }: Site): GroundDrawn {
  return {
    kind: trace?.kind ?? 'outline',
    ...{ lengthM: trace?.lengthM ?? null, widthM: trace?.widthM ?? null, areaM2 },
    ...{ activity: nameOfActivity(trace?.activity ?? null), address: trace?.address ?? null },
    geometry: trace?.geometry ?? geometry,
    legal: { srid, geometry: trace?.legal ?? legal },
  }
}

type Drawn = { readonly srid: LegalSrid; readonly drawn: LegalTrace; readonly widthM: number | null }

/** The ground that what is drawn takes; null for a point, which takes none. */
export async function groundOf(
  transaction: ActorTransaction,
  { srid, drawn, widthM }: Drawn,
): Promise<LegalMultiPolygon | null> {
  if (drawn.type === 'MultiPolygon') return drawn as LegalMultiPolygon // outlineInZone's own
  if (drawn.type === 'Point' || widthM === null) return null
  const { rows } = await sql<{ ground: LegalMultiPolygon }>`select ST_AsGeoJSON(corridor_of(
    ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(drawn)}), ${srid}::integer), ${widthM}), 4, 0)::json as ground`.execute(
    transaction,
  )
  return rows[0]?.ground ?? null
}

type Comparing = {
  readonly srid: LegalSrid
  readonly former: Site | null
  readonly formerReportId: string | null
  readonly ground: LegalMultiPolygon | null
  readonly project: Project
  readonly at: Date
  readonly today: Day
}

export type Compared = { readonly formerReportId: string | null; readonly reportId: string | null }

/**
 * The reports of the ground that was there and of the one in its place, checked on the same day for the same project;
 * the one the dossier had already is the former. A point has none, nor a ground too thin to be checked.
 */
export async function compareGrounds(transaction: ActorTransaction, comparing: Comparing): Promise<Compared> {
  const { former, ground, formerReportId } = comparing
  const reportId = await reportOn(transaction, ground, comparing)
  if (reportId === null || formerReportId !== null) return { formerReportId, reportId }
  const there = former?.legal.type === 'MultiPolygon' ? (former.legal as LegalMultiPolygon) : null
  return { formerReportId: await reportOn(transaction, there, comparing), reportId }
}

const NOTHING_CHECKED: Checked = {}

/** What the intake says of a ground that has no width left on the centimetre grid: it is one, but no parcel. */
const TOO_THIN: ReadonlySet<string> = new Set<RefusalCode>(['ZERO_AREA', 'RING_TOO_SHORT', 'SPIKE', 'INTERIOR_SPLIT'])

async function reportOn(
  transaction: ActorTransaction,
  ground: LegalMultiPolygon | null,
  { srid, project, at, today }: Comparing,
): Promise<string | null> {
  if (!ground) return null
  const question = {
    geometry: multiPolygonToWgs84(srid, ground), // drawn in degrees, it is worth no more in metres
    ...{ srid: null, on: today, project: projectChecked(NOTHING_CHECKED, project), footprint: null },
    idempotencyKey: null,
  }
  try {
    const deps = { db: transaction, clock: { now: () => at, today: () => today } }
    return (await checkConformity(deps, question)).id
  } catch (error) {
    if (error instanceof Problem && TOO_THIN.has(error.code)) return null
    throw error
  }
}
