import { describe, expect, test } from 'vitest'
import { toleranceOf } from '../../../../spatial/conformity/tolerance.ts'
import { checksOf, onlyCheck, verdictsOf } from '../../../build/checksOf.ts'
import { facts, footprint, HALF_LOADED, zone, zoneWith } from '../../../build/facts.ts'

describe('set-backs', () => {
  const zones = [zoneWith({ setback_street_m: 4, setback_side_m: 3, setback_rear_m: 6 })]

  test('a building exactly at 4, 3 and 6 m complies on the three sides', () => {
    const drawn = footprint({ toStreetM: 4, toBoundaryM: 3, toRearM: 6 })
    expect(
      checksOf('SETBACKS', facts({ zones, footprint: drawn })).map(({ verdict, measured, limit }) => [
        verdict,
        measured,
        limit,
      ]),
    ).toEqual([
      ['compliant', 4, 4],
      ['compliant', 3, 3],
      ['compliant', 6, 6],
    ])
  })

  test('half a metre short of the street does not comply; 5 cm short is within the survey, for an officer', () => {
    expect(verdictsOf('SETBACKS', facts({ zones, footprint: footprint({ toStreetM: 3.5 }) }))[0]).toBe('noncompliant')
    const close = checksOf('SETBACKS', facts({ zones, footprint: footprint({ toStreetM: 3.95 }) }))[0]
    expect(close?.verdict).toBe('reserved')
    expect(close?.because.fr).toContain('tolérance de position de 0,10\u00a0m')
  })

  test('from an outline in degrees, 7 m decide nothing', () => {
    const tolerance = toleranceOf('geographic_source')
    expect(verdictsOf('SETBACKS', facts({ zones, tolerance, footprint: footprint() }))).toEqual([
      'reserved',
      'reserved',
      'reserved',
    ])
  })

  test('without a drawing nothing is measured, and the sentence says what would be asked', () => {
    const check = onlyCheck('SETBACKS', facts({ zones }))
    expect(check.verdict).toBe('unverified')
    expect(check.because.fr).toContain('n’est pas dessiné')
    expect(check.because.fr).toContain(
      'le recul sur voie 4\u00a0m, le recul latéral 3\u00a0m, le recul de fond de parcelle 6\u00a0m',
    )
  })

  test('a building that passes the boundary does not comply whatever the figures', () => {
    const over = footprint({ outsideM2: 12, toBoundaryM: -0.6 })
    expect(verdictsOf('SETBACKS', facts({ zones: [zone()], footprint: over }))[0]).toBe('noncompliant')
  })

  test('a figure that is not published and a side that is not known are unverified', () => {
    const checks = checksOf(
      'SETBACKS',
      facts({ zones: [zoneWith({ setback_street_m: 4 })], footprint: footprint({ toStreetM: null }) }),
    )
    expect(checks.map(({ verdict }) => verdict)).toEqual(['unverified', 'unverified', 'unverified'])
  })
})

describe('prospect', () => {
  const zones = [zoneWith({ prospect_street_ratio: 1.2, prospect_boundary_ratio: 0.5, prospect_boundary_min_m: 4 })]
  const tall = (heightM: number, toBoundaryM: number) =>
    facts({ zones, project: { heightM }, footprint: footprint({ toBoundaryM }) })

  test('on a street of 15 m at 1,2 the height may reach 18 m', () => {
    expect(checksOf('PROSPECT', tall(18, 9))[0]).toMatchObject({ verdict: 'compliant', measured: 18, limit: 18 })
    expect(checksOf('PROSPECT', tall(18.1, 9.1))[0]?.verdict).toBe('noncompliant')
  })

  test('half of 18 m is 9 m to the boundary; of 6 m the printed 4 m rules', () => {
    expect(checksOf('PROSPECT', tall(18, 9))[1]).toMatchObject({ verdict: 'compliant', measured: 9, limit: 9 })
    expect(checksOf('PROSPECT', tall(18, 8.5))[1]?.verdict).toBe('noncompliant')
    expect(checksOf('PROSPECT', tall(6, 4))[1]).toMatchObject({ verdict: 'compliant', limit: 4 })
  })

  test('an admitted party wall faces nobody: the rear distance counts', () => {
    const row = [zoneWith({ prospect_street_ratio: 1, prospect_boundary_ratio: 0.5, setback_side_m: 0 })]
    const drawn = footprint({ toBoundaryM: 0, toRearM: 6 })
    expect(checksOf('PROSPECT', facts({ zones: row, project: { heightM: 12 }, footprint: drawn }))[1]).toMatchObject({
      verdict: 'compliant',
      measured: 6,
    })
  })

  test('what is missing is said: height, street width, drawing, figures', () => {
    expect(checksOf('PROSPECT', facts({ zones }))[0]?.because.fr).toContain('n’indique pas la hauteur')
    const noWidth = { lengthM: 20, streetWidthM: null, streetName: null }
    const coverage = { ...facts().coverage, streets: HALF_LOADED }
    expect(checksOf('PROSPECT', facts({ zones, frontage: noWidth }))[0]).toMatchObject({
      verdict: 'unverified',
      relation: 'inside',
    })
    expect(checksOf('PROSPECT', facts({ zones, frontage: null, coverage }))[0]).toMatchObject({ relation: 'no_data' })
    expect(checksOf('PROSPECT', facts({ zones, project: { heightM: 9 } }))[1]?.because.fr).toContain('pas dessiné')
    expect(verdictsOf('PROSPECT', facts({ project: { heightM: 9 } }))).toEqual(['unverified', 'unverified'])
  })
})
