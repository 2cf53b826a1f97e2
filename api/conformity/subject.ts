import type { MultiPolygon, Polygon } from 'geojson'
import type { Kysely } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import { zoneAtLatitude } from '../../spatial/crs/legalZones.ts'
import { representativePoint } from '../../spatial/geometry/representative.ts'
import type { FiledPolygons, LegalMultiPolygon, Position } from '../../spatial/geometry/types.ts'
import { decideCrs } from '../../spatial/intake/decideCrs.ts'
import { normalise } from '../../spatial/intake/normalise.ts'
import { inCountry } from '../../spatial/territory/country.ts'
import type { Database } from '../db/tables.ts'
import { Problem } from '../http/problem.ts'
import { intakeProblem } from '../parcels/intakeProblem.ts'
import { communesAt } from '../parcels/queries.ts'

/** A check is about one parcel; its outline alone decides what a request costs. */
const MOST_VERTICES = 20_000

export type Areal = Polygon | MultiPolygon

/** In the zone's metres, on the centimetre grid, valid: what may be measured and sealed. */
export type LegalOutline = { readonly srid: LegalSrid; readonly outline: LegalMultiPolygon }

/**
 * An outline in the metres of a zone that it declares.
 * @throws Problem with the intake's code and place, or ZONE_DOUBTFUL when only another zone puts it in the country
 */
export function legalOutline(geometry: Areal, srid: LegalSrid): LegalOutline {
  const polygons = polygonsOf(geometry)
  const decided = decideCrs({ hint: { kind: 'none' }, srid, positions: polygons.flat(2), inCountry })
  if (!decided.ok) throw intakeProblem(decided.error)
  const { candidates } = decided.value
  if (candidates.length > 0) throw new Problem('ZONE_DOUBTFUL', { field: 'legal.srid', candidates })
  return onGrid(polygons, { srid, geographic: false })
}

/**
 * An outline in degrees, moved into the legal zone of the commune it lies in, else of its latitude.
 * @throws Problem with the intake's code and place
 */
export async function outlineFromDegrees(db: Kysely<Database>, geometry: Areal): Promise<LegalOutline> {
  const polygons = polygonsOf(geometry)
  const decided = decideCrs({ hint: { kind: 'geographic' }, srid: 4326, positions: polygons.flat(2), inCountry })
  if (!decided.ok) throw intakeProblem(decided.error)
  const place = representativePoint(polygons)
  if (!place) throw intakeProblem({ code: 'ZERO_AREA' })
  const [commune] = await communesAt(db, [place])
  const srid = commune?.legalSrid ?? zoneAtLatitude(place[1])?.srid
  if (!srid) throw intakeProblem({ code: 'OUTSIDE_MOROCCO', at: place })
  return onGrid(polygons, { srid, geographic: true })
}

/** A building drawn in degrees, in the parcel's zone. @throws Problem naming the field and the place */
export function footprintFromDegrees(geometry: Areal, srid: LegalSrid): LegalOutline {
  return onGrid(polygonsOf(geometry), { srid, geographic: true }, 'project.footprint')
}

/** An area drawn in degrees, in a zone that is known. @throws Problem with the intake's code and place */
export const outlineInZone = (geometry: Areal, srid: LegalSrid): LegalMultiPolygon =>
  onGrid(polygonsOf(geometry), { srid, geographic: true }).outline

function onGrid(polygons: FiledPolygons, frame: Parameters<typeof normalise>[1], field?: string): LegalOutline {
  const normal = normalise({ label: '', polygons, attributes: {}, findings: [] }, frame)
  if (normal.ok) return { srid: frame.srid, outline: normal.value.legal.geometry }
  const problem = intakeProblem(normal.error)
  throw field ? Problem.of(problem.status, problem.code, problem.detail, { ...problem.more, field }) : problem
}

function polygonsOf(geometry: Areal): FiledPolygons {
  const coordinates = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const polygons = coordinates.map((rings) =>
    rings.map((ring) => ring.map(([x = Number.NaN, y = Number.NaN]): Position => [x, y])),
  )
  const vertices = polygons.flat(2).length
  if (vertices <= MOST_VERTICES) return polygons
  throw intakeProblem({ code: 'TOO_MANY_VERTICES', data: { found: vertices, max: MOST_VERTICES } })
}
