import type { PolygonRings, Position, Ring } from '../../geometry/types.ts'

/** Elementary comparisons one shape may cost; honest shapes of a thousand holes stay ten times below. */
const BUDGET = 100_000_000

type Box = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }
type Measured = { readonly ring: Ring; readonly box: Box; readonly area: number }

function measure(ring: Ring): Measured {
  const [originX, originY] = ring[0] ?? [0, 0]
  let [minX, minY, maxX, maxY, area] = [originX, originY, originX, originY, 0]
  let [beforeX, beforeY] = ring.at(-1) ?? [0, 0]
  for (const [x, y] of ring) {
    minX = Math.min(minX, x)
    minY = Math.min(minY, y)
    maxX = Math.max(maxX, x)
    maxY = Math.max(maxY, y)
    area += ((beforeX - originX) * (y - originY) - (x - originX) * (beforeY - originY)) / 2
    beforeX = x
    beforeY = y
  }
  return { ring, box: { minX, minY, maxX, maxY }, area }
}

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.minX >= outer.minX && inner.minY >= outer.minY && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY

/** 1 inside, -1 outside, 0 on the outline; ray casting towards +x. */
function sideOf([x, y]: Position, ring: Ring): number {
  let inside = false
  let [ax, ay] = ring.at(-1) ?? [0, 0]
  for (const [bx, by] of ring) {
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
    if (
      cross === 0 &&
      x >= Math.min(ax, bx) &&
      x <= Math.max(ax, bx) &&
      y >= Math.min(ay, by) &&
      y <= Math.max(ay, by)
    ) {
      return 0
    }
    if (ay > y !== by > y && cross > 0 === by > ay) inside = !inside
    ax = bx
    ay = by
  }
  return inside ? 1 : -1
}

/** A ring is in another when its first corner off the other's outline is; null when the budget is spent. */
function contains(outer: Measured, inner: Measured, spend: (cost: number) => boolean): boolean | null {
  for (const position of inner.ring) {
    if (!spend(outer.ring.length)) return null
    const side = sideOf(position, outer.ring)
    if (side !== 0) return side > 0
  }
  return false
}

/** The smallest of the larger rings that contains a ring; null when the budget is spent. */
function containerOf(
  bySize: readonly Measured[],
  position: number,
  spend: (cost: number) => boolean,
): Measured | undefined | null {
  const inner = bySize[position]
  for (let index = position - 1; index >= 0; index -= 1) {
    const outer = bySize[index]
    if (!inner || !outer || !spend(1)) return null
    if (!isWithin(inner.box, outer.box)) continue
    const inside = contains(outer, inner, spend)
    if (inside === null) return null
    if (inside) return outer
  }
  return undefined
}

/**
 * Groups the rings of one shapefile record into polygons, shell first, in file order and untouched. A ring turning
 * against the ring that contains it is its hole; one turning the same way is a part of its own, even when it overlaps:
 * making a hole of it would change the area without a word. Files whose shells turn the wrong way are read alike.
 * @returns null when the shape is too tangled to group in bounded time
 */
export function groupRings(rings: readonly Ring[]): readonly PolygonRings[] | null {
  if (rings.length === 1) return [rings]
  let budget = BUDGET
  const spend = (cost: number): boolean => {
    budget -= cost
    return budget >= 0
  }
  const measured = rings.map(measure)
  const bySize = [...measured].sort((a, b) => Math.abs(b.area) - Math.abs(a.area))
  const shellOf = new Map<Measured, Measured>()
  for (const [index, ring] of bySize.entries()) {
    const container = containerOf(bySize, index, spend)
    if (container === null) return null
    if (container && container.area > 0 !== ring.area > 0 && !shellOf.has(container)) shellOf.set(ring, container)
  }
  const shells = measured.filter((ring) => !shellOf.has(ring))
  const holes = measured.filter((ring) => shellOf.has(ring))
  const byShell = new Map<Measured, Ring[]>(shells.map((shell) => [shell, [shell.ring]]))
  for (const hole of holes) {
    const shell = shellOf.get(hole)
    if (shell) byShell.get(shell)?.push(hole.ring)
  }
  return [...byShell.values()]
}
