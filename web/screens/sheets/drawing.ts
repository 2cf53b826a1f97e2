import type { OnPage, ShapeKind, SheetScale, SheetShape } from '../../../api/contract/remarks.ts'

/** What is drawn with: every kind of shape, and two points a known length apart. */
export type Pen = ShapeKind | 'calibrate'

/** What is on the sheet and kept by nobody yet: finished, or the points of what is being drawn. */
export type Drawn = {
  readonly pen: Pen
  readonly points: readonly OnPage[]
  readonly done: boolean
}

export type DrawingState = {
  readonly now: Drawn
  /** Under the pointer: where the next point would be. */
  readonly hover: OnPage | null
  /** The pointer is pressed, since there. */
  readonly pressed: OnPage | null
  readonly past: readonly Drawn[]
  readonly future: readonly Drawn[]
}

export type DrawingEvent =
  | { readonly kind: 'pen'; readonly pen: Pen }
  | { readonly kind: 'down' | 'move' | 'up'; readonly at: OnPage }
  | { readonly kind: 'finish' | 'undo' | 'redo' | 'clear' }

const empty = (pen: Pen): Drawn => ({ pen, points: [], done: false })

export const beginning = (pen: Pen): DrawingState => ({
  ...{ now: empty(pen), hover: null, pressed: null, past: [], future: [] },
})

const ONE: readonly Pen[] = ['point', 'text']
const MANY: readonly Pen[] = ['distance', 'area']
/** A press that goes further than this is a stroke, not a point. */
const STROKE_MM = 1.5
/** A stroke by hand keeps a point every so often. */
const THIN_MM = 0.5
const MOST_POINTS = 2000

const apart = ([ax, ay]: OnPage, [bx, by]: OnPage) => Math.hypot(bx - ax, by - ay)

/** What a pen, a pointer and the keyboard make of a drawing, and how it is taken back. Pure. */
export function drawn(state: DrawingState, event: DrawingEvent): DrawingState {
  switch (event.kind) {
    case 'pen':
      return { ...beginning(event.pen), past: state.past }
    case 'down':
      return pressedAt(state, event.at)
    case 'move':
      return movedTo(state, event.at)
    case 'up':
      return releasedAt(state, event.at)
    case 'finish':
      return finished(state)
    case 'undo':
      return backwards(state)
    case 'redo':
      return forwards(state)
    case 'clear':
      return state.now.points.length === 0 ? state : kept(state, empty(state.now.pen))
  }
}

/** What was there can be had again; what was taken back cannot, once something else is drawn. */
const kept = (state: DrawingState, now: Drawn): DrawingState => ({
  ...state,
  now,
  pressed: null,
  past: [...state.past, state.now],
  future: [],
})

function pressedAt(state: DrawingState, at: OnPage): DrawingState {
  const { pen, done } = state.now
  const pressed = { ...state, pressed: at, hover: at }
  if (pen !== 'freehand') return pressed
  return { ...kept(done ? { ...state, now: empty(pen) } : state, { pen, points: [at], done: false }), pressed: at }
}

function movedTo(state: DrawingState, at: OnPage): DrawingState {
  const { pen, points, done } = state.now
  const last = points.at(-1)
  if (pen !== 'freehand' || !state.pressed || done || !last) return { ...state, hover: at }
  if (apart(last, at) < THIN_MM || points.length >= MOST_POINTS) return state
  return { ...state, now: { pen, points: [...points, at], done: false } }
}

function releasedAt(state: DrawingState, at: OnPage): DrawingState {
  const { pressed, now } = state
  if (!pressed) return state
  const { pen } = now
  const points = now.done ? [] : now.points
  if (pen === 'freehand') return { ...state, pressed: null, now: { pen, points, done: points.length > 1 } }
  if (ONE.includes(pen)) return kept(state, { pen, points: [at], done: true })
  const stroke = apart(pressed, at) > STROKE_MM ? [pressed, at] : [at]
  const all = [...points, ...(points.length > 0 && stroke.length > 1 ? [at] : stroke)]
  if (MANY.includes(pen)) return all.length > MOST_POINTS ? state : kept(state, { pen, points: all, done: false })
  return kept(state, { pen, points: all.slice(0, 2), done: all.length > 1 })
}

/** A double click puts two points on one place: the last one is not another corner. */
function finished(state: DrawingState): DrawingState {
  const { pen, points, done } = state.now
  if (done || !MANY.includes(pen)) return state
  const corners = points.filter((point, index) => index === 0 || apart(points[index - 1] ?? point, point) > 0.01)
  return corners.length < least(pen) ? state : kept(state, { pen, points: corners, done: true })
}

const least = (pen: Pen): number => (pen === 'area' ? 3 : 2)

function backwards(state: DrawingState): DrawingState {
  const former = state.past.at(-1)
  if (!former) return state
  return { ...state, now: former, pressed: null, past: state.past.slice(0, -1), future: [state.now, ...state.future] }
}

function forwards(state: DrawingState): DrawingState {
  const [next, ...future] = state.future
  return next ? { ...state, now: next, pressed: null, past: [...state.past, state.now], future } : state
}

/** The shape as it is kept; null while it is not whole, or is measured on a sheet whose scale nobody knows. */
export function shapeOf({ pen, points, done }: Drawn, scale: SheetScale | null): SheetShape | null {
  if (!done || pen === 'calibrate') return null
  const placed = points.map(([x, y]): OnPage => [hundredth(x), hundredth(y)])
  if (pen === 'distance' || pen === 'area') return scale && { kind: pen, points: placed, scale }
  return { kind: pen, points: placed }
}

/** A hundredth of a millimetre: finer than any printer. */
const hundredth = (mm: number) => Math.round(mm * 100) / 100

/** What is shown while it is drawn: the points there are, and where the next one would be. */
export function inProgress({ now, hover, pressed }: DrawingState): readonly OnPage[] {
  if (now.done || now.pen === 'freehand') return now.points
  const from = now.points.length === 0 && pressed ? [pressed] : now.points
  return hover && from.length > 0 ? [...from, hover] : from
}
