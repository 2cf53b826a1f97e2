import type { KeyFigure } from '../../../contract/performance/bulletinData.ts'
import { LEAST } from '../../../contract/performance/indicators.ts'
import { RANKED_TRACKS } from '../../../contract/performance/rankings.ts'
import type { BulletinBlock } from '../../../papers/bulletinPaper.ts'
import { heading, oneDecimal, shortQuarterIn, texts, type Writing, whole } from './writing.ts'

type Key = Pick<KeyFigure, 'unit' | 'value' | 'before'> & { readonly label: string }

/** The country in twelve figures, each beside that of the quarter before. */
export function essential(writing: Writing): BulletinBlock[] {
  const { data, say } = writing
  const keys = keysOf(writing).map(({ label, ...key }) => ({
    label,
    figure: printed(writing, key, key.value),
    unit: key.value === null || key.unit === 'dossiers' ? '' : say.units[key.unit],
    before: [say.before(shortQuarterIn(say, data.before.code), printed(writing, key, key.before))],
  }))
  return [heading(2, say.essential), ...lack(writing), { kind: 'keys', keys }]
}

/** Large and small projects have different terms: their mean delays stand apart, in the place of those of both together. */
function keysOf({ data, say, language }: Writing): readonly Key[] {
  const names = new Map(data.definitions.map(({ code, name }) => [code, name[language]]))
  const averages = RANKED_TRACKS.map(
    (track): Key => ({
      ...{ label: say.averages[track], unit: 'days' },
      ...{ value: data.tracks[track].mean, before: data.tracksBefore[track].mean },
    }),
  )
  return data.key.flatMap((key) => {
    if (key.code === 'median_calendar_net') return []
    return key.code === 'mean_calendar_net' ? averages : [{ ...key, label: names.get(key.code) ?? key.code }]
  })
}

/** A quarter in which little or nothing happened is said to be one. */
function lack({ data, say }: Writing): BulletinBlock[] {
  const of = (code: string) => data.key.find((key) => key.code === code)?.value ?? 0
  const [filed, decided] = [of('filed'), of('decided')]
  if (filed === 0 && decided === 0) return [texts([[say.nothing]])]
  return decided < LEAST ? [texts([[say.little(decided)]])] : []
}

const printed = ({ say }: Writing, { unit }: Pick<KeyFigure, 'unit'>, value: number | null): string =>
  value === null ? say.noFigure : unit === 'dossiers' ? whole(value) : oneDecimal(value)
