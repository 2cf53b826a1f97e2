import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { SigningKey } from '../../../api/contract/keys.ts'
import { KeyItem } from '../../../web/screens/keys/KeyItem.tsx'
import { Around, browserParts } from './build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

const named = (id: string, familyName: string) => ({
  ...{ id, givenName: 'Amina', familyName, givenNameAr: null, familyNameAr: null },
})
const KEY: SigningKey = {
  ...{
    id: 'k',
    kind: 'pkcs12',
    reference: 'cle.p12',
    certifiedName: 'Amina Bennani',
    authority: 'Essai',
    serial: '01',
  },
  body: { id: 'b', nameFr: 'Arrondissement d’Aïn Chock', nameAr: 'مقاطعة عين الشق' },
  ...{ holder: named('p', 'Bennani'), validFrom: '2026-01-01T00:00:00Z', validTo: '2028-01-01T00:00:00Z' },
  ...{ daysLeft: 400, state: 'suspended', reason: 'Clé égarée', replaces: null, provedAt: null },
  ...{ fault: 'KEY_NOT_ACTIVE', version: 2, may: ['key.change'] },
  suspension: { by: named('a', 'Tazi'), at: '2026-11-24T09:00:00Z', mayEnd: false },
}

test('whoever holds a key that somebody else suspended reads who and whom to ask, and is offered only to end it', () => {
  render(<KeyItem signingKey={KEY} onReplace={null} />, { wrapper: Around })
  const said = screen.getByText(/Suspendue le 24\/11\/2026 par Amina Tazi/).textContent
  expect(said).toContain('Seul un administrateur de l’organisme « Arrondissement d’Aïn Chock »')
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Révoquer'])
  cleanup()
  const theirs = { by: named('p', 'Bennani'), at: '2026-11-24T09:00:00Z', mayEnd: true }
  render(<KeyItem signingKey={{ ...KEY, suspension: theirs }} onReplace={null} />, { wrapper: Around })
  expect(screen.queryByText(/Seul un administrateur/)).toBeNull()
  expect(screen.getByRole('button', { name: 'Remettre en service' })).toBeDefined()
})
