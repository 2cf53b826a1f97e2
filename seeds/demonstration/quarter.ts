import type { Position } from '../../spatial/geometry/types.ts'
import { type Curve, straight } from './curves.ts'
import { cut, cutStrip } from './cut.ts'
import type { Ground, Land, Way } from './ground.ts'
import type { Outline } from './mesh.ts'
import { areaOf, type Frame, frameOf, inFrame, leftOf, mainDirection } from './plane.ts'
import type { Random } from './random.ts'

/** How a quarter is laid out: its lots, its blocks two lots deep, its streets from the widest to the narrowest. */
export type Layout = {
  readonly lotWidthM: number
  readonly lotDepthM: number
  readonly blockLengthM: number
  readonly streetsM: readonly [number, number, number]
  /** How far lines stray from the right angle, radians: 0 in a lotissement, 0.2 in a medina. */
  readonly disorder: number
}

export type Tools = {
  readonly ground: Ground
  readonly random: Random
  readonly streetName: (widthM: number) => string
}

/** Cuts a quarter into blocks with its own streets; the streets join the ground's ways. */
export function cutBlocks({ ground, random, streetName }: Tools, quarter: Land, layout: Layout): readonly Land[] {
  const ways: Way[] = []
  const angle = mainDirection(ground.mesh.positions(quarter.outline))
  const blocks = divideQuarter(quarter.outline, angle, 0)
  return ground.replace(quarter, blocks, ways)

  function divideQuarter(outline: Outline, from: number, level: number): readonly Outline[] {
    const positions = ground.mesh.positions(ground.mesh.whole(outline))
    const frame = frameOf(positions, from + random.between(-1, 1) * layout.disorder)
    const street = nextStreet(frame, areaOf(positions), layout)
    if (!street || level > 12) return [outline]
    const axis = bent(street.axis(random.between(-0.06, 0.06)), random, layout.disorder)
    const { beside, strip } = cutStrip(ground.mesh, outline, { axis, widthM: street.widthM })
    if (beside.length < 2) return [outline]
    const name = streetName(street.widthM)
    ways.push(
      ...strip.map((piece) => ({ kind: 'street' as const, name, widthM: street.widthM, outline: piece, holes: [] })),
    )
    return beside.flatMap((piece) => divideQuarter(piece, from, level + 1))
  }
}

type NextStreet = { readonly widthM: number; readonly axis: (jitter: number) => Curve }

/** The street that the quarter needs most: along when it is too deep for two rows of lots, across when too long. */
function nextStreet(frame: Frame, areaM2: number, layout: Layout): NextStreet | null {
  const { lotDepthM, blockLengthM, streetsM } = layout
  const [length, depth] = [frame.u[1] - frame.u[0], frame.v[1] - frame.v[0]]
  const lane = streetsM[2]
  const rows = Math.round((depth + lane) / (2 * lotDepthM + lane))
  const columns = Math.round((length + lane) / (blockLengthM + lane))
  if (rows < 2 && columns < 2) return null
  const blockM2 = blockLengthM * 2 * lotDepthM
  const widthM = areaM2 > 14 * blockM2 ? streetsM[0] : areaM2 > 5 * blockM2 ? streetsM[1] : lane
  const along = rows >= columns
  const count = along ? rows : columns
  const share = Math.floor(count / 2) / count
  return {
    widthM,
    axis: (jitter) => {
      const at = share + (count > 3 ? jitter : jitter / 4)
      return along ? level(frame, frame.v[0] + depth * at) : upright(frame, frame.u[0] + length * at)
    },
  }
}

const BEYOND_M = 30
const level = (frame: Frame, v: number) =>
  straight(inFrame(frame, frame.u[0] - BEYOND_M, v), inFrame(frame, frame.u[1] + BEYOND_M, v))
const upright = (frame: Frame, u: number) =>
  straight(inFrame(frame, u, frame.v[0] - BEYOND_M), inFrame(frame, u, frame.v[1] + BEYOND_M))

/** A street is seldom quite straight: its middle strays a little, a lot in a medina. */
function bent({ points: [from = [0, 0], to = [0, 0]] }: Curve, random: Random, disorder: number): Curve {
  const share = random.between(0.4, 0.6)
  const stray = random.between(-1, 1) * (0.006 + disorder * 0.25)
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const middle: Position = [from[0] + dx * share - dy * stray, from[1] + dy * share + dx * stray]
  return { points: [from, middle, to], closed: false }
}

/** Cuts a block into lots of about the layout's width and depth, two rows back to back where it is deep enough. */
export function cutLots({ ground, random }: Tools, block: Land, layout: Layout): readonly Outline[] {
  const positions = ground.mesh.positions(ground.mesh.whole(block.outline))
  const frame = frameOf(positions, mainDirection(positions))
  const depth = frame.v[1] - frame.v[0]
  const middle = frame.v[0] + depth * random.between(0.48, 0.52)
  const rows =
    depth > 1.5 * layout.lotDepthM ? both(cut(ground.mesh, block.outline, level(frame, middle))) : [block.outline]
  return rows.flatMap((row) => slice(row))

  function slice(outline: Outline): readonly Outline[] {
    const ring = ground.mesh.positions(ground.mesh.whole(outline))
    const count = Math.round(areaOf(ring) / (layout.lotWidthM * layout.lotDepthM))
    if (count < 2) return [outline]
    const share = Math.floor(count / 2) / count + random.between(-0.12, 0.12) / count
    const turned = frameOf(ring, frame.angle + random.between(-1, 1) * layout.disorder * 0.7)
    const pieces = both(cut(ground.mesh, outline, upright(turned, whereShareLies(ring, turned, share))))
    return pieces.length < 2 ? [outline] : pieces.flatMap((piece) => slice(piece))
  }
}

const both = ({ left, right }: { left: readonly Outline[]; right: readonly Outline[] }) => [...left, ...right]

/** The u at which an upright line leaves the given share of the area behind it, found by halving. */
function whereShareLies(ring: readonly Position[], frame: Frame, share: number): number {
  const target = areaOf(ring) * share
  let [low, high] = frame.u
  for (let step = 0; step < 30; step += 1) {
    const u = (low + high) / 2
    if (areaBehind(ring, frame, u) < target) low = u
    else high = u
  }
  return low
}

function areaBehind(ring: readonly Position[], frame: Frame, u: number): number {
  const {
    points: [from = [0, 0], to = [0, 0]],
  } = upright(frame, u)
  const kept = ring.flatMap((a, index): Position[] => {
    const b = ring[(index + 1) % ring.length] ?? a
    const [sa, sb] = [leftOf(from, to, a), leftOf(from, to, b)]
    const t = sa / (sa - sb)
    const crossing: Position[] = sa >= 0 !== sb >= 0 ? [[a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]] : []
    return sa >= 0 ? [a, ...crossing] : crossing
  })
  return areaOf(kept)
}
