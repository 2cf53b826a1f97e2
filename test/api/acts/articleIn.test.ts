import { expect, test } from 'vitest'
import { articleIn } from '../../../api/acts/paper/articleIn.ts'

test.each([
  ['Loi 12-90, art. 19', 'القانون رقم 12.90، المادة 19'],
  ['Loi 12-90, art. 32 à 37', 'القانون رقم 12.90، المواد من 32 إلى 37'],
  ['Loi 12-90, articles 21 et 22', 'القانون رقم 12.90، المادتان 21 و22'],
  ['Loi organique 113-14, article 101', 'القانون التنظيمي رقم 113.14، المادة 101'],
  ['Décret 2-92-832, art. 32', 'المرسوم رقم 2.92.832، المادة 32'],
  ['Décret 2-14-499', 'المرسوم رقم 2.14.499'],
  ['RGC 2013, annexe 6', 'الضابط العام للبناء 2013، الملحق 6'],
])('« %s » is named in Arabic by its number and its place', (french, arabic) => {
  expect(articleIn('ar', french)).toBe(arabic)
  expect(articleIn('fr', french)).toBe(french)
})

test('what is written in no way that is known is repeated as it is, whole', () => {
  for (const own of ['PA, art. 12', 'Loi 12-90, art. 19, alinéa 2', 'Cahier des charges du lotissement'])
    expect(articleIn('ar', own)).toBe(own)
})
