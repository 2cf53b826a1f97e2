import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { CommuneWays } from '../../../web/screens/commune/CommuneWays.tsx'
import type { Language } from '../../../web/text/language.ts'
import { Around, browserParts, serviceOf } from './build.tsx'

const AIN_CHOCK = { code: '06.141.01.41', path: ['MA', '06', '06.141', '06.141.01.0', '06.141.01.41'] }
const ID = '01981d0a-0000-7000-8000-000000000001'

beforeAll(browserParts)
afterEach(cleanup)

const bulletin = (quarter: string) => ({
  ...{ quarter, edition: 1, correction: null, asOf: '2026-10-20', publishedAt: '2026-10-21T09:00:00Z', files: [] },
})

/** The ways on, for an examiner of some territory. */
function ways(territory: string, quarters: readonly string[], language: Language = 'fr') {
  const mandate = {
    ...{ id: ID, bodyId: ID, bodyKind: 'urban_agency', official: true, role: 'examiner', delegatedFrom: null },
    territories: [territory],
  } as const
  const actor = { personId: ID, sessionId: ID, state: 'active', secondFactor: true, mandates: [mandate] } as const
  const session = {
    ...{ person: null, actor, mandates: [], secondFactor: 'proved', demonstration: false, idleMinutes: 30 },
    factors: { passkeys: 0, totp: true, recoveryCodesLeft: 0 },
  }
  const client = serviceOf({
    '/api/session': { status: 200, body: session },
    '/api/bulletins': { status: 200, body: { bulletins: quarters.map(bulletin) } },
  })
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  render(
    <RouterContextProvider router={router}>
      <Around client={client} language={language}>
        <ul>
          <CommuneWays {...AIN_CHOCK} />
        </ul>
      </Around>
    </RouterContextProvider>,
  )
}

const links = () => screen.queryAllByRole('link').map((link) => decodeURIComponent(link.getAttribute('href') ?? ''))

describe('the ways on from a commune', () => {
  test('lead whoever reads its dossiers to them, and to the late ones', async () => {
    ways('06.141', [])
    await screen.findByText('Ses dossiers en retard')
    const dossiers = '/dossiers?commune=06.141.01.41'
    expect(links()).toEqual(expect.arrayContaining([dossiers, `${dossiers}&urgency=late`]))
    expect(links()).toHaveLength(3)
  })

  test('lead everybody to the note and to the last bulletin that was published, and an official of elsewhere to nothing more', async () => {
    ways('09.001', ['2026-Q3', '2026-Q2'], 'ar')
    await screen.findByText(/^آخر نشرة صدرت/)
    expect(links().sort()).toEqual(['/bulletins/2026-Q3', '/notes/demander'])
  })
})
