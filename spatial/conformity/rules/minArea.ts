import { squareMetres } from '../figures.ts'
import { ar, fr } from '../phrases.ts'
import { shapeDoubt } from '../tolerance.ts'
import type { Facts, Rule } from '../types.ts'
import { checkFigure, type FigureRule, PLAN_ARTICLE } from '../zoneChecks.ts'

const SPEC: FigureRule = {
  rule: 'MIN_AREA',
  parameter: 'min_area_m2',
  sense: 'at_least',
  unit: 'm2',
  measure: ({ parcel, tolerance }: Facts) => {
    const area = squareMetres(parcel.areaM2)
    return {
      value: parcel.areaM2,
      doubt: shapeDoubt(tolerance, parcel.areaM2),
      says: { fr: fr`La parcelle mesure ${area}.`, ar: ar`مساحة القطعة ${area}.` },
    }
  },
}

/** The plot against the smallest plot the zone admits. */
export const minArea: Rule = {
  code: 'MIN_AREA',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => checkFigure(facts, SPEC),
}
