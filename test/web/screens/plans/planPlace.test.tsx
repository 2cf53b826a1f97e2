import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { FurtherFindings } from '../../../../web/screens/plans/draft/FurtherFindings.tsx'
import { PAGED_FINDINGS } from '../../../../web/screens/plans/draft/pagedFindings.ts'
import { PlanPlace } from '../../../../web/screens/plans/PlanPlace.tsx'
import { Around, browserParts } from '../build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

test('a place is said in X and Y of the legal zone first, which is named, and in degrees beside', () => {
  // PROJ: 26191 (294 000, 331 000) is 33.557255109 N, 7.617724540 W.
  render(
    <p data-testid="place">
      <PlanPlace lon={-7.61772454} lat={33.557255109} srid={26191} />
    </p>,
    { wrapper: Around },
  )
  const said = screen.getByTestId('place').textContent?.replaceAll(/\s/gu, ' ')
  expect(said).toMatch(/^X 294 000,00 Y 331 000,00 .*Nord.* · 33\.557255° N, 7\.617725° W$/)
})

test('a list that stops says how many it shows of how many, and goes on from there', () => {
  const fetchNextPage = vi.fn()
  const data = { findings: Array.from({ length: 100 }), total: 1_204 }
  const listed = { data, isFetchingNextPage: false, fetchNextPage }
  render(<FurtherFindings listed={{ ...listed, hasNextPage: true }} />, { wrapper: Around })
  expect(screen.getByText(/^100 sur 1.204$/)).toBeDefined()
  screen.getByRole('button', { name: 'Voir la suite' }).click()
  expect(fetchNextPage).toHaveBeenCalledOnce()
  cleanup()
  render(<FurtherFindings listed={{ ...listed, hasNextPage: false }} />, { wrapper: Around })
  expect(screen.queryByRole('button')).toBeNull()
  expect(PAGED_FINDINGS.getNextPageParam({ next: 500 })).toBe(500)
  expect(PAGED_FINDINGS.getNextPageParam({ next: null })).toBeUndefined()
})
