import { planState } from '../../spatial/conformity/planState.ts'
import type {
  Facts,
  FootprintFact,
  LayerCoverage,
  NeighbourFact,
  PlanFact,
  Project,
  Regulation,
  ServitudeFact,
  Tolerance,
  ZoneFact,
} from '../../spatial/conformity/types.ts'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Day } from '../../spatial/day.ts'
import type { CoverageRow, FactsRow, NeighbourRow, PlanRow, RegulationRow, ZoneRow } from './factsRow.ts'

export type Subject = {
  readonly srid: LegalSrid
  readonly on: Day
  readonly tolerance: Tolerance
  readonly project: Project
  /** Shortest side of the smallest rectangle around the parcel, metres. */
  readonly widthM: number
}

/** Metres and square metres to the tenth of a millimetre: what lies under is the arithmetic of doubles. */
const measure = (value: number) => Math.round(value * 10_000) / 10_000
const share = (part: number, whole: number) => (whole > 0 ? Math.min(1, Math.round((part / whole) * 1e9) / 1e9) : 0)

type Overlapping = { readonly overlapM2: number; readonly overlapPerimeterM: number | null }

/** Area, share of the parcel, and depth: a strip's area over half of its outline tends to its width. */
const overlapOf = ({ overlapM2, overlapPerimeterM }: Overlapping, parcelM2: number) => ({
  overlapM2: measure(overlapM2),
  overlapShare: share(overlapM2, parcelM2),
  overlapDepthM: overlapPerimeterM ? measure(overlapM2 / (overlapPerimeterM / 2)) : 0,
})

/** What the rules may look at: shares, depths and legal states derived from what the database measured. Pure. */
export function factsFrom(row: FactsRow, subject: Subject): Facts {
  const { srid, on, tolerance, project, widthM } = subject
  const { areaM2 } = row.parcel
  const plans = row.plans.flatMap((plan) => planFact(plan, on, areaM2))
  const known = new Set(plans.map(({ versionId }) => versionId))
  return {
    on,
    tolerance,
    parcel: {
      srid,
      areaM2: measure(areaM2),
      perimeterM: measure(row.parcel.perimeterM),
      widthM: measure(widthM),
      at: row.parcel.at,
    },
    commune: row.commune,
    plans,
    zones: row.zones.filter(({ versionId }) => known.has(versionId)).map((zone) => zoneFact(zone, areaM2)),
    servitudes: row.servitudes.map((servitude) => servitudeFact(servitude, areaM2)),
    neighbours: row.neighbours.map((neighbour) => neighbourFact(neighbour, areaM2)),
    frontage: row.frontage && { ...row.frontage, lengthM: measure(row.frontage.lengthM) },
    footprint: row.footprint && footprintFact(row.footprint),
    coverage: {
      servitudes: coverageOf(row.coverage.servitudes, areaM2),
      cadastre: coverageOf(row.coverage.cadastre, areaM2),
      streets: coverageOf(row.coverage.streets, areaM2),
      plans: coverageOf(row.coverage.plans, areaM2),
    },
    project,
  }
}

/** None before the version's first act: on that day it did not exist. */
function planFact({ events, overlapM2, ...plan }: PlanRow, on: Day, parcelM2: number): PlanFact[] {
  const state = planState(events, on)
  return state ? [{ ...plan, ...state, overlapM2: measure(overlapM2), overlapShare: share(overlapM2, parcelM2) }] : []
}

function zoneFact(row: ZoneRow, parcelM2: number): ZoneFact {
  const { overlapPerimeterM, overlapM2, distanceM, regulation, ...zone } = row
  return {
    ...zone,
    ...overlapOf(row, parcelM2),
    distanceM: measure(distanceM),
    regulation: regulation && regulationOf(regulation),
  }
}

const regulationOf = ({
  figures,
  buildable,
  permitted,
  forbidden,
  usesArticle,
  conditions,
}: RegulationRow): Regulation => ({
  figures,
  buildable,
  uses:
    permitted || forbidden ? { permitted: permitted ?? [], forbidden: forbidden ?? [], article: usesArticle } : null,
  ...(conditions && { conditions }),
})

function servitudeFact(row: FactsRow['servitudes'][number], parcelM2: number): ServitudeFact {
  const { overlapPerimeterM, overlapM2, distanceM, ...servitude } = row
  return { ...servitude, ...overlapOf(row, parcelM2), distanceM: measure(distanceM) }
}

function neighbourFact(row: NeighbourRow, parcelM2: number): NeighbourFact {
  const { overlapPerimeterM, overlapM2, areaM2, ...neighbour } = row
  return { ...neighbour, ...overlapOf(row, parcelM2), shareOfNeighbour: share(overlapM2, areaM2) }
}

const orNull = (value: number | null) => (value === null ? null : measure(value))

const footprintFact = (row: FootprintFact): FootprintFact => ({
  areaM2: measure(row.areaM2),
  outsideM2: measure(row.outsideM2),
  toStreetM: orNull(row.toStreetM),
  toBoundaryM: measure(row.toBoundaryM),
  toRearM: orNull(row.toRearM),
})

/** Ground left uncovered under this is arithmetic. */
const NOISE_M2 = 0.01

/** Of one layer over the parcel; a layer that nobody declared is known nowhere. */
function coverageOf(row: CoverageRow | undefined, parcelM2: number): LayerCoverage {
  const covered = row?.m2 ?? 0
  if (!row || covered <= NOISE_M2) return { covered: 'none', dataDate: null, source: null }
  const { dataDate, source } = row
  return { covered: parcelM2 - covered <= NOISE_M2 ? 'whole' : 'partial', dataDate, source }
}
