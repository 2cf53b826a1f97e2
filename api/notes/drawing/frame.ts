import type { LegalMultiPolygon } from '../../../spatial/geometry/types.ts'

/** Scales of the zoning extract, the largest first; those under 1/5000 are for land that no larger one holds. */
const SCALES = [1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000] as const
/** What a situation plan shows around the extract. */
const AROUND: Readonly<Record<number, number>> = {
  1000: 5_000,
  2000: 10_000,
  5000: 25_000,
  10000: 50_000,
  25000: 100_000,
  50000: 200_000,
  100000: 500_000,
}

/** Left around the parcel, millimetres of paper: what it borders on shows. */
const MARGIN_MM = 12
export const ZONING_MM = { widthMm: 170, heightMm: 120 } as const
export const SITUATION_MM = { widthMm: 170, heightMm: 78 } as const

export type Frame = {
  readonly scale: number
  readonly widthMm: number
  readonly heightMm: number
  readonly west: number
  readonly south: number
}

export type Frames = { readonly situation: Frame; readonly zoning: Frame }

/** Metres of ground under a length of paper. */
export const metresOf = (mm: number, scale: number): number => (mm * scale) / 1000

type Extent = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }

function extentOf({ coordinates }: LegalMultiPolygon): Extent {
  const all = coordinates.flat(2)
  const xs = all.map(([x = Number.NaN]) => x)
  const ys = all.map(([, y = Number.NaN]) => y)
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return { minX: least(xs), minY: least(ys), maxX: most(xs), maxY: most(ys) }
}

/**
 * The two sheets of a note, centred on the parcel: the extract at the largest scale that holds all of it with what it
 * borders on, the situation plan five times as wide or so. Null when no scale holds the land.
 */
export function framesOf(outline: LegalMultiPolygon): Frames | null {
  const extent = extentOf(outline)
  const holds = (scale: number) =>
    extent.maxX - extent.minX <= metresOf(ZONING_MM.widthMm - 2 * MARGIN_MM, scale) &&
    extent.maxY - extent.minY <= metresOf(ZONING_MM.heightMm - 2 * MARGIN_MM, scale)
  const scale = SCALES.find(holds)
  const around = scale && AROUND[scale]
  if (!scale || !around) return null
  const centre = [(extent.minX + extent.maxX) / 2, (extent.minY + extent.maxY) / 2] as const
  return { zoning: framed(centre, scale, ZONING_MM), situation: framed(centre, around, SITUATION_MM) }
}

function framed(
  [x, y]: readonly [number, number],
  scale: number,
  { widthMm, heightMm }: { readonly widthMm: number; readonly heightMm: number },
): Frame {
  // Whole decimetres: the corner is printed as it is.
  const corner = (centre: number, mm: number) => Math.round((centre - metresOf(mm, scale) / 2) * 10) / 10
  return { scale, widthMm, heightMm, west: corner(x, widthMm), south: corner(y, heightMm) }
}
