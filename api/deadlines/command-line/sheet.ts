import type { SkippedDay } from '../../contract/deadlines.ts'
import type { StageDue } from '../stages.ts'

/** One object a stage, as other programs read it. */
export const inJson = (stages: readonly StageDue[]): string =>
  JSON.stringify(
    stages.map(({ stage, days, unit, due, skipped, rule, from, assumed }) => ({
      stage,
      days,
      unit,
      due,
      skipped: skipped.map(({ day, why, nameFr }) => ({ day, why, ...(nameFr && { name: nameFr }) })),
      rule: rule.fr,
      sureness: rule.sureness,
      from,
      assumed,
    })),
    null,
    2,
  )

/** A sheet to read: each stage, its last day, and every day that did not count. */
export const inWords = (stages: readonly StageDue[]): string => stages.map(stageInWords).join('\n\n')

const UNITS = { working: 'working days', calendar: 'calendar days' } as const

function stageInWords({ stage, days, unit, due, skipped, rule, from, assumed }: StageDue): string {
  const length = days === null ? 'no known length' : `${days} ${UNITS[unit]}`
  const start = from === null ? 'from a day not known yet' : `from ${from}${assumed ? ' at the latest' : ''}`
  const lines = [`${stage}: ${due ?? 'no last day'} (${length} ${start})`, `  ${rule.fr}`]
  return [...lines, ...skipped.map((skip) => `  ${skip.day} does not count: ${reasonInWords(skip)}`)].join('\n')
}

const reasonInWords = ({ why, nameFr }: SkippedDay): string => (nameFr ? `${why}, ${nameFr}` : why)
