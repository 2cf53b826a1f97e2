import { squareMetres } from '../figures.ts'
import { judged, withinDoubt } from '../judgement.ts'
import { ar, fr, joined, notGiven } from '../phrases.ts'
import { footprintOf, parcelCheck } from '../projectFigures.ts'
import { isRuralRegime } from '../rural.ts'
import { THRESHOLDS } from '../thresholds.ts'
import { shapeDoubt } from '../tolerance.ts'
import type { Check, Facts, Rule } from '../types.ts'

const { ruralFootprint: MAXIMUM, ruralFootprintRatio: SHARE } = THRESHOLDS

function footprintCheck(facts: Facts): Check {
  const { parcel, tolerance } = facts
  const limit = Math.min(parcel.areaM2 * SHARE.value, MAXIMUM.value)
  const [most, ceiling] = [squareMetres(limit), squareMetres(MAXIMUM.value)]
  const demand = {
    fr: fr`Hors de tout plan, l'emprise est limitée à 1/50 de la parcelle et à ${ceiling}, soit ici ${most}.`,
    ar: ar`خارج أي تصميم تحدد المساحة المبنية في 1/50 من القطعة و${ceiling}، أي هنا ${most}.`,
  }
  const known = { relation: 'inside', article: MAXIMUM.source, limit, unit: 'm2' } as const
  const measured = footprintOf(facts)
  if (measured === null)
    return parcelCheck('RURAL_FOOTPRINT', facts, {
      ...known,
      verdict: 'unverified',
      because: joined(notGiven('footprintM2'), demand),
    })
  const doubt = limit < MAXIMUM.value ? shapeDoubt(tolerance, limit) : 0
  const bothSides = tolerance.because === 'geographic_source'
  const verdict = judged({ measured, limit, sense: 'at_most', unit: 'm2', doubt, bothSides })
  const built = squareMetres(measured)
  const says = { fr: fr`Le projet couvre ${built}.`, ar: ar`يغطي المشروع ${built}.` }
  const because = joined(says, demand, verdict === 'reserved' ? withinDoubt(doubt, 'm2') : null)
  return parcelCheck('RURAL_FOOTPRINT', facts, { ...known, verdict, because, measured })
}

/** At most 1/50 of the plot and 800 m² of ground, in a rural commune known to be outside any plan. */
export const ruralFootprint: Rule = {
  code: 'RURAL_FOOTPRINT',
  version: 2,
  article: MAXIMUM.source,
  check: (facts) => (isRuralRegime(facts) ? [footprintCheck(facts)] : []),
}
