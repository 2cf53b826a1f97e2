import type { Bilingual } from '../../bilingual.ts'
import { percent, squareMetres } from '../figures.ts'
import { ar, fr } from '../phrases.ts'
import { footprintOf } from '../projectFigures.ts'
import { shapeDoubt } from '../tolerance.ts'
import type { Facts, Rule } from '../types.ts'
import { checkFigure, type FigureRule, type Measure, type Missing, missing, PLAN_ARTICLE } from '../zoneChecks.ts'

function measure(facts: Facts): Measure | Missing {
  const footprintM2 = footprintOf(facts)
  if (footprintM2 === null) return missing('footprintM2')
  const { areaM2 } = facts.parcel
  const share = footprintM2 / areaM2
  return { value: share, doubt: shapeDoubt(facts.tolerance, share), says: covers(footprintM2, areaM2), of: areaM2 }
}

function covers(footprintM2: number, areaM2: number): Bilingual {
  const [built, plot, share] = [squareMetres(footprintM2), squareMetres(areaM2), percent(footprintM2 / areaM2)]
  return {
    fr: fr`L'emprise de ${built} couvre ${share} de la parcelle de ${plot}.`,
    ar: ar`تغطي المساحة المبنية ${built} نسبة ${share} من القطعة (${plot}).`,
  }
}

function limitSays(limit: number, { parcel }: Facts): Bilingual {
  const [share, area] = [percent(limit), squareMetres(limit * parcel.areaM2)]
  return { fr: fr`${share}, soit ${area}`, ar: ar`${share}، أي ${area}` }
}

const SPEC: FigureRule = {
  rule: 'FOOTPRINT_RATIO',
  parameter: 'footprint_ratio_max',
  sense: 'at_most',
  unit: 'ratio',
  measure,
  limitSays,
}

/** Ground covered by the building over the plot: the "emprise", which some agencies print as COS and others as CUS. */
export const footprintRatio: Rule = {
  code: 'FOOTPRINT_RATIO',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => checkFigure(facts, SPEC),
}
