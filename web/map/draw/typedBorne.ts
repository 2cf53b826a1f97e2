import { type LegalSrid, legalZone } from '../../../spatial/crs/legalZones.ts'
import { toLegal, toWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { fixed, typedNumber } from '../../text/figures.ts'

/** How a person writes a borne: X and Y of the legal zone, or longitude and latitude. */
export type Writing = 'lambert' | 'geographic'

export type TypedFault =
  | { readonly code: 'NOT_NUMBER'; readonly text: string; readonly axis: 0 | 1 }
  | { readonly code: 'OUT_OF_ZONE' }

/** Eight decimals of a degree are a millimetre. */
const DEGREE_DECIMALS = 8

/** The two fields of a borne as they are shown. */
export function writtenBorne(srid: LegalSrid, at: Position, writing: Writing): readonly [string, string] {
  if (writing === 'lambert') return [fixed(at[0], 2), fixed(at[1], 2)]
  const [lon, lat] = toWgs84(srid, at)
  return [lon.toFixed(DEGREE_DECIMALS), lat.toFixed(DEGREE_DECIMALS)]
}

function inDomain(srid: LegalSrid, [x, y]: Position): boolean {
  const { minX, minY, maxX, maxY } = legalZone(srid).domain
  return x >= minX && x <= maxX && y >= minY && y <= maxY
}

/** The borne two fields say, legal metres of the zone; degrees and metres can't be taken for one another. */
export function typedBorne(
  srid: LegalSrid,
  [first, second]: readonly [string, string],
  writing: Writing,
): Result<Position, TypedFault> {
  const a = typedNumber(first)
  const b = typedNumber(second)
  if (a === null) return fail({ code: 'NOT_NUMBER', text: first, axis: 0 })
  if (b === null) return fail({ code: 'NOT_NUMBER', text: second, axis: 1 })
  if (writing === 'geographic' && (Math.abs(a) > 180 || Math.abs(b) > 90)) return fail({ code: 'OUT_OF_ZONE' })
  const at: Position = writing === 'lambert' ? [a, b] : toLegal(srid, [a, b])
  return inDomain(srid, at) ? ok(at) : fail({ code: 'OUT_OF_ZONE' })
}
