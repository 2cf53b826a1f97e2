import type { Bilingual } from '../bilingual.ts'
import type { RuleCode } from '../conformity/codes.ts'
import type { Parameter, RegulationFigure, ServitudeEffect, Unit } from '../conformity/types.ts'
import type { PolygonRings, Position } from '../geometry/types.ts'

export const SIDE_KINDS = ['street', 'side', 'rear'] as const
export type SideKind = (typeof SIDE_KINDS)[number]

/** One limit of the parcel as a person sees it: a run of its outline that goes one way and borders one thing. */
export type Side = {
  /** What a correction names it by; counted along the outline. */
  readonly edge: number
  readonly kind: SideKind
  /** Legal metres, from the first corner to the last. */
  readonly line: readonly Position[]
  readonly lengthM: number
  readonly streetName: string | null
  /** Metres; null when it borders no street, or one whose width nobody gave. */
  readonly streetWidthM: number | null
}

/** A street's right of way near the parcel, legal metres. */
export type StreetWay = {
  readonly name: string | null
  readonly widthM: number | null
  readonly polygons: readonly PolygonRings[]
}

export type Figures = Readonly<Partial<Record<Parameter, RegulationFigure>>>

/** A zone on its own part of the parcel. */
export type EnvelopeZone = {
  readonly zoneId: string
  readonly nameFr: string
  readonly nameAr: string
  /** The part of the parcel in the zone, legal metres. */
  readonly polygons: readonly PolygonRings[]
  /** null: the règlement is not published. */
  readonly figures: Figures | null
  readonly buildable: boolean | null
  /** `rural`: no plan binds, the decree's own maxima stand in; `given`: figures the asker brought. */
  readonly source: 'plan' | 'rural' | 'given'
}

export type EnvelopeServitude = {
  readonly servitudeId: string
  readonly nameFr: string
  readonly nameAr: string
  readonly act: string | null
  readonly effect: ServitudeEffect
  readonly heightLimitM: number | null
  /** The part of the parcel it strikes, legal metres. */
  readonly polygons: readonly PolygonRings[]
}

/** Everything an envelope is computed from, already cut to the parcel: the browser computes the same answer again. */
export type EnvelopeInput = {
  /** The parcel, legal metres. */
  readonly parcel: readonly PolygonRings[]
  /** The same without what lies in a street: where set-backs are counted from. */
  readonly ground: readonly PolygonRings[]
  readonly areaM2: number
  /** Shortest side of the smallest rectangle around it, metres. */
  readonly widthM: number
  /** How far the outline itself may be off, metres: 7 when it came in degrees. */
  readonly positionM: number
  readonly sides: readonly Side[]
  /** False: no street is known along the parcel, so which limit is which is not known either. */
  readonly sidesKnown: boolean
  readonly zones: readonly EnvelopeZone[]
  /**
   * No plan that binds is loaded here, and nothing says that there is none: which kind of commune it lies in. Null where
   * one binds, and where the ground is known to be outside any.
   */
  readonly noPlan: 'rural' | 'other' | null
  readonly servitudes: readonly EnvelopeServitude[]
  readonly servitudesCovered: 'whole' | 'partial' | 'none'
}

/**
 * What an entry does: `removes` takes ground, `limits` bounds a figure, `unknown` could limit and nobody published it,
 * `disputed` is for an officer, `below_minimum` means the plot is too small, `informs` bounds nothing here.
 */
export const EFFECTS = ['removes', 'limits', 'unknown', 'disputed', 'below_minimum', 'informs'] as const
export type Effect = (typeof EFFECTS)[number]

export const BOUNDS = ['footprint', 'floorArea', 'height'] as const
export type Bound = (typeof BOUNDS)[number]

/** One thing that limits what can be built, by which article. */
export type Because = {
  readonly rule: RuleCode
  readonly article: string | null
  readonly effect: Effect
  readonly parameter: Parameter | null
  /** `zone:…`, `servitude:…`; null for the parcel as a whole. */
  readonly subject: string | null
  readonly value: number | null
  readonly unit: Unit | null
  /** Ground taken from the parcel, m². */
  readonly removedM2: number | null
  /** Which ceiling it is the one to set, when it is. */
  readonly sets: Bound | null
  readonly says: Bilingual
}

/** A slice of the most that can be built, from one height to another, metres above the ground. */
export type Slice = { readonly polygons: readonly PolygonRings[]; readonly fromM: number; readonly toM: number }

export type Envelope = {
  /** Legal metres; null when nothing published says where one may build, empty when nothing is left. */
  readonly polygons: readonly PolygonRings[] | null
  readonly areaM2: number | null
  /** The part of it in a zone whose règlement is not published: a ceiling that nobody guarantees. */
  readonly unsure: readonly PolygonRings[]
  readonly footprintMaxM2: number | null
  readonly floorAreaMaxM2: number | null
  readonly heightMaxM: number | null
  readonly because: readonly Because[]
  /** Worked out when asked, from the ground up; none when the height is not known. */
  readonly volume: () => readonly Slice[]
}
