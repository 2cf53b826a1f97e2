import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { CadastreParcelAnswer, ParcelsReadAnswer, ReadParcelAnswer } from '../../../api/contract/parcels.ts'
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

/** Every polygon as it was read, side by side: no line is dissolved, none is moved. */
const sideBySide = <P>(shapes: readonly { readonly coordinates: readonly P[] }[]) => ({
  type: 'MultiPolygon' as const,
  coordinates: shapes.flatMap(({ coordinates }) => coordinates),
})

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/**
 * One site of one or several parcels of a reading, in their common legal zone. Metres and m² add up because outlines
 * may touch but not overlap; the service refuses those that do.
 */
export function siteOf(reading: ParcelsReadAnswer, ids: readonly string[]): Result<Subject, JoinRefusal> {
  const chosen = reading.parcels.filter(({ id }) => ids.includes(id))
  const [first] = chosen
  if (!first) return fail('NOTHING_CHOSEN')
  if (chosen.length > MAX_JOINED) return fail('TOO_MANY')
  if (chosen.some(({ legal }) => legal.srid !== first.legal.srid)) return fail('TWO_ZONES')
  return ok({
    geometry: sideBySide(chosen.map(({ geometry }) => geometry)),
    legal: { srid: first.legal.srid, geometry: sideBySide(chosen.map(({ legal }) => legal.geometry)) },
    areaM2: total(chosen.map(({ areaM2 }) => areaM2)),
    perimeterM: total(chosen.map(({ perimeterM }) => perimeterM)),
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
