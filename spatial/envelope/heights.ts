import { figureEntry, figureIn, setting, unknownFigure } from './because.ts'
import { down } from './ceilings.ts'
import { farthestFrom } from './farthest.ts'
import { segmentsOfRing } from './nearness.ts'
import { isNothing, polygonsOf, type Region, regionOf, shared, together, without } from './region.ts'
import { frontHeightOf, narrowerFronts, streetProspect } from './streetProspect.ts'
import { setbackStrips } from './strips.ts'
import type { Because, EnvelopeServitude, Side, Slice } from './types.ts'
import type { Plot, ZoneGround } from './zoneGround.ts'

/** Steps drawn for a slope: one a metre, and no more than these. */
const MOST_STEPS = 6
/** Higher than anything is built: what has to move by then moves. */
const MOUNTAIN_M = 1_000
/** Heights this close are one. */
const CLOSE_M = 0.02

export type Heights = {
  readonly heightMaxM: number | null
  readonly because: readonly Because[]
  readonly volume: () => readonly Slice[]
}

type Lowered = { readonly limitM: number; readonly region: Region }

/** How high one zone lets a building rise on what its set-backs leave, and its slices; null when its figure is not published. */
export function heights(plot: Plot, of: ZoneGround): Heights {
  const { zone } = of
  const lowered = loweredBy(plot, plot.input.servitudes)
  const street = streetProspect(plot.input.sides, zone)
  const boundary =
    figureIn(zone, 'prospect_boundary_ratio') === null
      ? unknownFigure(zone, 'prospect_boundary_ratio')
      : figureEntry(zone, 'prospect_boundary_ratio')
  const printedM = figureIn(zone, 'height_max_m')
  const entries = [printedM === null ? unknownFigure(zone, 'height_max_m') : figureEntry(zone, 'height_max_m')]
  const all = [...entries, street.entry, boundary, ...street.doubts]
  if (printedM === null || isHeightSilent(plot, of)) return { heightMaxM: null, because: all, volume: () => [] }
  const capM = Math.min(printedM, street.maxM ?? printedM)
  const fronts = narrowerFronts(plot.input.sides, zone)
  const straight = highestOf(plot, of, { lowered, capM })
  const at = standingAt(plot, of, lowered)
  const highest = fronts.length > 0 ? highestStanding(at, straight) : straight
  return {
    heightMaxM: highest,
    because: setting(all, 'height', (entry) => entry === setterOf({ printedM, capM, straight, highest, lowered }, all)),
    volume: () => slicesOf(plot, { at, highest, lowered, starts: startsOf(plot, of, fronts) }),
  }
}

const loweredBy = ({ frame }: Plot, servitudes: readonly EnvelopeServitude[]): readonly Lowered[] =>
  servitudes.flatMap(({ effect, heightLimitM, polygons }) =>
    effect === 'limits_height' && heightLimitM !== null
      ? [{ limitM: heightLimitM, region: regionOf(frame, polygons) }]
      : [],
  )

/** A servitude that limits the height and does not say to what, over everything that is left. */
function isHeightSilent({ frame, input }: Plot, { base }: ZoneGround): boolean {
  const silent = input.servitudes.filter(
    ({ effect, heightLimitM }) => effect === 'limits_height' && heightLimitM === null,
  )
  if (silent.length === 0) return false
  return isNothing(without(base, together(...silent.map(({ polygons }) => regionOf(frame, polygons)))))
}

/** The ground on which a building of that height may stand. */
const standingAt =
  ({ frame, input }: Plot, { base, setbacks, setbacksAt }: ZoneGround, lowered: readonly Lowered[]) =>
  (heightM: number): Region => {
    const asked = setbacksAt(heightM)
    const moves = (side: Side) => asked(side) > setbacks[side.kind]
    // What a street takes at the foot is taken already: only one that asks for more is drawn again.
    const from = (side: Side) => (side.kind === 'street' && !moves(side) ? 0 : asked(side))
    const open = input.sides.some(moves) ? without(base, setbackStrips(frame, input.sides, from)) : base
    return openTo(open, lowered, heightM)
  }

/** A line is no ground to stand on. */
const LINE_M = 0.01

