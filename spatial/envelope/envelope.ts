import { metres, squareMetres } from '../conformity/figures.ts'
import { ar, fr } from '../conformity/phrases.ts'
import { THRESHOLDS } from '../conformity/thresholds.ts'
import { ZONES_DISAGREE } from '../conformity/zoneChecks.ts'
import { because, nameOf, servitudeEntry, zoneEntry } from './because.ts'
import { type Ceilings, ceilings, down, minimumEntries } from './ceilings.ts'
import { type Coverage, coverageEntries, coverageOf, isCoveredOnce, noPlanEntries, sliverM2Of } from './coverage.ts'
import { STREET_SIDE_M } from './frontage.ts'
import { type Heights, heights } from './heights.ts'
import {
  areaOf,
  frameOf,
  isNothing,
  NOWHERE,
  polygonsOf,
  type Region,
  regionOf,
  shared,
  together,
  without,
} from './region.ts'
import type { Because, Envelope, EnvelopeInput, EnvelopeServitude, EnvelopeZone } from './types.ts'
import { hasSetback, type Plot, type ZoneGround, zoneGround } from './zoneGround.ts'

/** What one zone says of its part: where, how much, how high. */
type Answered = ZoneGround & Ceilings & Heights

/**
 * The most that can be built on a parcel, and what limits it. Each zone's figures hold on its own part; what the parts
 * allow is added up. A ceiling whose figure is not published is null. Pure: the browser gives the server's answer.
 * @param input legal metres, already cut to the parcel
 */
export function envelope(input: EnvelopeInput): Envelope {
  const plot = plotOf(input)
  const known = input.zones.filter(isKnown)
  const answered = known.filter(({ buildable }) => buildable !== false).map((zone) => answer(plot, zone))
  const coverage = coverageOf(input)
  const bounded = known.length === input.zones.length && isCoveredOnce(coverage)
  const base = baseOf(plot, known, answered)
  const unsure = unsureOf(
    plot,
    base,
    input.zones.filter((zone) => !isKnown(zone)),
  )
  return {
    polygons: known.length === 0 ? null : polygonsOf(plot.frame, base),
    areaM2: known.length === 0 ? null : down(areaOf(base)),
    unsure: polygonsOf(plot.frame, together(...unsure.map(({ region }) => region))),
    footprintMaxM2: bounded ? sum(answered.map((one) => one.footprintMaxM2)) : null,
    floorAreaMaxM2: bounded ? sum(answered.map((one) => one.floorAreaMaxM2)) : null,
    heightMaxM: bounded ? highest(answered.map((one) => one.heightMaxM)) : null,
    because: [
      ...groundEntries(plot, coverage),
      ...input.zones.flatMap(silentEntries),
      ...unsure.map(unsureEntry),
      ...answered.flatMap(entriesOf),
    ],
    volume: () => (bounded ? answered.flatMap((one) => one.volume()) : []),
  }
}

function plotOf(input: EnvelopeInput): Plot {
  const frame = frameOf(input.parcel)
  const struck = input.servitudes.filter(({ effect }) => effect === 'forbids' || effect === 'alignment')
  const forbidden = together(NOWHERE, ...struck.map(({ polygons }) => regionOf(frame, polygons)))
  return { frame, input, forbidden, ground: regionOf(frame, input.ground) }
}

/** A zone without a règlement, or whose règlement says nothing of where to build, bounds nothing we could draw. */
const isKnown = (zone: EnvelopeZone): boolean => zone.buildable === false || hasSetback(zone)

function answer(plot: Plot, zone: EnvelopeZone): Answered {
  const ground = zoneGround(plot, zone)
  const capM2 = zone.source === 'rural' ? THRESHOLDS.ruralFootprint.value : null
  if (isNothing(ground.base)) return { ...ground, ...NOTHING_LEFT }
  const [areas, high] = [ceilings(ground, capM2), heights(plot, ground)]
  const minimum = minimumEntries(zone, plot.input)
  return { ...ground, ...areas, ...high, because: [...minimum, ...ground.because, ...areas.because, ...high.because] }
}

/** Where nothing can stand nothing is high: surer than any figure that is not published. */
const NOTHING_LEFT = { footprintMaxM2: 0, floorAreaMaxM2: 0, heightMaxM: 0, volume: () => [] }

/** What the zones leave, each on its own part; where they share ground, what one of them forbids is not left by another. */
function baseOf({ frame, ground }: Plot, known: readonly EnvelopeZone[], answered: readonly Answered[]): Region {
  const left = together(...answered.map(({ base }) => base))
  const closed = known.filter(({ buildable }) => buildable === false)
  const refused = together(
    ...closed.map(({ polygons }) => shared(regionOf(frame, polygons), ground)),
    ...answered.map(({ region, base }) => without(region, base)),
  )
  return isNothing(shared(left, refused)) ? left : without(left, refused)
}

