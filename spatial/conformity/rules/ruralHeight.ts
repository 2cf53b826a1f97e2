import { metres } from '../figures.ts'
import { ar, fr, joined, notGiven } from '../phrases.ts'
import { parcelCheck } from '../projectFigures.ts'
import { isRuralRegime, underMaximum } from '../rural.ts'
import { THRESHOLDS } from '../thresholds.ts'
import type { Check, Facts, Rule } from '../types.ts'

const MAXIMUM = THRESHOLDS.ruralHeight

function heightCheck(facts: Facts): Check {
  const { heightM } = facts.project
  const most = metres(MAXIMUM.value)
  const demand = {
    fr: fr`Hors de tout plan, la hauteur est limitée à ${most}.`,
    ar: ar`خارج أي تصميم يحدد الارتفاع في ${most}.`,
  }
  const known = { relation: 'inside', article: MAXIMUM.source, limit: MAXIMUM.value, unit: MAXIMUM.unit } as const
  if (heightM === undefined)
    return parcelCheck('RURAL_HEIGHT', facts, {
      ...known,
      verdict: 'unverified',
      because: joined(notGiven('heightM'), demand),
    })
  const says = { fr: fr`Le projet s'élève à ${metres(heightM)}.`, ar: ar`ارتفاع المشروع ${metres(heightM)}.` }
  return parcelCheck('RURAL_HEIGHT', facts, {
    ...known,
    verdict: underMaximum(heightM, MAXIMUM.value, MAXIMUM.unit),
    because: joined(says, demand),
    measured: heightM,
  })
}

/** At most 8.50 m, in a rural commune known to be outside any plan. */
export const ruralHeight: Rule = {
  code: 'RURAL_HEIGHT',
  version: 2,
  article: MAXIMUM.source,
  check: (facts) => (isRuralRegime(facts) ? [heightCheck(facts)] : []),
}
