import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { LegalMultiPolygon } from '../../../spatial/geometry/types.ts'
import { mmPerMetre, type SheetFrame } from '../../papers/drawing/frame.ts'

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
const ZONING_MM = { widthMm: 170, heightMm: 120 } as const
const SITUATION_MM = { widthMm: 170, heightMm: 78 } as const

export type Frames = { readonly situation: SheetFrame; readonly zoning: SheetFrame }

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
export function framesOf(srid: LegalSrid, outline: LegalMultiPolygon): Frames | null {
  const extent = extentOf(outline)
  const holds = (denominator: number) => {
    const room = (mm: number) => (mm - 2 * MARGIN_MM) / mmPerMetre({ denominator })
    return extent.maxX - extent.minX <= room(ZONING_MM.widthMm) && extent.maxY - extent.minY <= room(ZONING_MM.heightMm)
  }
  const denominator = SCALES.find(holds)
  const around = denominator && AROUND[denominator]
  if (!denominator || !around) return null
  const centre = [(extent.minX + extent.maxX) / 2, (extent.minY + extent.maxY) / 2] as const
  return {
    zoning: { srid, centre, denominator, ...ZONING_MM },
    situation: { srid, centre, denominator: around, ...SITUATION_MM },
  }
}
