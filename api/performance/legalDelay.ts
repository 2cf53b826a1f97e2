import type { Kysely } from 'kysely'
import type { Term } from '../contract/deadlines.ts'
import type { PerformanceAnswer } from '../contract/performance/performance.ts'
import type { ProcedureDefinition, Rule, Track } from '../contract/procedures/definition.ts'
import type { Database } from '../db/tables.ts'
import { versionInForce } from '../procedures/queries.ts'

/** The permit by which the delays of the two tracks are known (arrêté 1839.23). */
const BY_WHICH = 'construire'

type Asked = { readonly procedure?: string | undefined; readonly track?: Track | undefined; readonly on: string }

/**
 * The whole delay of a procedure and track as it was in force on a day; without a procedure, a building permit's of that
 * track. Null where no text gives one, where it is counted by months, or where it depends on a track that was not asked.
 */
export async function legalDelay(
  db: Kysely<Database>,
  { procedure, track, on }: Asked,
): Promise<PerformanceAnswer['legal']> {
  if (procedure === undefined && track === undefined) return null
  const version = await versionInForce(db, procedure ?? BY_WHICH, on)
  const total = version && wholeDelay(version.definition, track)
  if (!total || total.term.unit === 'month') return null
  return { days: total.term.length, unit: total.term.unit, rule: { fr: total.rule.fr, ar: total.rule.ar } }
}

/** The one whole delay of a track; null where no text gives one, or where it depends on a track that is not known. */
export function wholeDelay(
  { stages }: ProcedureDefinition,
  track: Track | undefined,
): { readonly term: Term; readonly rule: Rule } | null {
  const totals = stages.filter(
    (stage) => stage.code === 'total' && (track === undefined || stage.track === null || stage.track === track),
  )
  const [{ term, rule } = { term: null, rule: null }] = totals
  return totals.length === 1 && term && rule ? { term, rule } : null
}
