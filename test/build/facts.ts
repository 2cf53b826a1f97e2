import type { Point } from 'geojson'
import { toleranceOf } from '../../spatial/conformity/tolerance.ts'
import type {
  Facts,
  FootprintFact,
  LayerCoverage,
  NeighbourFact,
  Parameter,
  PlanFact,
  Regulation,
  RegulationFigure,
  ServitudeFact,
  ZoneFact,
} from '../../spatial/conformity/types.ts'
import type { Day } from '../../spatial/day.ts'
import { parseDay } from '../../spatial/day.ts'

/** A day written in a test; a slip of the pen fails at once. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new Error(`${text} is not a day`)
  return parsed
}

const POINT: Point = { type: 'Point', coordinates: [-7.6, 33.55] }
const LOADED: LayerCoverage = { covered: 'whole', dataDate: day('2026-03-01'), source: 'Agence urbaine' }
export const NOT_LOADED: LayerCoverage = { covered: 'none', dataDate: null, source: null }
export const HALF_LOADED: LayerCoverage = { covered: 'partial', dataDate: day('2026-03-01'), source: 'Agence urbaine' }

/** A plot of 20 m × 30 m in a plan in force and in one zone whose règlement prints nothing, everything loaded and known. */
export function facts(changes: Partial<Facts> = {}): Facts {
  return {
    on: day('2026-11-24'),
    tolerance: toleranceOf('legal_source'),
    parcel: { srid: 26191, areaM2: 600, perimeterM: 100, widthM: 20, at: POINT },
    commune: { code: '06.141.01.01', nameFr: 'Anfa', nameAr: 'أنفا', urban: true, outline: 'approximate' },
    plans: [plan()],
    zones: [zone()],
    servitudes: [],
    neighbours: [],
    frontage: { lengthM: 20, streetWidthM: 15, streetName: 'rue des Orangers' },
    footprint: null,
    coverage: { servitudes: LOADED, cadastre: LOADED, streets: LOADED, plans: LOADED },
    project: {},
    ...changes,
  }
}

export const plan = (changes: Partial<PlanFact> = {}): PlanFact => ({
  versionId: 'v1',
  plan: 'PA-ANFA',
  planNameFr: "Plan d'aménagement d'Anfa",
  planNameAr: 'تصميم تهيئة أنفا',
  version: '2019',
  state: 'in_force',
  since: day('2019-05-02'),
  act: 'Décret 2-19-100',
  dataDate: day('2025-01-15'),
  toleranceM: 0.2,
  overlapM2: 600,
  overlapShare: 1,
  ...changes,
})

export const zone = (changes: Partial<ZoneFact> = {}): ZoneFact => ({
  zoneId: 'z1',
  versionId: 'v1',
  code: 'B4',
  sector: null,
  labelFr: 'habitat collectif',
  labelAr: 'سكن جماعي',
  overlapM2: 600,
  overlapShare: 1,
  overlapDepthM: 12,
  distanceM: 0,
  regulation: regulation({}),
  at: POINT,
  ...changes,
})

/** A règlement that prints the figures given, each in article 5. */
export function regulation(
  values: Partial<Record<Parameter, number | null>>,
  uses: Regulation['uses'] = null,
): Regulation {
  const figures: Partial<Record<Parameter, RegulationFigure>> = {}
  for (const [parameter, value] of Object.entries(values))
    figures[parameter as Parameter] = { value, article: 'Règlement, art. 5', printedLabel: null } // keys are Parameter
  return { figures, uses, buildable: null }
}

/** A zone that prints the figures given. */
export const zoneWith = (
  values: Partial<Record<Parameter, number | null>>,
  changes: Partial<ZoneFact> = {},
): ZoneFact => zone({ regulation: regulation(values), ...changes })

export const servitude = (changes: Partial<ServitudeFact> = {}): ServitudeFact => ({
  servitudeId: 's1',
  kind: 'power_line',
  effect: 'forbids',
  nameFr: 'Ligne 60 kV Tit Mellil',
  nameAr: 'خط 60 ك ف تيط مليل',
  act: null,
  body: null,
  heightLimitM: null,
  forbiddenUses: [],
  bufferM: 12,
  source: 'ONEE',
  dataDate: day('2024-06-30'),
  toleranceM: 0.2,
  overlapM2: 120,
  overlapShare: 0.2,
  overlapDepthM: 4.6,
  distanceM: 0,
  at: POINT,
  ...changes,
})

export const neighbour = (changes: Partial<NeighbourFact> = {}): NeighbourFact => ({
  parcelId: 'p1',
  kind: 'title',
  number: '12345/C',
  overlapM2: 60,
  overlapShare: 0.1,
  overlapDepthM: 2.6,
  shareOfNeighbour: 0.08,
  dataDate: day('2026-03-01'),
  at: POINT,
  ...changes,
})

export const footprint = (changes: Partial<FootprintFact> = {}): FootprintFact => ({
  areaM2: 200,
  outsideM2: 0,
  toStreetM: 5,
  toBoundaryM: 4,
  toRearM: 6,
  ...changes,
})
