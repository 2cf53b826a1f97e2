import { type LegalSrid, legalZone, zoneAtLatitude } from '../crs/legalZones.ts'
import { bboxOf } from '../geometry/plane.ts'
import { representativePoint } from '../geometry/representative.ts'
import type { Position } from '../geometry/types.ts'
import { fail, ok, type Result } from '../result.ts'
import { type CrsAnswer, decideCrs, type InCountry } from './decideCrs.ts'
import { normalise } from './normalise.ts'
import { printableFigures, printableReading } from './printable.ts'
import { type Borne, readBornes, readBorneTable } from './readers/bornes.ts'
import { detectReader } from './readers/detect.ts'
import type {
  FiledParcel,
  Finding,
  IntakeRefusal,
  Limits,
  ParcelsRead,
  Reading,
  ReadParcel,
  RefusedParcel,
} from './types.ts'

/** What a person handed over: a file, a pasted table of bornes, or bornes one by one. */
export type Source =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly name?: string }
  | { readonly kind: 'table'; readonly text: string }
  | { readonly kind: 'bornes'; readonly bornes: readonly Borne[] }

export type ReadOptions = {
  /** What the person declared: 4326 or the SRID of a legal zone. */
  readonly srid?: number
  readonly limits: Limits
  readonly inCountry: InCountry
  /** Legal zone of parcels filed in degrees, by rank, when the commune says otherwise than the latitude. */
  readonly zones?: Readonly<Record<number, LegalSrid>>
}

/** How far (degrees) a parcel may reach beyond its zone's limit: further, lengths are no longer those of the plan. */
const REACH_DEG = 0.75

/** About two kilometres: far less than the country's outline is generous. */
const SMALL_DEG = 0.02

/** Enough positions to tell a zone from another, few enough to ask each of them about each zone. */
const MOST_SAMPLES = 400

/**
 * A file or a table in, parcels in their legal zone out. Nothing is trusted, nothing is repaired in silence, and shapes that are
 * refused don't take the others of the file with them.
 * @returns at least one parcel, or the refusal of the file or of its first shape
 */
export function readParcels(source: Source, options: ReadOptions): Result<ParcelsRead, IntakeRefusal> {
  const reading = readSource(source, options.limits)
  const read = reading.ok ? parcelsOf(printableReading(reading.value), options) : reading
  return read.ok ? read : fail(printableFigures(read.error))
}

function readSource(source: Source, limits: Limits): Result<Reading, IntakeRefusal> {
  if (source.kind === 'bornes') return readBornes(source.bornes, limits)
  if (source.kind === 'table') return readBorneTable(source.text, limits)
  const { bytes, name } = source
  if (bytes.length === 0) return fail({ code: 'EMPTY_FILE' })
  if (bytes.length > limits.maxBytes)
    return fail({ code: 'FILE_TOO_LARGE', data: { bytes: bytes.length, maxBytes: limits.maxBytes } })
  const reader = detectReader(bytes, name)
  return reader.ok ? reader.value(bytes, limits) : reader
}

/** What a reader found, in its legal zone. */
export function parcelsOf(reading: Reading, options: ReadOptions): Result<ParcelsRead, IntakeRefusal> {
  if (reading.parcels.length === 0) return fail({ code: 'NO_PARCEL' })
  const { srid, inCountry } = options
  const positions = samples(reading.parcels)
  const crs = decideCrs({ hint: reading.crs, positions, inCountry, ...(srid === undefined ? {} : { srid }) })
  if (!crs.ok) return crs
  const parcels: ReadParcel[] = []
  const refused: RefusedParcel[] = [...reading.refused]
  for (const [ordinal, parcel] of reading.parcels.entries()) {
    const read = readOne(parcel, ordinal, { options, crs: crs.value })
    if (read.ok) parcels.push(read.value)
    else refused.push({ label: parcel.label, refusal: read.error })
  }
  const [first] = refused
  if (parcels.length === 0 && first) return fail(first.refusal)
  const { findings: _, ...decision } = crs.value
  return ok({ format: reading.format, crs: decision, parcels, refused, skipped: reading.skipped })
}

type Context = { readonly options: ReadOptions; readonly crs: CrsAnswer }

