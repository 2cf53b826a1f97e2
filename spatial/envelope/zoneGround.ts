import type { Bilingual } from '../bilingual.ts'
import { squareMetres } from '../conformity/figures.ts'
import { ar, fr } from '../conformity/phrases.ts'
import type { Parameter } from '../conformity/types.ts'
import { figureEntry, figureIn, unknownFigure } from './because.ts'
import { areaOf, type Frame, heaped, type Region, regionOf, shared, without } from './region.ts'
import { backFromStreet } from './streetProspect.ts'
import { type Distance, type Setbacks, setbackStrips } from './strips.ts'
import { type Because, type EnvelopeInput, type EnvelopeZone, SIDE_KINDS, type SideKind } from './types.ts'

const SETBACK_OF = {
  street: 'setback_street_m',
  side: 'setback_side_m',
  rear: 'setback_rear_m',
} as const satisfies Record<SideKind, Parameter>

/** The parcel in whole numbers, once for all zones. */
export type Plot = {
  readonly frame: Frame
  readonly ground: Region
  /** Where nothing is built: servitudes that forbid, ground struck by an alignment. */
  readonly forbidden: Region
  readonly input: EnvelopeInput
}

/** The zone's part of the parcel, its set-backs at the foot of a building, and what they leave. */
export type ZoneGround = {
  readonly zone: EnvelopeZone
  readonly areaM2: number
  readonly region: Region
  readonly setbacks: Setbacks
  /** How far a building of that height stays from each limit, metres. */
  readonly setbacksAt: (heightM: number) => Distance
  readonly base: Region
  readonly because: readonly Because[]
}

/** A side set-back of 0 admits a party wall, which faces nobody: no distance to that boundary is asked of it. */
const admitsPartyWall = (zone: EnvelopeZone) => figureIn(zone, 'setback_side_m') === 0

function setbackOf(zone: EnvelopeZone, kind: SideKind): number | null {
  const own = figureIn(zone, SETBACK_OF[kind])
  if (kind === 'street' || (kind === 'side' && admitsPartyWall(zone))) return own
  const least = figureIn(zone, 'prospect_boundary_min_m')
  return own === null && least === null ? null : Math.max(own ?? 0, least ?? 0)
}

/** Whether the zone publishes anything that says where on the ground one may build. */
export const hasSetback = (zone: EnvelopeZone): boolean => SIDE_KINDS.some((kind) => setbackOf(zone, kind) !== null)

/**
 * Which limit is which is not known: the smallest of the three holds at every limit whatever it is, and nothing does when
 * one of them is not published.
 */
function atFoot(zone: EnvelopeZone, sidesKnown: boolean): Setbacks {
  const of = (kind: SideKind) => setbackOf(zone, kind) ?? 0
  if (sidesKnown) return { street: of('street'), side: of('side'), rear: of('rear') }
  const least = Math.min(...SIDE_KINDS.map(of))
  return { street: least, side: least, rear: least }
}

/** Prospect: to the boundaries ratio × height, where it asks for more than the set-back; to each street, by its width. */
function risen(zone: EnvelopeZone, foot: Setbacks, { sides, sidesKnown }: EnvelopeInput) {
  const fromStreet = backFromStreet(sides, zone)
  return (heightM: number): Distance => {
    const asked = sidesKnown ? (figureIn(zone, 'prospect_boundary_ratio') ?? 0) * heightM : 0
    const side = admitsPartyWall(zone) ? foot.side : Math.max(foot.side, asked)
    const of = { side, rear: Math.max(foot.rear, asked) }
    return (limit) => (limit.kind === 'street' ? foot.street + fromStreet(limit, heightM) : of[limit.kind])
  }
}

/** What one zone leaves of its own part of the parcel. */
export function zoneGround(plot: Plot, zone: EnvelopeZone): ZoneGround {
  const { frame, input } = plot
  const part = regionOf(frame, zone.polygons)
  const region = shared(part, plot.ground)
  const setbacks = atFoot(zone, input.sidesKnown)
  const strips = setbackStrips(frame, input.sides, ({ kind }) => setbacks[kind])
  return {
    zone,
    areaM2: areaOf(part),
    region,
    setbacks,
    setbacksAt: risen(zone, setbacks, input),
    base: without(region, heaped(strips, plot.forbidden)),
    because: setbackEntries(plot, zone, { region, setbacks }),
  }
}

type Drawn = Pick<ZoneGround, 'region' | 'setbacks'>

/** What each set-back takes, one entry a kind of limit that the parcel has. */
function setbackEntries(plot: Plot, zone: EnvelopeZone, drawn: Drawn): readonly Because[] {
  const { sides, sidesKnown } = plot.input
  const present = SIDE_KINDS.filter((kind) => !sidesKnown || sides.some((side) => side.kind === kind))
  return present.flatMap((kind) => {
    const known = setbackOf(zone, kind)
    const own = figureIn(zone, SETBACK_OF[kind])
    const unpublished = own === null ? [unknownFigure(zone, SETBACK_OF[kind])] : []
    if (known === null) return unpublished
    const by: Parameter = own !== null && own >= known ? SETBACK_OF[kind] : 'prospect_boundary_min_m'
    return [...unpublished, sidesKnown ? taken(plot, zone, { kind, by, ...drawn }) : notPlaced(zone, by)]
  })
}

function taken(
  { frame, input }: Plot,
  zone: EnvelopeZone,
  { kind, by, region, setbacks }: Drawn & { readonly kind: SideKind; readonly by: Parameter },
): Because {
  const strips = setbackStrips(frame, input.sides, (side) => (side.kind === kind ? setbacks[kind] : 0))
  const removedM2 = Math.round(areaOf(shared(region, strips)) * 100) / 100
  if (setbacks[kind] === 0) return figureEntry(zone, by, { effect: 'informs' })
  return figureEntry(zone, by, { effect: 'removes', removedM2, adds: takes(removedM2) })
}

const takes = (m2: number): Bilingual => ({
  fr: fr`${squareMetres(m2)} de la parcelle restent libres.`,
  ar: ar`تبقى ${squareMetres(m2)} من القطعة دون بناء.`,
})

const notPlaced = (zone: EnvelopeZone, by: Parameter): Because =>
  figureEntry(zone, by, {
    effect: 'unknown',
    adds: {
      fr: fr`On ne sait pas à quelle limite il s'applique.`,
      ar: 'لا يعرف أي حد يخضع له.',
    },
  })
