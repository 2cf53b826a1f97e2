import { render, screen } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { Outcomes } from '../../../web/screens/ceremony/Outcomes.tsx'
import type { Outcome, Signable } from '../../../web/screens/ceremony/signable.ts'
import { keysFr } from '../../../web/text/fr/keys.ts'
import { Around, browserParts } from './build.tsx'

beforeAll(browserParts)

const thing = (key: string): Signable<string> => ({
  ...{ key, what: 'Autorisation', number: `D-${key}`, paper: `/papier/${key}`, of: key },
})
const NOT: Outcome = { signed: false, reference: null, level: null, code: null, detail: null, by: null }
const TOLD: ReadonlyMap<string, Outcome> = new Map([
  ['1', { ...NOT, signed: true, reference: '7/2026', level: 'B-T' }],
  [
    '2',
    { ...NOT, code: 'ACT_SIGNED_MEANWHILE', by: { nameFr: 'Amina Tazi', nameAr: null, at: '2026-11-24T09:00:00Z' } },
  ],
  ['3', { ...NOT, code: 'KEY_CERTIFICATE_EXPIRED' }],
  ['4', { ...NOT, code: 'CHANGED_MEANWHILE', detail: { fr: 'Il a changé.', ar: 'تغير.' } }],
])

test('a ceremony tells of each act: signed, signed by another president, a certificate that ended meanwhile, a change', () => {
  const nothing = () => undefined
  const ceremony = {
    ...{ things: [...TOLD.keys()].map(thing), outcomes: TOLD, asking: null, refusal: null },
    ...{ running: false, cut: false, ask: nothing, sign: nothing, forget: nothing },
  }
  render(<Outcomes ceremony={ceremony} onDone={nothing} />, { wrapper: Around })
  const [signed, another, ended, changed] = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(signed).toContain('Signé, numéro 7/2026')
  expect(another).toContain('Déjà signé par Amina Tazi, 24/11/2026')
  expect(ended).toContain(keysFr.faults.KEY_CERTIFICATE_EXPIRED)
  expect(changed).toContain('Il a changé.')
  expect(screen.getAllByText('Non signé')).toHaveLength(2)
  // What another signed is nobody's to begin again; and only what was signed has a paper to open.
  expect(screen.getByRole('button', { name: 'Recommencer ceux qui n’ont pas abouti (2)' })).toBeDefined()
  expect(screen.getAllByRole('link')).toHaveLength(1)
})
