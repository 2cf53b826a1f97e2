import { multiPolygonToWgs84 } from '../../spatial/crs/reproject.ts'
import type { ReportAnswer } from '../contract/conformity.ts'
import type { StoredReport } from './queries.ts'

/** The only place where a stored report becomes an answer. */
export function presentReport({ facts, srid, outline, ...report }: StoredReport): ReportAnswer {
  const { commune, parcel, project, tolerance } = facts
  return {
    id: report.id,
    createdAt: report.createdAt.toISOString(),
    verdict: report.verdict,
    on: report.on,
    tolerance,
    parcel: {
      geometry: multiPolygonToWgs84(srid, outline),
      legal: { srid, geometry: outline },
      areaM2: parcel.areaM2,
      perimeterM: parcel.perimeterM,
    },
    commune: commune && {
      code: commune.code,
      nameFr: commune.nameFr,
      nameAr: commune.nameAr,
      outline: commune.outline,
    },
    project,
    checks: report.checks.map((check) => ({ ...check, at: check.at && { ...check.at } })),
    ruleVersions: report.ruleVersions,
    seal: report.seal,
  }
}
