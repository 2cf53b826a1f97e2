import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fixed,
  landArea,
  levelsName,
  printedDay,
  printedInstant,
  share,
  typedDay,
  typedNumber,
} from '../../../web/text/figures.ts'

const bare = (text: string) => text.replace(/\s/g, ' ')

describe('an area as the land register writes it', () => {
  test('12 407 m² are 1 hectare, 24 ares and 7 centiares', () => {
    expect(landArea(12_407)).toEqual({ ha: 1, a: 24, ca: 7 })
  })

  test('half a square metre more rounds to the next centiare, through the are', () => {
    expect(landArea(9_999.5)).toEqual({ ha: 1, a: 0, ca: 0 })
  })

  test('hectares, ares and centiares always add up to the square metres', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (m2) => {
        const { ha, a, ca } = landArea(m2)
        return ha * 10_000 + a * 100 + ca === m2 && a < 100 && ca < 100
      }),
    )
  })
})

describe('a number as people type it', () => {
  test.each([
    ['120', 120],
    ['120,5', 120.5],
    ['120.5', 120.5],
    ['1 234,50', 1234.5],
    ['1\u202f234,50', 1234.5],
    ['١٢٣٤٫٥', 1234.5],
    ['۱۲۳', 123],
    [' 0,35 ', 0.35],
  ])('« %s » is %d', (text, value) => {
    expect(typedNumber(text)).toBe(value)
  })

  test.each(['', 'douze', '1,2,3', '12 m', '1.234,5', '--2', '1e3'])('« %s » is not one number', (text) => {
    expect(typedNumber(text)).toBeNull()
  })
})

describe('a figure in print', () => {
  test('has a thin space between thousands and a decimal comma', () => {
    expect(bare(fixed(12_407.3, 2))).toBe('12 407,30')
  })

  test('a trace of an overlap is never printed as nothing', () => {
    expect(bare(share(0.0004))).toBe('< 0,1 %')
    expect(bare(share(0.0655))).toMatch(/^6,[56] %$/)
    expect(bare(share(0))).toBe('0 %')
  })

  test('what lacks a trace is never printed as whole', () => {
    expect(bare(share(0.9996))).toBe('> 99,9 %')
    expect(bare(share(0.9994))).toBe('99,9 %')
    expect(bare(share(1))).toBe('100 %')
    expect(bare(share(1 - 1e-12))).toBe('100 %')
  })

  test('a day is printed day first', () => {
    expect(printedDay('2026-11-22')).toBe('22/11/2026')
  })

  test('an instant is printed as the day it was in Morocco, which in 2025 was an hour ahead of Greenwich', () => {
    expect(printedDay('2025-11-22T23:30:00Z')).toBe('23/11/2025')
  })

  test('three levels are R+2 and one is the ground floor', () => {
    expect([levelsName(3), levelsName(1)]).toEqual(['R+2', 'RDC'])
  })
})

describe('a day as people type it', () => {
  test.each([
    ['24/11/2026', '2026-11-24'],
    ['1.2.2027', '2027-02-01'],
    [' ٢٤/١١/٢٠٢٦ ', '2026-11-24'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is %s', (typed, day) => expect(typedDay(typed)).toBe(day))

  test.each(['', '31/02/2026', '2026-11-24', '24/11/26', '24/11', 'demain'])('« %s » is none', (typed) =>
    expect(typedDay(typed)).toBeNull(),
  )
})

test('an instant is printed at its time in Morocco', () => {
  expect(printedInstant('2026-11-24T23:30:00Z')).toMatch(/^2[45]\/11\/2026 \d{2}:30$/)
})
