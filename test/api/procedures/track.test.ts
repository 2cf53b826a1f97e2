import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fact, type Project, project } from '../../../api/contract/procedures/project.ts'
import { trackOf } from '../../../api/contract/procedures/track.ts'
import { trackFound } from '../../../api/contract/procedures/trackTests.ts'
import { GRANDS_PROJETS } from '../../../seeds/procedures/trackTests.ts'

/** A house of R+2 in a received lotissement: a petit projet in every respect. */
const HOUSE = project.parse({
  works: 'construction',
  uses: ['housing'],
  heightM: 11.5,
  dwellings: 3,
  publicOwner: false,
  openToPublic: false,
  inReceivedLotissement: true,
})
const found = (facts: Partial<Project>) => trackOf({ ...HOUSE, ...facts }, GRANDS_PROJETS)
const shop = (floor: number, height: number): Partial<Project> => ({
  uses: ['housing', 'commerce'],
  commerceFloorM2: floor,
  commerceHeightM: height,
})
const workshop = (industryClass: 1 | 2 | 3, floor: number, height: number): Partial<Project> => ({
  uses: ['industry'],
  industryClass,
  industryFloorM2: floor,
  industryHeightM: height,
})

describe('a project with every fact said', () => {
  test.each<[string, Partial<Project>, 'gp' | 'pp', string | null]>([
    ['a lotissement', { works: 'lotissement' }, 'gp', 'lotissement'],
    ['a housing group', { works: 'housing_group' }, 'gp', 'lotissement'],
    ['a morcellement', { works: 'morcellement' }, 'gp', 'morcellement'],
    ['the house', {}, 'pp', null],
    ['the house of an administration', { publicOwner: true }, 'gp', 'public'],
    ['a hotel open to the public', { uses: ['tourism'], openToPublic: true }, 'gp', 'public_access'],
    ['a private gymnasium that nobody else enters', { uses: ['sport'], openToPublic: false }, 'pp', null],
    ['an office where the public comes', { uses: ['office'], openToPublic: true }, 'pp', null],
    ['a shop of 500 m² and 5.50 m', shop(500, 5.5), 'pp', null],
    ['a shop of 500.01 m²', shop(500.01, 4), 'gp', 'commerce'],
    ['a shop 5.51 m high', shop(80, 5.51), 'gp', 'commerce'],
    ['a third-class workshop of 500 m² and 5.50 m', workshop(3, 500, 5.5), 'pp', null],
    ['a third-class workshop of 500.01 m²', workshop(3, 500.01, 5), 'gp', 'industry'],
    ['a third-class workshop 5.51 m high', workshop(3, 200, 5.51), 'gp', 'industry'],
    ['a second-class workshop, however small', workshop(2, 20, 3), 'gp', 'industry'],
    ['a first-class plant', workshop(1, 20, 3), 'gp', 'industry'],
    ['a house of 11.51 m, in a lotissement or not', { heightM: 11.51, inReceivedLotissement: false }, 'pp', null],
    ['15.50 m in a received lotissement', { heightM: 15.5 }, 'pp', null],
    ['15.50 m outside a received lotissement', { heightM: 15.5, inReceivedLotissement: false }, 'gp', 'height'],
    ['15.49 m outside a received lotissement', { heightM: 15.49, inReceivedLotissement: false }, 'pp', null],
    ['15.51 m in a received lotissement', { heightM: 15.51 }, 'gp', 'height'],
    ['20 dwellings', { dwellings: 20 }, 'pp', null],
    ['21 dwellings', { dwellings: 21 }, 'gp', 'dwellings'],
  ])('%s', (_, facts, outcome, decidedBy) => {
    expect(found(facts)).toMatchObject({ outcome, decidedBy, missing: [] })
  })

  test('is decided on a figure, beside its limit', () => {
    const { answers, decidedBy } = found(shop(80, 5.6))
    expect(answers.find(({ code }) => code === decidedBy)?.figures).toEqual([
      { fact: 'commerceHeightM', value: 5.6, limit: 5.5 },
      { fact: 'commerceFloorM2', value: 80, limit: 500 },
    ])
    expect(found({ heightM: 17 }).answers.find(({ code }) => code === 'height')?.figures).toEqual([
      { fact: 'heightM', value: 17, limit: 15.5 },
    ])
  })
})

