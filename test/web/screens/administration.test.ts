// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { BodyAnswer } from '../../../api/contract/bodies.ts'
import type { PersonSheet } from '../../../api/contract/people.ts'
import type { ActingMandate, Actor } from '../../../api/contract/policy/decide.ts'
import { type BodyKind, isOfficial, type Role } from '../../../api/contract/policy/roles.ts'
import { ProblemError } from '../../../web/api/problem.ts'
import { parseBodiesSearch } from '../../../web/screens/administration/bodies/bodiesSearch.ts'
import {
  establishment,
  faultyField,
  UNESTABLISHED,
  withCode,
} from '../../../web/screens/administration/bodies/establishing.ts'
import {
  inReadingOrder,
  provincesOf,
  reassigned,
  typedCodes,
  unitsMatching,
  whenOf,
} from '../../../web/screens/administration/bodies/units.ts'
import { deedsOn } from '../../../web/screens/administration/people/deeds.ts'
import { isSearchable, parsePeopleSearch } from '../../../web/screens/administration/people/peopleSearch.ts'
import { openSections } from '../../../web/screens/administration/sections.ts'
import { opens } from '../../../web/session/opens.ts'

const mandate = (bodyKind: BodyKind, role: Role): ActingMandate => ({
  id: `m-${bodyKind}`,
  bodyId: `b-${bodyKind}`,
  bodyKind,
  official: isOfficial(bodyKind),
  role,
  territories: [],
  delegatedFrom: null,
})

const actor = (mandates: readonly ActingMandate[], secondFactor = true): Actor => ({
  personId: 'p1',
  sessionId: 's1',
  state: 'active',
  secondFactor,
  mandates,
})

const sections = (one: Actor) => openSections(one).map(({ words }) => words)

describe('the sections of the administration', () => {
  test('are none for a citizen, whatever they may do about themselves', () => {
    expect(sections(actor([]))).toEqual([])
  })

  test.each([
    ['support', 'support'],
    ['support', 'operator'],
    ['urban_agency', 'administrator'],
  ] as const)('let %s %s read bodies and people', (kind, role) => {
    expect(sections(actor([mandate(kind, role)]))).toEqual(expect.arrayContaining(['bodies', 'people']))
  })

  test('keep the accounts of people from the administrator of a private office, whom anybody may become', () => {
    const office = actor([mandate('architect_office', 'administrator')])
    expect(sections(office)).toContain('bodies')
    expect(sections(office)).not.toContain('people')
  })

  test('sleep with an official’s mandates until the second factor is proved', () => {
    expect(sections(actor([mandate('support', 'support')], false))).toEqual([])
  })

  test('open what is asked about a body one acts for, and not what an examiner may not ask at all', () => {
    expect(opens(actor([mandate('urban_agency', 'administrator')]), 'session.revoke')).toBe(true)
    expect(opens(actor([mandate('urban_agency', 'examiner')]), 'session.revoke')).toBe(false)
    expect(opens(actor([mandate('urban_agency', 'administrator')]), 'body.establish')).toBe(false)
  })
})

describe('the address of the register of bodies', () => {
  test('keeps name, nature and territory', () => {
    const search = { q: 'agence', kind: 'urban_agency', territory: '06.141.01.41' }
    expect(parseBodiesSearch(search)).toEqual(search)
  })

  test('drops a nature that is none and a code that is badly written', () => {
    expect(parseBodiesSearch({ kind: 'guild', territory: '6.141', q: '' })).toEqual({})
  })
})

describe('a search of people', () => {
  test('is asked from two letters on', () => {
    expect([isSearchable('t '), isSearchable(' ta ')]).toEqual([false, true])
  })

  test('is kept by the address without the spaces around it', () => {
    expect(parsePeopleSearch({ q: '  tazi ' })).toEqual({ q: 'tazi' })
    expect(parsePeopleSearch({ q: '   ' })).toEqual({})
  })
})

describe('units found by name', () => {
  const units = [
    { code: '06', kind: 'region', nameFr: 'Casablanca-Settat', nameAr: 'الدار البيضاء-سطات' },
    { code: '06.461', kind: 'province', nameFr: 'Settat', nameAr: 'سطات' },
    { code: '09.001', kind: 'prefecture', nameFr: 'Agadir-Ida-Ou-Tanane', nameAr: 'أكادير-إدا وتنان' },
    { code: '04.281', kind: 'province', nameFr: 'Khémisset', nameAr: 'الخميسات' },
  ] as const
  const found = (typed: string) => unitsMatching(units, typed).map(({ code }) => code)

  test('by the beginning of any word of either writing, without accents or the forms of alef', () => {
    expect(found('settat')).toEqual(['06', '06.461'])
    expect(found('khemi')).toEqual(['04.281'])
    expect(found('اكادير')).toEqual(['09.001'])
    expect(found('ettat')).toEqual([])
  })

  test('by their very code, and none before anything is typed', () => {
    expect(found('06')).toEqual(['06'])
    expect(found('  ')).toEqual([])
  })
})

describe('the codes of an act', () => {
  test('are read one under the other, side by side or parted by commas, each once', () => {
    expect(typedCodes('06.141\n06.356, 06.141 ; MA')).toEqual({ codes: ['06.141', '06.356', 'MA'], wrong: [] })
  })

  test('are told apart from what is no code', () => {
    expect(typedCodes('06.141 Casablanca 6.1')).toEqual({ codes: ['06.141'], wrong: ['Casablanca', '6.1'] })
  })

  test('gain one on a line of its own, and never the same twice', () => {
    expect(withCode('06.141 \n', '06.356')).toBe('06.141\n06.356')
    expect(withCode('', '06.356')).toBe('06.356')
    expect(withCode('06.141', '06.141')).toBe('06.141')
  })

  test('name communes by reading each of their provinces once', () => {
    expect(provincesOf(['MA', '06', '06.141', '09.001.01.01', '06.141.01.41', '06.141.01.43'])).toEqual([
      '06.141',
      '09.001',
    ])
  })
})

