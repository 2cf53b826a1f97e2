import type { BulletinData } from '../../../contract/performance/bulletinData.ts'
import { delaySteps } from '../../../contract/performance/charts/delayScale.ts'
import { LEAST } from '../../../contract/performance/indicators.ts'
import { RANKED_TRACKS, type RankedTrack } from '../../../contract/performance/rankings.ts'
import type { BulletinBlock, LegendCase } from '../../../papers/bulletinPaper.ts'
import { choropleth, swatch } from '../drawing/choropleth.ts'
import type { Outlines } from '../drawing/outlines.ts'
import { PAPER } from '../drawing/svg.ts'
import { heading, quarterIn, texts, type Writing } from './writing.ts'

/** The country by commune, large and small projects apart. */
export function maps(writing: Writing): BulletinBlock[] {
  const { say, outlines } = writing
  const head = heading(2, say.maps.title)
  if (!outlines) return [head, texts([[say.maps.missing], [say.maps.twin]])]
  const drawings = RANKED_TRACKS.map((track) => mapOf(writing, outlines, track))
  const told = RANKED_TRACKS.map((track) => `${say.tracks[track]} : ${limitOf(writing, track)}`)
  return [
    head,
    texts([[say.maps.text]]),
    { kind: 'drawings', drawings },
    texts([[`${told.join(' ; ')}.`], [say.maps.twin]], true),
  ]
}

function mapOf(writing: Writing, outlines: Outlines, track: RankedTrack) {
  const { data, say } = writing
  const delays = new Map(data.territories.map((one) => [one.code, one[track]]))
  return {
    title: say.maps.of(say.tracks[track], quarterIn(say, data.period.code)),
    svg: choropleth(outlines, { id: `few-${track}`, delays, limit: limitIn(data, track) }),
    alt: say.maps.alt(say.tracks[track], data.rankings[track].all.ranked),
    legend: legendOf(writing, track),
  }
}

function legendOf({ data, say }: Writing, track: RankedTrack): LegendCase[] {
  const figure = (days: number | null) => (days === null ? null : String(days).replace('.', ','))
  const steps = delaySteps(limitIn(data, track)).map(({ fill, from, to }) => ({
    svg: swatch(fill),
    label: [say.maps.step(figure(from), figure(to))],
  }))
  return [
    ...steps,
    { svg: swatch('few'), label: [say.maps.few(LEAST)] },
    { svg: swatch(PAPER), label: [say.maps.none] },
  ]
}

/** A term in working days is no limit of delays in days of the calendar. */
function limitIn({ legal }: BulletinData, track: RankedTrack): number | null {
  const term = legal[track]
  return term?.unit === 'calendar' ? term.days : null
}

function limitOf({ data, say }: Writing, track: RankedTrack): string {
  const limit = limitIn(data, track)
  return limit === null ? say.maps.unsourced : say.maps.limit(limit)
}
