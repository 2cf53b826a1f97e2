import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { ToConfirm } from './Rule.tsx'

type Effect = ProcedureDefinition['silence']['effect']

/** What a silence of the administration is worth. */
export function SilenceEffect({ effect }: { readonly effect: Effect }) {
  const say = useProcedureWords()
  if (effect !== 'unknown') return say(`silence.${effect}`)
  return (
    <>
      {say('silence.unknown')} <ToConfirm sureness="unknown" />
    </>
  )
}
