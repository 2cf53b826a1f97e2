import type { Bilingual } from '../../bilingual.ts'
import { isAtMost, metres, ratio } from '../figures.ts'
import type { GoverningZone } from '../governing.ts'
import { judged, withinPosition } from '../judgement.ts'
import { ar, fr, joined, notGiven } from '../phrases.ts'
import type { Check, Facts, FootprintFact, Rule } from '../types.ts'
import { demandOf, inEachZone, notPublished, PLAN_ARTICLE, publishedFigure, zoneCheck } from '../zoneChecks.ts'

type Answer = Parameters<typeof zoneCheck>[2]

/** Height against the width of the street: H ≤ ratio × L. */
function streetCheck(facts: Facts, at: GoverningZone): Answer {
  const figure = publishedFigure(at, 'prospect_street_ratio')
  if (!figure) return { verdict: 'unverified', because: notPublished(at, 'prospect_street_ratio'), unit: 'm' }
  const known = { unit: 'm', article: figure.article } as const
  const widthM = facts.frontage?.streetWidthM ?? null
  if (widthM === null) return { ...known, ...streetUnknown(facts) }
  const limit = figure.value * widthM
  const demand = demandOf('at_most', at, metres(limit), figure.printedLabel)
  const because = joined(streetSays(widthM, figure.value), demand)
  const { heightM } = facts.project
  if (heightM === undefined)
    return { ...known, limit, verdict: 'unverified', because: joined(notGiven('heightM'), because) }
  const verdict = isAtMost(heightM, limit, 'm') ? 'compliant' : 'noncompliant'
  return { ...known, limit, measured: heightM, verdict, because: joined(heightSays(heightM), because) }
}

function streetUnknown({ coverage }: Facts): Pick<Answer, 'verdict' | 'because'> & Partial<Answer> {
  const because = {
    fr: fr`La largeur de la voie n'est pas connue : la hauteur ne peut lui être comparée.`,
    ar: ar`عرض الطريق غير معروف: لا يمكن مقارنة الارتفاع به.`,
  }
  return coverage.streets.covered === 'whole'
    ? { verdict: 'unverified', because }
    : { verdict: 'unverified', relation: 'no_data', because }
}

const streetSays = (widthM: number, factor: number): Bilingual => ({
  fr: fr`La voie a ${metres(widthM)} de large (rapport ${ratio(factor)}).`,
  ar: ar`عرض الطريق ${metres(widthM)} (النسبة ${ratio(factor)}).`,
})

const heightSays = (heightM: number): Bilingual => ({
  fr: fr`Le projet s'élève à ${metres(heightM)}.`,
  ar: ar`ارتفاع المشروع ${metres(heightM)}.`,
})

/** Distance to the boundaries against the height: L ≥ ratio × H, and never under the printed minimum. */
function boundaryCheck(facts: Facts, at: GoverningZone): Answer {
  const factor = publishedFigure(at, 'prospect_boundary_ratio')
  const least = publishedFigure(at, 'prospect_boundary_min_m')
  if (!factor) return { verdict: 'unverified', because: notPublished(at, 'prospect_boundary_ratio'), unit: 'm' }
  const known = { unit: 'm', article: factor.article } as const
  const { heightM } = facts.project
  if (heightM === undefined) return { ...known, verdict: 'unverified', because: notGiven('heightM') }
  const limit = Math.max(factor.value * heightM, least?.value ?? 0)
  const demand = joined(heightSays(heightM), demandOf('at_least', at, metres(limit), factor.printedLabel))
  const measured = facts.footprint ? freeDistance(at, facts.footprint) : null
  if (measured === null) return { ...known, limit, verdict: 'unverified', because: joined(UNDRAWN, demand) }
  return { ...known, limit, measured, ...judgedDistance(facts, { measured, limit, demand }) }
}

/** A party wall, where the zone admits one (side set-back 0), faces nobody: the rear distance is the free one. */
function freeDistance(at: GoverningZone, { toBoundaryM, toRearM }: FootprintFact): number | null {
  const adjoining = publishedFigure(at, 'setback_side_m')?.value === 0 && isAtMost(Math.abs(toBoundaryM), 0, 'm')
  return adjoining ? toRearM : toBoundaryM
}

type Distance = { readonly measured: number; readonly limit: number; readonly demand: Bilingual }

function judgedDistance(
  { tolerance }: Facts,
  { measured, limit, demand }: Distance,
): Pick<Check, 'verdict' | 'because'> {
  const bothSides = tolerance.because === 'geographic_source'
  const verdict = judged({ measured, limit, sense: 'at_least', unit: 'm', doubt: tolerance.positionM, bothSides })
  const says = {
    fr: fr`Le bâtiment est à ${metres(measured)} de la limite la plus proche.`,
    ar: ar`يبعد البناء ${metres(measured)} عن أقرب حد.`,
  }
  const doubt = verdict === 'reserved' ? withinPosition(tolerance, tolerance.positionM) : null
  return { verdict, because: joined(says, demand, doubt) }
}

const UNDRAWN: Bilingual = {
  fr: fr`Le contour du bâtiment n'est pas dessiné : sa distance aux limites n'est pas mesurée.`,
  ar: ar`لم يرسم محيط البناء: لم تقس مسافته إلى الحدود.`,
}

/** Height against the street's width and against the distance to the boundaries. */
export const prospect: Rule = {
  code: 'PROSPECT',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) =>
    inEachZone(facts, (at) => [
      zoneCheck('PROSPECT', at, { ...streetCheck(facts, at), side: 'street' }),
      zoneCheck('PROSPECT', at, { ...boundaryCheck(facts, at), side: 'boundary' }),
    ]),
}
