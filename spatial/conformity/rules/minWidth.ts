import { metres } from '../figures.ts'
import { ar, fr } from '../phrases.ts'
import { shapeDoubt } from '../tolerance.ts'
import type { Facts, Rule } from '../types.ts'
import { checkFigure, type FigureRule, PLAN_ARTICLE } from '../zoneChecks.ts'

const SPEC: FigureRule = {
  rule: 'MIN_WIDTH',
  parameter: 'min_width_m',
  sense: 'at_least',
  unit: 'm',
  measure: ({ parcel, tolerance }: Facts) => {
    const width = metres(parcel.widthM)
    return {
      value: parcel.widthM,
      doubt: shapeDoubt(tolerance, parcel.widthM),
      says: { fr: fr`La parcelle a ${width} de large.`, ar: ar`عرض القطعة ${width}.` },
    }
  },
}

/** The shortest side of the smallest rectangle around the plot against the width the zone asks. */
export const minWidth: Rule = {
  code: 'MIN_WIDTH',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => checkFigure(facts, SPEC),
}
