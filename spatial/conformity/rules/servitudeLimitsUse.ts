import { ar, fr, joined, LAND_USE_NAMES, listed, notGiven } from '../phrases.ts'
import { type Answer, checkServitudes, type EffectRule, lies, type Met } from '../servitudeChecks.ts'
import type { Facts, Rule } from '../types.ts'

function answer(met: Met, facts: Facts): Answer {
  const { forbiddenUses } = met.servitude
  const { use } = facts.project
  if (forbiddenUses.length === 0) return { verdict: 'unverified', because: joined(lies(met, facts), NO_USES) }
  const uses = listed(forbiddenUses.map((one) => LAND_USE_NAMES[one]))
  const demand = { fr: fr`Y sont interdits : ${uses}.`, ar: ar`يمنع فيها: ${uses}.` }
  const because = joined(lies(met, facts), demand)
  if (!use) return { verdict: 'unverified', because: joined(because, notGiven('use')) }
  const name = LAND_USE_NAMES[use]
  const says = { fr: fr`Usage du projet : ${name}.`, ar: ar`استعمال المشروع: ${name}.` }
  return { verdict: forbiddenUses.includes(use) ? 'noncompliant' : 'compliant', because: joined(because, says) }
}

const NO_USES = {
  fr: fr`La source de la servitude ne dit pas quels usages sont interdits.`,
  ar: ar`مصدر الارتفاق لا يحدد الاستعمالات الممنوعة.`,
}

const SPEC: EffectRule = {
  rule: 'SERVITUDE_LIMITS_USE',
  article: 'Loi 12-90, art. 19',
  sought: { fr: "servitude limitant l'usage", ar: 'ارتفاقات تحد من الاستعمال' },
  concerns: ({ effect }) => effect === 'limits_use',
  answer,
}

/** Servitudes that bar some uses: the project's against their list. */
export const servitudeLimitsUse: Rule = {
  code: 'SERVITUDE_LIMITS_USE',
  version: 1,
  article: SPEC.article,
  check: (facts) => checkServitudes(facts, SPEC),
}
