import { THRESHOLDS } from './thresholds.ts'
import { contactDoubt } from './tolerance.ts'
import type { Relation, Tolerance } from './types.ts'

const NOISE_M = THRESHOLDS.arithmeticNoise.value

/** What lies over or beside the parcel: a zone, a servitude, a neighbour. */
export type Lying = {
  readonly overlapM2: number
  readonly overlapShare: number
  /** Metres; see ZoneFact. */
  readonly overlapDepthM: number
  readonly distanceM: number
}

/**
 * - `whole`: the parcel lies inside; `part`: a real overlap, deeper than any tolerance;
 * - `thin`: an overlap no wider than the survey, the digitising or the outline's position allow;
 * - `doubtful`: no overlap, but nearer than an outline given in degrees is worth;
 * - `touching`: a shared edge; `apart`: nothing in common.
 */
export type Contact = 'whole' | 'part' | 'thin' | 'doubtful' | 'touching' | 'apart'

/** Share from which the parcel lies inside: what is left is thinner than the centimetre grid. */
const WHOLE_SHARE = 0.999

export function contactOf(lying: Lying, tolerance: Tolerance, layerToleranceM: number): Contact {
  if (lying.overlapShare >= WHOLE_SHARE) return 'whole'
  if (isOverlap(lying)) return lying.overlapDepthM >= contactDoubt(tolerance, layerToleranceM) ? 'part' : 'thin'
  if (tolerance.because === 'geographic_source' && lying.distanceM < tolerance.positionM) return 'doubtful'
  return lying.distanceM <= tolerance.sliverM ? 'touching' : 'apart'
}

/** Touching is not overlapping: an area thinner than half the centimetre grid is arithmetic. */
export const isOverlap = ({ overlapM2, overlapDepthM }: Pick<Lying, 'overlapM2' | 'overlapDepthM'>): boolean =>
  overlapM2 > 0 && overlapDepthM >= NOISE_M

const RELATION_OF: Readonly<Record<Contact, Relation>> = {
  whole: 'inside',
  part: 'crosses',
  thin: 'near',
  doubtful: 'near',
  touching: 'near',
  apart: 'outside',
}

export const relationOf = (contact: Contact): Relation => RELATION_OF[contact]
