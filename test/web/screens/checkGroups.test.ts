import { describe, expect, test } from 'vitest'
import type { CheckAnswer } from '../../../api/contract/conformity.ts'
import { RULE_CODES } from '../../../spatial/conformity/codes.ts'
import { groupedChecks, isDemonstration, isRuleCode, verdictCounts } from '../../../web/screens/report/checkGroups.ts'
import { fr } from '../../../web/text/fr/fr.ts'

const check = (rule: string, verdict: CheckAnswer['verdict'], plan: string | null = null): CheckAnswer => ({
  rule,
  verdict,
  relation: 'inside',
  article: null,
  because: { fr: '', ar: '' },
  measured: null,
  limit: null,
  unit: null,
  overlapM2: null,
  overlapShare: null,
  at: null,
  evidence: { plan, version: null, dataDate: null },
})

const CHECKS = [
  check('ZONE', 'compliant'),
  check('HEIGHT', 'compliant'),
  check('LEVELS', 'noncompliant'),
  check('PARKING', 'unverified'),
  check('PARCEL_OVERLAP', 'reserved'),
  check('A_RULE_OF_TOMORROW', 'reserved'),
]

describe('the checks of a report', () => {
  test('are grouped as a règlement is read, the worst of each group first', () => {
    const shown = groupedChecks(CHECKS).map(({ group, checks }) => [
      group,
      ...checks.map(({ check: { rule } }) => rule),
    ])
    expect(shown).toEqual([
      ['plan', 'ZONE'],
      ['dimension', 'LEVELS', 'PARKING', 'HEIGHT'],
      ['neighbour', 'PARCEL_OVERLAP'],
      ['other', 'A_RULE_OF_TOMORROW'],
    ])
  })

  test('keep the number the map knows them by', () => {
    const numbers = groupedChecks(CHECKS).flatMap(({ checks }) => checks.map(({ index }) => index))
    expect(numbers).toEqual([0, 2, 3, 1, 4, 5])
  })

  test('are counted worst first, without the verdicts nobody got', () => {
    expect(
      verdictCounts([check('ZONE', 'compliant'), check('USE', 'noncompliant'), check('LEVELS', 'compliant')]),
    ).toEqual([
      { verdict: 'noncompliant', count: 1 },
      { verdict: 'compliant', count: 2 },
    ])
  })

  test('have a name for every rule', () => {
    expect(RULE_CODES.every((code) => isRuleCode(code) && fr.rules[code] !== '')).toBe(true)
  })

  test('say when their plan is a demonstration', () => {
    expect(isDemonstration([check('ZONE', 'compliant', 'PA-DEMO-AIN-CHOCK')])).toBe(true)
    expect(isDemonstration([check('ZONE', 'compliant', 'PA de Démnate')])).toBe(false)
  })
})
