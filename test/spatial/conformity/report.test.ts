import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../../spatial/conformity/canonical.ts'
import { RULE_CODES } from '../../../spatial/conformity/codes.ts'
import { overall } from '../../../spatial/conformity/overall.ts'
import { RULES, report, ruleVersions } from '../../../spatial/conformity/report.ts'
import { THRESHOLDS } from '../../../spatial/conformity/thresholds.ts'
import { toleranceOf } from '../../../spatial/conformity/tolerance.ts'
import {
  type Facts,
  LAND_USES,
  PLAN_STATES,
  SERVITUDE_EFFECTS,
  SERVITUDE_KINDS,
  VERDICTS,
} from '../../../spatial/conformity/types.ts'
import { day, facts, footprint, NOT_LOADED, neighbour, plan, servitude, zoneWith } from '../../build/facts.ts'

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const metres = (max: number) => fc.double({ min: 0, max, noNaN: true })
const figure = (max: number) => optional(fc.option(metres(max)))

const someZone = fc
  .record({
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    height: figure(30),
    ratio: figure(1),
    setback: figure(8),
    id: fc.nat(9),
  })
  .map(({ share, height, ratio, setback, id }) => {
    const figures = { height_max_m: height, footprint_ratio_max: ratio, setback_street_m: setback }
    const printed = Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined))
    return zoneWith(printed, {
      zoneId: `z${id}`,
      overlapShare: share,
      overlapM2: 600 * share,
      overlapDepthM: 12 * share,
    })
  })

const someServitude = fc
  .record({
    kind: fc.constantFrom(...SERVITUDE_KINDS),
    effect: fc.constantFrom(...SERVITUDE_EFFECTS),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    distanceM: metres(130),
    heightLimitM: fc.option(metres(30)),
    bufferM: fc.option(metres(30)),
  })
  .map(({ share, distanceM, ...rest }) =>
    servitude({
      ...rest,
      overlapShare: share,
      overlapM2: 600 * share,
      overlapDepthM: 12 * share,
      distanceM: share > 0 ? 0 : distanceM,
    }),
  )

const someProject = fc.record({
  use: optional(fc.constantFrom(...LAND_USES)),
  footprintM2: optional(metres(700)),
  floorAreaM2: optional(metres(4000)),
  levels: optional(fc.integer({ min: 1, max: 12 })),
  heightM: optional(metres(40)),
  dwellings: optional(fc.nat(40)),
  parkingPlaces: optional(fc.nat(40)),
})

const someFacts: fc.Arbitrary<Facts> = fc
  .record({
    state: fc.constantFrom(...PLAN_STATES),
    zones: fc.array(someZone, { maxLength: 3 }),
    servitudes: fc.array(someServitude, { maxLength: 4 }),
    claimed: fc.boolean(),
    source: fc.constantFrom('geographic_source' as const, 'legal_source' as const),
    covered: fc.constantFrom('whole' as const, 'partial' as const, 'none' as const),
    urban: fc.boolean(),
    drawn: fc.boolean(),
    project: someProject,
  })
  .map(({ state, claimed, source, covered, urban, drawn, ...rest }) => {
    const layer = { covered, dataDate: day('2026-03-01'), source: 'Agence urbaine' }
    return facts({
      ...rest,
      plans: [plan({ state })],
      neighbours: claimed ? [neighbour({ kind: 'requisition' })] : [],
      tolerance: toleranceOf(source),
      coverage: { servitudes: layer, cadastre: layer, streets: layer, plans: layer },
      commune: { code: '1', nameFr: 'A', nameAr: 'أ', urban, outline: 'imported' },
      footprint: drawn ? footprint() : null,
    })
  })

const rank = (verdict: (typeof VERDICTS)[number]) => VERDICTS.indexOf(verdict)

describe('a report', () => {
  test('lists the rules in the order of their codes, each with a version', () => {
    expect(RULES.map(({ code }) => code)).toEqual(RULE_CODES)
    expect(Object.keys(ruleVersions())).toEqual([...RULE_CODES])
  })

  test('keeps that order whatever the facts', () => {
    fc.assert(
      fc.property(someFacts, (one) => {
        const places = report(one).checks.map(({ rule }) => RULE_CODES.indexOf(rule))
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }),
    )
  })

  test('is the same for the same facts and leaves them as they were', () => {
    fc.assert(
      fc.property(someFacts, (one) => {
        const before = canonical(one)
        expect(canonical(report(one))).toBe(canonical(report(structuredClone(one))))
        expect(canonical(one)).toBe(before)
      }),
    )
  })

  test('never complies as a whole where something could not be looked at', () => {
    fc.assert(
      fc.property(someFacts, (one) => {
        const { verdict, checks } = report(one)
        if (checks.some(({ relation }) => relation === 'no_data'))
          expect(rank(verdict)).toBeGreaterThanOrEqual(rank('unverified'))
        for (const check of checks) if (check.relation === 'no_data') expect(check.verdict).toBe('unverified')
      }),
    )
  })

  test('is never worse for a smaller footprint or a lower height', () => {
    fc.assert(
      fc.property(someFacts, metres(700), metres(1), metres(40), (one, footprintM2, part, heightM) => {
        const asking = (scale: number) =>
          report({ ...one, project: { ...one.project, footprintM2: footprintM2 * scale, heightM: heightM * scale } })
        expect(rank(asking(part).verdict)).toBeLessThanOrEqual(rank(asking(1).verdict))
      }),
    )
  })

  test('speaks both languages in every check, with no figure left unprinted', () => {
    fc.assert(
      fc.property(someFacts, (one) => {
        for (const { because } of report(one).checks) {
          expect(because.fr).toMatch(/\.$/)
          expect(because.ar).toMatch(/[\u0600-\u06ff].*\.$/)
          expect(because.fr + because.ar).not.toMatch(/undefined|NaN|Infinity|\[object|null/)
          expect(because.ar).not.toMatch(/[\u0660-\u0669]/)
        }
      }),
    )
  })

  test('of a parcel nobody has data for is unverified', () => {
    const coverage = { servitudes: NOT_LOADED, cadastre: NOT_LOADED, streets: NOT_LOADED }
    const blank = report(facts({ plans: [], zones: [], commune: null, frontage: null, coverage }))
    expect(blank.verdict).toBe('unverified')
    expect(new Set(blank.checks.map(({ verdict }) => verdict))).toEqual(new Set(['unverified']))
  })
})

describe('the overall verdict', () => {
  test('is the worst check, and unverified when nothing was checked', () => {
    expect(overall([])).toBe('unverified')
    expect(overall([{ verdict: 'compliant' }])).toBe('compliant')
    expect(overall([{ verdict: 'reserved' }, { verdict: 'compliant' }])).toBe('reserved')
    expect(overall([{ verdict: 'unverified' }, { verdict: 'reserved' }])).toBe('unverified')
    expect(overall([{ verdict: 'noncompliant' }, { verdict: 'unverified' }])).toBe('noncompliant')
  })
})

describe('the figures of the law', () => {
  test('each read in a text names its source and its day; one from memory has none', () => {
    for (const { confidence, source, textOf } of Object.values(THRESHOLDS)) {
      expect(source).not.toBe('')
      expect(textOf !== null).toBe(confidence === 'sourced')
    }
  })
})
