import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { useSigningOut } from '../../../../web/screens/frame/useSigningOut.tsx'
import { keepAgain, keepWork } from '../../../../web/session/keptWork.ts'
import { useSession } from '../../../../web/session/session.ts'
import { menuAr } from '../../../../web/text/ar/menu.ts'
import { menuFr } from '../../../../web/text/fr/menu.ts'
import type { Language } from '../../../../web/text/language.ts'
import { Around, browserParts, serviceOf } from '../build.tsx'

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

/** jsdom shows no modal: the browser's own part is its focus and its backdrop. */
beforeAll(() => {
  browserParts()
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})
beforeEach(() => {
  localStorage.clear()
  keepAgain(personId)
})
afterEach(cleanup)

function Leaving() {
  const { press, failed, question } = useSigningOut()
  const { data } = useSession()
  return (
    <>
      {data?.person && (
        <button type="button" onClick={press}>
          leave
        </button>
      )}
      <output>{data?.person ? 'in' : 'out'}</output>
      {failed && <p>failed</p>}
      {question}
    </>
  )
}

async function leave({ status = 204, language = 'fr' as Language } = {}) {
  const client = serviceOf({ '/api/session': { status: 200, body: SESSION } })
  const call: typeof client.call = async (name, ask) =>
    name === 'signOut'
      ? status === 204
        ? ({ ok: true, value: undefined } as never)
        : ({ ok: false, error: { status, code: 'INTERNAL', detail: null } } as never)
      : client.call(name, ask)
  render(
    <Around language={language} client={{ ...client, call }}>
      <Leaving />
    </Around>,
  )
  fireEvent.click(await screen.findByText('leave'))
}

const whose = (dossierId: string) => ({ personId, dossierId })
const keepSome = () => {
  keepWork('trace', whose('tranchee'), { drawn: 1 })
  keepWork('filing', whose('tranchee'), { typed: 1 })
  keepWork('filing', whose('villa'), { typed: 2 })
  keepWork('filing', { personId: 'omar', dossierId: 'villa' }, { typed: 3 })
}
const out = () => waitFor(() => expect(screen.getByRole('status').textContent).toBe('out'))

test('signing out is one press where nothing of the person is kept', async () => {
  keepWork('filing', { personId: 'omar', dossierId: 'villa' }, { typed: 3 })
  await leave()
  await out()
  expect([screen.queryByRole('dialog'), localStorage.length]).toEqual([null, 1])
})

test('what is kept is counted by dossier; erased, it goes with nobody else’s, and no screen writes it again', async () => {
  keepSome()
  await leave()
  expect(screen.getByRole('dialog').textContent).toContain(menuFr.kept.dossiers.replace('{{count}}', '2'))
  fireEvent.click(screen.getByText(menuFr.kept.erase))
  await out()
  expect(keepWork('filing', whose('villa'), { typed: 4 })).toBe(false)
  expect(Object.keys(localStorage)).toEqual(['rokhas.filing.omar.villa'])
})

test('in Arabic, what is kept on purpose stays; given up, one is still signed in', async () => {
  keepSome()
  await leave({ language: 'ar' })
  fireEvent.click(screen.getByText(menuAr.kept.cancel))
  expect([screen.queryByRole('dialog'), screen.getByRole('status').textContent]).toEqual([null, 'in'])
  fireEvent.click(screen.getByText('leave'))
  fireEvent.click(screen.getByText(menuAr.kept.keep))
  await out()
  expect(localStorage.length).toBe(4)
})

test('a sign-out that fails erases nothing and says so', async () => {
  keepSome()
  await leave({ status: 500 })
  fireEvent.click(screen.getByText(menuFr.kept.erase))
  expect((await screen.findByRole('alert')).textContent).toBe(menuFr.signOutFailed)
  expect(localStorage.length).toBe(4)
})
