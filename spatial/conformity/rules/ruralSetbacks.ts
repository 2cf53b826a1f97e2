import type { Bilingual } from '../../bilingual.ts'
import { metres } from '../figures.ts'
import { judged, withinPosition } from '../judgement.ts'
import { ar, fr, joined } from '../phrases.ts'
import { parcelCheck } from '../projectFigures.ts'
import { isRuralRegime } from '../rural.ts'
import { THRESHOLDS } from '../thresholds.ts'
import type { Check, Facts, FootprintFact, Rule } from '../types.ts'

const { ruralStreetSetback: STREET, ruralBoundarySetback: BOUNDARY } = THRESHOLDS

const DEMAND: Bilingual = {
  fr: fr`Hors de tout plan, le bâtiment est à ${metres(STREET.value)} au moins de l'emprise des voies et à ${metres(BOUNDARY.value)} au moins des limites.`,
  ar: ar`خارج أي تصميم يبعد البناء ${metres(STREET.value)} على الأقل عن حرم الطرق و${metres(BOUNDARY.value)} على الأقل عن الحدود.`,
}

const UNDRAWN: Bilingual = {
  fr: fr`Le contour du bâtiment n'est pas dessiné : les reculs ne sont pas mesurés.`,
  ar: ar`لم يرسم محيط البناء: لم تقس الارتدادات.`,
}

const known = { relation: 'inside', article: STREET.source, unit: 'm' } as const

type Distance = { readonly side: Side; readonly measured: number; readonly limit: number; readonly from: Bilingual }
type Side = 'parcel/street' | 'parcel/boundary'

function distanceCheck(facts: Facts, { side, measured, limit, from }: Distance): Check {
  const { tolerance } = facts
  const bothSides = tolerance.because === 'geographic_source'
  const verdict = judged({ measured, limit, sense: 'at_least', unit: 'm', doubt: tolerance.positionM, bothSides })
  const says = {
    fr: fr`Le bâtiment est à ${metres(measured)} de ${from}.`,
    ar: ar`يبعد البناء ${metres(measured)} عن ${from}.`,
  }
  const doubt = verdict === 'reserved' ? withinPosition(tolerance, tolerance.positionM) : null
  return parcelCheck('RURAL_SETBACKS', facts, {
    ...known,
    subject: side,
    verdict,
    because: joined(says, DEMAND, doubt),
    measured,
    limit,
  })
}

/** Silence about the street is worth what the street layer is worth. */
function streetChecks(facts: Facts, { toStreetM }: FootprintFact): readonly Check[] {
  const from = { fr: 'la voie', ar: 'الطريق' }
  if (toStreetM !== null)
    return [distanceCheck(facts, { side: 'parcel/street', measured: toStreetM, limit: STREET.value, from })]
  const { covered, dataDate, source } = facts.coverage.streets
  if (covered === 'whole') return []
  const because = {
    fr: fr`Les voies ne sont pas toutes chargées ici : la distance à la voie n'est pas mesurée.`,
    ar: ar`لم تحمل كل الطرق هنا: لم تقس المسافة إلى الطريق.`,
  }
  return [
    parcelCheck('RURAL_SETBACKS', facts, {
      ...known,
      subject: 'parcel/street',
      verdict: 'unverified',
      relation: 'no_data',
      because: joined(because, DEMAND),
      limit: STREET.value,
      evidence: { plan: null, version: source, dataDate },
    }),
  ]
}

function setbackChecks(facts: Facts): readonly Check[] {
  const { footprint } = facts
  if (!footprint)
    return [parcelCheck('RURAL_SETBACKS', facts, { ...known, verdict: 'unverified', because: joined(UNDRAWN, DEMAND) })]
  const from = { fr: 'la limite la plus proche', ar: 'أقرب حد' }
  return [
    ...streetChecks(facts, footprint),
    distanceCheck(facts, { side: 'parcel/boundary', measured: footprint.toBoundaryM, limit: BOUNDARY.value, from }),
  ]
}

/** 10 m from the road's right-of-way and 5 m from the boundaries, in a rural commune known to be outside any plan (art. 46). */
export const ruralSetbacks: Rule = {
  code: 'RURAL_SETBACKS',
  version: 2,
  article: STREET.source,
  check: (facts) => (isRuralRegime(facts) ? setbackChecks(facts) : []),
}
