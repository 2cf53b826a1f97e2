import { render, screen } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import type { ActToSign, SigningOutcome } from '../../../api/contract/actsSigning.ts'
import { Outcomes } from '../../../web/screens/ceremony/Outcomes.tsx'
import { keysFr } from '../../../web/text/fr/keys.ts'
import { Around, browserParts } from './build.tsx'

beforeAll(browserParts)

const act = (actId: string): ActToSign => ({
  ...{ actId, dossierId: `d-${actId}`, version: 1, kind: 'permit', state: 'draft', reference: null, due: null },
  draftedAt: '2026-11-24T08:00:00Z',
  ...{ dossierNumber: `D-${actId}`, title: 'Villa', procedure: { nameFr: 'Réfection', nameAr: 'إصلاح' } },
  commune: { code: '06.141.01.41', nameFr: 'Aïn-Chock', nameAr: 'عين الشق' },
})
const outcome = (actId: string, more: Partial<SigningOutcome>): SigningOutcome => ({
  ...{ actId, signed: false, reference: null, level: null, code: null, detail: null, by: null },
  ...more,
})
const TOLD: readonly SigningOutcome[] = [
  outcome('1', { signed: true, reference: '7/2026', level: 'B-T' }),
  outcome('2', {
    code: 'ACT_SIGNED_MEANWHILE',
    by: { nameFr: 'Amina Tazi', nameAr: null, at: '2026-11-24T09:00:00Z' },
  }),
  outcome('3', { code: 'KEY_CERTIFICATE_EXPIRED' }),
  outcome('4', { code: 'CHANGED_MEANWHILE', detail: { fr: 'Il a changé.', ar: 'تغير.' } }),
]

test('a ceremony tells of each act: signed, signed by another president, a certificate that ended meanwhile, a change', () => {
  const nothing = () => undefined
  const ceremony = {
    acts: TOLD.map(({ actId }) => act(actId)),
    outcomes: new Map(TOLD.map((one) => [one.actId, one])),
    ...{ running: false, cut: false, refusal: null, sign: nothing, forget: nothing },
  }
  render(<Outcomes ceremony={ceremony} onRetry={nothing} onDone={nothing} />, { wrapper: Around })
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
