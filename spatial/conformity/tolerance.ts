import { DATUM_SHIFT } from '../crs/legalZones.ts'
import { THRESHOLDS } from './thresholds.ts'
import type { Tolerance } from './types.ts'

/** What an outline is worth: 7 m (EPSG:1166) when it came in degrees, the survey's doubt when it came in Lambert metres. */
export const toleranceOf = (because: Tolerance['because']): Tolerance => ({
  positionM: because === 'geographic_source' ? DATUM_SHIFT.accuracyM : THRESHOLDS.surveyPosition.value,
  because,
  sliverM: THRESHOLDS.sliver.value,
})

/**
 * How far around the parcel facts must be gathered, metres: the littoral strip, plus what the outline and a coarse
 * layer may be off. A constraint left out because it was farther than this changes no answer.
 */
export const REACH_M = THRESHOLDS.littoralStrip.value + DATUM_SHIFT.accuracyM + 25

/** The doubt of two outlines compared with each other, metres: the parcel's and the layer's. */
export const distanceDoubt = (tolerance: Tolerance, layerToleranceM: number): number =>
  tolerance.positionM + layerToleranceM

/** Depth under which a contact is an officer's to judge, metres: edge noise, digitising, position of the outline. */
export const contactDoubt = (tolerance: Tolerance, layerToleranceM: number): number =>
  Math.max(tolerance.sliverM, layerToleranceM, tolerance.positionM)

/** Doubt of an area or a length of the parcel's own: none when surveyed, 5 % when the outline came in degrees. */
export const shapeDoubt = (tolerance: Tolerance, measured: number): number =>
  tolerance.because === 'geographic_source' ? measured * THRESHOLDS.geographicShape.value : 0
