import { samePosition } from '../geometry/plane.ts'
import type { Position, Ring } from '../geometry/types.ts'

/** What putting a ring on the centimetre grid changed, counted and placed (metres of the legal plane). */
export type GridChanges = {
  /** The largest displacement of a vertex, in metres. */
  readonly movedM: number
  readonly closedAt: Position | null
  readonly repeated: readonly Position[]
  readonly nearlyRepeated: readonly Position[]
}

export type GriddedRing = { readonly ring: Ring; readonly changes: GridChanges }

/** The nearest point of the survey grid: a multiple of 1 cm, as the double nearest to that decimal. */
export const onGrid = ([x, y]: Position): Position => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]

/**
 * A closed ring on the centimetre grid, without two equal vertices in a row. The ring given is left as it is.
 * @param ring legal metres as filed, closed or not
 */
export function putOnGrid(ring: Ring): GriddedRing {
  const kept: Position[] = []
  const repeated: Position[] = []
  const nearlyRepeated: Position[] = []
  let movedM = 0
  let previous: Position | null = null
  for (const filed of ring) {
    const position = onGrid(filed)
    movedM = Math.max(movedM, Math.abs(position[0] - filed[0]), Math.abs(position[1] - filed[1]))
    const last = kept.at(-1)
    if (!last || !previous || !samePosition(last, position)) kept.push(position)
    else if (samePosition(previous, filed)) repeated.push(position)
    else nearlyRepeated.push(position)
    previous = filed
  }
  return close(ring, kept, { movedM, repeated, nearlyRepeated })
}

function close(filed: Ring, kept: Position[], changes: Omit<GridChanges, 'closedAt'>): GriddedRing {
  const [first, last] = [kept[0], kept.at(-1)]
  const [filedFirst, filedLast] = [filed[0], filed.at(-1)]
  if (!first || !last || !filedFirst || !filedLast) return { ring: kept, changes: { ...changes, closedAt: null } }
  if (kept.length > 1 && samePosition(first, last)) {
    const exactly = samePosition(filedFirst, filedLast)
    const nearlyRepeated = exactly ? changes.nearlyRepeated : [...changes.nearlyRepeated, last]
    return { ring: kept, changes: { ...changes, nearlyRepeated, closedAt: null } }
  }
  return { ring: [...kept, first], changes: { ...changes, closedAt: first } }
}
