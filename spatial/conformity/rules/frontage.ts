import type { Bilingual } from '../../bilingual.ts'
import { metres } from '../figures.ts'
import { ar, fr } from '../phrases.ts'
import { shapeDoubt } from '../tolerance.ts'
import type { Facts, Rule } from '../types.ts'
import { checkFigure, type FigureRule, type Measure, type Missing, PLAN_ARTICLE } from '../zoneChecks.ts'

const NO_STREETS: Bilingual = {
  fr: fr`Les voies ne sont pas chargées ici : la façade sur voie n'est pas mesurée.`,
  ar: 'الطرق غير محملة هنا: لم تقس الواجهة على الطريق.',
}

const SOME_STREETS: Bilingual = {
  fr: fr`Les voies ne sont chargées que sur une partie de la parcelle : la façade peut être plus longue.`,
  ar: 'الطرق محملة على جزء من القطعة فقط: قد تكون الواجهة أطول.',
}

const NO_FRONT: Bilingual = {
  fr: fr`La parcelle n'a de façade sur aucune voie chargée.`,
  ar: 'ليس للقطعة واجهة على أي طريق محمل.',
}

function measure({ frontage, coverage, tolerance }: Facts): Measure | Missing {
  if (coverage.streets.covered === 'none') return { missing: NO_STREETS, relation: 'no_data' }
  const atLeast = coverage.streets.covered === 'partial' ? { atLeast: SOME_STREETS } : {}
  if (frontage) {
    const { lengthM, streetName } = frontage
    return { value: lengthM, doubt: shapeDoubt(tolerance, lengthM), says: frontOn(lengthM, streetName), ...atLeast }
  }
  if (tolerance.because === 'geographic_source') return { missing: frontMayBeMissed(tolerance.positionM) }
  return { value: 0, doubt: 0, says: NO_FRONT, ...atLeast }
}

/** An outline that may be 7 m off can miss its street altogether: its want of a front proves nothing. */
function frontMayBeMissed(positionM: number): Bilingual {
  const position = metres(positionM)
  return {
    fr: fr`Le contour, juste à ${position} près, ne touche aucune voie chargée : sa façade n'est pas vérifiable.`,
    ar: ar`المحيط، بدقة ${position}، لا يلامس أي طريق محمل: لا يمكن التحقق من الواجهة.`,
  }
}

function frontOn(lengthM: number, street: string | null): Bilingual {
  const length = metres(lengthM)
  return street
    ? { fr: fr`La façade sur ${street} est de ${length}.`, ar: ar`طول الواجهة على ${street} هو ${length}.` }
    : { fr: fr`La façade sur voie est de ${length}.`, ar: ar`طول الواجهة على الطريق ${length}.` }
}

const SPEC: FigureRule = {
  rule: 'FRONTAGE',
  parameter: 'min_frontage_m',
  sense: 'at_least',
  unit: 'm',
  measure,
}

/** The street side of the plot against the frontage the zone asks; never measured where streets are not loaded. */
export const frontage: Rule = {
  code: 'FRONTAGE',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => checkFigure(facts, SPEC),
}
