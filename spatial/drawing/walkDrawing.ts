import type { Position } from '../geometry/types.ts'
import type { Tally } from '../intake/readers/draft.ts'
import {
  type DxfEntity,
  type DxfRaw,
  entityOf,
  isOutlineCode,
  layerOf,
  numberOf,
  planeOf,
  readEntities,
  textOf,
  walkSections,
} from '../intake/readers/dxfEntities.ts'
import { type DxfPairs, unescapeDxf } from '../intake/readers/dxfPairs.ts'
import type { IntakeRefusal } from '../intake/types.ts'
import { ok, type Result } from '../result.ts'
import { type Affine, IDENTITY } from './affine.ts'
import { ringsOfHatch } from './hatch.ts'

/** A block set in the drawing, once or in rows and columns. */
export type DxfInsert = {
  readonly kind: 'insert'
  readonly entity: string
  readonly layer: string
  readonly block: string
  /** Of what is inside the block, its base point taken to the origin. */
  readonly placed: Affine
  readonly columns: number
  readonly rows: number
  /** From one to the next, turned as the insert is. */
  readonly columnStep: Position
  readonly rowStep: Position
}

/** A surface that is filled or hatched, by the rings around it. */
export type DxfFill = {
  readonly kind: 'fill'
  readonly entity: string
  readonly layer: string
  readonly solid: boolean
  readonly rings: readonly (readonly Position[])[]
}

export type DrawnEntity = DxfEntity | DxfInsert | DxfFill
export type DxfBlock = { readonly base: Position; readonly entities: DrawnEntity[] }
export type DrawnEntities = {
  readonly model: readonly DrawnEntity[]
  readonly blocks: ReadonlyMap<string, DxfBlock>
}

const CODES: Readonly<Record<string, ReadonlySet<number>>> = {
  BLOCK: new Set([2, 10, 20]),
  INSERT: new Set([2, 10, 20, 41, 42, 44, 45, 50, 70, 71, 210, 220, 230]),
  DIMENSION: new Set([2]),
  ATTRIB: new Set([1, 10, 11, 20, 21, 40, 70, 72, 73, 74]),
  HATCH: new Set([10, 11, 20, 21, 40, 42, 50, 51, 70, 72, 73, 75, 91, 92, 93, 97, 210, 220, 230]),
  SOLID: new Set([10, 11, 12, 13, 20, 21, 22, 23, 210, 220, 230]),
}
const isDrawnCode = (name: string, code: number): boolean =>
  isOutlineCode(name, code) || (CODES[name === 'TRACE' ? 'SOLID' : name]?.has(code) ?? false)

/** Walks a DXF and gives what the drawing holds, and each of its blocks by name. */
export function walkDrawing(pairs: DxfPairs, tally: Tally): Result<DrawnEntities, IntakeRefusal> {
  const model: DrawnEntity[] = []
  const blocks = new Map<string, DxfBlock>()
  let heavy: IntakeRefusal | null = null
  let open: DxfBlock | null = null
  const take = (isModel: boolean) => (raw: DxfRaw, corners: readonly DxfRaw[]) => {
    if (raw.name === 'BLOCK' || raw.name === 'ENDBLK') {
      open = raw.name === 'BLOCK' ? blockOf(raw) : null
      if (open) blocks.set(blockName(raw), open)
      return
    }
    const into = isModel ? model : open?.entities
    if (!into || heavy || isOfDefinition(raw)) return
    heavy = tally.shapes(1)
    into.push(drawnOf(raw, corners))
  }
  const walked = walkSections(pairs, (name) => {
    if (name !== 'ENTITIES' && name !== 'BLOCKS') return ok(null)
    return readEntities(pairs, tally, { isRead: isDrawnCode, take: take(name === 'ENTITIES') })
  })
  if (heavy) return { ok: false, error: heavy }
  return walked.ok ? ok({ model, blocks }) : walked
}

const blockName = ({ pairs }: DxfRaw): string => unescapeDxf((textOf(pairs, 2) ?? '').trim()).toUpperCase()
const blockOf = ({ pairs }: DxfRaw): DxfBlock => ({ base: [numberOf(pairs, 10), numberOf(pairs, 20)], entities: [] })

