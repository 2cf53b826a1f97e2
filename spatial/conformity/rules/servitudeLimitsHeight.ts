import { isAtMost, metres } from '../figures.ts'
import { ar, fr, joined, notGiven } from '../phrases.ts'
import { type Answer, checkServitudes, type EffectRule, lies, type Met } from '../servitudeChecks.ts'
import type { Facts, Rule } from '../types.ts'

function answer(met: Met, facts: Facts): Answer {
  const { heightLimitM: limit } = met.servitude
  const { heightM } = facts.project
  if (limit === null) return { verdict: 'unverified', because: joined(lies(met, facts), NO_LIMIT), unit: 'm' }
  const demand = {
    fr: fr`La hauteur y est limitée à ${metres(limit)}.`,
    ar: ar`الارتفاع محدد فيها في ${metres(limit)}.`,
  }
  const because = joined(lies(met, facts), demand)
  if (heightM === undefined)
    return { verdict: 'unverified', because: joined(because, notGiven('heightM')), limit, unit: 'm' }
  const says = { fr: fr`Le projet s'élève à ${metres(heightM)}.`, ar: ar`ارتفاع المشروع ${metres(heightM)}.` }
  const verdict = isAtMost(heightM, limit, 'm') ? 'compliant' : 'noncompliant'
  return { verdict, because: joined(because, says), measured: heightM, limit, unit: 'm' }
}

const NO_LIMIT = {
  fr: fr`La source de la servitude ne donne pas la hauteur admise.`,
  ar: ar`مصدر الارتفاق لا يحدد الارتفاع المسموح به.`,
}

const SPEC: EffectRule = {
  rule: 'SERVITUDE_LIMITS_HEIGHT',
  article: 'Loi 12-90, art. 19',
  sought: { fr: 'servitude limitant la hauteur', ar: 'ارتفاقات تحد من الارتفاع' },
  concerns: ({ effect }) => effect === 'limits_height',
  answer,
}

/** Servitudes non altius tollendi: the declared height against the one admitted. */
export const servitudeLimitsHeight: Rule = {
  code: 'SERVITUDE_LIMITS_HEIGHT',
  version: 1,
  article: SPEC.article,
  check: (facts) => checkServitudes(facts, SPEC),
}
