import { describe, expect, test } from 'vitest'
import { toleranceOf } from '../../../../spatial/conformity/tolerance.ts'
import { checksOf, onlyCheck } from '../../../build/checksOf.ts'
import { facts, HALF_LOADED, NOT_LOADED, neighbour } from '../../../build/facts.ts'

const same = { overlapM2: 599, overlapShare: 599 / 600, overlapDepthM: 12, shareOfNeighbour: 0.995 }
const beside = (...neighbours: ReturnType<typeof neighbour>[]) => facts({ neighbours })

describe('overlap with recorded parcels', () => {
  test('the same parcel, surveyed twice, is recognised by both shares', () => {
    const check = onlyCheck('PARCEL_OVERLAP', beside(neighbour(same)))
    expect(check).toMatchObject({ verdict: 'compliant', relation: 'inside' })
    expect(check.because.fr).toBe('La parcelle correspond à\u00a0: le titre 12345/C.')
  })

  test('60 m² over a neighbouring title do not comply', () => {
    expect(onlyCheck('PARCEL_OVERLAP', beside(neighbour()))).toMatchObject({
      verdict: 'noncompliant',
      relation: 'crosses',
      overlapM2: 60,
    })
  })

  test('a strip of 10 cm is for an officer, a shared edge is nothing', () => {
    const strip = neighbour({ overlapM2: 3, overlapShare: 0.005, overlapDepthM: 3 / 30.1 })
    expect(onlyCheck('PARCEL_OVERLAP', beside(strip))).toMatchObject({ verdict: 'reserved', relation: 'near' })
    const edge = neighbour({ overlapM2: 0, overlapShare: 0, overlapDepthM: 0, shareOfNeighbour: 0 })
    expect(onlyCheck('PARCEL_OVERLAP', beside(edge))).toMatchObject({ verdict: 'compliant', relation: 'outside' })
  })

  test('a réquisition over the titled parcel is for an officer', () => {
    const claim = neighbour({ parcelId: 'p2', kind: 'requisition', number: '4455/38' })
    const checks = checksOf('PARCEL_OVERLAP', beside(neighbour(same), claim))
    expect(checks.map(({ verdict }) => verdict)).toEqual(['compliant', 'reserved'])
    expect(checks[1]?.because.fr).toContain('réquisition d’immatriculation est en cours')
  })

  test('a réquisition that overlaps a title is for an officer too', () => {
    const claim = neighbour({ ...same, parcelId: 'p2', kind: 'requisition', number: '4455/38' })
    expect(checksOf('PARCEL_OVERLAP', beside(claim, neighbour())).map(({ verdict }) => verdict)).toEqual([
      'reserved',
      'reserved',
    ])
  })

  test('a part of a title, or several joined, have to be justified', () => {
    const part = neighbour({ ...same, shareOfNeighbour: 0.4 })
    const joined = neighbour({ overlapM2: 250, overlapShare: 250 / 600, overlapDepthM: 9, shareOfNeighbour: 1 })
    expect(onlyCheck('PARCEL_OVERLAP', beside(part)).because.fr).toContain('morcellement')
    expect(onlyCheck('PARCEL_OVERLAP', beside(joined)).because.fr).toContain('réunion')
  })

  test('an outline in degrees proves no encroachment', () => {
    const tolerance = toleranceOf('geographic_source')
    const deep = neighbour({ overlapM2: 300, overlapShare: 0.5, overlapDepthM: 8.5 })
    expect(onlyCheck('PARCEL_OVERLAP', facts({ neighbours: [deep], tolerance })).verdict).toBe('reserved')
  })

  test('a cadastre that is not loaded finds nothing and says so', () => {
    for (const cadastre of [NOT_LOADED, HALF_LOADED])
      expect(onlyCheck('PARCEL_OVERLAP', facts({ coverage: { ...facts().coverage, cadastre } }))).toMatchObject({
        verdict: 'unverified',
        relation: 'no_data',
      })
  })
})
