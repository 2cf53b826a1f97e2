import { figure } from '../../spatial/conformity/figures.ts'
import { legalZone } from '../../spatial/crs/legalZones.ts'
import type { Day } from '../../spatial/day.ts'
import type { LegalMultiPolygon } from '../../spatial/geometry/types.ts'
import type { PrintQuery } from '../contract/print.ts'
import { drawSheet } from '../papers/drawing/drawSheet.ts'
import type { SheetFrame } from '../papers/drawing/frame.ts'
import { type LegendMark, legendMarks } from '../papers/drawing/legend.ts'
import type { LayerSource, SheetGround } from '../papers/drawing/readGround.ts'
import type { Fact, Text } from '../papers/receiptPaper.ts'
import type { SheetPaper } from '../papers/sheetPaper.ts'
import { ARABIC } from './words/ar.ts'
import { FRENCH } from './words/fr.ts'
import type { SheetWords } from './words/words.ts'

export type PrintedParcel = { readonly number: string | null; readonly shape: LegalMultiPolygon }

export type SheetFacts = {
  readonly wanted: PrintQuery
  readonly frame: SheetFrame
  readonly ground: SheetGround
  readonly parcel: PrintedParcel | null
  readonly on: Day
}

const WORDS: Readonly<Record<'fr' | 'ar', SheetWords>> = { fr: FRENCH, ar: ARABIC }

const written = (day: string) => day.split('-').toReversed().join('/')

/** The sheet as its template takes it. */
export function composeSheet({ wanted, frame, ground, parcel, on }: SheetFacts): SheetPaper {
  const say = WORDS[wanted.language]
  const { widthMm, heightMm } = frame
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  const marks = legendMarks(ground, parcel !== null)
  return {
    ...titled(wanted, parcel, say),
    ...{ language: wanted.language, day: [year, month, day], paper: wanted.paper },
    landscape: wanted.orientation === 'landscape',
    subtitle: [`${say.scale} `, { figures: ratio(frame) }, ` – ${say.day} `, { figures: written(on) }],
    map: {
      ...{ svg: drawSheet({ frame, ground, subject: parcel?.shape ?? null }), widthMm, heightMm },
      alt: say.alt(ratio(frame), ground.zones.length, ground.servitudes.length),
    },
    legend: {
      title: say.legend,
      marks: marks.map(({ svg, ...mark }) => ({ svg, label: labelOf(mark, say, wanted.language) })),
    },
    facts: factsOf({ frame, ground }, say, wanted.language),
    notes: [
      ...otherZonesOf(ground, say, wanted.language),
      ...unknownOf(ground, say),
      ...(marks.length === 0 ? [[say.noMark]] : []),
      [say.force],
    ],
    foot: [say.foot],
  }
}

/** What a mark stands for, with the codes that are written on the map; a code keeps its own direction. */
const labelOf = ({ key, codes }: Omit<LegendMark, 'svg'>, say: SheetWords, language: 'fr' | 'ar'): Text =>
  codes ? [`${say.marks[key]}${language === 'ar' ? '' : '\u00a0'}: `, { figures: codes }] : [say.marks[key]]

function titled(
  { title }: PrintQuery,
  parcel: PrintedParcel | null,
  say: SheetWords,
): Pick<SheetPaper, 'title' | 'heading'> {
  if (title) return { title, heading: [title] }
  if (!parcel) return { title: say.title, heading: [say.title] }
  const number = parcel.number ?? say.untitledParcel
  return {
    title: `${say.title} – ${number}`,
    heading: [`${say.title} – `, parcel.number === null ? number : { figures: number }],
  }
}

const ratio = ({ denominator }: SheetFrame) => `1/${denominator}`

function factsOf(
  { frame, ground }: Pick<SheetFacts, 'frame' | 'ground'>,
  say: SheetWords,
  language: 'fr' | 'ar',
): Fact[] {
  const zone = legalZone(frame.srid)
  const named = (each: { readonly nameFr: string; readonly nameAr: string }) =>
    language === 'ar' ? each.nameAr : each.nameFr
  const dated = (day: string | null): Text =>
    day ? [say.dataOf('').trim(), ' ', { figures: written(day) }] : [say.undated]
  const plans = ground.plans.map(
    (plan): Text => [
      `${named(plan)} (`,
      { figures: plan.version },
      `) – ${say.states[plan.state]} – ${plan.source} – `,
      ...dated(plan.dataDate),
    ],
  )
  const loaded = ground.sources.map(
    ({ layer, source, dataDate }: LayerSource): Fact => ({
      term: say.layers[layer],
      value: [`${source} – `, ...dated(dataDate)],
    }),
  )
  return [
    { term: say.scale, value: [{ figures: ratio(frame) }, ` – ${say.centimetre(figure(frame.denominator / 100))}`] },
    { term: say.plane, value: [`${named(zone)} – ${say.datum} – `, { figures: `EPSG:${zone.srid}` }] },
    ...plans.map((value) => ({ term: say.plans, value })),
    ...loaded,
  ]
}

function otherZonesOf({ otherZones }: SheetGround, say: SheetWords, language: 'fr' | 'ar'): Text[] {
  return otherZones.map((srid) => {
    const { nameFr, nameAr } = legalZone(srid)
    return [say.otherZone(language === 'ar' ? nameAr : nameFr)]
  })
}

/** What was never loaded is said: a white sheet would read as free ground. */
function unknownOf({ covered }: SheetGround, say: SheetWords): Text[] {
  const layers = (how: 'none' | 'part') =>
    (['plans', 'servitudes', 'cadastre', 'streets'] as const)
      .filter((layer) => covered[layer] === how)
      .map((layer) => say.layers[layer])
  const [none, part] = [layers('none'), layers('part')]
  return [
    ...(none.length > 0 ? [[say.unknown(say.listed(none))]] : []),
    ...(part.length > 0 ? [[say.partly(say.listed(part))]] : []),
  ]
}
