import { Clipper64, ClipType, FillRule, type Paths64, type PolyPath64, PolyTree64 } from 'clipper2-ts'
import { signedArea } from '../geometry/plane.ts'
import type { PolygonRings, Position } from '../geometry/types.ts'

/** Overlays are computed on whole numbers, a tenth of a millimetre each: never wrong by rounding inside. */
const PER_METRE = 10_000
/** A part smaller than a hand is what rounding leaves, not ground. */
const CRUMB_M2 = 0.01
const DECIMALS = 10_000

/** Ground of any shape around one place, in whole tenths of a millimetre from it. */
export type Region = Paths64

/** Where whole numbers are counted from, metres: near the ground, so that they stay small. */
export type Frame = { readonly x: number; readonly y: number }

export const NOWHERE: Region = []

export const frameOf = (polygons: readonly PolygonRings[]): Frame => {
  const [x, y] = polygons[0]?.[0]?.[0] ?? [0, 0]
  return { x: Math.round(x), y: Math.round(y) }
}

/** Polygons in metres as a region; shells and holes told apart by the rule of odd crossings. */
export const regionOf = (frame: Frame, polygons: readonly PolygonRings[]): Region =>
  overlay(
    ClipType.Union,
    polygons.flatMap((rings) => pathsOf(frame, rings)),
    NOWHERE,
    FillRule.EvenOdd,
  )

/** Neighbours melted together at a time: measured on 200 corners, five times faster than all in one sweep. */
const AT_ONCE = 24

/**
 * Rings that may overlap each other, whichever way they turn, to be taken from a region or met with one. They are melted
 * with their neighbours in the list and no further: the overlay that follows counts what the groups share once.
 */
export function heapOf(frame: Frame, rings: readonly (readonly Position[])[]): Region {
  const paths = pathsOf(frame, rings.map(counterClockwise))
  const groups = Array.from({ length: Math.ceil(paths.length / AT_ONCE) }, (_, group) =>
    paths.slice(group * AT_ONCE, (group + 1) * AT_ONCE),
  )
  return groups.length > 1 ? groups.flatMap((group) => together(group)) : paths
}

const counterClockwise = (ring: readonly Position[]) => (signedArea(closed(ring)) < 0 ? [...ring].reverse() : ring)

const closed = (ring: readonly Position[]) => [...ring, ...ring.slice(0, 1)]

const pathsOf = ({ x, y }: Frame, rings: readonly (readonly Position[])[]): Paths64 =>
  rings.map((ring) =>
    ring.map(([px, py]) => ({ x: Math.round((px - x) * PER_METRE), y: Math.round((py - y) * PER_METRE) })),
  )

function overlay(kind: ClipType, subject: Region, clip: Region, rule = FillRule.NonZero): Region {
  const clipper = new Clipper64()
  if (subject.length > 0) clipper.addSubject(subject)
  if (clip.length > 0) clipper.addClip(clip)
  const found: Paths64 = []
  if (!clipper.execute(kind, rule, found)) throw new Error('an overlay could not be computed')
  return found
}

/** Regions beside or over each other, to be taken from another: what they share counts once. */
export const heaped = (...regions: readonly Region[]): Region => regions.flat()

export const together = (...regions: readonly Region[]): Region => overlay(ClipType.Union, regions.flat(), NOWHERE)

export const shared = (one: Region, other: Region): Region =>
  one.length === 0 || other.length === 0 ? NOWHERE : overlay(ClipType.Intersection, one, other)

export const without = (one: Region, taken: Region): Region =>
  one.length === 0 || taken.length === 0 ? one : overlay(ClipType.Difference, one, taken)

/** m²; holes count against. */
export const areaOf = (region: Region): number =>
  region.reduce((sum, path) => sum + signedArea(closed(path.map(({ x, y }): Position => [x, y]))), 0) / PER_METRE ** 2

/** Less than what rounding leaves: nothing can stand on it. */
export const isNothing = (region: Region): boolean => areaOf(region) < CRUMB_M2

/** The region as polygons in metres, to the tenth of a millimetre, without crumbs; shells run counter-clockwise. */
export function polygonsOf(frame: Frame, region: Region): PolygonRings[] {
  const tree = new PolyTree64()
  const clipper = new Clipper64()
  clipper.addSubject(region)
  clipper.execute(ClipType.Union, FillRule.NonZero, tree)
  return shellsIn(frame, tree)
}

function shellsIn(frame: Frame, node: PolyPath64): PolygonRings[] {
  return childrenOf(node).flatMap((shell) => {
    const holes = childrenOf(shell)
    const inner = holes.flatMap((hole) => shellsIn(frame, hole))
    const polygon = [shell, ...holes].map((path) => ringOf(frame, path)).filter(isGround)
    return isGround(polygon[0] ?? []) ? [polygon, ...inner] : inner
  })
}

const childrenOf = (node: PolyPath64) => Array.from({ length: node.count }, (_, index) => node.child(index))

const isGround = (ring: readonly Position[]) => Math.abs(signedArea(ring)) >= CRUMB_M2

function ringOf({ x, y }: Frame, { polygon }: PolyPath64): Position[] {
  const metres = (whole: number, from: number) => Math.round((whole / PER_METRE + from) * DECIMALS) / DECIMALS
  return closed((polygon ?? []).map((point): Position => [metres(point.x, x), metres(point.y, y)]))
}
