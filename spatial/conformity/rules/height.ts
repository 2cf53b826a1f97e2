import { metres } from '../figures.ts'
import { ar, fr } from '../phrases.ts'
import type { Facts, Rule } from '../types.ts'
import { checkFigure, type FigureRule, missing, PLAN_ARTICLE } from '../zoneChecks.ts'

const SPEC: FigureRule = {
  rule: 'HEIGHT',
  parameter: 'height_max_m',
  sense: 'at_most',
  unit: 'm',
  measure: ({ project: { heightM } }: Facts) => {
    if (heightM === undefined) return missing('heightM')
    const height = metres(heightM)
    return {
      value: heightM,
      doubt: 0,
      says: { fr: fr`Le projet s'élève à ${height}.`, ar: ar`ارتفاع المشروع ${height}.` },
    }
  },
}

/** The declared height against the zone's. */
export const height: Rule = {
  code: 'HEIGHT',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => checkFigure(facts, SPEC),
}