const HIDDEN = 1
/** What asks for a text where a block is set is not part of what is drawn; nor is a text that is written to be hidden. */
const isOfDefinition = ({ name, pairs }: DxfRaw): boolean =>
  name === 'ATTDEF' || (name === 'ATTRIB' && (numberOf(pairs, 70) & HIDDEN) !== 0)

const PAPER = '1'

function drawnOf(raw: DxfRaw, corners: readonly DxfRaw[]): DrawnEntity {
  const { name, pairs } = raw
  const isPaper = textOf(pairs, 67)?.trim() === PAPER
  const drawn = isPaper ? null : shownOf(raw)
  return drawn ?? entityOf(name === 'ATTRIB' && !isPaper ? { ...raw, name: 'TEXT' } : raw, corners)
}

function shownOf(raw: DxfRaw): DxfInsert | DxfFill | null {
  const { name } = raw
  if (name === 'INSERT') return insertOf(raw)
  if (name === 'DIMENSION') return dimensionOf(raw)
  if (name === 'HATCH') return hatchOf(raw)
  return name === 'SOLID' || name === 'TRACE' ? solidOf(raw) : null
}

/** A dimension is drawn by a block of its own, where the drawing has it. */
function dimensionOf(raw: DxfRaw): DxfInsert | null {
  const block = blockName(raw)
  if (block === '') return null
  const alone = { columns: 1, rows: 1, columnStep: [0, 0], rowStep: [0, 0] } as const
  return { kind: 'insert', entity: raw.name, layer: layerOf(raw), block, placed: IDENTITY, ...alone }
}

function insertOf(raw: DxfRaw): DxfInsert | null {
  const { name, pairs } = raw
  const plane = planeOf(raw)
  if (plane === null) return null
  const said = (code: number, otherwise: number) => Number(textOf(pairs, code) ?? otherwise)
  const turn = (said(50, 0) / 180) * Math.PI
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const [scaleX, scaleY] = [said(41, 1), said(42, 1)]
  const [across, up] = [said(44, 0), said(45, 0)]
  // Seen from below, x runs backwards once everything is placed.
  const turned = ([x, y]: Position): Position => [plane * (cos * x - sin * y), sin * x + cos * y]
  const [columnX, columnY] = turned([scaleX, 0])
  const [rowX, rowY] = turned([0, scaleY])
  return {
    ...{ kind: 'insert', entity: name, layer: layerOf(raw), block: blockName(raw) },
    placed: [columnX, columnY, rowX, rowY, plane * said(10, 0), said(20, 0)],
    columns: Math.max(1, said(70, 1)),
    rows: Math.max(1, said(71, 1)),
    columnStep: turned([across, 0]),
    rowStep: turned([0, up]),
  }
}

function hatchOf(raw: DxfRaw): DxfFill | null {
  const plane = planeOf(raw)
  const rings = plane === null ? null : ringsOfHatch(raw.pairs)
  if (rings === null || plane === null) return null
  return filled(raw, { rings, plane, solid: numberOf(raw.pairs, 70) === 1 })
}

/** Its corners are written as a sheet is folded: the third beside the first. */
function solidOf(raw: DxfRaw): DxfFill | null {
  const plane = planeOf(raw)
  if (plane === null) return null
  const corner = (nth: number): Position => [numberOf(raw.pairs, 10 + nth), numberOf(raw.pairs, 20 + nth)]
  const fourth = textOf(raw.pairs, 13) === undefined ? corner(2) : corner(3)
  return filled(raw, { rings: [[corner(0), corner(1), fourth, corner(2)]], plane, solid: true })
}

type Filling = Pick<DxfFill, 'rings' | 'solid'> & { readonly plane: 1 | -1 }

const filled = (raw: DxfRaw, { rings, plane, solid }: Filling): DxfFill => ({
  ...{ kind: 'fill', entity: raw.name, layer: layerOf(raw), solid },
  rings: rings.map((ring) => ring.map(([x, y]): Position => [x * plane, y])),
})
