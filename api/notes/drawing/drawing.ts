import type { ServitudeEffect } from '../../../spatial/conformity/types.ts'
import type { Position } from '../../../spatial/geometry/types.ts'

/** Rings of a polygon, or the points of a line, in legal metres. */
export type Path = readonly Position[]
/** Paths of one shape; those of an area are closed and fill by the even-odd rule. */
export type Shape = readonly Path[]

export type DrawnZone = { readonly code: string; readonly family: string; readonly shape: Shape; readonly at: Position }
export type DrawnServitude = { readonly effect: ServitudeEffect; readonly shape: Shape }
export type DrawnStreet = { readonly name: string | null; readonly shape: Shape; readonly at: Position }
export type DrawnName = { readonly nameFr: string; readonly nameAr: string; readonly at: Position }

/** One plan: a rectangle of the legal plane and what lies in it, cut to it. */
export type PlanSheet = {
  /** Denominator: 1 mm of paper is a thousandth of it in metres. */
  readonly scale: number
  /** Millimetres of paper. */
  readonly widthMm: number
  readonly heightMm: number
  /** South-west corner, legal metres. */
  readonly west: number
  readonly south: number
  readonly parcel: Shape
  readonly zones: readonly DrawnZone[]
  readonly servitudes: readonly DrawnServitude[]
  readonly streets: readonly DrawnStreet[]
  readonly parcels: Shape
  readonly communes: { readonly shape: Shape; readonly names: readonly DrawnName[] }
}

export type Drawing = { readonly situation: PlanSheet; readonly zoning: PlanSheet }
