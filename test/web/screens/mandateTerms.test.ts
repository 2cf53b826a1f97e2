// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import type { Me } from '../../../api/contract/people.ts'
import { changeOf, differences, draftOf } from '../../../web/screens/account/profile.ts'
import {
  daysOf,
  EMPTY_MANDATE,
  mandateFault,
  momentsOf,
  whomOf,
  withDelegations,
} from '../../../web/screens/office/mandateTerms.ts'

const mandate = (given: Partial<MandateAnswer>): MandateAnswer => ({
  id: 'm1',
  person: { id: 'p1', givenName: 'Youssef', familyName: 'Bennani', givenNameAr: null, familyNameAr: null },
  email: null,
  body: { id: 'b1', kind: 'arrondissement', nameFr: 'Aïn-Chock', nameAr: 'عين الشق' },
  role: 'president',
  reason: 'election',
  territory: null,
  validFrom: '2025-01-01',
  validTo: null,
  delegatedFrom: null,
  actReference: null,
  endedAt: null,
  status: 'in_force',
  version: 1,
  may: [],
  ...given,
})

describe('the form of a mandate', () => {
  const draft = { ...EMPTY_MANDATE, email: 'samir@example.ma', from: '24/11/2026', to: '23/11/2026' }

  test('says what is wrong with a field, and nothing of an optional one left empty', () => {
    expect(mandateFault('to', draft, ['to'])).toBe('orderFault')
    expect(mandateFault('to', { ...draft, to: '31/02/2027' }, ['to'])).toBe('dayFault')
    expect(mandateFault('to', { ...draft, to: '' }, ['to'])).toBe('required')
    expect(mandateFault('to', { ...draft, to: '' }, [])).toBeNull()
    expect(mandateFault('email', { ...draft, email: 'samir' }, ['email'])).toBe('emailFault')
    expect(mandateFault('givenNameAr', draft, ['givenNameAr'])).toBeNull()
  })

  test('sends days as the contract writes them and names without their spaces', () => {
    expect(daysOf({ ...draft, to: '' })).toEqual({ from: '2026-11-24', to: null })
    expect(whomOf({ ...draft, givenName: ' Samir ', familyName: 'Tahiri' })).toEqual({
      email: 'samir@example.ma',
      givenName: 'Samir',
      familyName: 'Tahiri',
    })
  })
})

describe('a list of mandates', () => {
  test('puts administrators first and a delegation under the mandate it comes from', () => {
    const delegation = mandate({ id: 'm2', role: 'delegate', reason: 'delegation', delegatedFrom: 'm1' })
    const administrator = mandate({ id: 'm3', role: 'administrator' })
    const listed = withDelegations([delegation, mandate({}), administrator])
    expect(listed.map(({ mandate: { id }, delegations }) => [id, delegations.map((one) => one.id)])).toEqual([
      ['m3', []],
      ['m1', ['m2']],
    ])
  })

  test('keeps a delegation one received, whose source belongs to somebody else', () => {
    const received = mandate({ id: 'm2', role: 'delegate', delegatedFrom: 'elsewhere' })
    expect(withDelegations([received])).toHaveLength(1)
  })
})

test('the life of a mandate is told in the order of its days', () => {
  const handed = mandate({ id: 'm2', reason: 'absence', validFrom: '2026-03-01', validTo: '2026-03-15' })
  const ended = mandate({ validTo: '2026-11-24', endedAt: '2026-11-24T09:00:00Z' })
  expect(momentsOf(ended, [handed]).map(({ kind, day }) => [kind, day])).toEqual([
    ['starts', '2025-01-01'],
    ['delegated', '2026-03-01'],
    ['ended', '2026-11-24'],
  ])
})

describe('a profile put right', () => {
  const me: Me = {
    ...{ id: 'p1', givenName: 'Kenza', familyName: 'Bennis', givenNameAr: null, familyNameAr: null },
    ...{ email: 'kenza@example.ma', emailConfirmed: true, language: 'fr', phone: '0600000000', nationalId: null },
    ...{ profession: null, professionalNumber: null, professionConfirmed: false, hasPassword: true },
    createdAt: '2026-01-15T09:00:00Z',
    version: 3,
  }

  test('sends only what changed, and null for what was emptied', () => {
    const draft = { ...draftOf(me), phone: '', givenNameAr: ' كنزة ' }
    expect(changeOf(me, draft)).toEqual({ version: 3, phone: null, givenNameAr: 'كنزة' })
  })

  test('is set beside the version somebody else saved meanwhile', () => {
    const draft = { ...draftOf(me), familyName: 'Bennis Alaoui' }
    const now: Me = { ...me, familyName: 'Benniss', version: 4 }
    expect(differences(now, draft)).toEqual([{ field: 'familyName', theirs: 'Benniss', yours: 'Bennis Alaoui' }])
    expect(changeOf(now, draft)).toEqual({ version: 4, familyName: 'Bennis Alaoui' })
  })
})
