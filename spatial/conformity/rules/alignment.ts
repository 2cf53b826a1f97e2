import { metres, percent, squareMetres } from '../figures.ts'
import { ar, fr, joined } from '../phrases.ts'
import { type Answer, checkServitudes, type EffectRule, lies, type Met } from '../servitudeChecks.ts'
import { THRESHOLDS } from '../thresholds.ts'
import type { Facts, Rule } from '../types.ts'

const { freeStripDepth, freeStripShare } = THRESHOLDS

/** Ground the riverain gives for nothing, m²: a strip 10 m deep along the frontage, at most a quarter of the plot (art. 37). */
export function freeStripM2({ parcel, frontage }: Facts): number {
  const quarter = parcel.areaM2 * freeStripShare.value
  return frontage ? Math.min(quarter, frontage.lengthM * freeStripDepth.value) : quarter
}

function answer(met: Met, facts: Facts): Answer {
  const struckM2 = met.servitude.overlapM2
  const limit = freeStripM2(facts)
  const free = squareMetres(Math.min(struckM2, limit))
  const [depth, share] = [metres(freeStripDepth.value), percent(freeStripShare.value)]
  const given = {
    fr: fr`Rien n'y est construit ; ${free} sont cédés sans indemnité (bande de ${depth}, au plus ${share} de la parcelle).`,
    ar: ar`لا يبنى فيها شيء؛ ${free} تسلم دون تعويض (شريط بعمق ${depth}، في حدود ${share} من القطعة).`,
  }
  const paid = squareMetres(struckM2 - limit)
  const beyond = {
    fr: fr`${paid} au-delà ouvrent droit à indemnité.`,
    ar: ar`ما زاد على ذلك، ${paid}، يستوجب التعويض.`,
  }
  return {
    verdict: met.contact === 'whole' ? 'noncompliant' : 'reserved',
    because: joined(lies(met, facts), given, struckM2 > limit ? beyond : null),
    measured: struckM2,
    limit,
    unit: 'm2',
  }
}

const SPEC: EffectRule = {
  rule: 'ALIGNMENT',
  article: 'Loi 12-90, art. 34 et 37',
  sought: { fr: "servitude d'alignement", ar: 'ارتفاقات التصفيف' },
  concerns: ({ effect }) => effect === 'alignment',
  answer,
}

/** Ground struck by a street to open or widen, and how much of it is given free. */
export const alignment: Rule = {
  code: 'ALIGNMENT',
  version: 1,
  article: SPEC.article,
  check: (facts) => checkServitudes(facts, SPEC),
}
