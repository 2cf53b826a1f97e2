import { parseShp } from 'shpjs'
import type { Position, Ring } from '../../geometry/types.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { CrsHint, Finding, IntakeRefusal, Limits, Reader, Reading } from '../types.ts'
import { type AttributeTable, readDbf } from './dbf.ts'
import { conclude, type Draft, skip, startDraft } from './draft.ts'
import { decodeText } from './encoding.ts'
import { labelOf } from './label.ts'
import { readPrj } from './prj.ts'
import { groupRings } from './ringGrouping.ts'
import { checkShp, holdsPolygons, POLYGON, type ShpStructure } from './shpStructure.ts'
import type { ArchiveFile } from './zip.ts'

type Faulty<T> = Result<T, IntakeRefusal>

/** The files of one layer, by their extension in small letters. */
type Layer = { readonly name: string; readonly files: ReadonlyMap<string, ArchiveFile> }

/** A layer's bytes; only the geometry is needed. */
type LayerBytes = {
  readonly shp: Uint8Array
  readonly dbf: Uint8Array | null
  readonly cpg: string
  readonly prj: string | null
}

const PARTS = /^(.*)\.(shp|shx|dbf|cpg|prj|cst)$/i

/** Polygon types and the line types of the same layout: rings come out whole and in file order. */
const RINGS_AS_LINES = 2

function layersOf(files: readonly ArchiveFile[]): readonly Layer[] {
  const layers = new Map<string, { name: string; files: Map<string, ArchiveFile> }>()
  for (const file of files) {
    const [, stem, extension] = PARTS.exec(file.name) ?? []
    if (stem === undefined || extension === undefined) continue
    const key = stem.toLowerCase()
    const layer = layers.get(key) ?? { name: stem.slice(stem.lastIndexOf('/') + 1), files: new Map() }
    layers.set(key, layer)
    layer.files.set(extension.toLowerCase(), file)
  }
  return [...layers.values()]
}

/** Whether an archive holds at least a part of a shapefile. */
export const holdsShapefile = (files: readonly ArchiveFile[]): boolean =>
  files.some(({ name }) => /\.(?:shp|dbf|shx)$/i.test(name))

/** The one layer to read: the only one, or the only one of polygons. */
function chooseLayer(layers: readonly Layer[]): Faulty<{ layer: Layer; shp: Uint8Array }> {
  const read: { layer: Layer; shp: Uint8Array }[] = []
  for (const layer of layers) {
    const shp = layer.files.get('shp')?.read()
    if (!shp) continue
    if (!shp.ok) return shp
    read.push({ layer, shp: shp.value })
  }
  const [first] = read
  if (!first) return fail({ code: 'SHAPEFILE_WITHOUT_SHP', data: { layers: namesOf(layers) } })
  const polygons = read.filter(({ shp }) => holdsPolygons(shp))
  if (polygons.length > 1) {
    const data = { layers: namesOf(polygons.map(({ layer }) => layer)), found: polygons.length }
    return fail({ code: 'ARCHIVE_SEVERAL_LAYERS', data })
  }
  return ok(polygons[0] ?? first)
}

const namesOf = (layers: readonly Layer[]): string =>
  layers
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 400)

function readPart(layer: Layer, extension: string): Faulty<Uint8Array | null> {
  return layer.files.get(extension)?.read() ?? ok(null)
}

function readLayer({ layer, shp }: { layer: Layer; shp: Uint8Array }): Faulty<LayerBytes> {
  const dbf = readPart(layer, 'dbf')
  if (!dbf.ok) return dbf
  const cpg = readPart(layer, layer.files.has('cpg') ? 'cpg' : 'cst')
  if (!cpg.ok) return cpg
  const prj = readPart(layer, 'prj')
  if (!prj.ok) return prj
  const text = (bytes: Uint8Array | null): string => (bytes ? decodeText(bytes).text : '')
  return ok({ shp, dbf: dbf.value, cpg: text(cpg.value), prj: prj.value && text(prj.value) })
}

