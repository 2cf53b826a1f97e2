import { createHash } from 'node:crypto'
import type { SkippedDay } from '../../contract/deadlines.ts'
import type { StageDue } from '../stages.ts'

/** A stage as the database keeps it, its skipped days as a digest of their text. */
export type KeptStage = Omit<StageDue, 'rule' | 'skipped' | 'from' | 'due' | 'met'> & {
  readonly from: string | null
  readonly due: string | null
  readonly met: string | null
  readonly skipped: string
}

export type Outcome = {
  readonly changed: readonly StageDue[]
  readonly added: readonly StageDue[]
  readonly gone: readonly KeptStage[]
  /** Last days that moved. */
  readonly moved: readonly {
    readonly stage: StageDue['stage']
    readonly before: string | null
    readonly after: string | null
  }[]
}

/** What has to be written for the kept stages to be the counted ones. */
export function compare(kept: readonly KeptStage[], counted: readonly StageDue[]): Outcome {
  const before = new Map(kept.map((stage) => [stage.stage, stage]))
  const now = new Set(counted.map(({ stage }) => stage))
  const added = counted.filter(({ stage }) => !before.has(stage))
  const changed = counted.filter((stage) => {
    const was = before.get(stage.stage)
    return was !== undefined && !isSame(was, stage)
  })
  const moved = changed.flatMap(({ stage, due }) => {
    const was = before.get(stage)?.due ?? null
    return was === due ? [] : [{ stage, before: was, after: due }]
  })
  return { changed, added, gone: kept.filter(({ stage }) => !now.has(stage)), moved }
}

const isSame = (kept: KeptStage, counted: StageDue): boolean =>
  kept.due === counted.due &&
  kept.from === counted.from &&
  kept.left === counted.left &&
  kept.assumed === counted.assumed &&
  kept.met === counted.met &&
  kept.days === counted.days &&
  kept.unit === counted.unit &&
  kept.holder === counted.holder &&
  kept.skipped === digest(counted.skipped)

const digest = (skipped: readonly SkippedDay[]) => createHash('md5').update(jsonbText(skipped)).digest('hex')

/**
 * The text PostgreSQL writes of a jsonb list of skipped days: keys by length, then by letter. Were it to write another, a
 * row that has not changed would be written again, no more.
 */
export const jsonbText = (skipped: readonly SkippedDay[]): string => `[${skipped.map(skippedText).join(', ')}]`

function skippedText({ day, why, nameFr, nameAr }: SkippedDay): string {
  const names = [
    ...(nameAr ? [`"nameAr": ${JSON.stringify(nameAr)}`] : []),
    ...(nameFr ? [`"nameFr": ${JSON.stringify(nameFr)}`] : []),
  ]
  return `{${[`"day": "${day}"`, `"why": "${why}"`, ...names].join(', ')}}`
}
