import type { KeyFigure } from '../../../contract/performance/bulletinData.ts'
import { LEAST } from '../../../contract/performance/indicators.ts'
import type { BulletinBlock } from '../../../papers/bulletinPaper.ts'
import { heading, oneDecimal, shortQuarterIn, texts, type Writing, whole } from './writing.ts'

/** The country in twelve figures, each beside that of the quarter before. */
export function essential(writing: Writing): BulletinBlock[] {
  const { data, say, language } = writing
  const names = new Map(data.definitions.map(({ code, name }) => [code, name[language]]))
  const keys = data.key.map((key) => ({
    label: names.get(key.code) ?? key.code,
    figure: printed(writing, key, key.value),
    unit: key.value === null || key.unit === 'dossiers' ? '' : say.units[key.unit],
    before: [say.before(shortQuarterIn(say, data.before.code), printed(writing, key, key.before))],
  }))
  return [heading(2, say.essential), ...lack(writing), { kind: 'keys', keys }]
}

/** A quarter in which little or nothing happened is said to be one. */
function lack({ data, say }: Writing): BulletinBlock[] {
  const of = (code: string) => data.key.find((key) => key.code === code)?.value ?? 0
  const [filed, decided] = [of('filed'), of('decided')]
  if (filed === 0 && decided === 0) return [texts([[say.nothing]])]
  return decided < LEAST ? [texts([[say.little(decided)]])] : []
}

const printed = ({ say }: Writing, { unit }: KeyFigure, value: number | null): string =>
  value === null ? say.noFigure : unit === 'dossiers' ? whole(value) : oneDecimal(value)
