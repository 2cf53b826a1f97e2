import { isOverlap } from '../contact.ts'
import { isAtLeast, metres } from '../figures.ts'
import { inDomain } from '../naturalDomain.ts'
import { ar, fr, joined, OFFICER_DECIDES, servitudeName, TO_CONFIRM } from '../phrases.ts'
import { type Answer, type EffectRule, isWater, metBy, servitudeCheck, silence } from '../servitudeChecks.ts'
import { isUnconfirmed, THRESHOLDS } from '../thresholds.ts'
import { distanceDoubt } from '../tolerance.ts'
import type { Check, Facts, Rule, ServitudeFact } from '../types.ts'

const MARGIN = THRESHOLDS.waterMargin

const PUBLIC_DOMAIN = {
  fr: fr`Le domaine public hydraulique et ses francs-bords ne se construisent pas.`,
  ar: ar`لا يبنى في الملك العمومي المائي ولا على ضفافه الحرة.`,
}

/** Beside a watercourse whose source draws no margin: the usual width, never enough to refuse while unconfirmed. */
function besideWater({ tolerance }: Facts, servitude: ServitudeFact): Answer {
  const measured = servitude.distanceM
  const clear = isAtLeast(measured, MARGIN.value + distanceDoubt(tolerance, servitude.toleranceM), 'm')
  const name = servitudeName(servitude)
  const confirm = isUnconfirmed(MARGIN) ? TO_CONFIRM : { fr: '', ar: '' }
  const says = {
    fr: fr`La parcelle est à ${metres(measured)} de : ${name} ; franc-bord de ${metres(MARGIN.value)} ${confirm}.`,
    ar: ar`تبعد القطعة ${metres(measured)} عن: ${name}؛ الضفة الحرة ${metres(MARGIN.value)} ${confirm}.`,
  }
  return {
    verdict: clear ? 'compliant' : 'reserved',
    relation: clear ? 'outside' : 'near',
    because: joined(says, clear ? null : OFFICER_DECIDES),
    measured,
    limit: MARGIN.value,
    unit: 'm',
  }
}

function waterCheck(facts: Facts, servitude: ServitudeFact): readonly Check[] {
  const met = metBy(facts, servitude)
  const marginUnknown = servitude.bufferM === null && !isOverlap(servitude)
  if (!marginUnknown && met.contact === 'apart') return []
  const answer = marginUnknown ? besideWater(facts, servitude) : inDomain(met, facts, PUBLIC_DOMAIN)
  return [servitudeCheck('WATER_MARGIN', met, { article: MARGIN.source, ...answer })]
}

const SPEC: Pick<EffectRule, 'rule' | 'article' | 'sought'> = {
  rule: 'WATER_MARGIN',
  article: MARGIN.source,
  sought: { fr: "marge de cours d'eau", ar: 'ضفاف المجاري المائية' },
}

/** Rivers, canals and their free margins (francs-bords). */
export const waterMargin: Rule = {
  code: 'WATER_MARGIN',
  version: 1,
  article: MARGIN.source,
  check: (facts) => {
    const found = facts.servitudes.filter(isWater).flatMap((servitude) => waterCheck(facts, servitude))
    return [...found, ...silence(facts, SPEC, found.length)]
  },
}
