import type { BulletinData, BulletinDelays } from '../../../contract/performance/bulletinData.ts'
import { delaySteps } from '../../../contract/performance/charts/delayScale.ts'
import { LEAST } from '../../../contract/performance/indicators.ts'
import { RANKED_TRACKS, type RankedTrack } from '../../../contract/performance/rankings.ts'
import type { BulletinBlock, LegendCase } from '../../../papers/bulletinPaper.ts'
import { PAPER } from '../../../papers/drawing/svg.ts'
import { choropleth, swatch } from '../drawing/choropleth.ts'
import type { Outlines } from '../drawing/outlines.ts'
import type { MapLevel } from '../words/words.ts'
import { heading, oneDecimal, quarterIn, texts, type Writing } from './writing.ts'

/** Percent of the communes that have a figure from which on a map of them is drawn: it is printed with the map. */
export const MAPPED_FROM = 20

/** The country by province, then by commune where enough of them have a figure; large and small projects apart. */
export function maps(writing: Writing): BulletinBlock[] {
  const { say, outlines } = writing
  if (!outlines) return [heading(2, say.maps.title.provinces), texts([[say.maps.missing], [say.maps.twin.communes]])]
  return [...byProvince(writing, outlines), ...byCommune(writing, outlines)]
}

function byProvince(writing: Writing, outlines: Outlines): BulletinBlock[] {
  const { say } = writing
  return [
    heading(2, say.maps.title.provinces),
    texts([[say.maps.text]]),
    {
      kind: 'drawings',
      drawings: RANKED_TRACKS.map((track) => mapOf(writing, outlines, { level: 'provinces', track })),
    },
    texts([...RANKED_TRACKS.map((track) => [limitOf(writing, track)]), [say.maps.twin.provinces]], true),
  ]
}

function byCommune(writing: Writing, outlines: Outlines): BulletinBlock[] {
  const { data, say } = writing
  const told = (track: RankedTrack) => tallyOf(data.territories, track)
  const drawn = RANKED_TRACKS.filter((track) => shareTold(told(track)) >= MAPPED_FROM)
  const shares = RANKED_TRACKS.map((track) => {
    const { figures, all } = told(track)
    return [`${say.tracks[track]}${say.colon}${say.maps.share(figures, all, oneDecimal(shareTold(told(track))))}`]
  })
  const drawings = drawn.map((track) => mapOf(writing, outlines, { level: 'communes', track }))
  return [
    heading(2, say.maps.title.communes),
    ...(drawings.length > 0 ? [{ kind: 'drawings', drawings } as const] : []),
    texts([[say.maps.drawnFrom(MAPPED_FROM)], ...shares, [say.maps.twin.communes]], true),
  ]
}

type Place = { readonly code: string } & Readonly<Record<RankedTrack, BulletinDelays>>
type Tally = { readonly all: number; readonly figures: number; readonly few: number; readonly none: number }

/** How many places have a figure, too few dossiers for one, none. */
export function tallyOf(places: readonly Place[], track: RankedTrack): Tally {
  const delays = places.map((place) => place[track])
  const few = delays.filter(({ withheld }) => withheld).length
  const figures = delays.filter(({ mean }) => mean !== null).length
  return { all: places.length, figures, few, none: places.length - few - figures }
}

const shareTold = ({ all, figures }: Tally) => (all === 0 ? 0 : Math.round((1000 * figures) / all) / 10)

type Wanted = { readonly level: MapLevel; readonly track: RankedTrack }

function mapOf(writing: Writing, outlines: Outlines, { level, track }: Wanted) {
  const { data, say } = writing
  const places: readonly Place[] = level === 'provinces' ? data.provinces : data.territories
  const tally = tallyOf(places, track)
  const painted = {
    id: `few-${level}-${track}`,
    delays: new Map(places.map((one) => [one.code, one[track]])),
    limit: limitIn(data, track),
  }
  const shapes = level === 'provinces' ? outlines.provinces : outlines.territories
  return {
    title: say.maps.of(say.tracks[track], quarterIn(say, data.period.code)),
    svg: choropleth(outlines, shapes, painted),
    alt: say.maps.alt(level, say.tracks[track], tally.figures),
    legend: legendOf(writing, track, tally),
    tall: true,
  }
}

function legendOf({ data, say }: Writing, track: RankedTrack, { few, none }: Tally): LegendCase[] {
  const figure = (days: number | null) => (days === null ? null : String(days).replace('.', ','))
  const steps = delaySteps(limitIn(data, track)).map(({ fill, from, to }) => ({
    svg: swatch(fill),
    label: [say.maps.step(figure(from), figure(to))],
  }))
  return [
    ...steps,
    { svg: swatch('few'), label: [say.maps.few(LEAST, few)] },
    { svg: swatch(PAPER), label: [say.maps.none(none)] },
  ]
}

/** A term in working days is no limit of delays in days of the calendar. */
function limitIn({ legal }: BulletinData, track: RankedTrack): number | null {
  const term = legal[track]
  return term?.unit === 'calendar' ? term.days : null
}

function limitOf({ data, say }: Writing, track: RankedTrack): string {
  const limit = limitIn(data, track)
  return `${say.tracks[track]}${say.colon}${limit === null ? say.maps.unsourced : say.maps.limit(limit)}`
}
