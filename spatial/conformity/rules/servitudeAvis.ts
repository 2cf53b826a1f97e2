import type { Bilingual } from '../../bilingual.ts'
import { ar, fr, joined } from '../phrases.ts'
import { checkServitudes, type EffectRule, isLittoral, isWater, lies } from '../servitudeChecks.ts'
import type { Rule } from '../types.ts'

/** The avis to ask for: proposed by the machine, confirmed by a person. */
export const avisOf = (body: string | null): Bilingual =>
  body
    ? { fr: fr`Avis à demander : ${body} (proposé, à confirmer).`, ar: ar`رأي مطلوب: ${body} (مقترح، يجب تأكيده).` }
    : {
        fr: fr`Un avis est requis ; la source ne nomme pas l'organisme.`,
        ar: ar`الرأي مطلوب؛ المصدر لا يحدد الجهة.`,
      }

const SPEC: EffectRule = {
  rule: 'SERVITUDE_AVIS',
  article: 'Décret 2-92-832, art. 32',
  sought: { fr: 'servitude soumise à avis', ar: 'ارتفاقات تستوجب رأيا' },
  concerns: (servitude) => servitude.effect === 'requires_avis' && !isLittoral(servitude) && !isWater(servitude),
  answer: (met, facts) => ({ verdict: 'reserved', because: joined(lies(met, facts), avisOf(met.servitude.body)) }),
}

/** Servitudes under which a body must be heard before the permit. */
export const servitudeAvis: Rule = {
  code: 'SERVITUDE_AVIS',
  version: 1,
  article: SPEC.article,
  check: (facts) => checkServitudes(facts, SPEC),
}
