import { isOverlap } from '../contact.ts'
import { metres } from '../figures.ts'
import { judged, withinPosition } from '../judgement.ts'
import { inDomain } from '../naturalDomain.ts'
import { ar, fr, joined, servitudeName } from '../phrases.ts'
import { type Answer, type EffectRule, isLittoral, metBy, servitudeCheck, silence } from '../servitudeChecks.ts'
import { THRESHOLDS } from '../thresholds.ts'
import { distanceDoubt } from '../tolerance.ts'
import type { Check, Facts, Rule, ServitudeFact } from '../types.ts'

const STRIP = THRESHOLDS.littoralStrip

const NOT_BUILT = {
  fr: fr`La bande de ${metres(STRIP.value)} comptée depuis le rivage n'est pas constructible.`,
  ar: ar`الشريط الممتد على ${metres(STRIP.value)} من الشاطئ غير قابل للبناء.`,
}

/** Outside the maritime domain: how far, against the strip's 100 m. */
function fromShore({ tolerance }: Facts, servitude: ServitudeFact): Answer {
  const doubt = distanceDoubt(tolerance, servitude.toleranceM)
  const measured = servitude.distanceM
  const verdict = judged({ measured, limit: STRIP.value, sense: 'at_least', unit: 'm', doubt, bothSides: true })
  const name = servitudeName(servitude)
  const says = {
    fr: fr`La parcelle est à ${metres(measured)} de : ${name}.`,
    ar: ar`تبعد القطعة ${metres(measured)} عن: ${name}.`,
  }
  const because = joined(says, NOT_BUILT, verdict === 'reserved' ? withinPosition(tolerance, doubt) : null)
  const relation = verdict === 'noncompliant' ? 'crosses' : verdict === 'reserved' ? 'near' : 'outside'
  return { verdict, because, relation, measured, limit: STRIP.value, unit: 'm' }
}

const byDistance = (servitude: ServitudeFact): boolean => servitude.kind === 'maritime_domain' && !isOverlap(servitude)

function shoreCheck(facts: Facts, servitude: ServitudeFact): readonly Check[] {
  const met = metBy(facts, servitude)
  if (byDistance(servitude))
    return [servitudeCheck('LITTORAL', met, { article: STRIP.source, ...fromShore(facts, servitude) })]
  return met.contact === 'apart'
    ? []
    : [servitudeCheck('LITTORAL', met, { article: STRIP.source, ...inDomain(met, facts, NOT_BUILT) })]
}

const SPEC: Pick<EffectRule, 'rule' | 'article' | 'sought'> = {
  rule: 'LITTORAL',
  article: STRIP.source,
  sought: { fr: 'bande littorale', ar: 'شريط الساحل' },
}

/** The shore: maritime domain, and the 100 m of law 81-12 where nothing is built. */
export const littoral: Rule = {
  code: 'LITTORAL',
  version: 1,
  article: STRIP.source,
  check: (facts) => {
    const found = facts.servitudes.filter(isLittoral).flatMap((servitude) => shoreCheck(facts, servitude))
    return [...found, ...silence(facts, SPEC, found.length)]
  },
}
