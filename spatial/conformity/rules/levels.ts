import { levels as levelsText } from '../figures.ts'
import { ar, fr } from '../phrases.ts'
import type { Facts, Rule } from '../types.ts'
import { checkFigure, type FigureRule, missing, PLAN_ARTICLE } from '../zoneChecks.ts'

const SPEC: FigureRule = {
  rule: 'LEVELS',
  parameter: 'levels_max',
  sense: 'at_most',
  unit: 'levels',
  measure: ({ project }: Facts) => {
    if (project.levels === undefined) return missing('levels')
    const count = levelsText(project.levels)
    return { value: project.levels, doubt: 0, says: { fr: fr`Le projet est à ${count}.`, ar: ar`المشروع ${count}.` } }
  },
}

/** Levels above ground, ground floor included, against the zone's. */
export const levels: Rule = {
  code: 'LEVELS',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => checkFigure(facts, SPEC),
}
