import type { Bilingual } from '../../bilingual.ts'
import { relationOf } from '../contact.ts'
import { metres, percent, squareMetres } from '../figures.ts'
import { applicableZones, type GoverningZone, governingPlans, planEvidence, zonesMet } from '../governing.ts'
import { ar, fr, joined, OFFICER_DECIDES, planName, zoneCalled, zoneName } from '../phrases.ts'
import { parcelCheck } from '../projectFigures.ts'
import { contactDoubt } from '../tolerance.ts'
import type { Check, Facts, PlanFact, Rule, Verdict } from '../types.ts'
import { PLAN_ARTICLE, zoneCheck } from '../zoneChecks.ts'

type Place = { readonly verdict: Verdict; readonly because: Bilingual }

/** A zone that binds: alone it is the parcel's zone, with others the parcel is split. */
function bindingZone(at: GoverningZone, count: number): Place {
  const called = zoneCalled(at.zone)
  const [area, share] = [squareMetres(at.zone.overlapM2), percent(at.zone.overlapShare)]
  const says = {
    fr: fr`La zone ${called} couvre ${share} de la parcelle (${area}).`,
    ar: ar`تغطي المنطقة ${called} ${share} من القطعة (${area}).`,
  }
  return count === 1 ? { verdict: 'compliant', because: says } : { verdict: 'reserved', because: joined(says, SPLIT) }
}

const SPLIT: Bilingual = {
  fr: fr`La parcelle est partagée entre plusieurs zones : chaque règlement est vérifié, un agent décide lequel l'emporte.`,
  ar: ar`القطعة مقسمة بين عدة مناطق: يتحقق من كل ضابط، ويقرر موظف مختص أيها يطبق.`,
}

/** A zone met only within the tolerance, or along a shared edge. */
function neighbouringZone(facts: Facts, { zone, plan, contact }: GoverningZone): Place {
  const name = zoneName(zone)
  if (contact === 'touching')
    return {
      verdict: 'compliant',
      because: {
        fr: fr`La zone ${name} borde la parcelle sans y entrer.`,
        ar: ar`المنطقة ${name} تحاذي القطعة دون دخولها.`,
      },
    }
  const doubt = metres(contactDoubt(facts.tolerance, plan.toleranceM))
  const area = squareMetres(zone.overlapM2)
  const because = {
    fr: fr`La zone ${name} touche la parcelle sur ${area}, dans la tolérance de ${doubt}.`,
    ar: ar`المنطقة ${name} تلامس القطعة على ${area}، ضمن هامش التسامح ${doubt}.`,
  }
  return { verdict: 'reserved', because: joined(because, OFFICER_DECIDES) }
}

/** Ground of a governing plan where no zone is loaded. */
function unzoned(facts: Facts, plan: PlanFact): readonly Check[] {
  const zones = facts.zones.filter(({ versionId }) => versionId === plan.versionId)
  const leftM2 = plan.overlapM2 - zones.reduce((sum, { overlapM2 }) => sum + overlapM2, 0)
  if (zones.length > 0 && leftM2 <= Math.max(facts.tolerance.sliverM, plan.toleranceM) * facts.parcel.widthM) return []
  const [left, name] = [squareMetres(leftM2), planName(plan)]
  return [
    parcelCheck('ZONE', facts, {
      verdict: 'unverified',
      relation: 'no_data',
      article: PLAN_ARTICLE,
      because: {
        fr: fr`${left} de la parcelle ne sont dans aucune zone chargée du ${name}.`,
        ar: ar`${left} من القطعة لا تقع في أي منطقة محملة من التصميم ${name}.`,
      },
      overlapM2: leftM2,
      overlapShare: leftM2 / facts.parcel.areaM2,
      evidence: planEvidence(plan),
    }),
  ]
}

/** In which zone the parcel lies, or how it is split; a strip under the tolerance splits nothing. */
export const zone: Rule = {
  code: 'ZONE',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => {
    const binding = applicableZones(facts)
    const placed = zonesMet(facts).map((at) => {
      const binds = binding.find(({ zone: { zoneId } }) => zoneId === at.zone.zoneId)
      return binds
        ? zoneCheck('ZONE', binds, bindingZone(binds, binding.length))
        : zoneCheck('ZONE', at, { ...neighbouringZone(facts, at), relation: relationOf(at.contact) })
    })
    return [...placed, ...governingPlans(facts).flatMap((plan) => unzoned(facts, plan))]
  },
}
