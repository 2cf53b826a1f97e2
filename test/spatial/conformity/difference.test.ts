import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../../spatial/conformity/check.ts'
import { RULE_CODES } from '../../../spatial/conformity/codes.ts'
import { type Difference, difference } from '../../../spatial/conformity/difference.ts'
import { overall } from '../../../spatial/conformity/overall.ts'
import { report } from '../../../spatial/conformity/report.ts'
import { type Check, VERDICTS } from '../../../spatial/conformity/types.ts'
import { facts, footprint, servitude, zoneWith } from '../../build/facts.ts'

const said = { fr: 'Constat.', ar: 'ملاحظة.' }

const someCheck = fc
  .record({
    rule: fc.constantFrom(...RULE_CODES.slice(0, 4)),
    subject: fc.constantFrom(null, 'zone:a', 'zone:b', 'servitude:a'),
    verdict: fc.constantFrom(...VERDICTS),
    measured: fc.option(fc.integer({ min: 0, max: 3 })),
  })
  .map(({ rule, ...more }) => check(rule, { ...more, relation: 'crosses', because: said }))

const someReport = fc.array(someCheck, { maxLength: 12 }).map((checks) => ({ checks, verdict: overall(checks) }))

const changed = ({ kept }: Difference) => kept.filter((one) => one.verdictChanged || one.figuresChanged)
const named = (checks: readonly Check[]) => checks.map(({ rule, subject }) => [rule, subject])

describe('The difference of two reports', () => {
  test('of a report with itself is empty: everything is kept as it was', () => {
    fc.assert(
      fc.property(someReport, (one) => {
        const found = difference(one, one)
        expect([found.gained, found.lost, changed(found)]).toEqual([[], [], []])
        expect(found.kept.map(({ after }) => after)).toEqual(one.checks)
      }),
    )
  })

  test('read backwards turns gained into lost, and before into after', () => {
    fc.assert(
      fc.property(someReport, someReport, (one, other) => {
        const [there, back] = [difference(one, other), difference(other, one)]
        expect(back.gained).toEqual(there.lost)
        expect(back.lost).toEqual(there.gained)
        expect(back.verdict).toEqual({ before: there.verdict.after, after: there.verdict.before })
        expect(changed(back)).toHaveLength(changed(there).length)
        expect(new Set(back.kept.map(({ after }) => after))).toEqual(new Set(there.kept.map(({ before }) => before)))
      }),
    )
  })

  test('forgets no check and invents none', () => {
    fc.assert(
      fc.property(someReport, someReport, (one, other) => {
        const { gained, lost, kept } = difference(one, other)
        expect(gained.length + kept.length).toBe(other.checks.length)
        expect(lost.length + kept.length).toBe(one.checks.length)
      }),
    )
  })

  test('names the servitude that a moved outline no longer meets, and the one it now does', () => {
    const [line, pipe] = [servitude(), servitude({ servitudeId: 's2', nameFr: 'Conduite', kind: 'pipeline' })]
    const [before, after] = [report(facts({ servitudes: [line] })), report(facts({ servitudes: [pipe] }))]
    const { gained, lost } = difference(before, after)
    expect(named(gained)).toEqual([['SERVITUDE_FORBIDS', 'servitude:s2']])
    expect(named(lost)).toEqual([['SERVITUDE_FORBIDS', 'servitude:s1']])
  })

  test('keeps the finding of a servitude met on less ground, and says that its figures changed', () => {
    const [whole, less] = [servitude(), servitude({ overlapM2: 60, overlapShare: 0.1 })]
    const found = difference(report(facts({ servitudes: [whole] })), report(facts({ servitudes: [less] })))
    expect([found.gained, found.lost]).toEqual([[], []])
    expect(changed(found)).toMatchObject([
      { rule: 'SERVITUDE_FORBIDS', subject: 'servitude:s1', verdictChanged: false, figuresChanged: true },
    ])
  })

  test('says which set-back of the building came right: a street asked at 5 m, from 4 m to 6 m', () => {
    const zones = [zoneWith({ setback_street_m: 5, setback_side_m: 3 })]
    const built = (toStreetM: number) => report(facts({ zones, footprint: footprint({ toStreetM, toBoundaryM: 4 }) }))
    const setbacks = changed(difference(built(4), built(6))).filter(({ rule }) => rule === 'SETBACKS')
    expect(setbacks).toMatchObject([
      { subject: 'zone:z1/setback_street_m', verdictChanged: true, before: { measured: 4 }, after: { measured: 6 } },
    ])
    expect(setbacks[0]?.before.verdict).toBe('noncompliant')
    expect(setbacks[0]?.after.verdict).toBe('compliant')
  })

  test('with a report that named no subject pairs the checks of a rule in their order', () => {
    const now = report(facts({ servitudes: [servitude()] }))
    const then = { ...now, checks: now.checks.map(({ subject: _none, ...rest }) => rest as Check) } // as stored then
    const found = difference(then, now)
    expect([found.gained, found.lost, changed(found)]).toEqual([[], [], []])
    expect(found.kept).toHaveLength(now.checks.length)
  })
})
