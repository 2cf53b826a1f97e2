import { expect, test } from 'vitest'
import { countedInArabic } from '../../spatial/counted.ts'

const DOSSIERS = {
  ...{ zero: 'لا ملف', one: 'ملف واحد', two: 'ملفان' },
  ...{ few: '{n} ملفات', many: '{n} ملفا', other: '{n} ملف' },
}

/** By the grammar of the number and its noun (العدد والمعدود), not by what the function answers. */
test.each([
  [0, 'لا ملف'],
  [1, 'ملف واحد'],
  [2, 'ملفان'],
  [3, '3 ملفات'],
  [10, '10 ملفات'],
  [11, '11 ملفا'],
  [99, '99 ملفا'],
  [100, '100 ملف'],
  [101, '101 ملف'],
  [102, '102 ملف'],
  [103, '103 ملفات'],
  [111, '111 ملفا'],
  [1_000, '1\u202f000 ملف'],
  [1_411, '1\u202f411 ملفا'],
])('%i dossiers are counted in Arabic as it counts them', (n, said) => {
  expect(countedInArabic(n, DOSSIERS)).toBe(said)
})

test('nought is counted as a hundred is, without a form of its own', () => {
  const { zero: _, ...forms } = DOSSIERS
  expect(countedInArabic(0, forms)).toBe('0 ملف')
})
