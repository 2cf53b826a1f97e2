import { expect, test } from 'vitest'
import { PARAMETER_NAMES, printedParameter } from '../../../spatial/conformity/parameters.ts'
import { PARAMETERS } from '../../../spatial/conformity/types.ts'

test('every parameter of a règlement has its name in both languages', () => {
  expect(Object.keys(PARAMETER_NAMES)).toEqual([...PARAMETERS])
  for (const { fr, ar } of Object.values(PARAMETER_NAMES)) expect([fr, ar]).not.toContain('')
})

test('a figure is printed as the trade reads it: a share as a percentage, levels as R+n, a ratio bare, lengths with their unit', () => {
  expect(printedParameter('footprint_ratio_max', 0.35).fr).toBe('35\u00a0%')
  expect(printedParameter('levels_max', 3)).toMatchObject({ fr: 'R+2', ar: 'سفلي\u00a0+\u00a02' })
  expect(printedParameter('floor_ratio_max', 1.2).fr).toBe('1,2')
  expect(printedParameter('min_area_m2', 1200).fr).toBe('1\u202f200\u00a0m²')
  expect(printedParameter('setback_side_m', 0)).toMatchObject({ fr: '0\u00a0m', ar: '0\u00a0م' })
  expect(printedParameter('parking_per_dwelling', 1).fr).toBe('1\u00a0place')
  expect(printedParameter('parking_per_dwelling', 1.5).fr).toBe('1,5')
  expect(printedParameter('parking_m2_per_place_offices', 60).fr).toBe('60\u00a0m²')
})
