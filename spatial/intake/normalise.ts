import { type LegalSrid, legalZone } from '../crs/legalZones.ts'
import { multiPolygonToWgs84, toLegal, toWgs84 } from '../crs/reproject.ts'
import { isCounterClockwise, perimeter, signedArea } from '../geometry/plane.ts'
import type { LegalMultiPolygon, PolygonRings, Position, Ring } from '../geometry/types.ts'
import { checkValidity, type Touch } from '../geometry/validity.ts'
import { fail, ok, type Result } from '../result.ts'
import type { FindingCode } from './codes.ts'
import { type GriddedRing, putOnGrid } from './grid.ts'
import type { FiledParcel, Finding, IntakeRefusal, ReadParcel } from './types.ts'

/** The plane a parcel is put into, and whether it was filed in degrees (WGS84) or already in that plane's metres. */
export type Frame = { readonly srid: LegalSrid; readonly geographic: boolean }

/** Moves under a tenth of a millimetre are how doubles write decimals, not a change. */
const NOISE_M = 0.0001

/** Beyond this no coordinate is on Earth in any Lambert zone. */
const FARTHEST_M = 10_000_000

/**
 * A filed outline in its legal plane: on the centimetre grid, closed, shells counter-clockwise and holes clockwise, valid.
 * Rounds before it validates, because rounding afterwards can undo validity. What was changed without changing the shape
 * is in the findings; anything else is a refusal with its place ([lon, lat]). The parcel given is left as it is.
 */
export function normalise(parcel: FiledParcel, frame: Frame): Result<Omit<ReadParcel, 'ordinal'>, IntakeRefusal> {
  const moved = intoPlane(parcel, frame)
  if (!moved.ok) return moved
  const gridded = moved.value.map((polygon) => polygon.map(putOnGrid))
  const empty = gridded.length === 0 || gridded.flat().some(({ ring }) => ring.length === 0)
  if (empty) return fail({ code: gridded.length === 0 ? 'NO_PARCEL' : 'RING_TOO_SHORT' })
  const checked = checkValidity(gridded.map((polygon) => polygon.map(({ ring }) => ring)))
  if (!checked.ok) return fail({ code: checked.error.code, at: toWgs84(frame.srid, checked.error.at) })
  const oriented = gridded.map((polygon) => polygon.map(({ ring }, index) => orient(ring, index === 0)))
  const findings = [
    ...parcel.findings,
    ...griddingFindings(gridded.flat(), frame.srid),
    ...shapeFindings(gridded, checked.value.touches, frame.srid),
  ]
  return ok(measured(parcel, oriented, { srid: frame.srid, findings }))
}

function intoPlane(
  { polygons }: FiledParcel,
  { srid, geographic }: Frame,
): Result<readonly PolygonRings[], IntakeRefusal> {
  for (const [ring, positions] of polygons.flat().entries())
    for (const [vertex, position] of positions.entries()) {
      if (!position.every(Number.isFinite))
        return fail({ code: 'COORDINATE_NOT_A_NUMBER', data: { ring: ring + 1, vertex: vertex + 1 } })
      if (isOffEarth(position, geographic)) return fail({ code: 'OUTSIDE_MOROCCO', at: position })
    }
  if (!geographic) return ok(polygons)
  return ok(polygons.map((rings) => rings.map((ring) => ring.map((position) => toLegal(srid, position)))))
}

function isOffEarth([x, y]: Position, geographic: boolean): boolean {
  return geographic ? Math.abs(x) > 180 || Math.abs(y) >= 90 : Math.abs(x) > FARTHEST_M || Math.abs(y) > FARTHEST_M
}

const orient = (ring: Ring, isShell: boolean): Ring => (isCounterClockwise(ring) === isShell ? ring : ring.toReversed())

type Named = { readonly srid: LegalSrid; readonly findings: readonly Finding[] }

function measured(parcel: FiledParcel, oriented: readonly PolygonRings[], { srid, findings }: Named) {
  const rings = oriented.flat()
  // Put on this zone's grid above; the same positions under GeoJSON's type, which nobody writes to.
  const legal = { type: 'MultiPolygon', coordinates: oriented } as unknown as LegalMultiPolygon
  return {
    label: parcel.label,
    geometry: multiPolygonToWgs84(srid, legal),
    legal: { srid, geometry: legal },
    filed: parcel.polygons,
    areaM2: rings.reduce((area, ring) => area + signedArea(ring), 0),
    perimeterM: rings.reduce((length, ring) => length + perimeter(ring), 0),
    findings,
    attributes: parcel.attributes,
  }
}

function griddingFindings(rings: readonly GriddedRing[], srid: LegalSrid): Finding[] {
  const changes = rings.map((ring) => ring.changes)
  const movedM = changes.reduce((most, change) => Math.max(most, change.movedM), 0)
  const rounded: Finding = {
    code: 'GRID_ROUNDED',
    severity: 'info',
    data: { millimetres: Math.round(movedM * 10_000) / 10, gridMillimetres: legalZone(srid).gridM * 1000 },
  }
  const closed = changes.flatMap(({ closedAt }) => (closedAt ? [closedAt] : []))
  return [
    ...(movedM >= NOISE_M ? [rounded] : []),
    ...counted({ code: 'RING_CLOSED', severity: 'info' }, closed, srid),
    ...counted(
      { code: 'VERTEX_REPEATED', severity: 'info' },
      changes.flatMap(({ repeated }) => repeated),
      srid,
    ),
    ...counted(
      { code: 'VERTEX_NEARLY_REPEATED', severity: 'warning' },
      changes.flatMap((c) => c.nearlyRepeated),
      srid,
    ),
  ]
}

function shapeFindings(polygons: readonly (readonly GriddedRing[])[], touches: readonly Touch[], srid: LegalSrid) {
  const reversed = polygons.flatMap((rings) =>
    rings
      .filter(({ ring }, index) => isCounterClockwise(ring) !== (index === 0))
      .flatMap(({ ring }) => ring.slice(0, 1)),
  )
  const holes = polygons.flatMap((rings) => rings.slice(1).flatMap(({ ring }) => ring.slice(0, 1)))
  const parts = polygons.length > 1 ? polygons.flatMap(([shell]) => shell?.ring.slice(0, 1) ?? []) : []
  return [
    ...counted({ code: 'RING_REORIENTED', severity: 'info' }, reversed, srid),
    ...counted({ code: 'HOLE_KEPT', severity: 'info' }, holes, srid),
    ...counted({ code: 'SEVERAL_PARTS', severity: 'warning' }, parts, srid),
    ...counted(
      { code: 'RINGS_TOUCHING', severity: 'warning' },
      touches.map(({ at }) => at),
      srid,
    ),
  ]
}

type Kind = { readonly code: FindingCode; readonly severity: Finding['severity'] }

/** One finding for all the places of one kind: how many, and where the first is. */
function counted(kind: Kind, places: readonly Position[], srid: LegalSrid): Finding[] {
  const [first] = places
  return first ? [{ ...kind, at: toWgs84(srid, first), data: { count: places.length } }] : []
}
