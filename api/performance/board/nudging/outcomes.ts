import type { ActorTransaction } from '../../../access/asActor.ts'
import type { NudgeOutcome, NudgeTarget } from '../../../contract/performance/board.ts'
import { PROBLEMS, type ProblemCode } from '../../../http/problemCodes.ts'

const isKnown = (code: string): code is ProblemCode => code in PROBLEMS
const keyOf = (dossierId: string, bodyId: string | null) => `${dossierId} ${bodyId}`

/** What became of each reminder of a press, in the order they were asked for. */
export async function outcomesOf(
  transaction: ActorTransaction,
  run: string,
  targets: readonly NudgeTarget[],
): Promise<NudgeOutcome[]> {
  const rows = await transaction.selectFrom('nudge_outcome').selectAll().where('run_id', '=', run).execute()
  const kept = new Map(rows.map((row) => [keyOf(row.dossier_id, row.body_id), row]))
  return targets.map((target) => {
    const row = kept.get(keyOf(target.dossierId, target.bodyId))
    return presentOutcome(target, row?.code ?? null, row?.again_on ?? null)
  })
}

export const presentOutcome = (target: NudgeTarget, code: string | null, againOn: string | null): NudgeOutcome => ({
  ...target,
  outcome: code === null ? 'done' : 'refused',
  code,
  detail: code !== null && isKnown(code) ? PROBLEMS[code].detail : null,
  againOn,
})
