import type { Position } from '../geometry/types.ts'
import { startTally } from '../intake/readers/draft.ts'
import { type DxfArc, type DxfEntity, type DxfLine, walkDxf } from '../intake/readers/dxfEntities.ts'
import { decodeDxf, startPairs } from '../intake/readers/dxfPairs.ts'
import type { IntakeRefusal, Limits } from '../intake/types.ts'
import { fail, ok, type Result } from '../result.ts'
import { alongArc, alongBulge } from './curves.ts'

/** A line of a drawing in its own units, as it was drawn: nothing is closed or joined. */
export type DrawingLine = { readonly layer: string; readonly points: readonly Position[] }
export type DrawingText = {
  readonly layer: string
  readonly text: string
  readonly at: Position
  readonly height: number
}

export type Drawing = {
  readonly lines: readonly DrawingLine[]
  readonly texts: readonly DrawingText[]
  /** Layers that hold something shown, in the order they come. */
  readonly layers: readonly string[]
  /** What is not shown, by the name of its kind, with how many. */
  readonly skipped: readonly (readonly [entity: string, count: number])[]
}

/** What a drawing to be shown may weigh; a detailed storey is some tens of thousands of lines. */
export const DRAWING_LIMITS: Limits = {
  maxBytes: 64 * 1024 * 1024,
  maxEntries: 1,
  maxUnpackedBytes: 64 * 1024 * 1024,
  maxRatio: 1,
  maxFeatures: 200_000,
  maxVertices: 1_000_000,
}
const MOST_TEXTS = 20_000
const BINARY = 'AutoCAD Binary DXF'

/**
 * Reads a text DXF to be looked at: lines, polylines, arcs, circles and texts of the model, curves as short sides. Blocks,
 * hatches and what lies in paper space are counted as left out.
 */
export function readDrawing(bytes: Uint8Array, limits = DRAWING_LIMITS): Result<Drawing, IntakeRefusal> {
  if (bytes.length > limits.maxBytes)
    return fail({ code: 'FILE_TOO_LARGE', data: { bytes: bytes.length, max: limits.maxBytes } })
  if (new TextDecoder('latin1').decode(bytes.subarray(0, BINARY.length)) === BINARY) return fail({ code: 'DXF_BINARY' })
  const tally = startTally(limits)
  const gathered: Gathered = { lines: [], texts: [], layers: new Set(), skipped: new Map(), heavy: null }
  const walked = walkDxf(startPairs(decodeDxf(bytes).text), tally, (entity) => {
    gathered.heavy ??= tally.shapes(1)
    if (!gathered.heavy) gather(gathered, entity)
  })
  if (gathered.heavy) return fail(gathered.heavy)
  if (!walked.ok) return walked
  const { lines, texts, layers, skipped } = gathered
  return ok({ lines, texts, layers: [...layers], skipped: [...skipped].toSorted(([, a], [, b]) => b - a) })
}

type Gathered = {
  readonly lines: DrawingLine[]
  readonly texts: DrawingText[]
  readonly layers: Set<string>
  readonly skipped: Map<string, number>
  heavy: IntakeRefusal | null
}

function gather(gathered: Gathered, entity: DxfEntity): void {
  if (entity.kind === 'other') leave(gathered, entity.entity)
  else if (entity.kind === 'text') addText(gathered, entity)
  else addLine(gathered, entity, entity.kind === 'arc' ? pointsOfArc(entity) : pointsOfLine(entity))
}

function addLine(gathered: Gathered, { layer, entity }: DxfArc | DxfLine, points: readonly Position[]): void {
  if (points.length < 2 || !points.every(isFinitePair)) {
    leave(gathered, entity)
    return
  }
  gathered.layers.add(layer)
  gathered.lines.push({ layer, points })
}

function leave({ skipped }: Gathered, entity: string): void {
  // A hostile file may name a kind of its own a million times.
  if (skipped.has(entity) || skipped.size < 100) skipped.set(entity, (skipped.get(entity) ?? 0) + 1)
}

function addText(gathered: Gathered, { layer, text, x, y, height }: Extract<DxfEntity, { kind: 'text' }>): void {
  if (text === '' || !isFinitePair([x, y]) || gathered.texts.length >= MOST_TEXTS) return
  gathered.layers.add(layer)
  gathered.texts.push({ layer, text: text.slice(0, 200), at: [x, y], height: Number.isFinite(height) ? height : 0 })
}

const isFinitePair = ([x, y]: Position): boolean => Number.isFinite(x) && Number.isFinite(y)

const pointsOfArc = ({ x, y, radius, from, to }: DxfArc): readonly Position[] =>
  radius > 0 ? alongArc([x, y], { radius, from, to }) : []

function pointsOfLine({ vertices, closed }: DxfLine): readonly Position[] {
  const around = closed ? [...vertices, ...vertices.slice(0, 1)] : vertices
  return around.flatMap(({ x, y }, index): readonly Position[] => {
    const before = around[index - 1]
    if (!before || before.bulge === 0) return [[x, y]]
    return alongBulge([before.x, before.y], [x, y], before.bulge)
  })
}
