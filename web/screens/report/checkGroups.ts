import type { CheckAnswer } from '../../../api/contract/conformity.ts'
import { RULE_CODES, type RuleCode } from '../../../spatial/conformity/codes.ts'
import { VERDICTS, type Verdict } from '../../../spatial/conformity/types.ts'

export const GROUPS = ['plan', 'dimension', 'condition', 'servitude', 'neighbour', 'other'] as const
export type Group = (typeof GROUPS)[number]

const GROUP_OF: Readonly<Record<RuleCode, Group>> = {
  PLAN_COVERAGE: 'plan',
  ZONE: 'plan',
  USE: 'plan',
  MIN_AREA: 'dimension',
  MIN_WIDTH: 'dimension',
  FRONTAGE: 'dimension',
  FOOTPRINT_RATIO: 'dimension',
  FLOOR_RATIO: 'dimension',
  HEIGHT: 'dimension',
  LEVELS: 'dimension',
  SETBACKS: 'dimension',
  PROSPECT: 'dimension',
  PARKING: 'dimension',
  CONDITIONS: 'condition',
  SERVITUDE_FORBIDS: 'servitude',
  SERVITUDE_LIMITS_HEIGHT: 'servitude',
  SERVITUDE_LIMITS_USE: 'servitude',
  SERVITUDE_AVIS: 'servitude',
  ALIGNMENT: 'servitude',
  LITTORAL: 'servitude',
  WATER_MARGIN: 'servitude',
  RURAL_MIN_AREA: 'dimension',
  RURAL_FOOTPRINT: 'dimension',
  RURAL_HEIGHT: 'dimension',
  RURAL_SETBACKS: 'dimension',
  PARCEL_OVERLAP: 'neighbour',
}

export const isRuleCode = (rule: string): rule is RuleCode => RULE_CODES.some((code) => code === rule)

const groupOf = ({ rule }: CheckAnswer): Group => (isRuleCode(rule) ? GROUP_OF[rule] : 'other')

const gravity = (verdict: Verdict) => VERDICTS.indexOf(verdict)

/** A check beside its place in the report: the map and the list call it by that number. */
export type NumberedCheck = { readonly index: number; readonly check: CheckAnswer }
export type CheckGroup = { readonly group: Group; readonly worst: Verdict; readonly checks: readonly NumberedCheck[] }

/** Groups in the order a règlement is read, the worst check of each first; empty groups are left out. */
export function groupedChecks(checks: readonly CheckAnswer[]): readonly CheckGroup[] {
  const numbered = checks
    .map((check, index) => ({ index, check }))
    .toSorted((a, b) => gravity(b.check.verdict) - gravity(a.check.verdict) || a.index - b.index)
  return GROUPS.flatMap((group) => {
    const mine = numbered.filter(({ check }) => groupOf(check) === group)
    const [first] = mine
    return first ? [{ group, worst: first.check.verdict, checks: mine }] : []
  })
}

/** How many checks came to each verdict, worst first; verdicts nobody got are left out. */
export function verdictCounts(checks: readonly CheckAnswer[]): readonly { verdict: Verdict; count: number }[] {
  return VERDICTS.toReversed()
    .map((verdict) => ({ verdict, count: checks.filter((check) => check.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
}

/** Plans of the demonstration country carry the word in their code or in their name, which the sentences quote. */
export const isDemonstration = (checks: readonly CheckAnswer[]): boolean =>
  checks.some(({ evidence, because }) => /\bd[ée]mo/i.test(evidence.plan ?? '') || /d[ée]monstration/i.test(because.fr))