/**
 * The greatest height under the cap at which some ground is left: of every height a servitude stops at and of the cap,
 * as high as the ground open to it gets away from the boundaries.
 */
function highestOf(
  plot: Plot,
  of: ZoneGround,
  { lowered, capM }: { lowered: readonly Lowered[]; capM: number },
): number {
  const ratio = figureIn(of.zone, 'prospect_boundary_ratio') ?? 0
  const limits = boundariesThatMove(plot, of).flatMap(({ line }) => segmentsOfRing(line))
  const stops = [...lowered.map(({ limitM }) => limitM).filter((limitM) => limitM < capM), capM]
  const reached = stops.map((stopM) => {
    const open = openTo(of.base, lowered, stopM)
    if (isNothing(open)) return 0
    if (ratio === 0 || limits.length === 0) return stopM
    const farM = farthestFrom(limits, polygonsOf(plot.frame, open), ratio * stopM)
    return farM >= ratio * stopM ? stopM : Math.max(0, down(farM / ratio - LINE_M))
  })
  return Math.max(...reached)
}

/** The boundaries a building steps back from as it rises. */
const boundariesThatMove = ({ input }: Plot, { setbacks, setbacksAt }: ZoneGround): readonly Side[] => {
  const far = setbacksAt(MOUNTAIN_M)
  return input.sides.filter((side) => side.kind !== 'street' && far(side) > setbacks[side.kind])
}

/** The greatest height up to `mostM` at which some ground is left: the higher, the less, so the middle tells which half. */
function highestStanding(at: (heightM: number) => Region, mostM: number): number {
  if (mostM === 0 || !isNothing(at(mostM))) return mostM
  let [low, high] = [0, mostM]
  while (high - low > LINE_M / 2) {
    const middle = (low + high) / 2
    if (isNothing(at(middle))) high = middle
    else low = middle
  }
  return down(low)
}

/** The ground over which no servitude stops a building of that height. */
function openTo(ground: Region, lowered: readonly Lowered[], heightM: number): Region {
  const low = lowered.filter(({ limitM }) => limitM < heightM - 1e-6)
  return low.length === 0 ? ground : without(ground, together(...low.map(({ region }) => shared(region, ground))))
}

type Found = {
  readonly printedM: number
  readonly capM: number
  /** As high as it gets where no street is narrower than another. */
  readonly straight: number
  readonly highest: number
  readonly lowered: readonly Lowered[]
}

function setterOf(
  { printedM, capM, straight, highest, lowered }: Found,
  [height, street, boundary]: readonly Because[],
) {
  if (highest >= capM) return capM < printedM ? street : height
  if (highest < straight) return street
  return lowered.some(({ limitM }) => Math.abs(limitM - highest) < CLOSE_M) ? null : boundary
}

/** The heights from which a building has to step back, from the boundaries and from each narrower street. */
function startsOf(plot: Plot, of: ZoneGround, fronts: readonly Side[]): readonly number[] {
  const ratio = figureIn(of.zone, 'prospect_boundary_ratio')
  const boundaries = ratio ? boundariesThatMove(plot, of).map(({ kind }) => of.setbacks[kind] / ratio) : []
  return [...new Set([...boundaries, ...fronts.map((front) => frontHeightOf(front, of.zone))])]
}

type Rising = {
  readonly at: (heightM: number) => Region
  readonly highest: number
  readonly lowered: readonly Lowered[]
  readonly starts: readonly number[]
}

/** Every slice stands on the ground its top allows, so that the steps stay inside the true slope. */
function slicesOf({ frame }: Plot, { at, highest, lowered, starts }: Rising): readonly Slice[] {
  const rise = Math.min(highest, ...starts)
  const count = Math.min(MOST_STEPS, Math.ceil(highest - rise))
  const steps = Array.from({ length: count }, (_, step) => rise + ((highest - rise) * (step + 1)) / count)
  const tops = [...new Set([rise, ...starts, ...steps, ...lowered.map(({ limitM }) => limitM)])]
  const used = tops.filter((top) => top > 0 && top <= highest).sort((one, other) => one - other)
  return used.flatMap((toM, index) => {
    const polygons = polygonsOf(frame, at(toM))
    return polygons.length === 0 ? [] : [{ polygons, fromM: used[index - 1] ?? 0, toM }]
  })
}
