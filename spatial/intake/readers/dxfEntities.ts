import { fail, ok, type Result } from '../../result.ts'
import type { IntakeRefusal } from '../types.ts'
import type { Tally } from './draft.ts'
import { type DxfPair, type DxfPairs, dxfDamaged, unescapeDxf } from './dxfPairs.ts'

/** A corner and the bulge of the side that leaves it: the tangent of a quarter of the arc's angle, 0 for a straight side. */
export type DxfVertex = { readonly x: number; readonly y: number; readonly bulge: number }

export type DxfLine = {
  readonly kind: 'line'
  readonly entity: string
  readonly layer: string
  readonly closed: boolean
  readonly hasZ: boolean
  readonly vertices: readonly DxfVertex[]
  readonly line: number
}

export type DxfLabel = {
  readonly kind: 'text'
  readonly layer: string
  readonly text: string
  readonly x: number
  readonly y: number
  /** Of its letters, in the drawing's units; 0 where none is said. */
  readonly height: number
}

/** A circle or a part of one, counter-clockwise between two angles in degrees. */
export type DxfArc = {
  readonly kind: 'arc'
  readonly entity: string
  readonly layer: string
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly from: number
  readonly to: number
}

export type DxfOther = { readonly kind: 'other'; readonly entity: string; readonly layer: string }

export type DxfEntity = DxfLine | DxfLabel | DxfArc | DxfOther

/** One entity's pairs, of the codes that are read. */
export type DxfRaw = { readonly name: string; readonly line: number; readonly pairs: readonly DxfPair[] }

const CLOSED = 1
const SPLINE_FRAME = 16
const MESH = 16 | 64
const PAPER = '1'
/** The group codes that are read; a hatch or a solid may hold millions of others. */
const READ_CODES: ReadonlySet<number> = new Set([
  ...[1, 3, 8, 10, 11, 20, 21, 30, 38, 40, 42, 50, 51, 67, 70, 72, 73, 210, 220, 230],
])
const READ_ENTITIES: ReadonlySet<string> = new Set([
  ...['LWPOLYLINE', 'POLYLINE', 'VERTEX', 'LINE', 'TEXT', 'MTEXT', 'CIRCLE', 'ARC'],
])

export const textOf = (pairs: readonly DxfPair[], code: number): string | undefined =>
  pairs.find((pair) => pair.code === code)?.value
export const numberOf = (pairs: readonly DxfPair[], code: number): number => Number(textOf(pairs, code) ?? 0)
export const layerOf = ({ pairs }: DxfRaw): string => unescapeDxf((textOf(pairs, 8) ?? '0').trim())

const inPaperSpace = ({ pairs }: DxfRaw): boolean => textOf(pairs, 67)?.trim() === PAPER

/** -1 when the object's plane is seen from below (x runs backwards), 1 when flat, null when tilted. */
export function planeOf({ pairs }: DxfRaw): 1 | -1 | null {
  const [x, y, z] = [numberOf(pairs, 210), numberOf(pairs, 220), Number(textOf(pairs, 230) ?? 1)]
  if (Math.abs(x) > 1e-9 || Math.abs(y) > 1e-9) return null
  return z < 0 ? -1 : 1
}

function verticesOf(pairs: readonly DxfPair[], mirror: 1 | -1): DxfVertex[] {
  const vertices: { x: number; y: number; bulge: number }[] = []
  for (const { code, value } of pairs) {
    const last = vertices.at(-1)
    if (code === 10) vertices.push({ x: Number(value) * mirror, y: Number.NaN, bulge: 0 })
    else if (code === 20 && last) last.y = Number(value)
    else if (code === 42 && last) last.bulge = Number(value) * mirror
  }
  return vertices
}

const other = (raw: DxfRaw): DxfOther => ({ kind: 'other', entity: raw.name, layer: layerOf(raw) })

function lightPolyline(raw: DxfRaw): DxfEntity {
  const plane = planeOf(raw)
  if (plane === null) return other(raw)
  return {
    kind: 'line',
    entity: raw.name,
    layer: layerOf(raw),
    closed: (numberOf(raw.pairs, 70) & CLOSED) !== 0,
    hasZ: numberOf(raw.pairs, 38) !== 0,
    vertices: verticesOf(raw.pairs, plane),
    line: raw.line,
  }
}

