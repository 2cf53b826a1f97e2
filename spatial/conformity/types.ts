import type { Geometry } from 'geojson'
import type { Bilingual } from '../bilingual.ts'
import type { LegalSrid } from '../crs/legalZones.ts'
import type { Day } from '../day.ts'
import type { RuleCode } from './codes.ts'

/** From best to worst: "not checked" is never "clear". */
export const VERDICTS = ['compliant', 'reserved', 'unverified', 'noncompliant'] as const
export type Verdict = (typeof VERDICTS)[number]

/** How the parcel lies to what is checked. `no_data`: nobody has loaded that layer here. */
export const RELATIONS = ['inside', 'crosses', 'near', 'outside', 'no_data'] as const
export type Relation = (typeof RELATIONS)[number]

export type Unit = 'm' | 'm2' | 'ratio' | 'levels' | 'places'

/** What a project is for; a règlement permits, restricts or forbids each. */
export const LAND_USES = [
  'individual_housing',
  'collective_housing',
  'commerce',
  'offices',
  'hotel',
  'industry',
  'warehouse',
  'public_facility',
  'agriculture',
] as const
export type LandUse = (typeof LAND_USES)[number]

/** What the applicant wants to build; every field may be missing, and a missing one is never read as zero. */
export type Project = {
  readonly use?: LandUse | undefined
  readonly footprintM2?: number | undefined
  readonly floorAreaM2?: number | undefined
  /** Levels above ground, ground floor included: R+2 is 3. */
  readonly levels?: number | undefined
  readonly heightM?: number | undefined
  readonly dwellings?: number | undefined
  readonly parkingPlaces?: number | undefined
}

/** What the answer is worth, in metres and square metres; part of every report. */
export type Tolerance = {
  /** How far the outline itself may be off: 7 m when it came in degrees (EPSG:1166), the survey's otherwise. */
  readonly positionM: number
  readonly because: 'geographic_source' | 'legal_source'
  /** Widest strip along an edge that is survey or digitising noise, not an encroachment. */
  readonly sliverM: number
}

export type Evidence = { readonly plan: string | null; readonly version: string | null; readonly dataDate: Day | null }

/** States of a planning document over time (law 12-90, art. 19 to 28). */
export const PLAN_STATES = [
  'study',
  'inquiry',
  'draft_opposable',
  'in_force',
  'dup_expired',
  'lapsed',
  'repealed',
] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** What a zone of a plan is mostly for, whatever the règlement calls it. */
export const ZONE_FAMILIES = [
  'housing',
  'mixed',
  'industry',
  'equipment',
  'green',
  'reserve',
  'agriculture',
  'other',
] as const
export type ZoneFamily = (typeof ZONE_FAMILIES)[number]

export type PlanFact = {
  readonly versionId: string
  readonly plan: string
  readonly planNameFr: string
  readonly planNameAr: string
  readonly version: string
  /** The state on the day of the check; `because` is the act or the rule that put it there. */
  readonly state: PlanState
  readonly since: Day
  readonly act: string | null
  readonly dataDate: Day | null
  /** Digitising tolerance of this layer, metres. */
  readonly toleranceM: number
  readonly overlapM2: number
  readonly overlapShare: number
}

/**
 * Parameters a règlement gives for a zone or a sector. Ratios are 0..n, never a bare "COS".
 * Prospect: height ≤ `prospect_street_ratio` × street width; distance to the boundary ≥ `prospect_boundary_ratio` ×
 * height and ≥ `prospect_boundary_min_m`.
 */
export const PARAMETERS = [
  'min_area_m2',
  'min_width_m',
  'min_frontage_m',
  'footprint_ratio_max',
  'floor_ratio_max',
  'height_max_m',
  'levels_max',
  'setback_street_m',
  'setback_side_m',
  'setback_rear_m',
  'prospect_street_ratio',
  'prospect_boundary_ratio',
  'prospect_boundary_min_m',
  'parking_per_dwelling',
  'parking_m2_per_place_offices',
  'parking_m2_per_place_commerce',
  'green_share_min',
] as const
export type Parameter = (typeof PARAMETERS)[number]

/** One printed figure of a règlement; `value` null means the agency has not published it. */
export type RegulationFigure = {
  readonly value: number | null
  readonly article: string | null
  /** The label as the agency prints it ("CUS 35 %"), kept beside the unambiguous parameter. */
  readonly printedLabel: string | null
}

/** Special conditions of a règlement in its own words, in the languages it prints them in; no rule can judge them. */
export type Condition = {
  /** null: said of the whole zone. */
  readonly sector: string | null
  readonly fr: string | null
  readonly ar: string | null
  readonly article: string | null
}

export type Regulation = {
  readonly figures: Readonly<Partial<Record<Parameter, RegulationFigure>>>
  /** null: the règlement of uses is not published. */
  readonly uses: {
    readonly permitted: readonly LandUse[]
    readonly forbidden: readonly LandUse[]
    readonly article: string | null
  } | null
  readonly buildable: boolean | null
  /** Those of the zone, then those of its sector. Absent where there are none, and in facts gathered before they were read. */
  readonly conditions?: readonly Condition[]
}

export type ZoneFact = {
  readonly zoneId: string
  readonly versionId: string
  readonly code: string
  readonly sector: string | null
  readonly labelFr: string
  readonly labelAr: string
  readonly overlapM2: number
  readonly overlapShare: number
  /** Greatest depth of the overlap measured as area / half of its perimeter, metres: thin ones are slivers. */
  readonly overlapDepthM: number
  /** 0 when it overlaps or touches. */
  readonly distanceM: number
  readonly regulation: Regulation | null
  /** The overlap (or the zone's nearest point), lon/lat, for the map. */
  readonly at: Geometry | null
}