/** Rings of every record, by shpjs told that they are lines: its own grouping of holes goes by boxes and drops some. */
function ringsOf(shp: Uint8Array): readonly (readonly Ring[] | null)[] {
  const asLines = shp.slice()
  const header = new DataView(asLines.buffer)
  header.setInt32(32, header.getInt32(32, true) - RINGS_AS_LINES, true)
  const toRing = (points: readonly (readonly number[])[]): Ring =>
    points.map(([x = Number.NaN, y = Number.NaN]): Position => [x, y])
  return parseShp(asLines).map((lines) => {
    if (!lines) return null
    return lines.type === 'LineString' ? [toRing(lines.coordinates)] : lines.coordinates.map(toRing)
  })
}

type Table = Pick<AttributeTable, 'rows' | 'findings'>
type Source = { readonly structure: ShpStructure; readonly table: Table }

/** Adds one record to the draft: a parcel, or by name why it is none. */
function addRecord(draft: Draft, rings: readonly Ring[] | null, index: number, { structure, table }: Source): void {
  const record = index + 1
  const row = table.rows[index]
  const attributes = row?.attributes ?? {}
  const label = labelOf(attributes, record)
  const data = { record }
  if (row?.deleted || !rings) {
    skip(draft, label, { code: row?.deleted ? 'SHAPE_DELETED' : 'SHAPE_EMPTY', severity: 'warning', data })
    return
  }
  if (structure.records[index]?.badCoordinate) {
    draft.refused.push({ label, record, attributes, refusal: { code: 'COORDINATE_NOT_A_NUMBER', data } })
    return
  }
  const polygons = groupRings(rings)
  if (!polygons) {
    const refusal: IntakeRefusal = { code: 'READING_TOO_HEAVY', data: { ...data, rings: rings.length } }
    draft.refused.push({ label, record, attributes, refusal })
    return
  }
  const z: Finding[] = structure.shapeType === POLYGON ? [] : [{ code: 'Z_IGNORED', severity: 'info' }]
  draft.parcels.push({
    label,
    record,
    polygons,
    attributes,
    findings: [...z, ...(row?.accented ? table.findings : [])],
  })
}

function readTable({ dbf, cpg }: LayerBytes, records: number, limits: Limits): Faulty<Table> {
  if (!dbf) return ok({ rows: [], findings: [] })
  const table = readDbf(dbf, cpg, limits.maxFeatures)
  if (!table.ok) return table
  const rows = table.value.rows.length
  if (rows === records) return table
  return fail({ code: 'SHAPEFILE_DAMAGED', data: { file: 'dbf', why: 'rows', rows, records } })
}

function readLayerBytes(layer: LayerBytes, limits: Limits): Faulty<Reading> {
  const structure = checkShp(layer.shp, limits)
  if (!structure.ok) return structure
  const records = structure.value.records.length
  const table = readTable(layer, records, limits)
  if (!table.ok) return table
  const shapes = ringsOf(layer.shp)
  if (shapes.length !== records) {
    return fail({ code: 'SHAPEFILE_DAMAGED', data: { file: 'shp', record: shapes.length + 1 } })
  }
  const draft = startDraft()
  for (const [index, rings] of shapes.entries()) {
    addRecord(draft, rings, index, { structure: structure.value, table: table.value })
  }
  const crs: CrsHint = layer.prj === null ? { kind: 'none' } : readPrj(layer.prj)
  return conclude('shapefile', crs, draft)
}

/** Reads the shapefile of an opened archive. Metres or degrees as filed; the CRS is what its .prj says, none without one. */
export function readShapefileFrom(files: readonly ArchiveFile[], limits: Limits): Faulty<Reading> {
  const layers = layersOf(files)
  const chosen = chooseLayer(layers)
  if (!chosen.ok) return chosen
  const bytes = readLayer(chosen.value)
  return bytes.ok ? readLayerBytes(bytes.value, limits) : bytes
}

/** Reads a .shp sent alone: no attributes, no CRS. */
export const readBareShp: Reader = (bytes, limits) =>
  readLayerBytes({ shp: bytes, dbf: null, cpg: '', prj: null }, limits)
