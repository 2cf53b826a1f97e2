import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '../../../spatial/conformity/canonical.ts'

test('the order of the fields does not matter, the order of a list does', () => {
  expect(canonical({ b: [2, 1], a: { d: null, c: 'é' } })).toBe('{"a":{"c":"é","d":null},"b":[2,1]}')
  expect(canonical({ a: { c: 'é', d: null }, b: [2, 1] })).toBe('{"a":{"c":"é","d":null},"b":[2,1]}')
})

test('a field left undefined is a field left out', () => {
  expect(canonical({ a: undefined, b: 1 })).toBe(canonical({ b: 1 }))
})

test('minus zero is zero, and a number JSON lacks is never null', () => {
  expect(canonical(-0)).toBe('0')
  expect(canonical([Number.NaN, Number.POSITIVE_INFINITY, null])).toBe('[{"number":"NaN"},{"number":"Infinity"},null]')
})

test('what it writes reads back as the same value', () => {
  fc.assert(
    fc.property(
      fc.json(),
      (text) => canonical(JSON.parse(canonical(JSON.parse(text)))) === canonical(JSON.parse(text)),
    ),
  )
})
