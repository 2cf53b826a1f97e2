import type { Bilingual } from '../../bilingual.ts'
import { figure as figureText, isAtLeast, places, squareMetres } from '../figures.ts'
import type { GoverningZone } from '../governing.ts'
import { ar, fr, joined, LAND_USE_NAMES, notGiven, zoneName } from '../phrases.ts'
import type { Facts, LandUse, Parameter, Project, Rule } from '../types.ts'
import { demandOf, inEachZone, notPublished, PLAN_ARTICLE, publishedFigure, zoneCheck } from '../zoneChecks.ts'

type Answer = Parameters<typeof zoneCheck>[2]

type Norm = {
  readonly parameter: Parameter
  readonly counts: 'dwellings' | 'floorAreaM2'
  readonly required: (norm: number, count: number) => number
  readonly says: (norm: number, count: number) => Bilingual
}

const PER_DWELLING: Norm = {
  parameter: 'parking_per_dwelling',
  counts: 'dwellings',
  required: (norm, dwellings) => norm * dwellings,
  says: (norm, dwellings) => ({
    fr: fr`Logements : ${figureText(dwellings)}, à ${places(norm)} chacun.`,
    ar: ar`عدد المساكن: ${figureText(dwellings)}، لكل منها ${places(norm)}.`,
  }),
}

const perSquareMetre = (parameter: Parameter): Norm => ({
  parameter,
  counts: 'floorAreaM2',
  required: (norm, floorM2) => (norm > 0 ? floorM2 / norm : 0),
  says: (norm, floorM2) => ({
    fr: fr`${squareMetres(floorM2)} de plancher, à une place pour ${squareMetres(norm)}.`,
    ar: ar`${squareMetres(floorM2)} من الأرضيات، بموقف لكل ${squareMetres(norm)}.`,
  }),
})

const NORMS: Readonly<Partial<Record<LandUse, Norm>>> = {
  individual_housing: PER_DWELLING,
  collective_housing: PER_DWELLING,
  offices: perSquareMetre('parking_m2_per_place_offices'),
  commerce: perSquareMetre('parking_m2_per_place_commerce'),
}

function parkingIn(at: GoverningZone, { project }: Facts): Answer {
  if (!project.use) return { verdict: 'unverified', because: notGiven('use'), unit: 'places' }
  const norm = NORMS[project.use]
  if (!norm) return { verdict: 'unverified', because: noNorm(at, project.use), unit: 'places' }
  const printed = publishedFigure(at, norm.parameter)
  if (!printed) return { verdict: 'unverified', because: notPublished(at, norm.parameter), unit: 'places' }
  const known = { unit: 'places', article: printed.article } as const
  const count = project[norm.counts]
  if (count === undefined) return { ...known, verdict: 'unverified', because: notGiven(norm.counts) }
  const limit = wholePlaces(norm.required(printed.value, count))
  const demand = demandOf('at_least', at, places(limit), printed.printedLabel)
  return { ...known, limit, ...provided(project, limit, joined(norm.says(printed.value, count), demand)) }
}

/** Places are whole: 8.2 places needed are met by 9. The crumb is what 0.1 × 3 leaves in binary. */
const wholePlaces = (needed: number): number => Math.ceil(needed - 1e-9)

function provided({ parkingPlaces }: Project, limit: number, demand: Bilingual): Answer {
  if (parkingPlaces === undefined) return { verdict: 'unverified', because: joined(notGiven('parkingPlaces'), demand) }
  const given = places(parkingPlaces)
  const says = { fr: fr`Le projet prévoit ${given}.`, ar: ar`يتضمن المشروع ${given}.` }
  const verdict = isAtLeast(parkingPlaces, limit, 'places') ? 'compliant' : 'noncompliant'
  return { verdict, measured: parkingPlaces, because: joined(says, demand) }
}

function noNorm({ zone }: GoverningZone, use: LandUse): Bilingual {
  const [name, label] = [zoneName(zone), LAND_USE_NAMES[use]]
  return {
    fr: fr`Le règlement chargé de la zone ${name} ne donne pas de norme de stationnement pour cet usage : ${label}.`,
    ar: ar`ضابط المنطقة ${name} المحمل لا يحدد قاعدة لمواقف السيارات لهذا الاستعمال: ${label}.`,
  }
}

/** Parking places by dwelling, or by floor area for offices and commerce. */
export const parking: Rule = {
  code: 'PARKING',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) => inEachZone(facts, (at) => [zoneCheck('PARKING', at, { unit: 'places', ...parkingIn(at, facts) })]),
}
