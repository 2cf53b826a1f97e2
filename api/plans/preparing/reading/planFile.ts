import type { LegalSrid } from '../../../../spatial/crs/legalZones.ts'
import { isLegalSrid } from '../../../../spatial/crs/legalZones.ts'
import { toLegal, toWgs84 } from '../../../../spatial/crs/reproject.ts'
import type { Position } from '../../../../spatial/geometry/types.ts'
import { printableReading } from '../../../../spatial/intake/printable.ts'
import { detectReader } from '../../../../spatial/intake/readers/detect.ts'
import { parcelsOf } from '../../../../spatial/intake/readParcels.ts'
import type {
  CrsDecision,
  FiledParcel,
  Finding,
  IntakeRefusal,
  Limits,
  Reading,
  RefusedParcel,
  SkippedShape,
  SourceFormat,
} from '../../../../spatial/intake/types.ts'
import { fail, ok, type Result } from '../../../../spatial/result.ts'
import { inCountry } from '../../../../spatial/territory/country.ts'
import { ewkb } from '../../../conformity/ewkb.ts'
import { degreeGridM } from './degreeGrid.ts'
import { isGeoPackage, readGeoPackage } from './geoPackage.ts'

/** A plan of a whole city, drawn finely; what is larger comes by the command line. */
const PLAN_LIMITS: Limits = {
  maxBytes: 64 * 1024 * 1024,
  maxEntries: 256,
  maxUnpackedBytes: 512 * 1024 * 1024,
  maxRatio: 200,
  maxFeatures: 20_000,
  maxVertices: 2_000_000,
}

export type PlanFileJob = {
  readonly bytes: Uint8Array
  readonly name: string
  /** The legal zone that a person declared. */
  readonly srid?: LegalSrid
  /** The legal zone of the commune: that of a file in degrees. */
  readonly home: LegalSrid
}

/** A shape of the file in the plan's legal zone, or why it is not valid: refused with its place, never repaired. */
export type FiledShape = {
  readonly ordinal: number
  /** Its number in the file, from 1, where the format counts its records. */
  readonly record: number | null
  readonly label: string
  readonly attributes: Readonly<Record<string, string>>
  /** EWKB in hexadecimal; null when it is refused. */
  readonly geom: string | null
  readonly refusal: IntakeRefusal | null
  /** Its rings, legal metres, when it is refused and could be read. */
  readonly rings: readonly (readonly (readonly Position[])[])[] | null
  /** What reading changed of its drawing. */
  readonly changes: readonly Finding[]
}

export type PlanFile = {
  readonly format: SourceFormat
  readonly srid: LegalSrid
  readonly how: CrsDecision['how']
  /** How finely a file in degrees writes its coordinates, metres; null for a file in metres. */
  readonly gridM: number | null
  readonly shapes: readonly FiledShape[]
  /** What is no area, by its name and its number: points, open lines, records without a shape. */
  readonly skipped: readonly SkippedShape[]
}

/**
 * The polygons of a plan's file, all in one legal zone. The zone is what a person declared, else what the file says; one that
 * is only guessed is refused with those its coordinates fit.
 */
export function readPlanFile({ bytes, name, srid, home }: PlanFileJob): Result<PlanFile, IntakeRefusal> {
  const raw = readingOf(bytes, name)
  if (!raw.ok) return raw
  const reading = printableReading(raw.value)
  const { parcels } = reading
  const zones = Object.fromEntries(parcels.map((_, ordinal) => [ordinal, home]))
  const read = parcelsOf(reading, {
    limits: PLAN_LIMITS,
    inCountry,
    zones,
    ...(srid === undefined ? {} : { srid }),
  })
  if (!read.ok) return read
  const { crs } = read.value
  if (srid === undefined && (crs.candidates.length > 0 || crs.how === 'proposed'))
    return fail({ code: 'CRS_UNKNOWN', candidates: [crs.srid, ...crs.candidates].filter(isLegalSrid) })
  const zone = crs.srid === 4326 ? home : crs.srid
  const own = read.value.refused.slice(reading.refused.length)
  const filed = { parcels, read: read.value.parcels, crs, zone }
  const shapes = [...validShapes(filed), ...refusedShapes(own, filed), ...unreadShapes(reading.refused, filed)]
  return ok({
    format: read.value.format,
    srid: zone,
    how: crs.how,
    gridM: crs.srid === 4326 ? degreeGridM(parcels.flatMap(({ polygons }) => polygons.flat(2))) : null,
    shapes: shapes.sort((a, b) => a.ordinal - b.ordinal),
    skipped: read.value.skipped,
  })
}

