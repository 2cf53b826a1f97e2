// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { findingGroups } from '../../../web/map/layers/findingGroups.ts'

const HERE = { type: 'Point', coordinates: [-7.55, 33.55] }
const THERE = { type: 'Point', coordinates: [-7.56, 33.55] }

describe('findings on the map', () => {
  test('a place several checks point at is shown once, with the worst verdict', () => {
    const groups = findingGroups([
      { verdict: 'compliant', at: HERE },
      { verdict: 'noncompliant', at: { ...HERE } },
      { verdict: 'unverified', at: HERE },
    ])
    expect(groups).toEqual([{ at: HERE, verdict: 'noncompliant', checks: [1, 2, 0] }])
  })

  test('the gravest is drawn last, over the others', () => {
    const groups = findingGroups([
      { verdict: 'noncompliant', at: THERE },
      { verdict: 'reserved', at: HERE },
    ])
    expect(groups.map(({ verdict }) => verdict)).toEqual(['reserved', 'noncompliant'])
  })

  test('a check without a place is in the list, not on the map', () => {
    expect(findingGroups([{ verdict: 'noncompliant', at: null }])).toEqual([])
  })
})
