import type { AvisRule } from '../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'

/** Whom a rule asks: « Opérateur de réseau (télécommunications) ». */
export function useRuleName(): (rule: Pick<AvisRule, 'kind' | 'network'>) => string {
  const trade = useTradeWords()
  const sayLaw = useProcedureWords()
  return ({ kind, network }) =>
    network ? `${trade(`bodyKinds.${kind}`)} (${sayLaw(`networks.${network}`)})` : trade(`bodyKinds.${kind}`)
}
