import type { LegalSrid } from '../crs/legalZones.ts'
import { toLegal, toWgs84 } from '../crs/reproject.ts'
import { checkLine, lineLength } from '../geometry/lines.ts'
import { samePosition } from '../geometry/plane.ts'
import type { Position } from '../geometry/types.ts'
import { fail, ok, type Result } from '../result.ts'
import { onGrid } from './grid.ts'
import type { IntakeRefusal } from './types.ts'

export type NormalLine = { readonly line: readonly Position[]; readonly lengthM: number }

/** A place in degrees in a legal plane, on the centimetre grid. Refused with its place off the Earth. */
export function normalisePoint(place: Position, srid: LegalSrid): Result<Position, IntakeRefusal> {
  if (!place.every(Number.isFinite)) return fail({ code: 'COORDINATE_NOT_A_NUMBER' })
  const offEarth = Math.abs(place[0]) > 180 || Math.abs(place[1]) >= 90
  return offEarth ? fail({ code: 'OUTSIDE_MOROCCO', at: place }) : ok(onGrid(toLegal(srid, place)))
}

/**
 * A line in degrees in a legal plane: on the centimetre grid, without a position repeated in a row, of some length and
 * meeting itself nowhere. Rounds before it checks, because rounding afterwards can make it cross; refused with the place
 * ([lon, lat]), never repaired.
 */
export function normaliseLine(places: readonly Position[], srid: LegalSrid): Result<NormalLine, IntakeRefusal> {
  const line: Position[] = []
  for (const [index, place] of places.entries()) {
    const point = normalisePoint(place, srid)
    if (!point.ok) return fail({ ...point.error, data: { vertex: index + 1 } })
    const last = line.at(-1)
    if (!last || !samePosition(last, point.value)) line.push(point.value)
  }
  if (line.length === 0) return fail({ code: 'LINE_TOO_SHORT' })
  const checked = checkLine(line)
  if (!checked.ok) return fail({ code: checked.error.code, at: toWgs84(srid, checked.error.at) })
  return ok({ line, lengthM: lineLength(line) })
}
