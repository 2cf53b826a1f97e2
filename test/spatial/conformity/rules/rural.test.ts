import { describe, expect, test } from 'vitest'
import { report } from '../../../../spatial/conformity/report.ts'
import type { Facts } from '../../../../spatial/conformity/types.ts'
import { checksOf, onlyCheck, verdictsOf } from '../../../build/checksOf.ts'
import { facts, footprint, HALF_LOADED, NOT_LOADED, plan } from '../../../build/facts.ts'

const commune = {
  code: '06.371.05.03',
  nameFr: 'Sidi Amer',
  nameAr: 'سيدي عامر',
  urban: false,
  outline: 'approximate',
} as const
const plot = (areaM2: number) => ({ ...facts().parcel, areaM2, perimeterM: 500, widthM: 80 })
const rural = (changes: Partial<Facts> = {}) =>
  facts({ plans: [], zones: [], commune, parcel: plot(12_500), ...changes })

describe('the rural rule', () => {
  test('asks for one hectare', () => {
    expect(onlyCheck('RURAL_MIN_AREA', rural({ parcel: plot(10_000) }))).toMatchObject({
      verdict: 'compliant',
      limit: 10_000,
    })
    expect(onlyCheck('RURAL_MIN_AREA', rural({ parcel: plot(9_999) })).verdict).toBe('noncompliant')
  })

  test('admits 1/50 of the plot: 250 m² of 12 500', () => {
    expect(onlyCheck('RURAL_FOOTPRINT', rural({ project: { footprintM2: 250 } }))).toMatchObject({
      verdict: 'compliant',
      limit: 250,
    })
    expect(onlyCheck('RURAL_FOOTPRINT', rural({ project: { footprintM2: 251 } })).verdict).toBe('noncompliant')
  })

  test('and never more than 800 m²: 1/50 of 6 ha is 1 200', () => {
    const large = { parcel: plot(60_000) }
    expect(onlyCheck('RURAL_FOOTPRINT', rural({ ...large, project: { footprintM2: 800 } }))).toMatchObject({
      verdict: 'compliant',
      limit: 800,
    })
    expect(onlyCheck('RURAL_FOOTPRINT', rural({ ...large, project: { footprintM2: 801 } })).verdict).toBe(
      'noncompliant',
    )
  })

  test('admits 8,50 m', () => {
    expect(onlyCheck('RURAL_HEIGHT', rural({ project: { heightM: 8.5 } })).verdict).toBe('compliant')
    expect(onlyCheck('RURAL_HEIGHT', rural({ project: { heightM: 8.6 } })).verdict).toBe('noncompliant')
  })

  test('asks for 10 m to the road and 5 m to the boundaries', () => {
    const at = (toStreetM: number | null, toBoundaryM: number) =>
      verdictsOf('RURAL_SETBACKS', rural({ footprint: footprint({ toStreetM, toBoundaryM }) }))
    expect(at(10, 5)).toEqual(['compliant', 'compliant'])
    expect(at(9.5, 4.5)).toEqual(['noncompliant', 'noncompliant'])
    expect(at(null, 5)).toEqual(['compliant'])
  })

  test('a road that may not be loaded is not an absent road', () => {
    const coverage = { ...facts().coverage, streets: HALF_LOADED }
    const [road] = checksOf(
      'RURAL_SETBACKS',
      rural({ coverage, footprint: footprint({ toStreetM: null, toBoundaryM: 9 }) }),
    )
    expect(road).toMatchObject({ verdict: 'unverified', relation: 'no_data' })
  })

  test('what the applicant did not give is unverified', () => {
    for (const rule of ['RURAL_FOOTPRINT', 'RURAL_HEIGHT', 'RURAL_SETBACKS'] as const)
      expect(onlyCheck(rule, rural()).verdict).toBe('unverified')
  })

  test('a plan in force, an urban commune or an unknown one leave it aside', () => {
    const rulesOf = (one: Facts) => report(one).checks.filter(({ rule }) => rule.startsWith('RURAL'))
    expect(rulesOf(rural({ plans: [plan({ overlapM2: 12_500 })] }))).toEqual([])
    expect(rulesOf(rural({ commune: { ...commune, urban: true } }))).toEqual([])
    expect(rulesOf(rural({ commune: null }))).toEqual([])
  })

  test('is not known to hold where it is not known of the whole parcel which plans there are', () => {
    const { servitudes, cadastre, streets } = facts().coverage
    const project = { footprintM2: 10, heightM: 3 }
    for (const plans of [NOT_LOADED, HALF_LOADED, undefined]) {
      const one = rural({ project, coverage: { servitudes, cadastre, streets, ...(plans && { plans }) } })
      const { checks, verdict } = report(one)
      expect(checks.filter(({ rule }) => rule.startsWith('RURAL'))).toEqual([])
      expect(verdict).toBe('unverified')
      const said = onlyCheck('PLAN_COVERAGE', one)
      expect(said).toMatchObject({ verdict: 'unverified', relation: 'no_data', article: 'Loi 12-90, art. 45 et 46' })
      expect(said.because.fr).toMatch(
        /rien ne dit qu’il n’y en a pas.*Si la parcelle est hors de tout plan, la règle rurale/,
      )
    }
  })

  test('is said to hold where it is, with the plans it is known by', () => {
    const said = onlyCheck('PLAN_COVERAGE', rural())
    expect(said).toMatchObject({
      ...{ verdict: 'compliant', relation: 'outside', article: 'Loi 12-90, art. 46' },
      evidence: { version: 'Agence urbaine', dataDate: '2026-03-01' },
    })
    expect(said.because.fr).toContain('(Agence urbaine, 01/03/2026)')
    expect(said.because.fr).toContain('La règle rurale s’applique.')
  })
})
