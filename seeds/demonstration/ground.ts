import type { Position } from '../../spatial/geometry/types.ts'
import { around, type Curve, polygon } from './curves.ts'
import { cut, cutStrip } from './cut.ts'
import { Mesh, type Outline } from './mesh.ts'
import { areaOf, centreOf, isInside } from './plane.ts'

/** A piece of ground not yet given to a street, and what is known of where it lies. */
export type Land = { readonly outline: Outline; readonly tags: readonly string[] }

export type WayKind = 'street' | 'railway' | 'water' | 'verge'

/** Ground that nobody builds on: a street's right of way, a railway, the bed of a wadi, a strip left over. */
export type Way = {
  readonly kind: WayKind
  readonly name: string | null
  readonly widthM: number | null
  readonly outline: Outline
  readonly holes: readonly Outline[]
}

export type NewWay = { readonly axis: Curve; readonly widthM: number; readonly name: string; readonly kind?: WayKind }

type Where = (land: Land) => boolean

/** Smaller than this, what a street leaves beside it is its verge. */
const VERGE_M2 = 60

export const tagged =
  (...tags: readonly string[]): Where =>
  (land) =>
    tags.every((tag) => land.tags.includes(tag))

/** The ground of a town, cut again and again; pieces always tile it exactly. */
export class Ground {
  readonly mesh = new Mesh()
  #lands: Land[]
  readonly #ways: Way[] = []

  constructor(edge: Curve) {
    this.#lands = [{ outline: edge.points.map((point) => this.mesh.vertex(point)), tags: [] }]
  }

  get lands(): readonly Land[] {
    return this.#lands
  }

  get ways(): readonly Way[] {
    return this.#ways
  }

  centre = (outline: Outline): Position => centreOf(this.mesh.positions(outline))

  area = (outline: Outline): number => areaOf(this.mesh.positions(this.mesh.whole(outline)))

  /** A street, a railway or a wadi along a curve, through all the land that `where` accepts. */
  lay({ axis, widthM, name, kind = 'street' }: NewWay, where: Where = () => true): void {
    this.#lands = this.#lands.flatMap((land) => {
      if (!where(land)) return [land]
      const { beside, strip } = cutStrip(this.mesh, land.outline, { axis, widthM })
      this.#ways.push(...strip.map((outline) => ({ kind, name, widthM, outline, holes: [] })))
      return this.#keep(beside, land.tags)
    })
  }

  /** A line drawn on the ground that takes no room; each side receives its tag. */
  divide(curve: Curve, tags: { left: string; right: string }, where: Where = () => true): void {
    this.#lands = this.#lands.flatMap((land) => {
      if (!where(land)) return [land]
      const { left, right } = cut(this.mesh, land.outline, curve)
      return [...this.#keep(left, [...land.tags, tags.left]), ...this.#keep(right, [...land.tags, tags.right])]
    })
  }

  /** A round place where streets meet: nips the corners of the blocks around and leaves an island in the middle. */
  roundabout(name: string, { centre, radiusM, islandM }: { centre: Position; radiusM: number; islandM: number }): void {
    const disk = around(centre, radiusM, { vertices: 28 })
    this.#lands = this.#lands.flatMap((land) => {
      const { left, right } = cut(this.mesh, land.outline, disk)
      this.#ways.push(
        ...left.map((outline) => ({ kind: 'street' as const, name, widthM: 2 * radiusM, outline, holes: [] })),
      )
      return this.#keep(right, land.tags)
    })
    this.#island(around(centre, islandM, { vertices: 16 }))
  }

  /** Hands a piece of land over to someone who cuts it further. */
  replace(land: Land, pieces: readonly Outline[], ways: readonly Way[]): readonly Land[] {
    this.#ways.push(...ways)
    const kept = this.#keep(pieces, land.tags)
    this.#lands = [...this.#lands.filter((other) => other !== land), ...kept]
    return kept
  }

  #island(disk: Curve): void {
    const index = this.#ways.findIndex(({ outline }) => {
      const ring = this.mesh.positions(this.mesh.whole(outline))
      return disk.points.every((point) => isInside(point, ring))
    })
    const way = this.#ways[index]
    if (!way) return
    const island = polygon(disk.points).points.map((point) => this.mesh.vertex(point))
    this.#ways[index] = { ...way, holes: [...way.holes, island] }
  }

  #keep(outlines: readonly Outline[], tags: readonly string[]): Land[] {
    return outlines.flatMap((outline) => {
      if (this.area(outline) >= VERGE_M2) return [{ outline, tags }]
      this.#ways.push({ kind: 'verge', name: null, widthM: null, outline, holes: [] })
      return []
    })
  }
}
