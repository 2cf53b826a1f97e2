import { squareMetres } from '../conformity/figures.ts'
import { ar, fr } from '../conformity/phrases.ts'
import { THRESHOLDS } from '../conformity/thresholds.ts'
import { ARTICLE_WITHOUT_PLAN, unknownPlan } from '../conformity/withoutPlan.ts'
import { because } from './because.ts'
import { areaOf, frameOf, regionOf, shared, together, without } from './region.ts'
import type { Because, EnvelopeInput } from './types.ts'

/** How the zones lie over the parcel, m²; 0 where it is no more than what drawing leaves. */
export type Coverage = {
  /** In no zone. */
  readonly bareM2: number
  /** In two zones or more. */
  readonly sharedM2: number
}

/** Ground no wider than a digitising strip, m². */
export const sliverM2Of = ({ widthM }: Pick<EnvelopeInput, 'widthM'>): number =>
  Math.max(1, THRESHOLDS.sliver.value * widthM)

/** Measured on the ground itself: a bare half and a half in two zones do not make a parcel covered once. */
export function coverageOf(input: EnvelopeInput): Coverage {
  const { parcel, zones } = input
  const frame = frameOf(parcel)
  const regions = zones.map(({ polygons }) => regionOf(frame, polygons))
  const covered = together(...regions)
  const stripM2 = sliverM2Of(input)
  const told = (m2: number) => (m2 > stripM2 ? m2 : 0)
  return {
    bareM2: told(areaOf(without(regionOf(frame, parcel), covered))),
    sharedM2: told(
      areaOf(together(...regions.flatMap((one, at) => regions.slice(at + 1).map((other) => shared(one, other))))),
    ),
  }
}

/** Part of the parcel in no zone, or in two at once: a ceiling of the whole cannot be told. */
export const isCoveredOnce = ({ bareM2, sharedM2 }: Coverage): boolean => bareM2 === 0 && sharedM2 === 0

/** Nothing loaded is not "no plan": the rural rule holds where it is known that there is none. */
export function noPlanEntries({ noPlan }: Pick<EnvelopeInput, 'noPlan'>): readonly Because[] {
  if (noPlan === null) return []
  return [
    because({
      rule: 'PLAN_COVERAGE',
      effect: 'unknown',
      article: ARTICLE_WITHOUT_PLAN,
      says: unknownPlan(noPlan),
    }),
  ]
}

export const coverageEntries = ({ bareM2, sharedM2 }: Coverage): readonly Because[] => [
  ...(bareM2 > 0 ? [bareEntry(bareM2)] : []),
  ...(sharedM2 > 0 ? [sharedEntry(sharedM2)] : []),
]

function bareEntry(bareM2: number): Because {
  const area = squareMetres(bareM2)
  const says = {
    fr: fr`Aucune règle connue ne dit ce qui se construit sur ${area} de la parcelle : aucun plafond n'est donné.`,
    ar: ar`لا توجد قاعدة معروفة تحدد ما يبنى على ${area} من القطعة: لا يعطى أي سقف.`,
  }
  return because({ rule: 'PLAN_COVERAGE', effect: 'unknown', removedM2: bareM2, says })
}

function sharedEntry(sharedM2: number): Because {
  const area = squareMetres(sharedM2)
  const says = {
    fr: fr`Plusieurs zones se recouvrent sur ${area} de la parcelle : ce que l'une y interdit est retiré, et aucun plafond n'est donné.`,
    ar: ar`تتراكب عدة مناطق على ${area} من القطعة: حذف منها ما تمنعه إحداها، ولا يعطى أي سقف.`,
  }
  return because({ rule: 'PLAN_COVERAGE', effect: 'disputed', says })
}
