import { fail, ok, type Result } from '../../result.ts'
import type { IntakeRefusal, Limits } from '../types.ts'
import { startTally } from './draft.ts'

/** What the checks of a .shp found out about its records (ESRI Shapefile Technical Description, July 1998). */
export type ShpStructure = {
  readonly shapeType: number
  /** One entry a record: null for an empty shape, else what is wrong with its coordinates, if anything. */
  readonly records: readonly ({ readonly badCoordinate: boolean } | null)[]
}

export const POLYGON = 5
export const POLYGON_Z = 15
export const POLYGON_M = 25

const FILE_CODE = 9994
const VERSION = 1000
const HEADER_LENGTH = 100
const RECORD_HEADER = 8
const NULL_SHAPE = 0
/** Type, box, part count, point count. */
const POLYGON_FIXED = 44
/** Values below this mean "no data" and are no coordinates. */
const NO_DATA = -1e38

const NAMES: Readonly<Record<number, string>> = {
  0: 'Null',
  1: 'Point',
  3: 'PolyLine',
  8: 'MultiPoint',
  11: 'PointZ',
  13: 'PolyLineZ',
  18: 'MultiPointZ',
  21: 'PointM',
  23: 'PolyLineM',
  28: 'MultiPointM',
  31: 'MultiPatch',
}

type Fault = Readonly<Record<string, string | number>>

const damaged = (data: Fault): Result<never, IntakeRefusal> =>
  fail({ code: 'SHAPEFILE_DAMAGED', data: { file: 'shp', ...data } })

const isPolygonType = (type: number): boolean => type === POLYGON || type === POLYGON_Z || type === POLYGON_M

/** The shape type of a .shp, or null when it isn't one. */
export function shapeTypeOf(bytes: Uint8Array): number | null {
  if (bytes.length < HEADER_LENGTH) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getInt32(0) === FILE_CODE && view.getInt32(28, true) === VERSION ? view.getInt32(32, true) : null
}

export const holdsPolygons = (bytes: Uint8Array): boolean => isPolygonType(shapeTypeOf(bytes) ?? -1)

/** Parts start at 0, go up strictly and stay among the points; the points and their Z fit in the record. */
function polygonFault(view: DataView, at: number, length: number, hasZ: boolean): string | null {
  if (length < POLYGON_FIXED) return 'length'
  const parts = view.getInt32(at + 36, true)
  const points = view.getInt32(at + 40, true)
  if (parts < 0 || points < 0 || parts > points) return 'counts'
  if (POLYGON_FIXED + parts * 4 + points * 16 + (hasZ ? 16 + points * 8 : 0) > length) return 'points beyond the record'
  for (let part = 0, before = -1; part < parts; part += 1) {
    const start = view.getInt32(at + POLYGON_FIXED + part * 4, true)
    if (start <= before || start >= points || (part === 0 && start !== 0)) return 'parts'
    before = start
  }
  return null
}

function hasBadCoordinate(view: DataView, at: number): boolean {
  const from = at + POLYGON_FIXED + view.getInt32(at + 36, true) * 4
  const to = from + view.getInt32(at + 40, true) * 16
  for (let offset = from; offset < to; offset += 8) {
    const value = view.getFloat64(offset, true)
    if (!Number.isFinite(value) || value < NO_DATA) return true
  }
  return false
}

type Walk = { readonly view: DataView; readonly shapeType: number; readonly end: number }
type RecordPlace = { readonly at: number; readonly next: number; readonly points: number; readonly empty: boolean }

function readRecord(
  { view, shapeType, end }: Walk,
  offset: number,
  record: number,
): Result<RecordPlace, IntakeRefusal> {
  if (offset + RECORD_HEADER > end) return damaged({ record, why: 'header cut short' })
  const length = view.getInt32(offset + 4) * 2
  const at = offset + RECORD_HEADER
  if (length < 4 || at + length > end) return damaged({ record, why: 'record cut short' })
  const type = view.getInt32(at, true)
  if (type === NULL_SHAPE) return ok({ at, next: at + length, points: 0, empty: true })
  if (type !== shapeType) return damaged({ record, why: `shape type ${type}` })
  const fault = polygonFault(view, at, length, shapeType === POLYGON_Z)
  if (fault) return damaged({ record, why: fault })
  const points = view.getInt32(at + 40, true)
  return ok({ at, next: at + length, points, empty: view.getInt32(at + 36, true) === 0 })
}

/** Walks every record, so that a cut file is refused with the number of the record that is missing. */
function walk(state: Walk, limits: Limits): Result<ShpStructure, IntakeRefusal> {
  const tally = startTally(limits)
  const records: ({ badCoordinate: boolean } | null)[] = []
  for (let offset = HEADER_LENGTH; offset < state.end; ) {
    const read = readRecord(state, offset, records.length + 1)
    if (!read.ok) return read
    const { at, next, points, empty } = read.value
    const heavy = tally.shapes(1) ?? tally.vertices(points)
    if (heavy) return fail(heavy)
    records.push(empty ? null : { badCoordinate: hasBadCoordinate(state.view, at) })
    offset = next
  }
  return ok({ shapeType: state.shapeType, records })
}

/** Checks a .shp of polygons from end to end before anything is built of it. */
export function checkShp(bytes: Uint8Array, limits: Limits): Result<ShpStructure, IntakeRefusal> {
  const shapeType = shapeTypeOf(bytes)
  if (shapeType === null) return damaged({ why: 'header' })
  if (!isPolygonType(shapeType)) {
    return fail({ code: 'SHAPEFILE_NOT_POLYGONS', data: { type: NAMES[shapeType] ?? String(shapeType) } })
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.byteLength
  const declared = view.getInt32(24) * 2
  if (declared < length) return damaged({ declared, length, why: 'longer than declared' })
  const structure = walk({ view, shapeType, end: length }, limits)
  if (!structure.ok || declared === length) return structure
  return damaged({ record: structure.value.records.length + 1, declared, length, why: 'file cut short' })
}