function heavyPolyline(raw: DxfRaw, corners: readonly DxfRaw[]): DxfEntity {
  const flags = numberOf(raw.pairs, 70)
  const plane = planeOf(raw)
  if (plane === null || (flags & MESH) !== 0) return other(raw)
  const drawn = corners.filter(({ pairs }) => (numberOf(pairs, 70) & SPLINE_FRAME) === 0)
  return {
    kind: 'line',
    entity: raw.name,
    layer: layerOf(raw),
    closed: (flags & CLOSED) !== 0,
    hasZ: numberOf(raw.pairs, 30) !== 0 || drawn.some(({ pairs }) => numberOf(pairs, 30) !== 0),
    vertices: drawn.flatMap(({ pairs }) => verticesOf(pairs, plane)),
    line: raw.line,
  }
}

function straightLine(raw: DxfRaw): DxfEntity {
  const end = (x: number, y: number): DxfVertex => ({ x: numberOf(raw.pairs, x), y: numberOf(raw.pairs, y), bulge: 0 })
  const vertices = [end(10, 20), end(11, 21)]
  return { kind: 'line', entity: 'LINE', layer: layerOf(raw), closed: false, hasZ: false, vertices, line: raw.line }
}

/** Text without the codes of its layout: "{\fArial|b0;TF 12\P34}" reads "TF 12 34", "%%uRDC" "RDC". */
const plainText = (text: string): string =>
  unescapeDxf(text)
    .replace(/\\[Pp~]/g, ' ')
    .replace(/\\[A-Za-z][^;\\{}]{0,80};/g, '')
    .replace(/\\[LlOoKk]|[{}]/g, '')
    .replace(/%%[uok]/gi, '')
    .replace(/%%d/gi, '°')
    .replace(/%%p/gi, '±')
    .replace(/%%c/gi, '⌀')
    .replace(/\s+/g, ' ')
    .trim()

function label(raw: DxfRaw): DxfEntity {
  const written = raw.pairs.flatMap(({ code, value }) => (code === 1 || code === 3 ? [value] : [])).join('')
  const aligned = raw.name === 'TEXT' && (numberOf(raw.pairs, 72) !== 0 || numberOf(raw.pairs, 73) !== 0)
  const [x, y] = aligned && textOf(raw.pairs, 11) !== undefined ? [11, 21] : [10, 20]
  const at = { x: numberOf(raw.pairs, x), y: numberOf(raw.pairs, y), height: numberOf(raw.pairs, 40) }
  return { kind: 'text', layer: layerOf(raw), text: plainText(written), ...at }
}

/** Seen from below, an arc runs the other way round the mirrored centre. */
function arc(raw: DxfRaw): DxfEntity {
  const plane = planeOf(raw)
  if (plane === null) return other(raw)
  const [start, end] = raw.name === 'CIRCLE' ? [0, 360] : [numberOf(raw.pairs, 50), numberOf(raw.pairs, 51)]
  const [from, to] = plane === 1 ? [start, end] : [180 - end, 180 - start]
  const centre = { x: numberOf(raw.pairs, 10) * plane, y: numberOf(raw.pairs, 20), radius: numberOf(raw.pairs, 40) }
  return { kind: 'arc', entity: raw.name, layer: layerOf(raw), ...centre, from, to }
}

/** An entity as outlines and texts are read; what is neither is named. */
export function entityOf(raw: DxfRaw, corners: readonly DxfRaw[]): DxfEntity {
  if (inPaperSpace(raw)) return { ...other(raw), entity: `PAPER ${raw.name}` }
  if (raw.name === 'LWPOLYLINE') return lightPolyline(raw)
  if (raw.name === 'POLYLINE') return heavyPolyline(raw, corners)
  if (raw.name === 'LINE') return straightLine(raw)
  if (raw.name === 'CIRCLE' || raw.name === 'ARC') return arc(raw)
  return raw.name === 'TEXT' || raw.name === 'MTEXT' ? label(raw) : other(raw)
}

