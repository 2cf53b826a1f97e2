// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { registerBody } from '../../../api/contract/accounts.ts'
import { iceDigits, registrationOf } from '../../../web/screens/register/registration.ts'
import { EMPTY, KINDS, type RegisterDraft, reachable, stepsOf } from '../../../web/screens/register/steps.ts'
import { matches } from '../../../web/screens/signIn/demonstration.ts'
import { tokenIn } from '../../../web/screens/signIn/linkToken.ts'
import { ownPath } from '../../../web/screens/signIn/returnTo.ts'
import { isDomainName } from '../../../web/screens/signIn/usePasskey.ts'

const draft: RegisterDraft = {
  ...EMPTY,
  language: 'fr',
  givenName: ' Kenza ',
  familyName: 'Bennis',
  email: 'Kenza@Example.ma ',
  companyNameFr: 'Bennis SARL',
  companyNameAr: 'شركة بنيس',
  ice: '001 234 567 000 089',
  number: 'CNOA 4521',
}

describe('the questions of a registration', () => {
  test('leave a citizen those of a company or of a profession', () => {
    expect(stepsOf('citizen')).toEqual(['who', 'name', 'email', 'review'])
    expect(stepsOf('company')).toContain('office')
    expect(stepsOf('architect')).toContain('number')
  })

  test('go back to the first one left unanswered when an address is opened afresh', () => {
    expect(reachable('review', { ...EMPTY, language: 'fr' })).toBe('who')
    expect(reachable('review', { ...draft, kind: 'citizen', email: '' })).toBe('email')
    expect(reachable('name', { ...draft, kind: 'citizen' })).toBe('name')
    expect(reachable('office', { ...draft, kind: 'citizen' })).toBe('who')
  })
})

describe('what is sent of a registration', () => {
  test('is what the contract takes, for each kind of person', () => {
    for (const kind of KINDS) expect(registerBody.safeParse(registrationOf({ ...draft, kind })).error).toBeUndefined()
  })

  test('is only what that kind was asked', () => {
    const citizen = registrationOf({ ...draft, kind: 'citizen' })
    expect(citizen).toEqual({
      as: 'citizen',
      email: 'kenza@example.ma',
      givenName: 'Kenza',
      familyName: 'Bennis',
      language: 'fr',
    })
  })

  test('holds the ICE as fifteen digits however it was spaced', () => {
    expect(iceDigits('001-234.567 000089')).toBe('001234567000089')
  })
})

describe('where one goes back after signing in', () => {
  test('is a path of this house', () => {
    expect(ownPath('/dossiers/7?tab=site')).toBe('/dossiers/7?tab=site')
  })

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/connexion', 7])(
    'is never %s',
    (written) => expect(ownPath(written)).toBeUndefined(),
  )
})

describe('the secret of a link', () => {
  const secret = 'WLJV5ICGs6X3gXOkyX16xgrz2kzGHq13fmn2C-9-hYA'

  test('is read from the fragment', () => {
    expect([tokenIn(`#${secret}`), tokenIn(`#token=${secret}`)]).toEqual([secret, secret])
  })

  test('is missing from a link that was cut short', () => {
    expect([tokenIn(''), tokenIn('#'), tokenIn('#WLJV5ICG')]).toEqual([null, null, null])
  })
})

test('a demonstration account is found whatever the accents and the order of the words', () => {
  const said = ['Président', 'Youssef', 'Bennani', 'Arrondissement d’Aïn-Chock', 'مقاطعة عين الشق', null]
  expect(matches(said, 'ain-chock PRESIDENT')).toBe(true)
  expect(matches(said, 'عين الشق')).toBe(true)
  expect(matches(said, 'gouverneur')).toBe(false)
})

test('a passkey is offered at a name and never at an address in figures', () => {
  expect(['rokhas.ma', 'localhost', '10.ma'].map(isDomainName)).toEqual([true, true, true])
  expect(['127.0.0.1', '[::1]'].map(isDomainName)).toEqual([false, false])
})
