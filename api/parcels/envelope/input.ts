import type { MultiPolygon } from 'geojson'
import { applicableZones, type GoverningZone, governingPlans } from '../../../spatial/conformity/governing.ts'
import { ar, fr, zoneName } from '../../../spatial/conformity/phrases.ts'
import { arePlansKnown, isRuralRegime } from '../../../spatial/conformity/rural.ts'
import { THRESHOLDS, type Threshold } from '../../../spatial/conformity/thresholds.ts'
import type { Facts, Parameter, RegulationFigure } from '../../../spatial/conformity/types.ts'
import { PLAN_ARTICLE } from '../../../spatial/conformity/zoneChecks.ts'
import { classifySides, corrected } from '../../../spatial/envelope/classifySides.ts'
import type {
  EnvelopeInput,
  EnvelopeServitude,
  EnvelopeZone,
  Figures,
  SideKind,
} from '../../../spatial/envelope/types.ts'
import type { PolygonRings } from '../../../spatial/geometry/types.ts'
import type { Shapes } from './envelopeQuery.ts'

/** What a caller brings of its own: figures that stand over those of every zone, sides corrected by hand. */
export type Rules = {
  readonly figures?: Readonly<Partial<Record<Parameter, number | null>>> | undefined
  readonly sides?: readonly { readonly edge: number; readonly kind: SideKind }[] | undefined
}

type Gathered = {
  readonly outline: MultiPolygon
  readonly facts: Facts
  readonly shapes: Shapes
}

const NOTHING: MultiPolygon = { type: 'MultiPolygon', coordinates: [] }

const ringsOf = ({ coordinates }: MultiPolygon) => coordinates as unknown as readonly PolygonRings[] // pairs, as PostGIS wrote them

/** Everything the envelope is computed from. Pure. */
export function inputOf(gathered: Gathered, rules: Rules): EnvelopeInput {
  const { outline, facts, shapes } = gathered
  const parcel = ringsOf(outline)
  const ground = ringsOf(shapes.ground)
  const streets = shapes.streets.map(({ way, ...street }) => ({ ...street, polygons: ringsOf(way) }))
  const { sides, known } = classifySides(ground, streets)
  const said = rules.sides ?? []
  return {
    parcel,
    ground,
    areaM2: facts.parcel.areaM2,
    widthM: facts.parcel.widthM,
    positionM: facts.tolerance.positionM,
    sides: corrected(sides, said),
    sidesKnown: known || said.length > 0,
    zones: zonesOf(gathered, rules).map((zone) => withGiven(zone, rules)),
    noPlan: noPlanOf(gathered),
    servitudes: servitudesOf(facts, shapes),
    servitudesCovered: facts.coverage.servitudes.covered,
  }
}

function noPlanOf({ facts }: Gathered): EnvelopeInput['noPlan'] {
  if (arePlansKnown(facts) || governingPlans(facts).length > 0) return null
  return facts.commune?.urban === false ? 'rural' : 'other'
}

function zonesOf({ outline, facts, shapes }: Gathered, rules: Rules): readonly EnvelopeZone[] {
  const zones = applicableZones(facts)
  const whole = { polygons: ringsOf(outline), buildable: null }
  if (zones.length === 0 && isRuralRegime(facts)) return [{ ...whole, ...RURAL }]
  if (zones.length === 0 && rules.figures) return [{ ...whole, ...GIVEN }]
  return zones.map((at) => {
    const fills = zones.length === 1 && at.contact === 'whole'
    return zoneOf(at, ringsOf(fills ? outline : (shapes.zones[at.zone.zoneId] ?? NOTHING)))
  })
}

function zoneOf({ zone }: GoverningZone, polygons: readonly PolygonRings[]): EnvelopeZone {
  const name = zoneName(zone)
  return {
    zoneId: zone.zoneId,
    nameFr: fr`Zone ${name}`,
    nameAr: ar`المنطقة ${name}`,
    polygons,
    figures: zone.regulation && printed(zone.regulation.figures),
    buildable: zone.regulation?.buildable ?? null,
    source: 'plan',
  }
}

const printed = (figures: Figures): Figures =>
  Object.fromEntries(
    Object.entries(figures).map(([parameter, figure]) => [
      parameter,
      { ...figure, article: figure.article ?? PLAN_ARTICLE },
    ]),
  )

const sourced = ({ value, source }: Threshold): RegulationFigure => ({ value, article: source, printedLabel: null })

/** The decree's own maxima in a rural commune known to be without a plan that binds (12-90 art. 46; 2-92-832 art. 34). */
const RURAL = {
  zoneId: 'rural',
  nameFr: 'Hors de tout plan',
  nameAr: 'خارج أي تصميم',
  source: 'rural',
  figures: {
    min_area_m2: sourced(THRESHOLDS.ruralMinArea),
    footprint_ratio_max: sourced(THRESHOLDS.ruralFootprintRatio),
    height_max_m: sourced(THRESHOLDS.ruralHeight),
    setback_street_m: sourced(THRESHOLDS.ruralStreetSetback),
    setback_side_m: sourced(THRESHOLDS.ruralBoundarySetback),
    setback_rear_m: sourced(THRESHOLDS.ruralBoundarySetback),
  },
} as const

const GIVEN = {
  zoneId: 'given',
  nameFr: 'Règles saisies',
  nameAr: 'القواعد المدخلة',
  source: 'given',
  figures: {},
} as const

function withGiven(zone: EnvelopeZone, { figures }: Rules): EnvelopeZone {
  if (!figures) return zone
  const given = Object.entries(figures).map(([parameter, value]) => [
    parameter,
    { value, article: null, printedLabel: null },
  ])
  return { ...zone, figures: { ...zone.figures, ...Object.fromEntries(given) } }
}

const servitudesOf = ({ servitudes }: Facts, shapes: Shapes): readonly EnvelopeServitude[] =>
  servitudes.flatMap(({ servitudeId, nameFr, nameAr, act, effect, heightLimitM }) => {
    const struck = shapes.servitudes[servitudeId]
    return struck ? [{ servitudeId, nameFr, nameAr, act, effect, heightLimitM, polygons: ringsOf(struck) }] : []
  })
