import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { CadastreParcelAnswer, ParcelsReadAnswer, ReadParcelAnswer } from '../../../api/contract/parcels.ts'
import { joinNeighbours } from '../../../spatial/geometry/join.ts'
import { perimeter, signedArea } from '../../../spatial/geometry/plane.ts'
import type { PolygonRings, Position } from '../../../spatial/geometry/types.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'

export type Finding = ReadParcelAnswer['findings'][number]
type Commune = ReadParcelAnswer['commune']
type Crs = ParcelsReadAnswer['source']['crs']

/** The land a check is about, wherever it came from: metres of its legal zone, and lon/lat for the map. */
export type Subject = {
  readonly geometry: ReadParcelAnswer['geometry']
  readonly legal: ReadParcelAnswer['legal']
  readonly areaM2: number
  readonly perimeterM: number
  readonly commune: Commune | { readonly code: string; readonly nameFr: string; readonly nameAr: string }
  readonly findings: readonly Finding[]
  readonly origin:
    | { readonly kind: 'filed'; readonly label: string; readonly count: number; readonly how: Crs['how'] }
    | {
        readonly kind: 'cadastre'
        readonly title: CadastreParcelAnswer['title']
        readonly source: string
        readonly dataDate: string | null
      }
    | { readonly kind: 'report'; readonly id: string; readonly inDegrees: boolean }
}

/** More than this in one project is a subdivision, not a site. */
export const MAX_JOINED = 12

export type JoinRefusal = 'NOTHING_CHOSEN' | 'TOO_MANY' | 'TWO_ZONES'

type Outline = ReadParcelAnswer['geometry']

const asPositions = (ring: readonly number[][]): Position[] => ring.map(([x = Number.NaN, y = Number.NaN]) => [x, y])
const ringsOf = ({ coordinates }: Outline): PolygonRings[] => coordinates.map((polygon) => polygon.map(asPositions))
const outlineOf = (polygons: readonly PolygonRings[]): Outline => ({
  type: 'MultiPolygon',
  coordinates: polygons.map((polygon) => polygon.map((ring) => ring.map((at) => [...at]))),
})

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** The joined outline in metres, and the same bornes in the degrees they were read with. */
function joined(parcels: readonly ReadParcelAnswer[]) {
  const inDegrees = new Map(
    parcels.flatMap(({ legal, geometry }) => {
      const degrees = ringsOf(geometry).flat(2)
      return ringsOf(legal.geometry)
        .flat(2)
        .map((at, index) => [String(at), degrees[index] ?? at] as const)
    }),
  )
  const site = joinNeighbours(parcels.flatMap(({ legal }) => ringsOf(legal.geometry)))
  const degrees = site.map((polygon) => polygon.map((ring) => ring.map((at) => inDegrees.get(String(at)) ?? at)))
  return {
    legal: outlineOf(site),
    geometry: outlineOf(degrees),
    areaM2: total(site.flat().map(signedArea)),
    perimeterM: total(site.flat().map(perimeter)),
  }
}

/**
 * One site of one or several parcels of a reading, in their common legal zone: sides that two of them share go, no
 * borne moves. Parcels that overlap are refused by the service, with the place.
 */
export function siteOf(reading: ParcelsReadAnswer, ids: readonly string[]): Result<Subject, JoinRefusal> {
  const chosen = reading.parcels.filter(({ id }) => ids.includes(id))
  const [first, ...others] = chosen
  if (!first) return fail('NOTHING_CHOSEN')
  if (chosen.length > MAX_JOINED) return fail('TOO_MANY')
  const { srid } = first.legal
  if (chosen.some(({ legal }) => legal.srid !== srid)) return fail('TWO_ZONES')
  const { legal, ...site } = others.length > 0 ? joined(chosen) : { ...first, legal: first.legal.geometry }
  return ok({
    geometry: site.geometry,
    legal: { srid, geometry: legal },
    areaM2: site.areaM2,
    perimeterM: site.perimeterM,
    commune: first.commune,
    findings: chosen.flatMap(({ findings }) => findings),
    origin: { kind: 'filed', label: first.label, count: chosen.length, how: reading.source.crs.how },
  })
}

export const subjectOfCadastre = (parcel: CadastreParcelAnswer): Subject => ({
  geometry: parcel.geometry,
  legal: parcel.legal,
  areaM2: parcel.areaM2,
  perimeterM: parcel.perimeterM,
  commune: parcel.commune,
  findings: [],
  origin: { kind: 'cadastre', title: parcel.title, source: parcel.source, dataDate: parcel.dataDate },
})

export const subjectOfReport = ({ id, parcel, commune, tolerance }: ReportAnswer): Subject => ({
  ...parcel,
  commune,
  findings: [],
  origin: { kind: 'report', id, inDegrees: tolerance.because === 'geographic_source' },
})

/** Coordinates that came in degrees are checked as degrees: the tolerance of 7 m is then part of the answer. */
export const cameInDegrees = ({ origin }: Subject): boolean =>
  (origin.kind === 'filed' && origin.how === 'geographic') || (origin.kind === 'report' && origin.inDegrees)