function readOne(parcel: FiledParcel, ordinal: number, { options, crs }: Context): Result<ReadParcel, IntakeRefusal> {
  const geographic = crs.srid === 4326
  const zone = geographic ? zoneOfDegrees(parcel, options.zones?.[ordinal]) : ok(crs.srid)
  if (!zone.ok) return zone
  const normalised = normalise(parcel, { srid: zone.value, geographic })
  if (!normalised.ok) return normalised
  const read = normalised.value
  const country = countryFindings(read, options.inCountry)
  const doubtful = crs.findings.some(({ code }) => code === 'CRS_DOUBTFUL')
  if (!country.ok && !doubtful) return country
  const findings = [...crs.findings, ...read.findings, ...(country.ok ? country.value : []), ...otherZone(read)]
  return ok({ ...read, ordinal, findings })
}

/** The zone a parcel in degrees belongs to: its commune's when somebody knows it, else the one of its latitude. */
function zoneOfDegrees(parcel: FiledParcel, known: LegalSrid | undefined): Result<LegalSrid, IntakeRefusal> {
  const vertices = parcel.polygons.flat(2)
  const [first] = vertices
  const point = representativePoint(parcel.polygons) ?? first
  const srid = known ?? (point && zoneAtLatitude(point[1])?.srid)
  if (!srid) return fail({ code: 'OUTSIDE_MOROCCO', ...(point && { at: point }) })
  const { south, north } = legalZone(srid).latitudes
  const beyond = vertices.find(([, latitude]) => latitude < south - REACH_DEG || latitude > north + REACH_DEG)
  return beyond ? fail({ code: 'SPANS_TWO_ZONES', at: beyond, data: { srid } }) : ok(srid)
}

type Placed = Pick<ReadParcel, 'geometry' | 'legal'>

function countryFindings({ geometry }: Placed, inCountry: InCountry): Result<readonly Finding[], IntakeRefusal> {
  const vertices = positionsOf(geometry.coordinates)
  if (isWellInside(vertices, inCountry)) return ok([])
  const positions = sampled(vertices)
  const outside = positions.filter((position) => !inCountry(position))
  const [at] = outside
  if (!at) return ok([])
  if (outside.length === positions.length) return fail({ code: 'OUTSIDE_MOROCCO', at })
  return ok([{ code: 'OUTSIDE_COUNTRY_PARTLY', severity: 'warning', at }])
}

/** The country's outline is coarse and some kilometres wide of the land: a small shape is inside when its box is. */
function isWellInside(vertices: readonly Position[], inCountry: InCountry): boolean {
  const { minX, minY, maxX, maxY } = bboxOf(vertices)
  if (maxX - minX > SMALL_DEG || maxY - minY > SMALL_DEG) return false
  const corners: readonly Position[] = [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ]
  return corners.every((corner) => inCountry(corner))
}

/** A plan drawn in the zone next door is legal metres all the same, but somebody should know. */
function otherZone({ geometry, legal }: Placed): Finding[] {
  const { minY, maxY } = bboxOf(positionsOf(geometry.coordinates))
  const expected = zoneAtLatitude((minY + maxY) / 2)
  const { south, north } = legalZone(legal.srid).latitudes
  const isNear = maxY > south && minY < north
  if (!expected || expected.srid === legal.srid || isNear) return []
  return [{ code: 'CRS_OTHER_ZONE', severity: 'warning', data: { srid: legal.srid, expected: expected.srid } }]
}

/** Our own outlines are made of pairs; the arrays are theirs, not copies. */
const positionsOf = (coordinates: readonly (readonly (readonly number[])[])[][]): readonly Position[] =>
  coordinates.flat(2) as unknown as readonly Position[]

/** Positions spread over the whole file, its extremes among them; those that are not numbers are left to normalise. */
function samples(parcels: readonly FiledParcel[]): readonly Position[] {
  return sampled(
    parcels.flatMap(({ polygons }) => polygons.flat(2)).filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)),
  )
}

function sampled(positions: readonly Position[]): readonly Position[] {
  if (positions.length <= MOST_SAMPLES) return positions
  const step = Math.ceil(positions.length / MOST_SAMPLES)
  const { minX, minY, maxX, maxY } = bboxOf(positions)
  const extremes = positions.filter(([x, y]) => x === minX || x === maxX || y === minY || y === maxY).slice(0, 40)
  return [...positions.filter((_, index) => index % step === 0), ...extremes]
}
