import type { RuleCode } from '../../spatial/conformity/codes.ts'
import { RULES } from '../../spatial/conformity/report.ts'
import type { Check, Facts, Verdict } from '../../spatial/conformity/types.ts'

/** What one rule answers on the facts. */
export function checksOf(rule: RuleCode, facts: Facts): readonly Check[] {
  const found = RULES.find(({ code }) => code === rule)
  if (!found) throw new Error(`no rule ${rule}`)
  return found.check(facts)
}

/** The only answer of a rule; a second one fails the test. */
export function onlyCheck(rule: RuleCode, facts: Facts): Check {
  const [check, ...others] = checksOf(rule, facts)
  if (!check || others.length > 0) throw new Error(`${rule} gave ${others.length + (check ? 1 : 0)} checks`)
  return check
}

export const verdictsOf = (rule: RuleCode, facts: Facts): readonly Verdict[] =>
  checksOf(rule, facts).map(({ verdict }) => verdict)
