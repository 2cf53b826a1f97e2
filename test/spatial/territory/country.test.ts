import { describe, expect, test } from 'vitest'
import type { Position } from '../../../spatial/geometry/types.ts'
import { inCountry } from '../../../spatial/territory/country.ts'
import { COUNTRY_OUTLINE } from '../../../spatial/territory/countryOutline.ts'

const WITHIN: readonly (readonly [string, Position])[] = [
  ['Casablanca', [-7.62, 33.59]],
  ['Tanger, on the strait', [-5.81, 35.79]],
  ['Oujda, by the border', [-1.91, 34.68]],
  ['Figuig', [-1.23, 32.11]],
  ['Laâyoune', [-13.2, 27.15]],
  ['Dakhla, on its peninsula', [-15.93, 23.71]],
  ['Lagouira', [-17.08, 20.83]],
  ['Tifariti', [-10.57, 26.16]],
  ['Bir Gandouz', [-16.47, 21.61]],
]

const ABROAD: readonly (readonly [string, Position])[] = [
  ['Tarifa', [-5.6, 36.01]],
  ['Tlemcen', [-1.32, 34.88]],
  ['Tindouf', [-8.15, 27.67]],
  ['Nouakchott', [-15.98, 18.09]],
  ['Las Palmas', [-15.43, 28.12]],
  ['the Gulf of Guinea, where empty coordinates end', [0, 0]],
  ['Casablanca with its axes swapped', [33.59, -7.62]],
  ['metres given as degrees', [296_000, 330_000]],
]

describe('the outline of the country', () => {
  test.each(WITHIN)('holds %s', (_, position) => expect(inCountry(position)).toBe(true))
  test.each(ABROAD)('leaves out %s', (_, position) => expect(inCountry(position)).toBe(false))
  test('leaves out what is not a number', () => expect(inCountry([Number.NaN, 33])).toBe(false))

  test('is one closed ring of at most 300 vertices', () => {
    expect(COUNTRY_OUTLINE.at(-1)).toEqual(COUNTRY_OUTLINE[0])
    expect(COUNTRY_OUTLINE.length).toBeLessThanOrEqual(300)
  })
})
