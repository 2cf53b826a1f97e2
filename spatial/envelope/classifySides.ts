import { distance, samePosition } from '../geometry/plane.ts'
import type { PolygonRings, Position } from '../geometry/types.ts'
import { cutAtStreets, type Piece } from './frontage.ts'
import { between, directionOf, lengthOf, type Segment, segmentsOfRing, toSegment } from './nearness.ts'
import type { Side, SideKind, StreetWay } from './types.ts'

/** Sine of 30°: a rear limit is parallel to the front within that, and a limit that turns by less is one limit. */
const ALONG = 0.5
const FAR_SHARE = 0.5

type Limit = Piece & { readonly kind: SideKind }

/**
 * The limits of the ground told apart by the streets beside it: street, rear (parallel to the longest front within 30°,
 * far from it, touching no street side), side for the rest and around a hole. Where no street is known all are sides, and `known` is false.
 * @param ground legal metres, without what lies in a street
 */
export function classifySides(
  ground: readonly PolygonRings[],
  streets: readonly StreetWay[],
): { readonly sides: readonly Side[]; readonly known: boolean } {
  const rings = ground.flatMap((polygon) =>
    polygon.map((ring, index) => ({
      isHole: index > 0,
      pieces: segmentsOfRing(ring).flatMap((segment) => cutAtStreets(segment, streets)),
    })),
  )
  const pieces = rings.flatMap((ring) => ring.pieces)
  const fronts = pieces.filter(({ street }) => street !== null)
  const isRear = rearTest(pieces, fronts)
  const kindOf = (piece: Piece, isHole: boolean): SideKind =>
    piece.street ? 'street' : !isHole && isRear(piece) ? 'rear' : 'side'
  const runs = rings.flatMap((ring) =>
    runsOf(ring.pieces.map((piece) => ({ ...piece, kind: kindOf(piece, ring.isHole) }))),
  )
  return { sides: runs.map(sideOf), known: fronts.length > 0 }
}

function rearTest(pieces: readonly Piece[], fronts: readonly Piece[]): (piece: Piece) => boolean {
  const longest = fronts.reduce<Piece | null>(
    (most, one) => (most && lengthOf(most) >= lengthOf(one) ? most : one),
    null,
  )
  if (!longest) return () => false
  const toFronts = (point: Position) => Math.min(...fronts.map((front) => toSegment(point, front)))
  const depth = Math.max(...pieces.map(({ a }) => toFronts(a)))
  const touches = (piece: Segment) =>
    fronts.some(({ a, b }) => samePosition(a, piece.b) || samePosition(b, piece.a) || samePosition(a, piece.a))
  return (piece) =>
    Math.abs(Math.sin(directionOf(piece) - directionOf(longest))) < ALONG &&
    toFronts(between(piece, 0.5)) >= FAR_SHARE * depth &&
    !touches(piece)
}

/** Consecutive limits that border one thing and hardly turn; they begin at a corner, wherever the outline begins. */
function runsOf(ring: readonly Limit[]): readonly (readonly Limit[])[] {
  const first = ring.findIndex((limit, index) => !goesOn(ring.at(index - 1), limit))
  const turned = first > 0 ? [...ring.slice(first), ...ring.slice(0, first)] : ring
  const runs: Limit[][] = []
  for (const limit of turned) {
    const run = runs.at(-1)
    if (run && goesOn(run.at(-1), limit)) run.push(limit)
    else runs.push([limit])
  }
  return runs
}

const goesOn = (before: Limit | undefined, limit: Limit): boolean =>
  before !== undefined &&
  before.kind === limit.kind &&
  before.street === limit.street &&
  Math.cos(directionOf(before) - directionOf(limit)) > Math.cos(Math.PI / 6)

function sideOf(run: readonly Limit[], edge: number): Side {
  const [first] = run
  if (!first) throw new RangeError('a side without a limit')
  const line = [first.a, ...run.map(({ b }) => b)]
  const lengthM = line.reduce((sum, point, index) => sum + distance(line[index - 1] ?? point, point), 0)
  return {
    edge,
    kind: first.kind,
    line,
    lengthM: Math.round(lengthM * 100) / 100,
    streetName: first.street?.name ?? null,
    streetWidthM: first.street?.widthM ?? null,
  }
}

/** What a person says of a limit wins over what the streets say; whoever names one has told which is which. */
export function corrected(
  sides: readonly Side[],
  corrections: readonly { readonly edge: number; readonly kind: SideKind }[],
): readonly Side[] {
  const said = new Map(corrections.map(({ edge, kind }) => [edge, kind]))
  return sides.map((side) => ({ ...side, kind: said.get(side.edge) ?? side.kind }))
}
