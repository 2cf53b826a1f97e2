import type { PolygonRings, Position, Ring } from '../../geometry/types.ts'
import { fail } from '../../result.ts'
import type { CrsHint, Finding, IntakeRefusal, Reader } from '../types.ts'
import { areDegrees } from './degrees.ts'
import { conclude, type Draft, skip, startDraft, startTally, type Tally } from './draft.ts'
import { readKmlCoordinates } from './kmlCoordinates.ts'
import { labelOf } from './label.ts'
import { decodeXml, walkXml, type XmlListener } from './xml.ts'

/** What one Placemark has shown so far. */
type Placemark = {
  readonly attributes: Record<string, string>
  readonly polygons: Ring[][]
  readonly lines: (readonly Position[])[]
  readonly others: string[]
  hasZ: boolean
  refusal: IntakeRefusal | null
}

const OTHER_SHAPES: ReadonlySet<string> = new Set(['Point', 'Track', 'MultiTrack', 'Model'])
const NOT_DRAWN: ReadonlySet<string> = new Set(['NetworkLink', 'GroundOverlay', 'ScreenOverlay', 'PhotoOverlay'])
const MOST_ATTRIBUTES = 255
const LONGEST_VALUE = 500

const startPlacemark = (): Placemark => ({
  attributes: Object.create(null), // names come from the file: none may reach a prototype
  polygons: [],
  lines: [],
  others: [],
  hasZ: false,
  refusal: null,
})

const isClosed = (line: readonly Position[]): boolean => {
  const [first] = line
  const last = line.at(-1)
  return line.length > 3 && first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
}

function finishPlacemark(draft: Draft, placemark: Placemark, findings: readonly Finding[]): void {
  const { polygons, lines, others, hasZ, refusal } = placemark
  const attributes = { ...placemark.attributes }
  const label = labelOf(attributes, draft.parcels.length + draft.skipped.length + draft.refused.length + 1)
  if (refusal) {
    draft.refused.push({ label, refusal })
    return
  }
  const filled = polygons.filter((rings) => rings.length > 0)
  const closed = filled.length > 0 ? [] : lines.filter(isClosed)
  for (const line of lines) {
    if (!closed.includes(line))
      skip(draft, label, { code: 'LINE_OPEN', severity: 'info', data: { entity: 'LineString' } })
  }
  for (const entity of others) skip(draft, label, { code: 'SHAPE_NOT_POLYGON', severity: 'info', data: { entity } })
  const shapes: readonly PolygonRings[] = filled.length > 0 ? filled : closed.map((line) => [line])
  if (shapes.length === 0) {
    if (lines.length + others.length === 0) skip(draft, label, { code: 'SHAPE_EMPTY', severity: 'warning' })
    return
  }
  const own: Finding[] = []
  if (closed.length > 0) own.push({ code: 'LINE_CLOSED', severity: 'info' })
  if (hasZ) own.push({ code: 'Z_IGNORED', severity: 'info' })
  draft.parcels.push({ label, polygons: shapes, attributes, findings: [...own, ...findings] })
}

type State = {
  readonly draft: Draft
  readonly tally: Tally
  /** Vertices that one outline may have at most. */
  readonly most: number
  readonly findings: readonly Finding[]
  placemark: Placemark | null
  /** The Polygon being read: its inner boundaries may come before its outer one. */
  polygon: { outer: boolean; inners: string[] } | null
  boundary: 'outer' | 'inner'
  dataName: string
  heavy: IntakeRefusal | null
}

type Inside = 'outer' | 'inner' | 'line'

function addCoordinates(
  { tally, most }: State,
  placemark: Placemark,
  [inside, text]: [Inside, string],
): IntakeRefusal | null {
  const read = readKmlCoordinates(text, most)
  if ('bad' in read) {
    placemark.refusal ??= { code: 'COORDINATE_NOT_A_NUMBER', data: { value: read.bad } }
    return null
  }
  placemark.hasZ ||= read.hasZ
  if (read.positions.length === 0) return null
  if (inside === 'line') placemark.lines.push(read.positions)
  else if (inside === 'outer') placemark.polygons.push([read.positions])
  else if (placemark.polygons.length > 0) placemark.polygons.at(-1)?.push(read.positions)
  else placemark.refusal ??= { code: 'HOLE_OUTSIDE_SHELL', data: { why: 'inner boundary without outer boundary' } }
  return tally.vertices(read.positions.length)
}

