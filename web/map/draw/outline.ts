import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Position } from '../../../spatial/geometry/types.ts'

/** An outline being drawn: bornes B1…Bn in legal metres, the first not repeated. */
export type Draft = {
  /** null until the first borne says which zone the work is in. */
  readonly srid: LegalSrid | null
  readonly positions: readonly Position[]
  readonly closed: boolean
}

export type Outline = {
  readonly draft: Draft
  readonly past: readonly Draft[]
  readonly future: readonly Draft[]
}

export type OutlineAction =
  | { readonly type: 'add'; readonly srid: LegalSrid; readonly at: Position }
  /** The one place there is: put again, it moves. */
  | { readonly type: 'place'; readonly srid: LegalSrid; readonly at: Position }
  | { readonly type: 'insert'; readonly index: number; readonly at: Position }
  | { readonly type: 'move'; readonly index: number; readonly at: Position }
  | { readonly type: 'remove'; readonly index: number }
  | { readonly type: 'close' }
  | { readonly type: 'reopen' }
  | { readonly type: 'clear' }
  | { readonly type: 'load'; readonly draft: Draft }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }

const NOTHING: Draft = { srid: null, positions: [], closed: false }

/** More steps back than anyone counts; a slow leak otherwise. */
const MAX_PAST = 500

const MIN_CORNERS = 3

export const startOutline = (draft: Draft = NOTHING): Outline => ({ draft, past: [], future: [] })

/** Survey plans are signed to the centimetre: a borne is never between two. */
const onGrid = ([x, y]: Position): Position => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]

const same = (a: Position | undefined, b: Position | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1]

/** Two bornes in a row at one place are no side. */
function repeats(draft: Draft, positions: readonly Position[]): boolean {
  return positions.some((at, index) => index > 0 && same(at, positions[index - 1])) || (draft.closed && ends(positions))
}

const ends = (positions: readonly Position[]) => positions.length > 1 && same(positions[0], positions.at(-1))

function withPositions(draft: Draft, positions: readonly Position[]): Draft {
  if (repeats(draft, positions)) return draft
  if (positions.length === 0) return NOTHING
  return { ...draft, positions, closed: draft.closed && positions.length >= MIN_CORNERS }
}

const holds = ({ positions }: Draft, index: number) => Number.isInteger(index) && index >= 0 && index < positions.length

function add(draft: Draft, srid: LegalSrid, at: Position): Draft {
  if (draft.closed || (draft.srid !== null && draft.srid !== srid)) return draft
  return withPositions({ ...draft, srid }, [...draft.positions, onGrid(at)])
}

/** What an action makes of the draft; the draft itself when the action can't be done. */
function next(draft: Draft, action: Exclude<OutlineAction, { type: 'undo' | 'redo' }>): Draft {
  switch (action.type) {
    case 'add':
      return add(draft, action.srid, action.at)
    case 'place':
      return same(draft.positions[0], onGrid(action.at)) ? draft : add(NOTHING, action.srid, action.at)
    case 'insert':
      if (!holds(draft, action.index - 1)) return draft
      return withPositions(draft, draft.positions.toSpliced(action.index, 0, onGrid(action.at)))
    case 'move':
      return holds(draft, action.index)
        ? withPositions(draft, draft.positions.with(action.index, onGrid(action.at)))
        : draft
    case 'remove':
      return holds(draft, action.index) ? withPositions(draft, draft.positions.toSpliced(action.index, 1)) : draft
    case 'close':
      return canClose(draft) ? { ...draft, closed: true } : draft
    case 'reopen':
      return draft.closed ? { ...draft, closed: false } : draft
    case 'clear':
      return draft.positions.length > 0 ? NOTHING : draft
    case 'load':
      return action.draft
  }
}

function undo({ draft, past, future }: Outline): Outline {
  const before = past.at(-1)
  return before ? { draft: before, past: past.slice(0, -1), future: [draft, ...future] } : { draft, past, future }
}

function redo({ draft, past, future }: Outline): Outline {
  const [after, ...rest] = future
  return after ? { draft: after, past: [...past, draft], future: rest } : { draft, past, future }
}

/** Pure: the same outline and action always give the same outline; one that changes nothing gives back the very object. */
export function outlineReducer(outline: Outline, action: OutlineAction): Outline {
  if (action.type === 'undo') return outline.past.length > 0 ? undo(outline) : outline
  if (action.type === 'redo') return outline.future.length > 0 ? redo(outline) : outline
  const draft = next(outline.draft, action)
  if (draft === outline.draft) return outline
  return { draft, past: [...outline.past, outline.draft].slice(-MAX_PAST), future: [] }
}

/** Three bornes at least, not yet closed, the last not on the first. */
export const canClose = ({ positions, closed }: Draft): boolean =>
  !closed && positions.length >= MIN_CORNERS && !ends(positions)

/** What is drawn: a surface that closes, a line that stays open, one place. */
export type DrawnShape = 'polygon' | 'line' | 'point'

/** The name a surveyor gives the borne at this index: B1, B2… */
export const borneName = (index: number): string => `B${index + 1}`

/** The corners of a surface are bornes; those of a line are points. */
export const cornerName = (shape: DrawnShape, index: number): string =>
  shape === 'polygon' ? borneName(index) : `P${index + 1}`
