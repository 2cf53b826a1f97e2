import type { Bilingual } from '../../bilingual.ts'
import { metres, squareMetres } from '../figures.ts'
import type { GoverningZone } from '../governing.ts'
import { judged, withinPosition } from '../judgement.ts'
import { ar, fr, joined, listed } from '../phrases.ts'
import type { Check, Facts, FootprintFact, Parameter, Rule } from '../types.ts'
import {
  demandOf,
  FIGURE_NAMES,
  inEachZone,
  notPublished,
  PLAN_ARTICLE,
  publishedFigure,
  zoneCheck,
} from '../zoneChecks.ts'

type Side = {
  readonly parameter: Parameter
  readonly measure: (footprint: FootprintFact) => number | null
  readonly name: Bilingual
}

const SIDES: readonly Side[] = [
  { parameter: 'setback_street_m', measure: ({ toStreetM }) => toStreetM, name: { fr: 'la voie', ar: 'الطريق' } },
  {
    parameter: 'setback_side_m',
    measure: ({ toBoundaryM }) => toBoundaryM,
    name: { fr: 'la limite la plus proche', ar: 'أقرب حد' },
  },
  {
    parameter: 'setback_rear_m',
    measure: ({ toRearM }) => toRearM,
    name: { fr: 'la limite de fond', ar: 'الحد الخلفي' },
  },
]

function sideCheck(facts: Facts, at: GoverningZone, { side, footprint }: Measured): Check {
  const figure = publishedFigure(at, side.parameter)
  const of = { side: side.parameter, unit: 'm' } as const
  if (!figure)
    return zoneCheck('SETBACKS', at, { ...of, verdict: 'unverified', because: notPublished(at, side.parameter) })
  const measured = side.measure(footprint)
  const limit = figure.value
  const known = { ...of, limit, article: figure.article, measured } as const
  const demand = demandOf('at_least', at, metres(limit), figure.printedLabel)
  if (measured === null)
    return zoneCheck('SETBACKS', at, { ...known, verdict: 'unverified', because: joined(unmeasured(side), demand) })
  return zoneCheck('SETBACKS', at, { ...known, ...judgedSetback(facts, { measured, limit, side, demand }) })
}

type Measured = { readonly side: Side; readonly footprint: FootprintFact }
type Setback = { readonly measured: number; readonly limit: number; readonly side: Side; readonly demand: Bilingual }

function judgedSetback(
  { tolerance }: Facts,
  { measured, limit, side, demand }: Setback,
): Pick<Check, 'verdict' | 'because'> {
  const bothSides = tolerance.because === 'geographic_source'
  const doubt = tolerance.positionM
  const verdict = judged({ measured, limit, sense: 'at_least', unit: 'm', doubt, bothSides })
  const distance = metres(measured)
  const says = {
    fr: fr`Le bâtiment est à ${distance} de ${side.name}.`,
    ar: ar`يبعد البناء ${distance} عن ${side.name}.`,
  }
  return { verdict, because: joined(says, demand, verdict === 'reserved' ? withinPosition(tolerance, doubt) : null) }
}

const unmeasured = (side: Side): Bilingual => ({
  fr: fr`La distance du bâtiment à ${side.name} n'est pas mesurée : aucune voie connue ne borde la parcelle.`,
  ar: ar`لم تقس مسافة البناء إلى ${side.name}: لا يحد القطعة أي طريق معروف.`,
})

/** Without a drawing nothing is measured; the sentence says what the zone would ask. */
function undrawn(at: GoverningZone): Check {
  const asked = SIDES.flatMap(({ parameter }) => {
    const figure = publishedFigure(at, parameter)
    const name = FIGURE_NAMES[parameter]
    return figure ? [{ fr: fr`${name} ${metres(figure.value)}`, ar: ar`${name} ${metres(figure.value)}` }] : []
  })
  const demand = { fr: fr`Le règlement demande : ${listed(asked)}.`, ar: ar`يشترط الضابط: ${listed(asked)}.` }
  const missing = SIDES.filter(({ parameter }) => !publishedFigure(at, parameter)).map(({ parameter }) =>
    notPublished(at, parameter),
  )
  return zoneCheck('SETBACKS', at, {
    verdict: 'unverified',
    because: joined(NO_DRAWING, asked.length > 0 ? demand : null, ...missing),
    unit: 'm',
  })
}

const NO_DRAWING: Bilingual = {
  fr: fr`Le contour du bâtiment n'est pas dessiné : les reculs ne sont pas mesurés.`,
  ar: ar`لم يرسم محيط البناء: لم تقس الارتدادات.`,
}

const NOISE_M2 = 0.01

function beyondParcel(at: GoverningZone, { outsideM2 }: FootprintFact): readonly Check[] {
  if (outsideM2 <= NOISE_M2) return []
  const area = squareMetres(outsideM2)
  const because = {
    fr: fr`Le bâtiment dessiné dépasse de la parcelle de ${area}.`,
    ar: ar`يتجاوز البناء المرسوم حدود القطعة بمساحة ${area}.`,
  }
  const overrun = { measured: outsideM2, limit: 0, unit: 'm2', side: 'outside' } as const
  return [zoneCheck('SETBACKS', at, { ...overrun, verdict: 'noncompliant', because })]
}

/** The drawn building's distance to the street, to the nearest boundary and to the rear, each against the zone's figure. */
export const setbacks: Rule = {
  code: 'SETBACKS',
  version: 1,
  article: PLAN_ARTICLE,
  check: (facts) =>
    inEachZone(facts, (at) => {
      const { footprint } = facts
      if (!footprint) return [undrawn(at)]
      return [...beyondParcel(at, footprint), ...SIDES.map((side) => sideCheck(facts, at, { side, footprint }))]
    }),
}
