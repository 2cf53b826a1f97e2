import { type LegalSrid, legalZone } from '../crs/legalZones.ts'
import type { Position } from '../geometry/types.ts'
import type { Drawing } from './gather.ts'

/** The ground of a dossier in the metres of its zone: rings of an outline, a line, or a point. */
export type Ground = {
  readonly srid: LegalSrid
  readonly paths: readonly (readonly Position[])[]
  readonly closed: boolean
}

export type WhereDrawn =
  /** Its coordinates are none of the zone's. */
  | { readonly at: 'local' }
  /** Of the zone, but not of this ground. */
  | { readonly at: 'far'; readonly distanceM: number }
  | { readonly at: 'near'; readonly distanceM: number }

/** Beyond it a drawing is of another place, whatever its coordinates. */
export const NEAR_M = 1_000
/** A stray mark at the origin does not make a drawing local. */
const SHARE = 0.9

/** Whether a drawing is in the metres of the dossier's legal zone, and how far from its ground it begins. */
export function whereDrawn({ lines }: Pick<Drawing, 'lines'>, ground: Ground): WhereDrawn {
  const { domain } = legalZone(ground.srid)
  const points = lines.flatMap((line) => line.points)
  const inside = points.filter(([x, y]) => x >= domain.minX && x <= domain.maxX && y >= domain.minY && y <= domain.maxY)
  if (points.length === 0 || inside.length < SHARE * points.length) return { at: 'local' }
  const distanceM = inside.reduce((least, point) => Math.min(least, distanceTo(point, ground)), Infinity)
  return { at: distanceM <= NEAR_M ? 'near' : 'far', distanceM }
}

function distanceTo(point: Position, { paths, closed }: Ground): number {
  if (closed && paths.some((path) => isInside(point, path))) return 0
  return paths.reduce((least, path) => Math.min(least, distanceToPath(point, path)), Infinity)
}

const distanceToPath = (point: Position, path: readonly Position[]): number =>
  path.reduce((least, to, index) => Math.min(least, distanceToSide(point, path[index - 1] ?? to, to)), Infinity)

function distanceToSide([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** Even-odd rule. */
function isInside([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false
  let [ax, ay]: Position = ring.at(-1) ?? [0, 0]
  for (const [bx, by] of ring) {
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside
    ax = bx
    ay = by
  }
  return inside
}
