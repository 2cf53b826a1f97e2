import { expect, test } from 'vitest'
import { printable } from '../../../spatial/intake/printable.ts'

test('a label keeps its letters in every writing and loses what no screen shows', () => {
  expect(printable('Aïn\u0000 Chock\u0007 عين الشق')).toBe('Aïn Chock عين الشق')
  expect(printable('ligne 1\r\nligne 2\tX')).toBe('ligne 1\r\nligne 2\tX')
})

test('half a character is replaced, a whole one is kept', () => {
  expect(printable('a\ud800b')).toBe('a\ufffdb')
  expect(printable('𝒜')).toBe('𝒜')
})
