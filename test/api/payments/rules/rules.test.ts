import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agencyFee } from '../../../../api/payments/rules/agencyFee.ts'
import { constructionTax, taxedSquareMetres } from '../../../../api/payments/rules/constructionTax.ts'
import { lotissementBalance, lotissementInstalment } from '../../../../api/payments/rules/lotissementTax.ts'
import { shareOf } from '../../../../api/payments/rules/money.ts'
import { occupationFee, startedQuarters } from '../../../../api/payments/rules/occupation.ts'
import { startedSquareMetres } from '../../../../api/payments/rules/squareMetres.ts'
import { asDay } from '../../../../spatial/day.ts'

/** Figures of a project, to the square centimetre. */
const surface = fc.integer({ min: 0, max: 500_000_000 }).map((squareCentimetres) => squareCentimetres / 10_000)
const rate = fc.integer({ min: 0, max: 10_000 })
const cost = fc.integer({ min: 0, max: 10_000_000_000_000 })

describe('square metres', () => {
  test.each([
    [0, 0],
    [0.01, 1],
    [152, 152],
    [152.01, 153],
    // 0.1 + 0.2 is 0.30000000000000004: arithmetic starts no metre.
    [100 + (0.1 + 0.2 - 0.3), 100],
    [152.99999999, 153],
  ])('%d m² count as %d', (m2, counted) => expect(startedSquareMetres(m2)).toBe(counted))

  test('below nothing are refused', () => {
    expect(() => startedSquareMetres(-0.5)).toThrow(RangeError)
    expect(() => startedSquareMetres(Number.NaN)).toThrow(RangeError)
  })
})

describe('the tax on construction', () => {
  test('of a villa of 212.40 m² with 6.20 m² over its garden and 8.10 m² over the street, at 25 DH', () => {
    // 213 + 7 + 2 × 9 = 238 m²; 238 × 25 DH = 5,950 DH.
    const villa = { coveredM2: 212.4, projectionM2: 6.2, publicProjectionM2: 8.1 }
    expect(taxedSquareMetres(villa)).toBe(238)
    expect(constructionTax(villa, 2_500)).toBe(595_000)
  })

  test('of 1,840.5 m² of flats without a projection, at 20 DH, is 36,820 DH', () => {
    expect(constructionTax({ coveredM2: 1_840.5, projectionM2: 0, publicProjectionM2: 0 }, 2_000)).toBe(3_682_000)
  })

  test('doubles what hangs over the public domain and nothing else', () => {
    const own = constructionTax({ coveredM2: 100, projectionM2: 10, publicProjectionM2: 0 }, 2_000)
    const street = constructionTax({ coveredM2: 100, projectionM2: 0, publicProjectionM2: 10 }, 2_000)
    expect([own, street]).toEqual([220_000, 240_000])
  })

  test('never falls when a surface grows, and is a whole number of centimes', () => {
    fc.assert(
      fc.property(surface, surface, surface, surface, rate, (covered, own, street, more, at) => {
        const before = constructionTax({ coveredM2: covered, projectionM2: own, publicProjectionM2: street }, at)
        for (const grown of [
          { coveredM2: covered + more, projectionM2: own, publicProjectionM2: street },
          { coveredM2: covered, projectionM2: own + more, publicProjectionM2: street },
          { coveredM2: covered, projectionM2: own, publicProjectionM2: street + more },
        ])
          expect(constructionTax(grown, at)).toBeGreaterThanOrEqual(before)
        expect(Number.isSafeInteger(before)).toBe(true)
      }),
    )
  })

  test('of whole metres adds up: two buildings are taxed as their sum', () => {
    const whole = fc.integer({ min: 0, max: 50_000 })
    fc.assert(
      fc.property(whole, whole, rate, (one, other, at) => {
        const tax = (coveredM2: number) => constructionTax({ coveredM2, projectionM2: 0, publicProjectionM2: 0 }, at)
        expect(tax(one) + tax(other)).toBe(tax(one + other))
      }),
    )
  })
})

