import type { LineString, Point } from 'geojson'
import type { Bilingual } from '../../spatial/bilingual.ts'
import type { LandUse, Parameter, ServitudeEffect, ServitudeKind, ZoneFamily } from '../../spatial/conformity/types.ts'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { LegalMultiPolygon, Position } from '../../spatial/geometry/types.ts'
import type { Curve } from './curves.ts'
import type { Ground } from './ground.ts'
import type { Layout } from './quarter.ts'
import type { Random } from './random.ts'

/** A figure of the règlement: its value (null when the agency has not published it) and the words printed for it. */
export type Figure = { readonly value: number | null; readonly printed: string | null }

/** One zone of a plan: what the règlement says of it, and how such a quarter is laid out on the ground. */
export type ZoneRule = {
  readonly code: string
  readonly sector?: string
  readonly family: ZoneFamily
  readonly label: Bilingual
  readonly buildable: boolean | null
  readonly permitted: readonly LandUse[]
  readonly forbidden: readonly LandUse[]
  readonly article: string
  readonly figures: Readonly<Partial<Record<Parameter, Figure>>>
  /** null: the quarter stays in one piece a block. */
  readonly layout: Layout | null
}

export type EventKind = 'study_opened' | 'inquiry_opened' | 'inquiry_closed' | 'approved' | 'dup_extended' | 'repealed'
export type PlanEvent = { readonly kind: EventKind; readonly onDay: string; readonly act: string }

export type VersionSpec = {
  readonly label: string
  readonly toleranceM: number
  readonly dataDate: string
  readonly events: readonly PlanEvent[]
  /** Which figures of the règlement this version prints: older ones give heights only. */
  readonly figures: 'all' | 'heights'
  /** `quarters` draws whole quarters, as older plans did; `blocks` follows each block. */
  readonly drawn: 'blocks' | 'quarters'
}

export type PlanSpec = {
  readonly code: string
  readonly name: Bilingual
  readonly agency: string
  readonly rules: readonly ZoneRule[]
  readonly versions: readonly VersionSpec[]
}

export type ServitudeSpec = {
  readonly kind: ServitudeKind
  readonly effect: ServitudeEffect
  readonly name: Bilingual
  readonly act: string | null
  readonly body?: string
  readonly heightLimitM?: number
  readonly forbiddenUses?: readonly LandUse[]
  /** What the constraint comes from, local metres: a line, a point, a drawn curve, or the block found at a place. */
  readonly generator: Generator
  /** The footprint reaches this far from the generator; 0 when it is the generator itself. */
  readonly bufferM: number
  /** The footprint starts this far from the generator: 0 leaves only the generator out, null leaves nothing out. */
  readonly innerM?: number
  /** Ground the footprint never covers: the sea, for a strip measured from the shore. */
  readonly without?: Curve
  readonly bufferSource: string | null
  readonly dataDate?: string
  readonly from?: string
  readonly to?: string
  readonly toleranceM?: number
}

export type Generator =
  | { readonly along: Curve }
  | { readonly point: Position }
  | { readonly area: Curve }
  | { readonly blockAt: Position }

/** A block that keeps one owner and one use: a school, a cemetery, a park. */
export type Landmark = { readonly at: Position; readonly code: string }

/** Everything that makes one town; the rest is drawn by chance from its seed. */
export type Town = {
  readonly communeCode: string
  readonly srid: LegalSrid
  /** Legal coordinates of the local origin, whole metres. */
  readonly origin: Position
  readonly seed: number
  readonly titleIndex: string
  readonly edge: Curve
  /** The perimeter of the plan; beyond it is the countryside, outside any plan. */
  readonly limit: Curve
  /** Lays the great lines, and divides the ground into `plan` and `country`. */
  draw(ground: Ground, random: Random): void
  /** The zone of a quarter is that of the nearest of these places. */
  readonly quarters: readonly (readonly [Position, string])[]
  readonly landmarks: readonly Landmark[]
  readonly blocks: { readonly equipment: string; readonly park: string }
  /** Ground between the great lines is parted until no quarter is larger, by streets this wide. */
  readonly quarterM2: number
  readonly collectorM: number
  readonly countryside: Layout
  readonly hamlet: Layout
  readonly plan: PlanSpec
  readonly servitudes: readonly ServitudeSpec[]
  /**
   * Where each layer was loaded, local metres: most of the town, never all of it. All plans there are were loaded, and
   * in the frame around the edge that is known.
   */
  readonly coverage: Readonly<Record<Exclude<CoverageLayer, 'plans'>, Curve>>
}

export const COVERAGE_LAYERS = ['servitudes', 'cadastre', 'streets', 'plans'] as const
export type CoverageLayer = (typeof COVERAGE_LAYERS)[number]

export type TitleKind = 'title' | 'requisition' | 'unregistered'

export type DemoParcel = {
  readonly id: string
  readonly titleKind: TitleKind
  readonly titleNumber: string | null
  readonly geometry: LegalMultiPolygon
  /** A réquisition drawn over a neighbour's title: the one overlap that is meant. */
  readonly overTitle: boolean
}

export type DemoStreet = {
  readonly id: string
  readonly name: string | null
  readonly widthM: number | null
  readonly geometry: LegalMultiPolygon
}

export type DemoZone = { readonly id: string; readonly code: string; readonly geometry: LegalMultiPolygon }

export type DemoVersion = VersionSpec & {
  readonly id: string
  readonly perimeter: LegalMultiPolygon
  readonly zones: readonly DemoZone[]
}

export type DemoServitude = Omit<ServitudeSpec, 'generator' | 'without'> & {
  readonly id: string
  readonly generator: LegalMultiPolygon | LineString | Point
  readonly without: LegalMultiPolygon | null
}

export type DemoCoverage = { readonly id: string; readonly layer: CoverageLayer; readonly geometry: LegalMultiPolygon }

/** One pilot commune ready to be written: every geometry in legal metres, on the centimetre grid. */
export type DemoTown = {
  readonly communeCode: string
  readonly srid: LegalSrid
  readonly planId: string
  readonly plan: PlanSpec
  readonly versions: readonly DemoVersion[]
  readonly parcels: readonly DemoParcel[]
  readonly streets: readonly DemoStreet[]
  readonly servitudes: readonly DemoServitude[]
  readonly coverage: readonly DemoCoverage[]
}
