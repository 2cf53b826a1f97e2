import { expect, test } from 'vitest'
import type { RecheckAnswer } from '../../../../api/contract/plans/rechecks.ts'
import { inTurn, isDue, isUnderWay } from '../../../../web/screens/plans/recheckDue.ts'

const recheck = (said: Partial<RecheckAnswer>) =>
  ({ state: 'planned', from: '2026-11-24', askedAt: '2026-11-24T09:00:00Z', ...said }) as RecheckAnswer

test('a re-check asked on the day of its law is about to begin, in Morocco’s day', () => {
  expect(isDue(recheck({}))).toBe(true)
  // Half past eleven in universal time was the morrow in Casablanca, one hour ahead that summer.
  expect(isDue(recheck({ from: '2026-08-25', askedAt: '2026-08-24T23:30:00Z' }))).toBe(true)
  expect(isDue(recheck({ from: '2026-12-15' }))).toBe(false)
  expect(isDue(recheck({ state: 'done' }))).toBe(false)
})

test('how far one is changes by itself while it runs or is about to, and stands before what comes later', () => {
  const [later, running, due] = [recheck({ from: '2026-12-15' }), recheck({ state: 'running' }), recheck({})]
  expect([later, running, due].map(isUnderWay)).toEqual([false, true, true])
  expect(inTurn([later, running, due])).toEqual([running, due, later])
})