type Unsure = { readonly zone: EnvelopeZone; readonly region: Region }

/** Where a zone that bounds nothing we could draw lies over what the others leave; less than a strip is their drawing. */
function unsureOf({ frame, input }: Plot, base: Region, silent: readonly EnvelopeZone[]): readonly Unsure[] {
  return silent
    .map((zone) => ({ zone, region: shared(regionOf(frame, zone.polygons), base) }))
    .filter(({ region }) => areaOf(region) > sliverM2Of(input))
}

function unsureEntry({ zone, region }: Unsure): Because {
  const [name, area] = [nameOf(zone), squareMetres(areaOf(region))]
  const says = {
    fr: fr`${name} : sur ${area} de ce qui est dessiné, cette zone partage le sol avec une autre et son règlement n'est pas publié. Ce n'y est qu'un plafond non garanti : ce qui le limite n'est pas connu.`,
    ar: ar`${name}: على ${area} مما رسم، تتراكب هذه المنطقة مع أخرى وضابطها غير منشور. ليس ذلك هناك إلا سقفا غير مضمون: ما يحد منه غير معروف.`,
  }
  return because({ rule: 'PLAN_COVERAGE', effect: 'unknown', article: null, subject: `zone:${zone.zoneId}`, says })
}

const entriesOf = ({ because: entries }: Answered): readonly Because[] => entries

const sum = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((all, value) => (all === null || value === null ? null : down(all + value)), 0)

const highest = (values: readonly (number | null)[]): number | null =>
  values.includes(null) ? null : Math.max(0, ...values.flatMap((value) => (value === null ? [] : [value])))

function groundEntries({ frame, ground, input }: Plot, coverage: Coverage): readonly Because[] {
  // Ground in no zone at all is said once: as the plan that is not known.
  const nowhere = input.noPlan !== null && input.zones.length === 0
  return [
    ...noPlanEntries(input),
    ...(nowhere ? [] : coverageEntries(coverage)),
    ...(input.zones.length > 1
      ? [because({ rule: 'ZONE', effect: 'disputed', says: ZONES_DISAGREE, article: null })]
      : []),
    ...(input.sidesKnown ? [] : [SIDES_UNKNOWN]),
    ...(input.positionM > STREET_SIDE_M ? [placeDoubtful(input.positionM)] : []),
    ...(input.servitudesCovered === 'whole' ? [] : [SERVITUDES_UNKNOWN]),
    ...input.servitudes.flatMap((servitude) =>
      struckEntry(servitude, shared(ground, regionOf(frame, servitude.polygons))),
    ),
  ]
}

function struckEntry(servitude: EnvelopeServitude, struck: Region): readonly Because[] {
  return isNothing(struck) ? [] : [servitudeEntry(servitude, Math.round(areaOf(struck) * 100) / 100)]
}

const SIDES_UNKNOWN: Because = because({
  rule: 'SETBACKS',
  effect: 'unknown',
  says: {
    fr: fr`Aucune voie connue ne borde la parcelle : le recul sur voie n'est appliqué à aucune limite.`,
    ar: 'لا يحد القطعة أي طريق معروف: لم يطبق الارتداد عن الطريق على أي حد.',
  },
})

/** A limit is told by a street half a metre away: an outline that is worth metres may be told wrong. */
const placeDoubtful = (positionM: number): Because => {
  const by = metres(positionM)
  return because({
    rule: 'SETBACKS',
    effect: 'disputed',
    says: {
      fr: fr`Le contour est venu en degrés, à ${by} près : une limite sur voie, une zone ou une servitude peut être à côté de sa place.`,
      ar: ar`ورد المحيط بالدرجات، بهامش ${by}: قد يكون حد على الطريق أو منطقة أو ارتفاق في غير مكانه.`,
    },
  })
}

const SERVITUDES_UNKNOWN: Because = because({
  rule: 'SERVITUDE_FORBIDS',
  effect: 'unknown',
  says: {
    fr: fr`Les servitudes ne sont pas chargées sur toute la parcelle : il peut y en avoir d'autres.`,
    ar: 'الارتفاقات غير محملة على القطعة كلها: قد توجد أخرى.',
  },
})

/** Why a zone gives nothing: it is not for building, or nobody published where to build in it. */
function silentEntries(zone: EnvelopeZone): readonly Because[] {
  const name = nameOf(zone)
  if (zone.buildable === false) {
    const says = { fr: fr`${name} : zone non constructible.`, ar: ar`${name}: منطقة غير قابلة للبناء.` }
    return [zoneEntry(zone, { effect: 'removes', says })]
  }
  if (isKnown(zone)) return []
  const says = {
    fr: fr`${name} : aucun recul n'est publié, on ne peut pas dire où construire.`,
    ar: ar`${name}: لم ينشر أي ارتداد، ولا يمكن تحديد مكان البناء.`,
  }
  return [zoneEntry(zone, { effect: 'unknown', says })]
}
