import { dayText } from '../../../../spatial/conformity/figures.ts'
import { asDay } from '../../../../spatial/day.ts'
import type { BulletinData } from '../../../contract/performance/bulletinData.ts'
import type { BulletinPaper, BulletinPart } from '../../../papers/bulletinPaper.ts'
import type { Text } from '../../../papers/receiptPaper.ts'
import type { Outlines } from '../drawing/outlines.ts'
import { annexes } from './annexes.ts'
import { country } from './country.ts'
import { essential } from './essential.ts'
import { maps } from './maps.ts'
import { rankings } from './rankings.ts'
import { trend } from './trend.ts'
import { type Language, oneDecimal, quarterIn, WORDS, type Writing, whole } from './writing.ts'

type Composed = { readonly data: BulletinData; readonly outlines: Outlines | null; readonly language: Language }

/** The words, tables and drawings of a bulletin, from its figures and nothing else: the page and the paper are set from it. */
export function composePart({ data, outlines, language }: Composed): BulletinPart {
  const say = WORDS[language]
  const writing: Writing = { data, outlines, language, say }
  const quarter = quarterIn(say, data.period.code)
  return {
    ...{ language, title: say.title, quarter, page: say.page },
    told: toldOf(writing),
    blocks: [essential, maps, trend, rankings, country, annexes].flatMap((part) => part(writing)),
    foot: [`${say.foot} – ${quarter} – ${say.edition(data.edition)}`],
  }
}

/** Which edition it is, what it corrects, and as of when. */
function toldOf({ data, say, language }: Writing): Text[] {
  const corrects = data.correction ? [[{ strong: `${say.corrects}${say.colon}` }, data.correction[language]]] : []
  return [
    [say.edition(data.edition)],
    ...corrects,
    ...changesIn({ data, say, language }),
    [say.asOf(dayText(asDay(data.asOf)), data.version)],
  ]
}

/** What the edition before told otherwise. */
function changesIn({ data: { changes }, say, language }: Pick<Writing, 'data' | 'say' | 'language'>): Text[] {
  if (!changes) return []
  const figure = (unit: string, value: number | null) =>
    value === null ? say.noFigure : unit === 'dossiers' ? whole(value) : oneDecimal(value)
  const told = changes.figures.map(({ name, unit, was, is }) => [
    say.changed(name[language], figure(unit, was), figure(unit, is)),
  ])
  return [...told, [say.changedTerritories(changes.territories)]]
}

/** The same as a paper (PDF/A-2a). */
export function composePaper(composed: Composed): BulletinPaper {
  const part = composePart(composed)
  const [year = 0, month = 0, day = 0] = composed.data.asOf.split('-').map(Number)
  return {
    title: `${part.title} – ${part.quarter}`,
    language: composed.language,
    day: [year, month, day],
    letterhead: {
      fr: [WORDS.fr.kingdom, WORDS.fr.service],
      ar: [WORDS.ar.kingdom, WORDS.ar.service],
    },
    parts: [part],
  }
}