const isShape = (name: string): boolean => name === 'Placemark' || OTHER_SHAPES.has(name) || NOT_DRAWN.has(name)

function openElement(state: State, name: string, attributes: Readonly<Record<string, string>>): void {
  if (isShape(name)) state.heavy ??= state.tally.shapes(1)
  if (name === 'Placemark') state.placemark = startPlacemark()
  else if (name === 'Polygon') {
    state.polygon = { outer: false, inners: [] }
    state.boundary = 'outer'
  } else if (name === 'outerBoundaryIs') state.boundary = 'outer'
  else if (name === 'innerBoundaryIs') state.boundary = 'inner'
  else if (name === 'Data' || name === 'SimpleData') state.dataName = attributes.name ?? ''
  else if (OTHER_SHAPES.has(name)) state.placemark?.others.push(name)
  else if (NOT_DRAWN.has(name))
    skip(state.draft, name, { code: 'SHAPE_NOT_POLYGON', severity: 'info', data: { entity: name } })
}

function takeCoordinates(state: State, text: string, parent: string): void {
  const { placemark, polygon } = state
  if (!placemark || parent === 'Point') return
  if (polygon && state.boundary === 'inner') {
    polygon.inners.push(text)
    return
  }
  if (polygon) polygon.outer = true
  state.heavy ??= addCoordinates(state, placemark, [polygon ? 'outer' : 'line', text])
}

function closePolygon(state: State): void {
  const { placemark, polygon } = state
  if (!placemark || !polygon) return
  if (!polygon.outer && polygon.inners.length > 0) {
    placemark.refusal ??= { code: 'HOLE_OUTSIDE_SHELL', data: { why: 'no outer boundary' } }
  }
  for (const inner of polygon.inners) state.heavy ??= addCoordinates(state, placemark, ['inner', inner])
  state.polygon = null
}

function keepAttribute({ placemark }: State, key: string, text: string): void {
  if (!placemark || key === '' || text === '' || Object.keys(placemark.attributes).length >= MOST_ATTRIBUTES) return
  placemark.attributes[key] = text.slice(0, LONGEST_VALUE)
}

function closeElement(state: State, name: string, text: string, parent: string): void {
  if (name === 'coordinates') takeCoordinates(state, text, parent)
  else if (name === 'Polygon') closePolygon(state)
  else if (name === 'Placemark' && state.placemark) {
    finishPlacemark(state.draft, state.placemark, state.findings)
    state.placemark = null
  } else if (name === 'name' && parent === 'Placemark') keepAttribute(state, 'name', text)
  else if ((name === 'value' && parent === 'Data') || name === 'SimpleData') keepAttribute(state, state.dataName, text)
}

/** Reads KML 2.2: a Placemark is a parcel when it holds polygons, or lines that close. [lon, lat] as filed. */
export const readKml: Reader = (bytes, limits) => {
  const { text, encoding, guessed } = decodeXml(bytes)
  const findings: Finding[] = guessed ? [{ code: 'ENCODING_GUESSED', severity: 'info', data: { encoding } }] : []
  const draft = startDraft()
  const blank = { placemark: null, polygon: null, boundary: 'outer' as const, dataName: '', heavy: null }
  const state: State = { ...blank, draft, tally: startTally(limits), most: limits.maxVertices, findings }
  const listener: XmlListener = {
    open: (name, attributes) => state.heavy === null && openElement(state, name, attributes),
    close: (name, written, parent) => state.heavy === null && closeElement(state, name, written, parent),
    stopped: () => state.heavy !== null,
  }
  const walked = walkXml(text, listener)
  if (state.heavy) return fail(state.heavy)
  if (!walked.ok) return walked
  const crs: CrsHint = areDegrees(draft.parcels) ? { kind: 'geographic' } : { kind: 'none' }
  return conclude('kml', crs, draft)
}
