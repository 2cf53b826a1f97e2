import { describe, expect, test } from 'vitest'
import { difference, saysTheSame } from '../../../../spatial/conformity/difference.ts'
import { report } from '../../../../spatial/conformity/report.ts'
import type { Condition } from '../../../../spatial/conformity/types.ts'
import { checksOf, onlyCheck } from '../../../build/checksOf.ts'
import { facts, regulation, zone } from '../../../build/facts.ts'

const FACADES = "Les façades sont d'un seul ton ; elles suivent l'alignement."
const condition = (changes: Partial<Condition> = {}): Condition => ({
  ...{ sector: null, fr: FACADES, ar: null, article: 'Règlement, art. 12' },
  ...changes,
})
const with_ = (...conditions: readonly Condition[]) =>
  facts({ zones: [zone({ regulation: { ...regulation({}), conditions } })] })

describe('special conditions of a règlement', () => {
  test('are told word for word, with their article, and judged by nobody yet', () => {
    const told = onlyCheck('CONDITIONS', with_(condition()))
    expect(told).toMatchObject({
      ...{ verdict: 'unverified', relation: 'inside', article: 'Règlement, art. 12', overlapM2: 600 },
      quoted: { fr: FACADES, ar: null },
    })
    expect(told.because.fr).toContain('un agent les apprécie')
    expect(told.because.ar).toContain('موظف مختص')
  })

  test('of a zone and of its sector stand side by side, each under a subject of its own', () => {
    const checks = checksOf('CONDITIONS', with_(condition(), condition({ sector: 'a', fr: null, ar: 'سور من الحجر' })))
    expect(checks.map(({ subject }) => subject)).toEqual(['zone:z1/conditions', 'zone:z1/sector-conditions'])
    expect(checks[1]).toMatchObject({ quoted: { fr: null, ar: 'سور من الحجر' } })
  })

  test('leave a parcel unverified that all figures would pass, and say nothing where there are none', () => {
    expect(report(with_(condition())).checks.some(({ rule }) => rule === 'CONDITIONS')).toBe(true)
    expect(checksOf('CONDITIONS', with_())).toEqual([])
    expect(checksOf('CONDITIONS', facts())).toEqual([])
  })

  test('of a zone that only touches the parcel are not told', () => {
    const beside = { overlapM2: 0, overlapShare: 0, overlapDepthM: 0, zoneId: 'z2', code: 'D1' }
    const conditions = [condition()]
    const two = facts({ zones: [zone(), zone({ ...beside, regulation: { ...regulation({}), conditions } })] })
    expect(checksOf('CONDITIONS', two)).toEqual([])
  })

  test('in other words are another finding to look at, in the same words the same', () => {
    const [one, other] = [with_(condition()), with_(condition({ fr: 'Les façades sont blanches.' }))].map((one) =>
      report(one),
    )
    if (!one || !other) throw new Error('two reports were made')
    const changed = difference(one, other).kept.filter(({ figuresChanged }) => figuresChanged)
    expect(changed.map(({ rule }) => rule)).toEqual(['CONDITIONS'])
    const [before, after] = [changed[0]?.before, changed[0]?.after]
    if (!before || !after) throw new Error('the condition changed')
    expect(saysTheSame(before, after)).toBe(false)
    expect(saysTheSame(before, { ...before })).toBe(true)
  })
})
