import type { Position } from '../geometry/types.ts'
import type { DxfArc, DxfLabel, DxfLine } from '../intake/readers/dxfEntities.ts'
import type { Limits } from '../intake/types.ts'
import { type Affine, after, growthOf, IDENTITY, moved } from './affine.ts'
import { alongArc, alongBulge } from './curves.ts'
import type { DrawnEntities, DrawnEntity, DxfBlock, DxfFill, DxfInsert } from './walkDrawing.ts'

/** A line of a drawing in its own units, as it was drawn: nothing is closed or joined. */
export type DrawingLine = { readonly layer: string; readonly points: readonly Position[] }
export type DrawingText = {
  readonly layer: string
  readonly text: string
  readonly at: Position
  readonly height: number
}
/** A surface that is filled, or hatched by a pattern that is not drawn: what is inside an odd number of its rings. */
export type DrawingFill = {
  readonly layer: string
  readonly solid: boolean
  readonly rings: readonly (readonly Position[])[]
}

export type Drawing = {
  readonly lines: readonly DrawingLine[]
  readonly fills: readonly DrawingFill[]
  readonly texts: readonly DrawingText[]
  /** Layers that hold something shown, in the order they come. */
  readonly layers: readonly string[]
  /** What is not shown, by the name of its kind, with how many. */
  readonly skipped: readonly (readonly [entity: string, count: number])[]
}

const MOST_TEXTS = 20_000
/** A block in a block in a block: no drawing goes deeper but to keep its reader busy. */
const DEEPEST = 16

/** Sets each block where it is set, in the blocks it is in, until the drawing is full. Pure. */
export function gatherDrawing(
  { model, blocks }: DrawnEntities,
  { maxFeatures, maxVertices }: Pick<Limits, 'maxFeatures' | 'maxVertices'>,
): Drawing {
  const gathered: Gathered = {
    ...{ lines: [], fills: [], texts: [], layers: new Set(), skipped: new Map(), blocks },
    ...{ shapesLeft: maxFeatures, pointsLeft: maxVertices },
  }
  // What the drawing holds itself comes first: a block that fills it takes nothing of that away.
  const [inserts, own] = [model.filter(isInsert), model.filter((entity) => !isInsert(entity))]
  for (const entity of own) gather(gathered, entity, HERE)
  for (const insert of inserts) gather(gathered, insert, HERE)
  const { lines, fills, texts, layers, skipped } = gathered
  return { lines, fills, texts, layers: [...layers], skipped: [...skipped].toSorted(([, a], [, b]) => b - a) }
}

const isInsert = ({ kind }: DrawnEntity): boolean => kind === 'insert'

type Gathered = {
  readonly lines: DrawingLine[]
  readonly fills: DrawingFill[]
  readonly texts: DrawingText[]
  readonly layers: Set<string>
  readonly skipped: Map<string, number>
  readonly blocks: ReadonlyMap<string, DxfBlock>
  /** What may still be gathered; each time a block is set counts, even one that holds nothing. */
  shapesLeft: number
  pointsLeft: number
}

/** Where an entity stands: how it is moved, the layer of the insert it is of, and the blocks around it. */
type Place = { readonly by: Affine; readonly layer: string | null; readonly inside: readonly string[] }
const HERE: Place = { by: IDENTITY, layer: null, inside: [] }

function gather(gathered: Gathered, entity: DrawnEntity, place: Place): void {
  if (!isShown(gathered, entity, place)) leave(gathered, entity.kind === 'text' ? 'TEXT' : entity.entity)
}

/** Adds it to what is shown, if it can be. */
function isShown(gathered: Gathered, entity: DrawnEntity, place: Place): boolean {
  switch (entity.kind) {
    case 'other':
      return false
    case 'text':
      return addText(gathered, entity, place)
    case 'insert':
      return addBlock(gathered, entity, place)
    case 'fill':
      return addFill(gathered, entity, place)
    default:
      return addLine(gathered, entity, place)
  }
}

/** What is on layer 0 of a block is on the layer where the block is set. */
const layerIn = ({ layer }: { readonly layer: string }, place: Place): string =>
  layer === '0' ? (place.layer ?? layer) : layer

function addBlock(gathered: Gathered, insert: DxfInsert, place: Place): boolean {
  const block = gathered.blocks.get(insert.block)
  const isRound = place.inside.length >= DEEPEST || place.inside.includes(insert.block)
  if (!block || isRound || !figuresOf(insert).every(Number.isFinite)) return false
  const inside = [...place.inside, insert.block]
  const layer = layerIn(insert, place)
  for (const [x, y] of stepsOf(insert)) {
    gathered.shapesLeft -= 1
    if (gathered.shapesLeft < 0) return false
    const [baseX, baseY] = block.base
    const [a, b, c, d, e, f] = insert.placed
    const set = after(after(place.by, [a, b, c, d, e + x, f + y]), [1, 0, 0, 1, -baseX, -baseY])
    for (const entity of block.entities) gather(gathered, entity, { by: set, layer, inside })
  }
  return true
}

const figuresOf = ({ placed, columns, rows, columnStep, rowStep }: DxfInsert): readonly number[] => [
  ...placed,
  ...[columns, rows],
  ...columnStep,
  ...rowStep,
]

/** Where each of the rows and columns begins, one by one: there may be a billion of them. */
function* stepsOf({ columns, rows, columnStep, rowStep }: DxfInsert): Generator<Position> {
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      yield [column * columnStep[0] + row * rowStep[0], column * columnStep[1] + row * rowStep[1]]
}

function addLine(gathered: Gathered, line: DxfArc | DxfLine, place: Place): boolean {
  const points = shownPath(gathered, line.kind === 'arc' ? pointsOfArc(line) : pointsOfLine(line), place)
  if (points.length < 2) return false
  const layer = layerIn(line, place)
  gathered.layers.add(layer)
  gathered.lines.push({ layer, points })
  return true
}

function addFill(gathered: Gathered, fill: DxfFill, place: Place): boolean {
  const rings = fill.rings.map((ring) => shownPath(gathered, ring, place))
  if (rings.some(({ length }) => length < 3)) return false
  const layer = layerIn(fill, place)
  gathered.layers.add(layer)
  gathered.fills.push({ layer, solid: fill.solid, rings })
  return true
}

/** The points where they stand; none when one is no number, or when the drawing is full. */
function shownPath(gathered: Gathered, points: readonly Position[], { by }: Place): readonly Position[] {
  gathered.shapesLeft -= 1
  gathered.pointsLeft -= points.length
  if (gathered.shapesLeft < 0 || gathered.pointsLeft < 0) return []
  const there = points.map((point) => moved(by, point))
  return there.every(isFinitePair) ? there : []
}

function leave({ skipped }: Gathered, entity: string): void {
  // A hostile file may name a kind of its own a million times.
  if (skipped.has(entity) || skipped.size < 100) skipped.set(entity, (skipped.get(entity) ?? 0) + 1)
}

function addText(gathered: Gathered, label: DxfLabel, place: Place): boolean {
  const { text, height } = label
  const at = moved(place.by, [label.x, label.y])
  if (text === '') return true // nothing is written there
  if (!isFinitePair(at) || gathered.texts.length >= MOST_TEXTS) return false
  const layer = layerIn(label, place)
  gathered.layers.add(layer)
  const grown = height * growthOf(place.by)
  gathered.texts.push({ layer, text: text.slice(0, 200), at, height: Number.isFinite(grown) ? grown : 0 })
  return true
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
