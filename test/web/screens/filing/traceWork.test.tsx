import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DossierAnswer } from '../../../../api/contract/dossiers.ts'
import { keepTrace, recallTrace } from '../../../../web/screens/filing/trace/keptTrace.ts'
import { useTraceWork } from '../../../../web/screens/filing/trace/useTraceWork.ts'
import { useSession } from '../../../../web/session/session.ts'
import { Around, browserParts, serviceOf } from '../build.tsx'

beforeAll(browserParts)
beforeEach(() => localStorage.clear())
afterEach(cleanup)

const personId = '01990000-0000-7000-8000-000000000001'
const SESSION = {
  person: {
    ...{ id: personId, givenName: 'Kenza', familyName: 'Bennis', givenNameAr: null, familyNameAr: null },
    ...{ email: 'kenza@example.ma', language: 'fr', profession: null },
  },
  actor: { personId, sessionId: null, state: 'active', secondFactor: false, mandates: [] },
  ...{ mandates: [], factors: { passkeys: 0, totp: false, recoveryCodesLeft: 0 } },
  ...{ secondFactor: 'not_needed', demonstration: false, idleMinutes: 30 },
}

const geometry = { type: 'LineString', coordinates: [[300_000, 330_000], [300_120, 330_000]] } // biome-ignore format: two ends
const DOSSIER = {
  id: 'tranchee',
  site: { trace: { kind: 'line', widthM: 0.6, activity: null, address: null, legal: { srid: 26191, geometry } } },
} as unknown as DossierAnswer // what a ground is drawn over

const whose = { personId, dossierId: 'tranchee' }
const DATES = { beginsOn: null, endsOn: null }

function Drawing() {
  const { outline, texts, restored, dispatch, type, abandon, forget } = useTraceWork({
    ...{ dossier: DOSSIER, kind: 'line', dates: DATES },
  })
  return (
    <>
      <output>{JSON.stringify([outline.draft.positions.length, texts.width, restored])}</output>
      <button type="button" onClick={() => dispatch({ type: 'add', srid: 26191, at: [300_120, 330_050] })}>
        add
      </button>
      <button type="button" onClick={() => type({ width: '0,80' })}>
        widen
      </button>
      <button type="button" onClick={() => dispatch({ type: 'undo' })}>
        undo
      </button>
      <button type="button" onClick={abandon}>
        abandon
      </button>
      <button type="button" onClick={forget}>
        forget
      </button>
    </>
  )
}

const SignedIn = () => (useSession().data ? <Drawing /> : null)

const open = async () => {
  render(
    <Around client={serviceOf({ '/api/session': { status: 200, body: SESSION } })}>
      <SignedIn />
    </Around>,
  )
  await screen.findByText('add')
}
const press = (name: string) => fireEvent.click(screen.getByText(name))
const shown = () => JSON.parse(screen.getByRole('status').textContent ?? '')
const kept = () => recallTrace(whose, 'line')?.draft.positions.length ?? null

test('what is drawn and typed over a ground is kept as it is done, and is there again when the page is opened anew', async () => {
  await open()
  expect([shown(), kept()]).toEqual([[2, '0,6', false], null])
  press('add')
  press('widen')
  await waitFor(() => expect([shown(), kept()]).toEqual([[3, '0,80', false], 3]))
  cleanup()
  await open()
  expect(shown()).toEqual([3, '0,80', true])
})

test('what came back is given up for what the dossier has, and undoing brings it back', async () => {
  const draft = { srid: 26191, positions: [[300_000, 330_000], [300_050, 330_000], [300_050, 330_050], [300_090, 330_050]], closed: false } as const // biome-ignore format: four points
  keepTrace(whose, {
    ...{ kind: 'line', draft },
    texts: { width: '0,80', begins: '', ends: '', address: '', activity: null },
  })
  await open()
  expect(shown()).toEqual([4, '0,80', true])
  press('abandon')
  await waitFor(() => expect([shown(), kept()]).toEqual([[2, '0,6', false], null]))
  press('undo')
  await waitFor(() => expect([shown()[0], kept()]).toEqual([4, 4]))
})

test('nothing is kept any more once the dossier has it', async () => {
  await open()
  press('add')
  await waitFor(() => expect(kept()).toBe(3))
  press('forget')
  expect(kept()).toBeNull()
})