export const SERVITUDE_EFFECTS = ['forbids', 'limits_height', 'limits_use', 'requires_avis', 'alignment'] as const
export type ServitudeEffect = (typeof SERVITUDE_EFFECTS)[number]

/** Kinds the rules tell apart; any other constraint is `other`. */
export const SERVITUDE_KINDS = [
  'maritime_domain',
  'littoral_strip',
  'watercourse',
  'flood',
  'road',
  'railway',
  'power_line',
  'military',
  'aerodrome',
  'cemetery',
  'monument',
  'forest',
  'pipeline',
  'archaeology',
  'alignment',
  'other',
] as const
export type ServitudeKind = (typeof SERVITUDE_KINDS)[number]

export type ServitudeFact = {
  readonly servitudeId: string
  readonly kind: ServitudeKind
  readonly effect: ServitudeEffect
  readonly nameFr: string
  readonly nameAr: string
  /** Legal act, as cited; null when the source gave none. */
  readonly act: string | null
  /** Body whose avis is required, when that is the effect. */
  readonly body: string | null
  readonly heightLimitM: number | null
  readonly forbiddenUses: readonly LandUse[]
  readonly bufferM: number | null
  readonly source: string
  readonly dataDate: Day | null
  readonly toleranceM: number
  readonly overlapM2: number
  readonly overlapShare: number
  readonly overlapDepthM: number
  readonly distanceM: number
  readonly at: Geometry | null
}

export type NeighbourFact = {
  readonly parcelId: string
  readonly kind: 'title' | 'requisition' | 'unregistered'
  readonly number: string | null
  readonly overlapM2: number
  readonly overlapShare: number
  readonly overlapDepthM: number
  /** Share of the neighbour that lies in the subject: near 1 on both sides means the same parcel. */
  readonly shareOfNeighbour: number
  readonly dataDate: Day | null
  readonly at: Geometry | null
}

/** The street side of the parcel. */
export type FrontageFact = {
  readonly lengthM: number
  /** Width of the widest street it faces, metres; null when no width is known. */
  readonly streetWidthM: number | null
  readonly streetName: string | null
}

/** Distances from the drawn footprint to the parcel's edges, metres; negative outside the parcel. */
export type FootprintFact = {
  readonly areaM2: number
  /** Area of the footprint outside the parcel. */
  readonly outsideM2: number
  readonly toStreetM: number | null
  readonly toBoundaryM: number
  /** The nearest non-street edge opposite the street; null when the parcel has no street side. */
  readonly toRearM: number | null
}

/** Whether a layer is known here at all. `partial`: only part of the parcel lies where it was loaded. */
export type LayerCoverage = {
  readonly covered: 'whole' | 'partial' | 'none'
  readonly dataDate: Day | null
  readonly source: string | null
}

/** Everything the rules may look at: gathered once in SQL from the stored geometry, in the legal plane. */
export type Facts = {
  readonly on: Day
  readonly tolerance: Tolerance
  readonly parcel: {
    readonly srid: LegalSrid
    readonly areaM2: number
    readonly perimeterM: number
    /** Shortest side of the minimum-area rotated rectangle, metres. */
    readonly widthM: number
    /** lon/lat, where a finding about the whole parcel points. */
    readonly at: Geometry
  }
  readonly commune: {
    readonly code: string
    readonly nameFr: string
    readonly nameAr: string
    readonly urban: boolean
    readonly outline: 'approximate' | 'imported'
  } | null
  readonly plans: readonly PlanFact[]
  readonly zones: readonly ZoneFact[]
  readonly servitudes: readonly ServitudeFact[]
  readonly neighbours: readonly NeighbourFact[]
  readonly frontage: FrontageFact | null
  readonly footprint: FootprintFact | null
  readonly coverage: {
    readonly servitudes: LayerCoverage
    readonly cadastre: LayerCoverage
    readonly streets: LayerCoverage
    /** Where every plan there is was loaded. Absent from facts gathered before it was asked: not known. */
    readonly plans?: LayerCoverage
  }
  readonly project: Project
}

/** A règlement's own words, in the languages it prints them in. */
export type Quoted = Pick<Condition, 'fr' | 'ar'>

/** One answer of one rule. */
export type Check = {
  readonly rule: RuleCode
  /** What was judged, such as `zone:…`, `servitude:…`, with `/…` for one side of it; null for the parcel as a whole. */
  readonly subject: string | null
  readonly verdict: Verdict
  readonly relation: Relation
  readonly article: string | null
  readonly because: Bilingual
  /** The règlement's own words, where a person has to judge by them. */
  readonly quoted?: Quoted
  readonly measured: number | null
  readonly limit: number | null
  readonly unit: Unit | null
  readonly overlapM2: number | null
  /** 0..1 of the parcel. */
  readonly overlapShare: number | null
  /** lon/lat; null only when there is no place to show. */
  readonly at: Geometry | null
  readonly evidence: Evidence
}

/** One rule, one file, one article. Pure; `version` changes whenever its answer could. */
export type Rule = {
  readonly code: RuleCode
  readonly version: number
  readonly article: string
  check(facts: Facts): readonly Check[]
}

export type Report = {
  readonly verdict: Verdict
  readonly checks: readonly Check[]
}
