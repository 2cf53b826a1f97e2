import { ar, fr, joined } from '../phrases.ts'
import { checkServitudes, type EffectRule, isLittoral, isWater, lies } from '../servitudeChecks.ts'
import type { Rule } from '../types.ts'

const SPEC: EffectRule = {
  rule: 'SERVITUDE_FORBIDS',
  article: 'Loi 12-90, art. 19',
  sought: { fr: 'servitude interdisant de construire', ar: 'ارتفاقات تمنع البناء' },
  concerns: (servitude) => servitude.effect === 'forbids' && !isLittoral(servitude) && !isWater(servitude),
  answer: (met, facts) => ({ verdict: 'noncompliant', because: joined(lies(met, facts), NOTHING_BUILT) }),
}

const NOTHING_BUILT = { fr: fr`Rien ne peut y être construit.`, ar: ar`لا يجوز البناء فيها.` }

/** Servitudes non aedificandi: struck ground can't be built on; a strip under the tolerance is an officer's to judge. */
export const servitudeForbids: Rule = {
  code: 'SERVITUDE_FORBIDS',
  version: 1,
  article: SPEC.article,
  check: (facts) => checkServitudes(facts, SPEC),
}
