import { expect, test } from 'vitest'
import { printable, printableFigures } from '../../../spatial/intake/printable.ts'

test('a label keeps its letters in every writing and loses what no screen shows', () => {
  expect(printable('Aïn\u0000 Chock\u0007 عين الشق')).toBe('Aïn Chock عين الشق')
  expect(printable('ligne 1\r\nligne 2\tX')).toBe('ligne 1\r\nligne 2\tX')
})

test('half a character is replaced, a whole one is kept', () => {
  expect(printable('a\ud800b')).toBe('a\ufffdb')
  expect(printable('𝒜')).toBe('𝒜')
})

test('the words a finding quotes from the file can be printed and stored as well, its figures are untouched', () => {
  const finding = { code: 'ENCODING_UNKNOWN', severity: 'warning', data: { declared: 'UTF\u0000-8', line: 3 } } as const
  expect(printableFigures(finding).data).toEqual({ declared: 'UTF-8', line: 3 })
})
