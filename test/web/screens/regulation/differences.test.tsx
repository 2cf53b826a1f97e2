import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { RevisionDifferences } from '../../../../web/screens/regulation/RevisionDifferences.tsx'
import { regulationFr } from '../../../../web/text/fr/regulation.ts'
import { Around, browserParts, serviceOf } from '../build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

const ID = '01981d0a-0000-7000-8000-000000000001'

test('what a revision changed is awaited, and told as a fault when it cannot be read, never as nothing', async () => {
  render(
    <Around>
      <RevisionDifferences id={ID} from={1} to={2} />
    </Around>,
  )
  expect(screen.getByRole('status')).toBeTruthy()
  expect((await screen.findByRole('alert')).textContent).not.toBe('')
  expect(screen.queryByText(regulationFr.noDifferences)).toBeNull()
})

test('two revisions that say the same are told as such', async () => {
  const path = `/api/plans/versions/${ID}/regulation/differences`
  const client = serviceOf({ [path]: { status: 200, body: { from: 1, to: 2, differences: [] } } })
  render(
    <Around client={client}>
      <RevisionDifferences id={ID} from={1} to={2} />
    </Around>,
  )
  await screen.findByText(regulationFr.noDifferences)
})
