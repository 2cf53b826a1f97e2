import { describe, expect, test } from 'vitest'
import { toleranceOf } from '../../../../spatial/conformity/tolerance.ts'
import type { Project, ZoneFact } from '../../../../spatial/conformity/types.ts'
import { checksOf, onlyCheck, verdictsOf } from '../../../build/checksOf.ts'
import { day, facts, plan, regulation, zone, zoneWith } from '../../../build/facts.ts'

/** 20 m × 30 m cut across at 22 m: 440 m² (depth 440/42 = 10,48 m) and 160 m² (160/28 = 5,71 m). */
const main = (changes: Partial<ZoneFact>) =>
  zone({ overlapM2: 440, overlapShare: 440 / 600, overlapDepthM: 440 / 42, ...changes })
const other = (changes: Partial<ZoneFact>) =>
  zone({ zoneId: 'z2', code: 'D1', overlapM2: 160, overlapShare: 160 / 600, overlapDepthM: 160 / 28, ...changes })

describe('zone', () => {
  test('a parcel in one zone lies inside it', () => {
    expect(onlyCheck('ZONE', facts())).toMatchObject({ verdict: 'compliant', relation: 'inside', overlapM2: 600 })
  })

  test('a split parcel says each zone and its share, and an officer decides', () => {
    const checks = checksOf('ZONE', facts({ zones: [other({}), main({})] }))
    expect(checks.map(({ relation, verdict, overlapM2 }) => ({ relation, verdict, overlapM2 }))).toEqual([
      { relation: 'crosses', verdict: 'reserved', overlapM2: 440 },
      { relation: 'crosses', verdict: 'reserved', overlapM2: 160 },
    ])
    expect(checks[0]?.because.fr).toContain(
      'La zone B4, habitat collectif, couvre 73,33\u00a0% de la parcelle (440\u00a0m²)',
    )
  })

  test('a code without a name of its own is said once, and Latin letters keep their order in Arabic', () => {
    const named = (labelFr: string, labelAr: string) =>
      onlyCheck('ZONE', facts({ zones: [zone({ code: 'Ub', labelFr, labelAr })] })).because
    expect(named('Ub', 'Ub').fr).toContain('La zone Ub couvre 100\u00a0%')
    expect(named('Ub', 'Ub').ar).toContain('المنطقة \u2068Ub\u2069 100\u00a0%')
    expect(named('Ub', 'Centre').ar).toContain('المنطقة \u2068Ub\u2069، \u2068Centre\u2069، 100\u00a0%')
  })

  test('a strip of 10 cm splits nothing: it is near, for an officer', () => {
    const strip = other({ overlapM2: 2, overlapShare: 2 / 600, overlapDepthM: 2 / 20.1 })
    const checks = checksOf('ZONE', facts({ zones: [zone({ overlapM2: 598, overlapShare: 598 / 600 }), strip] }))
    expect(checks.map(({ relation, verdict }) => [relation, verdict])).toEqual([
      ['inside', 'compliant'],
      ['near', 'reserved'],
    ])
    expect(
      verdictsOf('HEIGHT', facts({ zones: [zone({ overlapM2: 598, overlapShare: 598 / 600 }), strip] })),
    ).toHaveLength(1)
  })

  test('a shared edge is not an overlap', () => {
    const beside = other({ overlapM2: 0, overlapShare: 0, overlapDepthM: 0, distanceM: 0 })
    const checks = checksOf('ZONE', facts({ zones: [zone(), beside] }))
    expect(checks.map(({ relation, verdict }) => [relation, verdict])).toEqual([
      ['inside', 'compliant'],
      ['near', 'compliant'],
    ])
  })

  test('a zone 5 m away is doubtful for an outline good to 7 m', () => {
    const beside = other({ overlapM2: 0, overlapShare: 0, overlapDepthM: 0, distanceM: 5 })
    const checks = checksOf('ZONE', facts({ zones: [zone(), beside], tolerance: toleranceOf('geographic_source') }))
    expect(checks.map(({ relation, verdict }) => [relation, verdict])).toEqual([
      ['inside', 'compliant'],
      ['near', 'reserved'],
    ])
  })

  test('ground of the plan with no zone loaded is said, never free', () => {
    const half = zone({ overlapM2: 300, overlapShare: 0.5, overlapDepthM: 300 / 35 })
    expect(checksOf('ZONE', facts({ zones: [half] })).map(({ relation, verdict }) => [relation, verdict])).toEqual([
      ['crosses', 'compliant'],
      ['no_data', 'unverified'],
    ])
    expect(onlyCheck('ZONE', facts({ zones: [] }))).toMatchObject({
      relation: 'no_data',
      verdict: 'unverified',
      overlapM2: 600,
    })
  })

  test('zones of a plan that does not bind are not looked at', () => {
    const study = plan({ versionId: 'v2', version: '2026', state: 'study', since: day('2026-08-01') })
    expect(checksOf('ZONE', facts({ plans: [study], zones: [zone({ versionId: 'v2' })] }))).toEqual([])
  })
})

