import type { Position } from '../../geometry/types.ts'
import { fail } from '../../result.ts'
import type { Finding, IntakeRefusal, Reader } from '../types.ts'
import { conclude, type Draft, skip, startDraft, startTally, type Tally } from './draft.ts'
import { decodeXml, walkXml, type XmlListener } from './xml.ts'

/** A walk around a parcel comes back within the accuracy of a handheld receiver. */
const CLOSING_GAP_M = 5
const METRES_PER_DEGREE = 111_320
const FEWEST_CORNERS = 3

type Line = {
  readonly entity: 'trk' | 'rte' | 'wpt'
  readonly positions: Position[]
  name: string
  hasZ: boolean
  bad: string
}

type State = {
  readonly lines: Line[]
  readonly waypoints: Line
  readonly names: string[]
  readonly tally: Tally
  trackName: string
  current: Line | null
  heavy: IntakeRefusal | null
}

const startLine = (entity: Line['entity'], name = ''): Line => ({ entity, positions: [], name, hasZ: false, bad: '' })

/** Metres between two [lon, lat] a few metres apart; the sphere is close enough to compare with CLOSING_GAP_M. */
function gapOf(positions: readonly Position[]): number {
  const [lon, lat] = positions[0] ?? [0, 0]
  const [endLon, endLat] = positions.at(-1) ?? [0, 0]
  const shrink = Math.cos((lat * Math.PI) / 180)
  return Math.hypot((endLon - lon) * shrink, endLat - lat) * METRES_PER_DEGREE
}

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*$/

function addPoint(state: State, line: Line, { lat = '', lon = '' }: Readonly<Record<string, string>>): void {
  state.heavy ??= state.tally.vertices(1)
  if (state.heavy) return
  if (!NUMBER.test(lat) || !NUMBER.test(lon)) line.bad ||= `${lat} ${lon}`.slice(0, 40)
  line.positions.push([Number(lon), Number(lat)])
}

function openElement(state: State, name: string, attributes: Readonly<Record<string, string>>): void {
  if (name === 'trk') state.trackName = ''
  else if (name === 'trkseg' || name === 'rte') {
    state.heavy ??= state.tally.shapes(1)
    state.current = startLine(name === 'rte' ? 'rte' : 'trk', name === 'rte' ? '' : state.trackName)
    state.lines.push(state.current)
  } else if (name === 'wpt') {
    state.current = state.waypoints
    addPoint(state, state.waypoints, attributes)
  } else if ((name === 'trkpt' || name === 'rtept') && state.current) addPoint(state, state.current, attributes)
}

function closeElement(state: State, name: string, text: string, parent: string): void {
  if (name === 'ele' && state.current) state.current.hasZ = true
  else if (name === 'name' && parent === 'trk') state.trackName = text.slice(0, 80)
  else if (name === 'name' && parent === 'rte' && state.current) state.current.name = text.slice(0, 80)
  else if (name === 'name' && parent === 'wpt') state.names.push(text.slice(0, 40))
}

function addParcel(draft: Draft, line: Line, extra: { findings: readonly Finding[]; names: readonly string[] }): void {
  const label = line.name || String(draft.parcels.length + draft.refused.length + 1)
  if (line.bad !== '') {
    draft.refused.push({ label, refusal: { code: 'COORDINATE_NOT_A_NUMBER', data: { value: line.bad } } })
    return
  }
  const gapM = Math.round(gapOf(line.positions) * 100) / 100
  const findings: Finding[] = [{ code: 'LINE_CLOSED', severity: gapM > 0 ? 'warning' : 'info', data: { gapM } }]
  if (line.hasZ) findings.push({ code: 'Z_IGNORED', severity: 'info' })
  const attributes: Readonly<Record<string, string>> = extra.names.length > 0 ? { bornes: extra.names.join(' ') } : {}
  draft.parcels.push({ label, polygons: [[line.positions]], attributes, findings: [...findings, ...extra.findings] })
}

const isClosed = ({ positions }: Line): boolean =>
  positions.length > FEWEST_CORNERS && gapOf(positions) <= CLOSING_GAP_M

/** Closed tracks and routes first; waypoints are corners in order only when nothing else closes. */
function gather({ lines, waypoints, names }: State, findings: readonly Finding[]): Draft {
  const draft = startDraft()
  for (const line of lines) {
    if (isClosed(line) || line.bad !== '') addParcel(draft, line, { findings, names: [] })
    else
      skip(draft, line.name || line.entity, { code: 'LINE_OPEN', severity: 'warning', data: { entity: line.entity } })
  }
  const count = waypoints.positions.length
  if (count === 0) return draft
  if (draft.parcels.length === 0 && count >= FEWEST_CORNERS) addParcel(draft, waypoints, { findings, names })
  else skip(draft, 'wpt', { code: 'SHAPE_NOT_POLYGON', severity: 'info', data: { entity: 'wpt', count } })
  return draft
}

/** Reads GPX 1.0 and 1.1: tracks and routes that close, else waypoints in order as corners. Degrees WGS84. */
export const readGpx: Reader = (bytes, limits) => {
  const { text, encoding, guessed } = decodeXml(bytes)
  const state: State = {
    lines: [],
    waypoints: startLine('wpt'),
    names: [],
    tally: startTally(limits),
    trackName: '',
    current: null,
    heavy: null,
  }
  const listener: XmlListener = {
    open: (name, attributes) => state.heavy === null && openElement(state, name, attributes),
    close: (name, written, parent) => state.heavy === null && closeElement(state, name, written, parent),
    stopped: () => state.heavy !== null,
  }
  const walked = walkXml(text, listener)
  if (state.heavy) return fail(state.heavy)
  if (!walked.ok) return walked
  const findings: Finding[] = guessed ? [{ code: 'ENCODING_GUESSED', severity: 'info', data: { encoding } }] : []
  return conclude('gpx', { kind: 'geographic' }, gather(state, findings))
}
