import type { ProcedureDefinition } from '../../contract/procedures/definition.ts'
import type { StageDue } from '../../deadlines/stages.ts'

type Waiting = {
  readonly definition: ProcedureDefinition | null
  readonly deadlines: readonly Pick<StageDue, 'stage' | 'due'>[]
}

/**
 * Why the governor may not attest a silence today; null when they may. For the nine listed acts alone, and once the last day
 * of the whole is over without an answer (law 55-19). A clock that stands has no last day, nor has one of unknown length.
 */
export function refuseSilence({ definition, deadlines }: Waiting, today: string) {
  if (definition?.silence.effect !== 'granted') return 'SILENCE_GRANTS_NOTHING' as const
  const total = deadlines.find(({ stage }) => stage === 'total')
  if (!total || total.due === null || total.due >= today) return 'TERM_NOT_OVER' as const
  return null
}
