import { describe, expect, test } from 'vitest'
import { report } from '../../../../spatial/conformity/report.ts'
import { checksOf, onlyCheck } from '../../../build/checksOf.ts'
import { day, facts, NOT_LOADED, plan } from '../../../build/facts.ts'

/** Nobody said which plans there are. */
const unknown = { coverage: { ...facts().coverage, plans: NOT_LOADED } }

const relations = (changes: Parameters<typeof facts>[0]) =>
  checksOf('PLAN_COVERAGE', facts(changes)).map(({ relation, verdict }) => [relation, verdict])

describe('plan coverage', () => {
  test('a plan in force over the whole parcel complies', () => {
    expect(onlyCheck('PLAN_COVERAGE', facts())).toMatchObject({
      relation: 'inside',
      verdict: 'compliant',
      overlapShare: 1,
    })
  })

  test('no plan loaded is no data, never clear ground', () => {
    const check = onlyCheck('PLAN_COVERAGE', facts({ ...unknown, plans: [], zones: [] }))
    expect(check).toMatchObject({ relation: 'no_data', verdict: 'unverified', article: 'Loi 12-90, art. 45 et 46' })
    expect(report(facts({ ...unknown, plans: [], zones: [] })).verdict).toBe('unverified')
  })

  test('known to be outside any, an urban parcel is for the president to decide', () => {
    const check = onlyCheck('PLAN_COVERAGE', facts({ plans: [], zones: [] }))
    expect(check).toMatchObject({ relation: 'outside', verdict: 'reserved', article: 'Loi 12-90, art. 45' })
    expect(onlyCheck('PLAN_COVERAGE', facts({ plans: [], zones: [], commune: null })).verdict).toBe('unverified')
  })

  test('under study the president must defer, and no règlement reads', () => {
    const study = plan({ state: 'study', since: day('2026-09-01') })
    const checks = checksOf('PLAN_COVERAGE', facts({ ...unknown, plans: [study] }))
    expect(checks.map(({ verdict, article }) => [verdict, article])).toEqual([
      ['reserved', 'Loi 12-90, art. 21 et 22'],
      ['unverified', 'Loi 12-90, art. 45 et 46'],
    ])
    expect(checks[0]?.because.fr).toContain('le président doit surseoir à statuer')
    expect(checksOf('HEIGHT', facts({ plans: [study] }))).toEqual([])
  })

  test('under study on its digitising strip alone, an officer decides and nobody has to defer', () => {
    const study = plan({
      versionId: 'v2',
      state: 'study',
      since: day('2026-09-01'),
      overlapM2: 5,
      overlapShare: 5 / 600,
    })
    const said = checksOf('PLAN_COVERAGE', facts({ plans: [plan(), study] })).at(-1)
    expect(said).toMatchObject({ verdict: 'reserved', relation: 'near' })
    expect(said?.because.fr).toMatch(/ne touche la parcelle que dans la tolérance.*Un agent décide\.$/)
    expect(said?.because.fr).not.toContain('surseoir')
  })

  test('a study over a plan in force leaves that plan its règlement', () => {
    const study = plan({ versionId: 'v2', version: '2026', state: 'study', since: day('2026-09-01') })
    expect(relations({ plans: [plan(), study] })).toEqual([
      ['inside', 'compliant'],
      ['inside', 'reserved'],
    ])
  })

  test('an opposable draft replaces the plan it covers and says until when', () => {
    const draft = plan({ versionId: 'v2', version: '2026', state: 'draft_opposable', since: day('2026-06-02') })
    const check = onlyCheck('PLAN_COVERAGE', facts({ plans: [plan(), draft] }))
    expect(check).toMatchObject({ verdict: 'reserved', article: 'Loi 12-90, art. 27', evidence: { version: '2026' } })
    expect(check.because.fr).toContain('opposable du 02/06/2026 au 02/06/2027')
  })

  test('an expired declaration of public utility is said, and the règlement still reads', () => {
    const expired = plan({ state: 'dup_expired', since: day('2021-03-02') })
    expect(onlyCheck('PLAN_COVERAGE', facts({ plans: [expired] }))).toMatchObject({
      verdict: 'reserved',
      article: 'Loi 12-90, art. 28',
    })
    expect(checksOf('HEIGHT', facts({ plans: [expired] }))).toHaveLength(1)
  })

  test('of two versions of a plan the later binds, though the older ran out after it came', () => {
    const older = plan({ versionId: 'v0', version: '2003', state: 'dup_expired', since: day('2020-01-02') })
    expect(onlyCheck('PLAN_COVERAGE', facts({ plans: [older, plan()] })).evidence.version).toBe('2019')
  })

  test('a lapsed draft alone leaves the parcel without a plan', () => {
    expect(relations({ ...unknown, plans: [plan({ state: 'lapsed', since: day('2025-01-01') })] })).toEqual([
      ['inside', 'unverified'],
      ['no_data', 'unverified'],
    ])
  })

  test('a part outside the perimeter is unverified; a strip thinner than the tolerance is for an officer', () => {
    expect(relations({ plans: [plan({ overlapM2: 450, overlapShare: 0.75 })] })).toEqual([
      ['crosses', 'compliant'],
      ['no_data', 'unverified'],
    ])
    expect(relations({ plans: [plan({ overlapM2: 596, overlapShare: 596 / 600 })] })).toEqual([
      ['crosses', 'compliant'],
      ['near', 'reserved'],
    ])
  })

  test('a plan met on its digitising strip alone does not bind: 0,25 m along 20 m is 5 m²', () => {
    expect(relations({ ...unknown, plans: [plan({ overlapM2: 5, overlapShare: 5 / 600 })] })).toEqual([
      ['near', 'reserved'],
      ['no_data', 'unverified'],
    ])
    expect(relations({ ...unknown, plans: [plan({ overlapM2: 0, overlapShare: 0 })] })).toEqual([
      ['no_data', 'unverified'],
    ])
  })
})