describe('a project with facts missing', () => {
  test.each<[string, Partial<Project>, Fact[]]>([
    [
      'nothing but the works',
      { uses: null, heightM: null, dwellings: null, publicOwner: null },
      ['publicOwner', 'uses', 'heightM', 'dwellings'],
    ],
    ['a hotel of which nobody said who enters', { uses: ['tourism'], openToPublic: null }, ['openToPublic']],
    ['a shop without its height', { uses: ['commerce'], commerceFloorM2: 90 }, ['commerceHeightM']],
    ['a workshop without its class', { uses: ['industry'] }, ['industryClass']],
    ['15.50 m, in or out of a lotissement', { heightM: 15.5, inReceivedLotissement: null }, ['inReceivedLotissement']],
  ])('is not determined, and says which: %s', (_, facts, missing) => {
    expect(found(facts)).toMatchObject({ outcome: 'undetermined', decidedBy: null, missing })
  })

  test('is a grand projet all the same when one test is met', () => {
    expect(found({ uses: null, dwellings: null, heightM: 18 })).toMatchObject({ outcome: 'gp', decidedBy: 'height' })
    expect(found({ uses: ['commerce'], commerceFloorM2: 900 })).toMatchObject({ outcome: 'gp', decidedBy: 'commerce' })
  })

  test('is not a petit projet for want of tests', () => {
    expect(trackOf(HOUSE, [])).toMatchObject({ outcome: 'undetermined', missing: [] })
  })
})

describe('any project', () => {
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
  const around = (limit: number) => fc.constantFrom(0, limit - 0.01, limit, limit + 0.01, limit * 3)
  const projects = fc
    .record({
      works: maybe(fc.constantFrom('construction', 'raising', 'lotissement', 'morcellement' as const)),
      uses: maybe(fc.uniqueArray(fc.constantFrom('housing', 'commerce', 'industry', 'tourism', 'office' as const))),
      heightM: maybe(around(15.5)),
      dwellings: maybe(fc.constantFrom(0, 20, 21)),
      publicOwner: maybe(fc.boolean()),
      openToPublic: maybe(fc.boolean()),
      inReceivedLotissement: maybe(fc.boolean()),
      commerceFloorM2: maybe(around(500)),
      commerceHeightM: maybe(around(5.5)),
      industryClass: maybe(fc.constantFrom(1, 2, 3 as const)),
      industryFloorM2: maybe(around(500)),
      industryHeightM: maybe(around(5.5)),
    })
    .map((facts) => project.parse(facts))
  const FACTS = [
    'works',
    'uses',
    'heightM',
    'dwellings',
    'publicOwner',
    'openToPublic',
    'inReceivedLotissement',
    'commerceFloorM2',
    'commerceHeightM',
    'industryClass',
    'industryFloorM2',
    'industryHeightM',
  ] as const

  test('gets an answer of the contract: decided without anything missing, or undetermined with what is', () => {
    fc.assert(
      fc.property(projects, (one) => {
        const answer = trackFound.parse(trackOf(one, GRANDS_PROJETS))
        expect(answer.missing.length > 0).toBe(answer.outcome === 'undetermined')
        expect(answer.decidedBy !== null).toBe(answer.outcome === 'gp')
        for (const fact of answer.missing) expect(one[fact]).toBeNull()
      }),
    )
  })

  test('keeps its track when a fact that was missing is said', () => {
    fc.assert(
      fc.property(projects, projects, (one, other) => {
        const before = trackOf(one, GRANDS_PROJETS)
        fc.pre(before.outcome !== 'undetermined')
        const fuller = { ...one, ...Object.fromEntries(FACTS.map((fact) => [fact, one[fact] ?? other[fact]])) }
        expect(trackOf(project.parse(fuller), GRANDS_PROJETS).outcome).toBe(before.outcome)
      }),
    )
  })

  test('is never less grand for being higher or fuller', () => {
    fc.assert(
      fc.property(projects, fc.nat(40), (one, more) => {
        fc.pre(trackOf(one, GRANDS_PROJETS).outcome === 'gp')
        const fact = one.heightM === null ? 'dwellings' : 'heightM'
        const grown = { ...one, [fact]: (one[fact] ?? 0) + more }
        expect(trackOf(grown, GRANDS_PROJETS).outcome).toBe('gp')
      }),
    )
  })
})