type Assignment = BodyAnswer['assignments'][number]
const assigned = (code: string, validFrom: string, validTo: string | null = null): Assignment => ({
  code,
  nameFr: code,
  nameAr: code,
  validFrom,
  validTo,
  actReference: null,
})

describe('dated territories', () => {
  test('run to their last day included', () => {
    const running = assigned('06.141', '2026-01-01', '2026-11-24')
    expect(['2025-12-31', '2026-11-24', '2026-11-25'].map((day) => whenOf(running, day))).toEqual([
      'coming',
      'now',
      'past',
    ])
  })

  test('are read from today on, then into the past, the latest first', () => {
    const all = [
      assigned('06.001', '2000-01-01', '2009-12-31'),
      assigned('06.002', '2010-01-01', '2019-12-31'),
      assigned('06.003', '2027-01-01'),
      assigned('06.004', '2020-01-01'),
    ]
    expect(inReadingOrder(all, '2026-11-24').map(({ code }) => code)).toEqual(['06.004', '06.003', '06.002', '06.001'])
  })
})

describe('what a reassignment changes', () => {
  const now = [
    assigned('06.141', '2000-01-01'),
    assigned('06.355', '2000-01-01', '2026-12-31'),
    assigned('06.356', '2027-06-01'),
  ]

  test('is what is named and does not run that day, and what runs that day or later and is not named', () => {
    expect(reassigned(now, '2026-12-15', ['06.141', '06.461'])).toEqual({
      gained: ['06.461'],
      kept: ['06.141'],
      lost: ['06.355', '06.356'],
    })
  })

  test('no longer takes away what has ended by then, and begins anew what was to begin later', () => {
    expect(reassigned(now, '2027-01-01', ['06.141', '06.356'])).toEqual({
      gained: ['06.356'],
      kept: ['06.141'],
      lost: [],
    })
  })
})

test('establishing a body sends what was typed, and nothing of what was left empty', () => {
  const draft = { ...UNESTABLISHED, nameFr: ' Agence ', nameAr: 'وكالة', codes: '06.141\n06.356', actReference: 'D 1' }
  expect(establishment(draft, undefined)).toEqual({
    kind: 'urban_agency',
    nameFr: 'Agence',
    nameAr: 'وكالة',
    territories: ['06.141', '06.356'],
    actReference: 'D 1',
  })
  expect(establishment({ ...draft, email: 'a@b.ma' }, '06.141')).toMatchObject({ email: 'a@b.ma', unitCode: '06.141' })
})

test('a refusal is said beside its field where the form has one, and at the end of the form otherwise', () => {
  const refused = (field?: string) => new ProblemError({ code: 'INVALID_INPUT', status: 422, detail: null, field })
  expect([refused('territories'), refused('nameFr'), refused(), null].map(faultyField)).toEqual([
    'territories',
    null,
    null,
    null,
  ])
})

describe('what may be done about a person', () => {
  const account: NonNullable<PersonSheet['account']> = {
    email: 'nadia@example.ma',
    emailConfirmed: true,
    hasPassword: true,
    totp: false,
    state: 'active',
    reason: null,
    since: null,
    demonstration: false,
  }
  const sheet = (given: Partial<PersonSheet>): PersonSheet => ({
    id: 'p2',
    givenName: 'Nadia',
    familyName: 'Berrada',
    givenNameAr: null,
    familyNameAr: null,
    language: 'fr',
    phone: null,
    nationalId: null,
    profession: 'architect',
    professionalNumber: 'A-12',
    professionConfirmedAt: null,
    createdAt: '2026-01-01T00:00:00Z',
    version: 1,
    account,
    openSessions: 2,
    may: ['person.consult', 'profession.confirm', 'account.lock', 'account.reset', 'session.revoke'],
    ...given,
  })

  test('is all of it for support, in the state the account is in', () => {
    expect(deedsOn(sheet({}))).toEqual(['confirmProfession', 'lock', 'reset', 'endSessions'])
    expect(deedsOn(sheet({ account: { ...account, state: 'locked' }, openSessions: 0 }))).toEqual([
      'confirmProfession',
      'unlock',
      'reset',
    ])
  })

  test('on a held account is to open it again or to lock it for good', () => {
    expect(deedsOn(sheet({ account: { ...account, state: 'held' } }))).toEqual(
      expect.arrayContaining(['lock', 'unlock']),
    )
  })

  test('is only what the service allows: an administrator ends sessions and nothing else', () => {
    expect(deedsOn(sheet({ may: ['person.consult', 'session.consult', 'session.revoke'] }))).toEqual(['endSessions'])
  })

  test('leaves out what would change nothing', () => {
    expect(deedsOn(sheet({ professionConfirmedAt: '2026-02-01T00:00:00Z', openSessions: 0 }))).toEqual([
      'lock',
      'reset',
    ])
    expect(deedsOn(sheet({ professionalNumber: null, account: null, openSessions: 0 }))).toEqual([])
    expect(deedsOn(sheet({ account: { ...account, demonstration: true } }))).not.toContain('reset')
  })
})
