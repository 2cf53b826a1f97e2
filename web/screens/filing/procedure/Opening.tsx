import type { ProcedureDefinition } from '../../../../api/contract/procedures/definition.ts'
import { printedDay } from '../../../text/figures.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useProcedure } from '../../procedures/procedureQueries.ts'
import { ToConfirm } from '../../procedures/Rule.tsx'

/** A window of filing that is over, as it was read: said, and never a refusal. */
export function Opening({ definition: { code, filing } }: { readonly definition: ProcedureDefinition }) {
  const say = useFilingWords()
  const today = useProcedure(code).data?.on
  if (!filing?.closes || today === undefined || filing.closes >= today) return null
  return (
    <Notice tone="warning">
      {say('procedure.closed', { day: printedDay(filing.closes) })} <ToConfirm sureness={filing.rule.sureness} />
    </Notice>
  )
}
