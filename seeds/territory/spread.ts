import type { Position } from '../../spatial/geometry/types.ts'

/** A commune without a known town: the group (cercle) its code puts it in, whose communes lie together. */
export type Unplaced = { readonly code: string; readonly group: string }

type Placed = { readonly at: Position; readonly group: string }

const distance = ([x, y]: Position, [u, v]: Position) => Math.hypot(x - u, y - v)

function middleOf(group: string, placed: readonly Placed[]): Position | null {
  const members = placed.filter((each) => each.group === group)
  if (members.length === 0) return null
  const sum = (axis: 0 | 1) => members.reduce((total, { at }) => total + at[axis], 0)
  return [sum(0) / members.length, sum(1) / members.length]
}

/**
 * Gives each commune the free place furthest from those already taken, but near the others of its group.
 * The same input always gives the same places.
 */
export function spread(
  unplaced: readonly Unplaced[],
  known: readonly Placed[],
  places: readonly Position[],
): ReadonlyMap<string, Position> {
  const placed = [...known]
  const found = new Map<string, Position>()
  for (const { code, group } of unplaced) {
    const middle = middleOf(group, placed)
    const worth = (place: Position) =>
      Math.min(...placed.map(({ at }) => distance(at, place)), 1e6) - (middle ? 0.4 * distance(middle, place) : 0)
    const best = places.reduce((chosen, place) => (worth(place) > worth(chosen) ? place : chosen))
    placed.push({ at: best, group })
    found.set(code, best)
  }
  return found
}
