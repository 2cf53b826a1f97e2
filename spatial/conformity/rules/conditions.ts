import type { Bilingual } from '../../bilingual.ts'
import type { GoverningZone } from '../governing.ts'
import { ar, fr, zoneName } from '../phrases.ts'
import type { Check, Condition, Rule } from '../types.ts'
import { inEachZone, PLAN_ARTICLE, zoneCheck } from '../zoneChecks.ts'

const conditionsIn = (at: GoverningZone): readonly Check[] =>
  (at.zone.regulation?.conditions ?? []).map((condition) => conditionIn(at, condition))

/** The machine reads the words and judges nothing: « unverified » until a person does. */
function conditionIn(at: GoverningZone, condition: Condition): Check {
  const { sector, article } = condition
  return zoneCheck('CONDITIONS', at, {
    side: sector === null ? 'conditions' : 'sector-conditions',
    verdict: 'unverified',
    because: toBeJudged(at, sector),
    quoted: { fr: condition.fr, ar: condition.ar },
    article,
  })
}

function toBeJudged({ zone }: GoverningZone, sector: string | null): Bilingual {
  const name = zoneName({ ...zone, sector })
  return {
    fr: fr`Le règlement de la zone ${name} pose des conditions particulières qu'aucun calcul ne vérifie : un agent les apprécie.`,
    ar: ar`يضع ضابط المنطقة ${name} شروطا خاصة لا يتحقق منها أي حساب: يعود تقديرها إلى موظف مختص.`,
  }
}

/** The special conditions of each zone that binds, in the words of its règlement, for a person to judge. */
export const conditions: Rule = {
  code: 'CONDITIONS',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => inEachZone(facts, conditionsIn),
}
