import type { Bilingual } from '../../bilingual.ts'
import type { GoverningZone } from '../governing.ts'
import { ar, fr, joined, LAND_USE_NAMES, listed, notGiven, OFFICER_DECIDES, zoneName } from '../phrases.ts'
import type { Check, Facts, LandUse, Regulation, Rule, Verdict } from '../types.ts'
import { inEachZone, PLAN_ARTICLE, zoneCheck } from '../zoneChecks.ts'

type Answer = { readonly verdict: Verdict; readonly because: Bilingual }

function useIn(at: GoverningZone, { project }: Facts): Check {
  const { regulation } = at.zone
  const article = regulation?.uses?.article ?? null
  return zoneCheck('USE', at, { ...answerOf(at, regulation, project.use), article })
}

function answerOf(at: GoverningZone, regulation: Regulation | null, use: LandUse | undefined): Answer {
  if (regulation?.buildable === false) return { verdict: 'noncompliant', because: notBuildable(at) }
  const uses = regulation?.uses
  if (!uses) return { verdict: 'unverified', because: joined(usesNotPublished(at), use ? null : notGiven('use')) }
  if (!use) return { verdict: 'unverified', because: joined(notGiven('use'), barred(at, uses.forbidden)) }
  if (uses.forbidden.includes(use)) return { verdict: 'noncompliant', because: sayUse(at, use, FORBIDS) }
  if (uses.permitted.includes(use)) return { verdict: 'compliant', because: sayUse(at, use, PERMITS) }
  return { verdict: 'reserved', because: joined(sayUse(at, use, SILENT), OFFICER_DECIDES) }
}

const PERMITS: Bilingual = { fr: 'admet', ar: 'يسمح' }
const FORBIDS: Bilingual = { fr: 'interdit', ar: 'يمنع' }
const SILENT: Bilingual = { fr: 'ne cite pas', ar: 'لا يذكر' }

function sayUse({ zone }: GoverningZone, use: LandUse, verb: Bilingual): Bilingual {
  const [name, label] = [zoneName(zone), LAND_USE_NAMES[use]]
  return {
    fr: fr`Le règlement de la zone ${name} ${verb} cet usage : ${label}.`,
    ar: ar`ضابط المنطقة ${name} ${verb} هذا الاستعمال: ${label}.`,
  }
}

function notBuildable({ zone }: GoverningZone): Bilingual {
  const name = zoneName(zone)
  return { fr: fr`La zone ${name} n'est pas constructible.`, ar: ar`المنطقة ${name} غير قابلة للبناء.` }
}

function usesNotPublished({ zone }: GoverningZone): Bilingual {
  const name = zoneName(zone)
  return {
    fr: fr`Les usages admis et interdits dans la zone ${name} ne sont pas publiés.`,
    ar: ar`الاستعمالات المسموح بها والممنوعة في المنطقة ${name} غير منشورة.`,
  }
}

function barred({ zone }: GoverningZone, forbidden: readonly LandUse[]): Bilingual | null {
  if (forbidden.length === 0) return null
  const [name, uses] = [zoneName(zone), listed(forbidden.map((use) => LAND_USE_NAMES[use]))]
  return { fr: fr`La zone ${name} interdit : ${uses}.`, ar: ar`تمنع المنطقة ${name}: ${uses}.` }
}

/** What the project is for against what the zone permits and forbids; a use it does not name is an officer's to judge. */
export const use: Rule = {
  code: 'USE',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => inEachZone(facts, (at) => [useIn(at, facts)]),
}
