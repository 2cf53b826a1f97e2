import type { Bilingual } from '../../bilingual.ts'
import { ratio, squareMetres } from '../figures.ts'
import { ar, fr } from '../phrases.ts'
import { shapeDoubt } from '../tolerance.ts'
import type { Facts, Rule } from '../types.ts'
import { checkFigure, type FigureRule, type Measure, type Missing, missing, PLAN_ARTICLE } from '../zoneChecks.ts'

function measure({ project, parcel, tolerance }: Facts): Measure | Missing {
  const { floorAreaM2 } = project
  if (floorAreaM2 === undefined) return missing('floorAreaM2')
  const value = floorAreaM2 / parcel.areaM2
  const [floors, plot, density] = [squareMetres(floorAreaM2), squareMetres(parcel.areaM2), ratio(value)]
  return {
    value,
    doubt: shapeDoubt(tolerance, value),
    says: {
      fr: fr`Les ${floors} de plancher font ${density} fois la parcelle de ${plot}.`,
      ar: ar`مساحة الأرضيات ${floors} تعادل ${density} من القطعة (${plot}).`,
    },
    of: parcel.areaM2,
  }
}

function limitSays(limit: number, { parcel }: Facts): Bilingual {
  const [density, area] = [ratio(limit), squareMetres(limit * parcel.areaM2)]
  return { fr: fr`${density}, soit ${area}`, ar: ar`${density}، أي ${area}` }
}

const SPEC: FigureRule = {
  rule: 'FLOOR_RATIO',
  parameter: 'floor_ratio_max',
  sense: 'at_most',
  unit: 'ratio',
  measure,
  limitSays,
}

/** Floor area over the plot; never a bare "COS", which agencies define differently. */
export const floorRatio: Rule = {
  code: 'FLOOR_RATIO',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => checkFigure(facts, SPEC),
}
