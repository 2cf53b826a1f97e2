import { expect, test } from 'vitest'
import { titleNumber } from '../../../spatial/territory/titleNumber.ts'

test.each([
  ['12345/C', '12345/C'],
  ['12345/c', '12345/C'],
  ['TF 12345/C', '12345/C'],
  ['T.F. n° 12345/08', '12345/8'],
  ['T012345/C', '12345/C'],
  ['12 345 / C', '12345/C'],
  ['R 7756/C', '7756/C'],
  ['Réquisition 7756/C', '7756/C'],
  ['رسم عقاري ١٢٣٤٥/٠٨', '12345/8'],
  ['2041/D-17', '2041/D/17'],
])('%s is written %s', (typed, written) => expect(titleNumber(typed)).toBe(written))

test.each(['12345', 'C/12345', 'Anfa', '33/', '/C', '1/2/3/4', ''])('"%s" is no title number', (typed) => {
  expect(titleNumber(typed)).toBeNull()
})
