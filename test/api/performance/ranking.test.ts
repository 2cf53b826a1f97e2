import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, rank } from '../../../api/performance/ranking/rank.ts'

const delays = (n: number, mean: number | null = null) => ({ n, mean, median: mean })

type Given = Partial<Candidate> & Pick<Candidate, 'code'>

const candidate = (given: Given): Candidate => ({
  ...{ nameFr: given.code, nameAr: given.code, provinceFr: 'P', provinceAr: 'ب' },
  ...{ kind: 'urban', population: 60_000, now: delays(0), before: delays(0), changed: null },
  ...given,
})

const told = (rows: readonly { readonly rank: number; readonly code: string }[]) =>
  rows.map((row) => `${row.rank} ${row.code}`)

/**
 * On paper, mean of the quarter before -> mean of this one (dossiers):
 * A 12.0 -> 8.0 (9)     change -4.0
 * B 8.04 -> 8.04 (5)    both print 8.0: no change, and the same rank as A
 * C 10.0 -> 13.5 (30)   change +3.5
 * D  9.0 -> 12.5 (6)    change +3.5: the same rank as C
 * E  5 dossiers now, 4 before: ranked, not compared
 * F  4 dossiers now: not ranked
 * G  none
 * H  merged in between: ranked, not compared
 */
const PAPER = [
  candidate({ code: 'A', now: delays(9, 8), before: delays(7, 12) }),
  candidate({ code: 'B', now: delays(5, 8.04), before: delays(5, 8.04) }),
  candidate({ code: 'C', now: delays(30, 13.5), before: delays(20, 10) }),
  candidate({ code: 'D', now: delays(6, 12.5), before: delays(6, 9), population: 20_000, kind: 'rural' }),
  candidate({ code: 'E', now: delays(5, 20), before: delays(4, 2) }),
  candidate({ code: 'F', now: delays(4, 1), before: delays(9, 30) }),
  candidate({ code: 'G', before: delays(9, 3) }),
  candidate({
    ...{ code: 'H', now: delays(8, 30), before: delays(8, 3) },
    changed: { fr: 'Fusionnée le 01/07/2026', ar: 'أدمجت' },
  }),
]

describe('the ranking worked on paper', () => {
  const found = rank(PAPER, 'all')

  test('gives the same rank to the same printed delay, and the next rank counts both', () => {
    expect(told(found.best)).toEqual(['1 A', '1 B', '3 D', '4 C', '5 E', '6 H'])
    expect(found.ranked).toBe(6)
  })

  test('prints what moved in days, ties together; what did not move is in neither list', () => {
    expect(told(found.degraded)).toEqual(['1 C', '1 D'])
    expect(found.degraded.map(({ change }) => change)).toEqual([3.5, 3.5])
    expect(told(found.improved)).toEqual(['1 A'])
    expect(found.improved[0]).toMatchObject({ before: 12, mean: 8, change: -4, n: 9 })
    expect(found.compared).toBe(4)
  })

  test('names apart whoever decided too few, without a figure, and counts whoever decided none', () => {
    expect(found.few).toEqual([
      { ...{ code: 'F', nameFr: 'F', nameAr: 'F' }, provinceFr: 'P', provinceAr: 'ب', population: 60_000 },
    ])
    expect(found.none).toBe(1)
  })

  test('does not compare a territory that is not the same, nor one with too few before, and says which', () => {
    expect(found.incomparable.map(({ code, why, note }) => [code, why, note?.fr])).toEqual([
      ['E', 'few_before', undefined],
      ['H', 'changed', 'Fusionnée le 01/07/2026'],
    ])
    expect(found.best.find(({ code }) => code === 'H')).toMatchObject({ before: null, change: null })
  })

  test('ranks a class among itself', () => {
    expect(told(rank(PAPER, 'small').best)).toEqual(['1 D'])
    expect(told(rank(PAPER, 'guichet').best)).toEqual(['1 A', '1 B', '3 C', '4 E', '5 H'])
    expect(rank(PAPER, 'middle').ranked).toBe(0)
  })
})

test('an arrondissement is among the guichets whatever its population', () => {
  const arrondissement = candidate({ code: 'X', kind: 'arrondissement', population: 9_000, now: delays(5, 4) })
  expect(told(rank([arrondissement], 'guichet').best)).toEqual(['1 X'])
  expect(rank([arrondissement], 'small').ranked).toBe(0)
})

test('of twelve with the tenth rank shared by three, twelve are named', () => {
  const means = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 11]
  const all = means.map((mean, nth) => candidate({ code: String.fromCharCode(65 + nth), now: delays(5, mean) }))
  expect(told(rank(all, 'all').best).slice(9)).toEqual(['10 J', '10 K', '10 L'])
})

const days = fc.option(
  fc.integer({ min: 0, max: 600 }).map((tenths) => tenths / 10 + 0.04),
  { nil: null },
)
const quarter = fc
  .record({ n: fc.integer({ min: 0, max: 12 }), mean: days })
  .map(({ n, mean }) => delays(n, n ? mean : null))
const countries = fc
  .array(fc.record({ now: quarter, before: quarter, population: fc.integer({ min: 100, max: 90_000 }) }), {
    maxLength: 60,
  })
  .map((all) => all.map((one, nth) => candidate({ code: `C${String(nth).padStart(3, '0')}`, ...one })))

describe('any country', () => {
  test('is ranked the same whatever the order it is read in', () => {
    fc.assert(
      fc.property(countries, fc.integer(), (all, seed) => {
        const shuffled = all.toSorted((a, b) => ((a.population * 31 + seed) % 97) - ((b.population * 31 + seed) % 97))
        expect(rank(shuffled, 'all')).toEqual(rank(all, 'all'))
      }),
    )
  })

  test('counts every territory once: ranked, too few, or none', () => {
    fc.assert(
      fc.property(countries, (all) => {
        const measurable = all.map((one) => (one.now.n > 0 && one.now.mean === null ? { ...one, now: delays(0) } : one))
        const { ranked, few, none, compared, incomparable } = rank(measurable, 'all')
        expect(ranked + few.length + none).toBe(measurable.length)
        expect(compared + incomparable.length).toBe(ranked)
      }),
    )
  })

  test('gives ranks that never fall, begin at one, and are shared by the same delay alone', () => {
    fc.assert(
      fc.property(countries, (all) => {
        const { best, degraded } = rank(all, 'all')
        for (const [rows, figure] of [
          [best, (row: { mean: number; change: number | null }) => row.mean],
          [degraded, (row: { mean: number; change: number | null }) => -(row.change ?? 0)],
        ] as const)
          for (const [nth, row] of rows.entries()) {
            const last = rows[nth - 1]
            if (!last) expect(row.rank).toBe(1)
            else if (figure(last) === figure(row)) expect(row.rank).toBe(last.rank)
            else expect([row.rank, figure(last) < figure(row)]).toEqual([nth + 1, true])
          }
      }),
    )
  })
})