function readingOf(bytes: Uint8Array, name: string): Result<Reading, IntakeRefusal> {
  if (bytes.length === 0) return fail({ code: 'EMPTY_FILE' })
  if (isGeoPackage(bytes)) return readGeoPackage(bytes, PLAN_LIMITS)
  const reader = detectReader(bytes, name)
  return reader.ok ? reader.value(bytes, PLAN_LIMITS) : reader
}

type Valid = Extract<ReturnType<typeof parcelsOf>, { ok: true }>['value']['parcels']

type Filed = {
  readonly parcels: readonly FiledParcel[]
  readonly read: Valid
  readonly crs: CrsDecision
  readonly zone: LegalSrid
}

/** What whoever drew the plan should look at again; rounding to the centimetre or turning a ring changes no ground. */
const CHANGES: ReadonlySet<Finding['code']> = new Set(['CURVE_FLATTENED', 'VERTEX_NEARLY_REPEATED'])

const validShapes = ({ parcels, read }: Filed): readonly FiledShape[] =>
  read.map(({ ordinal, label, attributes, legal, findings }) => ({
    ...{ ordinal, label, attributes, refusal: null, rings: null },
    record: parcels[ordinal]?.record ?? null,
    // The legal geometry's positions are pairs, which is what the wider type of GeoJSON asks.
    geom: ewkb(legal.srid, legal.geometry as Parameters<typeof ewkb>[1]).toString('hex'),
    changes: findings.filter(({ code }) => CHANGES.has(code)),
  }))

/** Refusals come in the order of the file: they are those of the shapes that were not read. */
function refusedShapes(refused: readonly RefusedParcel[], { parcels, read, crs, zone }: Filed): readonly FiledShape[] {
  const there = new Set(read.map(({ ordinal }) => ordinal))
  const missing = parcels.map((_, ordinal) => ordinal).filter((ordinal) => !there.has(ordinal))
  const place = (position: Position): Position => (crs.srid === 4326 ? toLegal(zone, position) : position)
  return refused.flatMap(({ refusal }, nth) => {
    const ordinal = missing[nth]
    const parcel = ordinal === undefined ? undefined : parcels[ordinal]
    if (ordinal === undefined || !parcel) return []
    const { label, record = null, attributes, polygons } = parcel
    const rings = polygons.map((polygon) => polygon.map((ring) => ring.filter(isFinitePair).map(place)))
    return [{ ordinal, record, label, attributes, geom: null, refusal, rings, changes: [] }]
  })
}

/** Shapes whose bytes could not be read, damaged or curved: they come after the others, and block until they are mended. */
const unreadShapes = (refused: readonly RefusedParcel[], { parcels, crs, zone }: Filed): readonly FiledShape[] =>
  refused.map(({ label, record = null, attributes = {}, refusal }, nth) => {
    const { at, ...others } = refusal
    const placed = at && { at: crs.srid === 4326 ? at : toWgs84(zone, at) }
    const ordinal = parcels.length + nth
    return {
      ordinal,
      record,
      label,
      attributes,
      geom: null,
      refusal: { ...others, ...placed },
      rings: null,
      changes: [],
    }
  })

const isFinitePair = ([x, y]: Position) => Number.isFinite(x) && Number.isFinite(y)
