import { squareMetres } from '../figures.ts'
import { judged, withinDoubt } from '../judgement.ts'
import { ar, fr, joined } from '../phrases.ts'
import { parcelCheck } from '../projectFigures.ts'
import { isRuralRegime } from '../rural.ts'
import { THRESHOLDS } from '../thresholds.ts'
import { shapeDoubt } from '../tolerance.ts'
import type { Check, Facts, Rule } from '../types.ts'

const MINIMUM = THRESHOLDS.ruralMinArea

function areaCheck(facts: Facts): Check {
  const { parcel, tolerance } = facts
  const doubt = shapeDoubt(tolerance, parcel.areaM2)
  const comparison = { measured: parcel.areaM2, limit: MINIMUM.value, unit: MINIMUM.unit, doubt }
  const bothSides = tolerance.because === 'geographic_source'
  const verdict = judged({ ...comparison, sense: 'at_least', bothSides })
  const [area, least] = [squareMetres(parcel.areaM2), squareMetres(MINIMUM.value)]
  const says = {
    fr: fr`Hors de tout plan, la parcelle doit mesurer au moins ${least} (1 ha) ; elle mesure ${area}.`,
    ar: ar`خارج أي تصميم يجب ألا تقل مساحة القطعة عن ${least} (هكتار واحد)؛ ومساحتها ${area}.`,
  }
  return parcelCheck('RURAL_MIN_AREA', facts, {
    verdict,
    relation: 'inside',
    article: MINIMUM.source,
    because: joined(says, verdict === 'reserved' ? withinDoubt(doubt, MINIMUM.unit) : null),
    measured: parcel.areaM2,
    limit: MINIMUM.value,
    unit: MINIMUM.unit,
  })
}

/** One hectare, in a rural commune known to be outside any plan. */
export const ruralMinArea: Rule = {
  code: 'RURAL_MIN_AREA',
  version: 2,
  article: MINIMUM.source,
  check: (facts) => (isRuralRegime(facts) ? [areaCheck(facts)] : []),
}
