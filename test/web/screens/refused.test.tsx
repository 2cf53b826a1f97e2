import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { ProblemError } from '../../../web/api/problem.ts'
import { Refused } from '../../../web/screens/frame/Refused.tsx'
import { Around, browserParts } from './build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

const stale = (data?: Record<string, string>) =>
  new ProblemError({ code: 'CHANGED_MEANWHILE', status: 409, detail: { fr: 'Relisez.', ar: 'أعيدوا القراءة.' }, data })
const BY = { by: 'Amina Tazi', byAr: 'أمينة التازي', at: '2026-11-24T09:05:00.000Z' }

test('a change made meanwhile is told with who made it and when, in the writing of the reader', () => {
  const { rerender } = render(
    <Around>
      <Refused error={stale(BY)} />
    </Around>,
  )
  // The clock of the reader; that of the tests is UTC.
  expect(screen.getByRole('alert').textContent).toContain('Amina Tazi, 24/11/2026 09:05')
  rerender(
    <Around language="ar" key="ar">
      <Refused error={stale(BY)} />
    </Around>,
  )
  expect(screen.getByRole('alert').textContent).toContain('أمينة التازي')
})

test('and by itself where the service does not say', () => {
  render(
    <Around>
      <Refused error={stale()} />
    </Around>,
  )
  expect(screen.getByRole('alert').textContent).toBe('Relisez.')
})
