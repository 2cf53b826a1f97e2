import type { Geometry } from 'geojson'
import type { PlanEvent } from '../../spatial/conformity/planState.ts'
import type {
  Condition,
  FootprintFact,
  FrontageFact,
  LandUse,
  NeighbourFact,
  RegulationFigure,
  ServitudeFact,
  ZoneFact,
} from '../../spatial/conformity/types.ts'
import type { Day } from '../../spatial/day.ts'

type Measured<F> = Omit<F, 'overlapShare' | 'overlapDepthM'> & { readonly overlapPerimeterM: number | null }

export type PlanRow = {
  readonly versionId: string
  readonly plan: string
  readonly planNameFr: string
  readonly planNameAr: string
  readonly version: string
  readonly dataDate: Day | null
  readonly toleranceM: number
  readonly overlapM2: number
  readonly events: readonly PlanEvent[]
}

export type RegulationRow = {
  readonly buildable: boolean | null
  readonly permitted: readonly LandUse[] | null
  readonly forbidden: readonly LandUse[] | null
  readonly usesArticle: string | null
  readonly conditions: readonly Condition[] | null
  readonly figures: Readonly<Record<string, RegulationFigure>>
}

export type ZoneRow = Omit<Measured<ZoneFact>, 'regulation'> & { readonly regulation: RegulationRow | null }
export type NeighbourRow = Omit<Measured<NeighbourFact>, 'shareOfNeighbour'> & { readonly areaM2: number }
export type CoverageRow = { readonly m2: number | null; readonly dataDate: Day | null; readonly source: string | null }

/** What the facts statement answers, before shares, depths and legal states are derived. */
export type FactsRow = {
  readonly parcel: { readonly areaM2: number; readonly perimeterM: number; readonly at: Geometry }
  readonly commune: {
    readonly code: string
    readonly nameFr: string
    readonly nameAr: string
    readonly urban: boolean
    readonly outline: 'approximate' | 'imported'
  } | null
  readonly plans: readonly PlanRow[]
  readonly zones: readonly ZoneRow[]
  readonly servitudes: readonly Measured<ServitudeFact>[]
  readonly neighbours: readonly NeighbourRow[]
  readonly coverage: Readonly<Partial<Record<'servitudes' | 'cadastre' | 'streets' | 'plans', CoverageRow>>>
  readonly frontage: FrontageFact | null
  readonly footprint: FootprintFact | null
}
