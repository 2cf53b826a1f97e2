import type { Bilingual } from '../../spatial/bilingual.ts'
import { isLegalSrid, legalZone } from '../../spatial/crs/legalZones.ts'
import { toWgs84 } from '../../spatial/crs/reproject.ts'
import type { Position } from '../../spatial/geometry/types.ts'
import { type CrsAnswer, decideCrs } from '../../spatial/intake/decideCrs.ts'
import { detectReader } from '../../spatial/intake/readers/detect.ts'
import { refusalSentence } from '../../spatial/intake/sentences.ts'
import type { FiledParcel, IntakeRefusal, Limits, Reader, Reading } from '../../spatial/intake/types.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'
import { inCountry } from '../../spatial/territory/country.ts'

/** One shape of an operator's file, in degrees, with what the file says of it. */
export type FiledOutline = {
  readonly label: string
  readonly attributes: Readonly<Record<string, string>>
  readonly polygons: readonly (readonly (readonly Position[])[])[]
}

/** What may be asked of a reader of outlines. */
export type OutlineFile = {
  readonly bytes: Uint8Array
  readonly srid?: number | undefined
  /** An operator's own when nothing is said. */
  readonly limits?: Limits
}

/** An operator's own file: the whole country's communes, drawn finely. */
const OPERATOR_LIMITS: Limits = {
  maxBytes: 512 * 1024 * 1024,
  maxEntries: 256,
  maxUnpackedBytes: 1024 * 1024 * 1024,
  maxRatio: 200,
  maxFeatures: 20_000,
  maxVertices: 20_000_000,
}

/** Enough positions to tell a zone from another. */
const samplePositions = (parcels: readonly FiledParcel[]): readonly Position[] =>
  parcels.flatMap(({ polygons }) => polygons.flatMap((rings) => rings.flatMap((ring) => ring.slice(0, 1))))

const said = (refusal: IntakeRefusal) => fail(refusalSentence(refusal))

function crsOf({ crs, parcels }: Reading, srid: number | undefined): Result<CrsAnswer, Bilingual> {
  const decided = decideCrs({
    hint: crs,
    positions: samplePositions(parcels),
    inCountry,
    ...(srid === undefined ? {} : { srid }),
  })
  if (!decided.ok) return said(decided.error)
  const { candidates } = decided.value
  if (candidates.length === 0 || srid !== undefined) return ok(decided.value)
  const zones = [decided.value.srid, ...candidates].filter(isLegalSrid).map((each) => legalZone(each).name)
  return fail({
    fr: `Plusieurs zones conviennent (${zones.join(' ; ')}) : dites laquelle.`,
    ar: `عدة مناطق ممكنة (${zones.join(' ؛ ')}): حددوا أيها.`,
  })
}

/**
 * The outlines of a GeoJSON file or a zipped shapefile, in degrees WGS84; a sentence when it can't be read.
 * @param srid what the operator declares, when the file does not say or says wrong
 */
export function readOutlines(
  bytes: Uint8Array,
  name: string,
  srid?: number,
): Result<readonly FiledOutline[], Bilingual> {
  const reader = detectReader(bytes, name)
  if (!reader.ok) return said(reader.error)
  return outlinesOf(reader.value, { bytes, srid })
}

/** The outlines that a reader finds in a file, in degrees WGS84; a sentence when it can't be read. */
export function outlinesOf(
  read: Reader,
  { bytes, srid, limits = OPERATOR_LIMITS }: OutlineFile,
): Result<readonly FiledOutline[], Bilingual> {
  const reading = read(bytes, limits)
  if (!reading.ok) return said(reading.error)
  const crs = crsOf(reading.value, srid)
  if (!crs.ok) return crs
  const zone = crs.value.srid
  const place = (position: Position) => (zone === 4326 ? position : toWgs84(zone, position))
  return ok(
    reading.value.parcels.map(({ label, attributes, polygons }) => ({
      label,
      attributes,
      polygons: polygons.map((rings) => rings.map((ring) => ring.map(place))),
    })),
  )
}