type Take = (entity: DxfEntity) => void
type OpenRaw = { readonly name: string; readonly line: number; readonly pairs: DxfPair[] }

/** What is kept of an entity of a name: nothing else of the file is. */
export type IsRead = (name: string, code: number) => boolean
export type RawSink = {
  readonly isRead: IsRead
  /** An entity that ended, and the vertices that follow a heavy polyline. */
  readonly take: (raw: DxfRaw, corners: readonly DxfRaw[]) => void
}

export const isOutlineCode: IsRead = (name, code) =>
  code === 8 || code === 67 || (READ_ENTITIES.has(name) && READ_CODES.has(code))

/** Entities whose own pairs say their corners one after the other. */
const WITH_CORNERS: ReadonlySet<string> = new Set(['LWPOLYLINE', 'HATCH'])

/** A corner has three pairs; an outline that has far more than its corners need is no outline. */
const PAIRS_BESIDES = 1_000
const PAIRS_A_CORNER = 8

/** Gathers pairs into entities; a heavy polyline is one with the vertices that follow it. */
function startEntities(tally: Tally, { isRead, take }: RawSink) {
  let head: OpenRaw | null = null
  let current: OpenRaw | null = null
  let corners: OpenRaw[] = []
  let count = 0
  return {
    add(pair: DxfPair): IntakeRefusal | null {
      if (!current || !isRead(current.name, pair.code)) return null
      const isOutline = WITH_CORNERS.has(current.name)
      const isCorner = pair.code === 10 && (isOutline || current.name === 'VERTEX')
      if (isCorner) count += 1
      if (current.pairs.length < PAIRS_BESIDES + count * PAIRS_A_CORNER) current.pairs.push(pair)
      else if (isOutline) return { code: 'DXF_DAMAGED', data: { line: pair.line, why: 'outline' } }
      return isCorner ? tally.vertices(1) : null
    },
    open({ value, line }: DxfPair): void {
      current = { name: value.trim(), line, pairs: [] }
      count = 0
      if (head?.name === 'POLYLINE' && current.name === 'VERTEX') {
        corners.push(current)
        return
      }
      if (head && head.name !== 'SEQEND') take(head, corners)
      head = current
      corners = []
    },
  }
}

/** Gives the entities of a section one by one, until its end. */
export function readEntities(pairs: DxfPairs, tally: Tally, sink: RawSink): Result<null, IntakeRefusal> {
  const entities = startEntities(tally, sink)
  let line = 1
  for (;;) {
    const read = pairs.next()
    if (!read.ok) return read
    const pair = read.value
    if (pair === null) return dxfDamaged(line, 'entities cut short')
    line = pair.line
    if (pair.code === 0) entities.open(pair)
    else {
      const heavy = entities.add(pair)
      if (heavy) return fail(heavy)
    }
    if (pair.code === 0 && pair.value.trim() === 'ENDSEC') return ok(null)
  }
}

/** Walks a DXF to its EOF and gives the entities of the drawing itself, not those of its blocks. */
export const walkDxf = (pairs: DxfPairs, tally: Tally, take: Take): Result<null, IntakeRefusal> =>
  walkSections(pairs, (name) =>
    name === 'ENTITIES'
      ? readEntities(pairs, tally, { isRead: isOutlineCode, take: (raw, corners) => take(entityOf(raw, corners)) })
      : ok(null),
  )

/** Walks a DXF to its EOF; a section that is read is read to its end. */
export function walkSections(
  pairs: DxfPairs,
  read: (name: string) => Result<null, IntakeRefusal>,
): Result<null, IntakeRefusal> {
  let previous: DxfPair | null = null
  let sections = 0
  for (;;) {
    const next = pairs.next()
    if (!next.ok) return next
    const pair = next.value
    if (pair === null) return dxfDamaged(previous?.line ?? 1, 'no end of file')
    if (pair.code === 0 && pair.value.trim() === 'EOF')
      return sections > 0 ? ok(null) : dxfDamaged(pair.line, 'no section')
    if (pair.code === 2 && previous?.code === 0 && previous.value.trim() === 'SECTION') {
      sections += 1
      const section = read(pair.value.trim())
      if (!section.ok) return section
    }
    previous = pair
  }
}
