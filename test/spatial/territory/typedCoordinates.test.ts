import { describe, expect, test } from 'vitest'
import { typedCoordinates } from '../../../spatial/territory/typedCoordinates.ts'

describe('a pair of degrees', () => {
  test.each([
    '33.59, -7.62',
    '33.59 -7.62',
    '33,59 ; -7,62',
    '33,59 -7,62',
    '(33.59, -7.62)',
    '33.59° N, 7.62° W',
    '33.59N 7.62O',
    'lat 33.59 lon -7.62',
    '-7.62, 33.59',
  ])('%s is in Casablanca', (typed) => {
    expect(typedCoordinates(typed)).toEqual([{ at: [-7.62, 33.59], srid: null, typed: [33.59, -7.62] }])
  })
  test('outside the country is not taken', () => expect(typedCoordinates('48.85, 2.35')).toEqual([]))
})

describe('a pair of metres', () => {
  const srids = (typed: string) => typedCoordinates(typed).map(({ srid }) => srid)

  test.each([
    'X 296000 Y 330000',
    '296000 330000',
    '296000.00;330000.00',
    '296 000,00 330 000,00',
    '296 000 330 000',
    'x=296000, y=330000',
    'E 296000 N 330000',
  ])('%s fits zone 1 first', (typed) => expect(srids(typed)[0]).toBe(26191))
  test('is given in every zone where it falls in the country', () => {
    expect(srids('X 296000 Y 330000').slice(0, 2)).toEqual([26191, 26192])
  })
  test('that falls abroad in every zone is not taken', () => expect(srids('X 900000 Y 90000')).toEqual([]))
  // Oujda by PROJ: 34.68 N 1.91 W is X 819598.87 Y 458668.84 in zone 1; the other way round it is nowhere.
  test('Y before X is understood when only that fits', () => {
    expect(typedCoordinates('458668.84 819598.87')).toEqual(typedCoordinates('819598.87 458668.84'))
    expect(srids('458668.84 819598.87')).toContain(26191)
  })
})

test.each(['', 'Casablanca', '12345/C', '33', '33.5 7 8', 'NaN, NaN', '061410101', '33.59, -7.62, 12'])(
  '"%s" is no pair',
  (typed) => {
    expect(typedCoordinates(typed)).toEqual([])
  },
)
