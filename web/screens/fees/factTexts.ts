import type { FactChecked, FactSaid, FeeFact } from '../../../api/contract/fees/facts.ts'
import type { FactAnswer } from '../../../api/contract/fees/statements.ts'
import { plain, typedNumber } from '../../text/figures.ts'
import { isCost } from './money.ts'

type ByFact = Partial<Record<FeeFact, string>>
/** What is typed for each fact, and why a check differs. */
export type FactTexts = { readonly values: ByFact; readonly reasons: ByFact }

type Side = 'declare' | 'check'

const textOf = (fact: FeeFact, value: number | string | null): string =>
  value === null ? '' : typeof value === 'string' ? value : plain(isCost(fact) ? value / 100 : value)

const lastOf = ({ declared, checked }: FactAnswer, side: Side) =>
  side === 'declare' ? declared : (checked?.value ?? null)

/** The form as it opens: what was last said on this side. */
export const textsOf = (facts: readonly FactAnswer[], side: Side): FactTexts => ({
  values: Object.fromEntries(facts.map((one) => [one.fact, textOf(one.fact, lastOf(one, side))])),
  reasons: Object.fromEntries(
    facts.map(({ fact, checked }) => [fact, side === 'check' ? (checked?.reason ?? '') : '']),
  ),
})

/** Which words say what is wrong with a figure; null for none, and for a field left empty. */
export function factFault(fact: FeeFact, text: string): 'figureFault' | 'wholeFault' | null {
  if (text.trim() === '') return null
  const value = typedNumber(text)
  if (value === null || value < 0) return 'figureFault'
  return fact === 'occupiedQuarters' && !Number.isInteger(value) ? 'wholeFault' : null
}

function sentOf(fact: FeeFact, text: string): number | string | null {
  if (text.trim() === '') return null
  if (fact === 'building' || fact === 'exemption') return text
  const value = typedNumber(text)
  return value === null ? null : isCost(fact) ? Math.round(value * 100) : value
}

/** What was changed and nothing else, as it is sent. */
export function changedFacts(
  facts: readonly FactAnswer[],
  { values, reasons }: FactTexts,
  side: Side,
): readonly FactChecked[] {
  return facts.flatMap((one) => {
    const { fact } = one
    const value = sentOf(fact, values[fact] ?? '')
    if (value === null || value === lastOf(one, side)) return []
    const reason = reasons[fact]?.trim()
    // the fact decides what its value may be: the fields offer nothing else
    return [{ ...({ fact, value } as FactSaid), ...(side === 'check' && reason && { reason }) }]
  })
}

/** Whether a check as typed is another than what was declared: nothing typed and nothing declared differ from nothing. */
export function differsFromDeclared({ fact, declared }: Pick<FactAnswer, 'fact' | 'declared'>, text: string): boolean {
  const value = sentOf(fact, text)
  return value !== null && declared !== null && value !== declared
}