describe('a split parcel whose zones disagree', () => {
  const zones = [
    main({ regulation: regulation({ height_max_m: 17.5 }) }),
    other({ regulation: regulation({ height_max_m: 8 }) }),
  ]

  test('is for an officer: 14 m fits B4 and not D1', () => {
    const checks = checksOf('HEIGHT', facts({ zones, project: { heightM: 14 } }))
    expect(checks.map(({ verdict, limit }) => [verdict, limit])).toEqual([
      ['compliant', 17.5],
      ['reserved', 8],
    ])
    expect(checks[1]?.because.fr).toContain('un agent décide')
  })

  test('complies where both agree, and does not where both refuse', () => {
    expect(verdictsOf('HEIGHT', facts({ zones, project: { heightM: 8 } }))).toEqual(['compliant', 'compliant'])
    expect(verdictsOf('HEIGHT', facts({ zones, project: { heightM: 18 } }))).toEqual(['noncompliant', 'noncompliant'])
  })
})

describe('use', () => {
  const uses = { permitted: ['collective_housing'], forbidden: ['industry'], article: 'Règlement, art. 2' } as const
  const zones = [zone({ regulation: regulation({}, uses) })]

  test('a permitted use complies, a forbidden one does not, one not named is for an officer', () => {
    expect(onlyCheck('USE', facts({ zones, project: { use: 'collective_housing' } }))).toMatchObject({
      verdict: 'compliant',
      article: 'Règlement, art. 2',
    })
    expect(onlyCheck('USE', facts({ zones, project: { use: 'industry' } })).verdict).toBe('noncompliant')
    expect(onlyCheck('USE', facts({ zones, project: { use: 'hotel' } })).verdict).toBe('reserved')
  })

  test('without a use, or without a list of uses, nothing is verified', () => {
    expect(onlyCheck('USE', facts({ zones })).because.fr).toBe(
      'Le projet n’indique pas l’usage prévu. La zone B4 interdit\u00a0: industrie.',
    )
    expect(onlyCheck('USE', facts({ project: { use: 'industry' } })).because.fr).toContain('ne sont pas publiés')
  })

  test('a zone that is not buildable refuses any project', () => {
    const green = zone({ regulation: { ...regulation({}), buildable: false } })
    expect(onlyCheck('USE', facts({ zones: [green] })).verdict).toBe('noncompliant')
  })
})

describe('parking', () => {
  const zones = [zoneWith({ parking_per_dwelling: 1.2, parking_m2_per_place_offices: 60 })]
  const housing = (dwellings: number, parkingPlaces: number) =>
    facts({ zones, project: { use: 'collective_housing', dwellings, parkingPlaces } })

  test('seven dwellings at 1,2 need 8,4 places, so nine', () => {
    expect(onlyCheck('PARKING', housing(7, 9))).toMatchObject({ verdict: 'compliant', limit: 9, unit: 'places' })
    expect(onlyCheck('PARKING', housing(7, 8)).verdict).toBe('noncompliant')
  })

  test('five dwellings at 1,2 need six places exactly', () => {
    expect(onlyCheck('PARKING', housing(5, 6))).toMatchObject({ verdict: 'compliant', limit: 6 })
  })

  test('610 m² of offices at one place for 60 m² need eleven', () => {
    const offices = (parkingPlaces: number) =>
      facts({ zones, project: { use: 'offices', floorAreaM2: 610, parkingPlaces } })
    expect(onlyCheck('PARKING', offices(11)).verdict).toBe('compliant')
    expect(onlyCheck('PARKING', offices(10)).verdict).toBe('noncompliant')
  })

  test('no use, no norm for the use, no dwellings, no places: each is said', () => {
    const said = (project: Project) => onlyCheck('PARKING', facts({ zones, project }))
    expect(said({}).because.fr).toContain('l’usage prévu')
    expect(said({ use: 'hotel' }).because.fr).toContain('ne donne pas de norme')
    expect(said({ use: 'individual_housing' }).because.fr).toContain('le nombre de logements')
    expect(said({ use: 'individual_housing', dwellings: 1 }).because.fr).toContain('places de stationnement')
    expect(said({ use: 'commerce', floorAreaM2: 80, parkingPlaces: 2 }).because.fr).toContain(
      'le stationnement des commerces',
    )
  })
})