describe('the tax on lotissement', () => {
  test('of works estimated at 8,000,000 DH, at 4 %: 320,000 DH, of which 240,000 at delivery', () => {
    expect(lotissementInstalment(800_000_000, 400)).toBe(24_000_000)
  })

  test('is balanced on the real cost: 8,600,000 DH at 4 % is 344,000 DH, 104,000 left', () => {
    expect(lotissementBalance(860_000_000, 400, 24_000_000)).toEqual({ tax: 34_400_000, due: 10_400_000, overpaid: 0 })
  })

  test('of works that cost less than a quarter was kept for: nothing is due, and what was paid above is said', () => {
    // 5,000,000 DH at 4 % is 200,000 DH; 240,000 were paid.
    expect(lotissementBalance(500_000_000, 400, 24_000_000)).toEqual({ tax: 20_000_000, due: 0, overpaid: 4_000_000 })
  })

  test('is rounded once, half a centime upwards', () => {
    // 33.34 DH at 3 % is 100.02 centimes, of which 75 % are 75.015: 75. Rounded twice it would be the same here…
    expect(lotissementInstalment(3_334, 300)).toBe(75)
    // …but 0.50 DH at 3 % is 1.5 centimes: 75 % of that are 1.125, where 75 % of the rounded 2 would be 1.5, hence 2.
    expect(lotissementInstalment(50, 300)).toBe(1)
    expect(shareOf(1, 5_000)).toBe(1)
    expect(shareOf(1, 4_999)).toBe(0)
  })

  test('never falls when the cost grows, and instalment and balance make the whole', () => {
    fc.assert(
      fc.property(
        cost,
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 300, max: 500 }),
        (at, more, of) => {
          expect(lotissementInstalment(at + more, of)).toBeGreaterThanOrEqual(lotissementInstalment(at, of))
          const paid = lotissementInstalment(at, of)
          const { tax, due, overpaid } = lotissementBalance(at, of, paid)
          expect(paid + due - overpaid).toBe(tax)
        },
      ),
    )
  })

  test('keeps every digit of the largest cost that may be typed: 100 billion DH at 4.99 %', () => {
    // 10^13 centimes × 499 / 10,000 × 75 % = 374,250,000,000 centimes.
    expect(lotissementInstalment(10_000_000_000_000, 499)).toBe(374_250_000_000)
  })
})

describe('what the agency is paid', () => {
  const exact = { surface: 'exact', vatShare: 2_000 } as const

  test('for 212.40 m² at 3 DH: 637.20 DH, 127.44 DH of VAT, 764.64 DH in all', () => {
    expect(agencyFee(212.4, 300, exact)).toEqual({ net: 63_720, vat: 12_744, total: 76_464 })
  })

  test('by started square metres only where its dated counting says so: 213 m² are 639 DH', () => {
    expect(agencyFee(212.4, 300, { ...exact, surface: 'started' }).net).toBe(63_900)
  })

  test('to the centime, half of one upwards: 0.0050 m² at 3 DH is 1.5 centimes', () => {
    expect(agencyFee(0.005, 300, exact).net).toBe(2)
    expect(agencyFee(0.0049, 300, exact).net).toBe(1)
  })

  test('a square metre costs 3.60 DH with VAT', () => expect(agencyFee(1, 300, exact).total).toBe(360))
})

describe('occupying the public domain', () => {
  test.each([
    ['2026-01-01', '2026-01-01', 1],
    ['2026-01-01', '2026-03-31', 1],
    ['2026-01-01', '2026-04-01', 2],
    ['2026-11-15', '2027-02-14', 1],
    ['2026-11-15', '2027-02-15', 2],
    // 30 November and three months is 28 February, the first day of the second quarter.
    ['2026-11-30', '2027-02-27', 1],
    ['2026-11-30', '2027-02-28', 2],
  ])('from %s to %s starts %d quarters', (from, to, quarters) => {
    expect(startedQuarters(asDay(from), asDay(to))).toBe(quarters)
  })

  test('backwards is refused', () => {
    expect(() => startedQuarters(asDay('2026-02-01'), asDay('2026-01-31'))).toThrow(RangeError)
  })

  test('of 12.30 m² for two quarters at 40 DH: 13 × 2 × 40 = 1,040 DH', () => {
    expect(occupationFee(12.3, 2, 4_000)).toBe(104_000)
  })
})
