import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { ToConfirm } from './Rule.tsx'

type Effect = ProcedureDefinition['silence']['effect']

/** What a silence of the administration is worth. */
export function SilenceEffect({ effect }: { readonly effect: Effect }) {
  const say = useProcedureWords()
  if (effect === 'granted') return <b>{say('silence.granted')}</b>
  return (
    <>
      {say(`silence.${effect}`)} {effect === 'unknown' && <ToConfirm sureness="unknown" />}
    </>
  )
}
