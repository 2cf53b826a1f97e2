import type { Parameter } from '../../spatial/conformity/types.ts'
import { classifySides } from '../../spatial/envelope/classifySides.ts'
import type {
  EnvelopeInput,
  EnvelopeServitude,
  EnvelopeZone,
  Figures,
  StreetWay,
} from '../../spatial/envelope/types.ts'
import { minimumRectangle } from '../../spatial/geometry/minimumRectangle.ts'
import { signedArea } from '../../spatial/geometry/plane.ts'
import type { PolygonRings, Position, Ring } from '../../spatial/geometry/types.ts'
import { type Box, type Corner, corners } from './ground.ts'

const [X0, Y0] = [300_000, 330_000]

/** Corners on paper as a closed ring of legal metres. */
export const onPaper = (shape: readonly Corner[]): Ring => {
  const placed = shape.map(([x, y]): Position => [X0 + x, Y0 + y])
  return [...placed, ...placed.slice(0, 1)]
}

export const boxOnPaper = (box: Box): PolygonRings => [onPaper(corners(box))]

export const toPaper = (polygons: readonly PolygonRings[]): Corner[][] =>
  polygons.map(([shell = []]) => shell.slice(1).map(([x, y]): Corner => [round(x - X0), round(y - Y0)]))

const round = (value: number) => Math.round(value * 1000) / 1000

export const areaOfPolygons = (polygons: readonly PolygonRings[]): number =>
  polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0)

export const street = (box: Box, widthM: number | null = 12): StreetWay => ({
  name: 'rue du Cas',
  widthM,
  polygons: [boxOnPaper(box)],
})

export type PrintedFigures = Readonly<Partial<Record<Parameter, number | null>>>

export const printedFigures = (values: PrintedFigures): Figures =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, article: `art. ${name}`, printedLabel: null }]),
  )

export const zoneOf = (polygon: PolygonRings, values: PrintedFigures | null, code = 'B4'): EnvelopeZone => ({
  zoneId: code,
  nameFr: `Zone ${code}`,
  nameAr: `المنطقة ${code}`,
  polygons: [polygon],
  figures: values && printedFigures(values),
  buildable: null,
  source: 'plan',
})

export const servitudeOver = (box: Box, more: Partial<EnvelopeServitude> = {}): EnvelopeServitude => ({
  servitudeId: 'S1',
  nameFr: 'Ligne du cas',
  nameAr: 'خط الحالة',
  act: 'Loi du cas, art. 1',
  effect: 'forbids',
  heightLimitM: null,
  polygons: [boxOnPaper(box)],
  ...more,
})

export type PlotOnPaper = {
  readonly shape: readonly Corner[]
  readonly streets?: readonly StreetWay[]
  readonly figures?: PrintedFigures | null
  readonly zones?: readonly EnvelopeZone[]
  readonly servitudes?: readonly EnvelopeServitude[]
}

/** The input of an envelope from a drawing on paper: one zone over it all unless others are drawn. */
export function plotOnPaper({
  shape,
  streets = [],
  figures = null,
  zones,
  servitudes = [],
}: PlotOnPaper): EnvelopeInput {
  const ring = onPaper(shape)
  const { sides, known } = classifySides([[ring]], streets)
  return {
    parcel: [[ring]],
    ground: [[ring]],
    areaM2: Math.abs(signedArea(ring)),
    widthM: minimumRectangle([...ring])?.short ?? 0,
    positionM: 0.1,
    sides,
    sidesKnown: known,
    zones: zones ?? [zoneOf([ring], figures)],
    noPlan: null,
    servitudes,
    servitudesCovered: 'whole',
  }
}
