import { describe, expect, test } from 'vitest'
import { FINDING_CODES, REFUSAL_CODES } from '../../../spatial/intake/codes.ts'
import { findingSentence, refusalSentence } from '../../../spatial/intake/sentences.ts'

const ARABIC = /[\u0600-\u06ff]/
const ASKS = /[.]$/

const every = [
  ...REFUSAL_CODES.map((code) => ({ code, sentence: refusalSentence({ code }) })),
  ...FINDING_CODES.map((code) => ({ code, sentence: findingSentence({ code }) })),
]

describe('Every refusal and every finding', () => {
  test.each(every)('$code is said in French and in Arabic', ({ sentence: { fr, ar } }) => {
    expect(fr.length).toBeGreaterThan(30)
    expect(ar.length).toBeGreaterThan(20)
    expect(fr).not.toMatch(ARABIC)
    expect(ar).toMatch(ARABIC)
    expect(fr).toMatch(ASKS)
    expect(`${fr}${ar}`).not.toMatch(/undefined|NaN|\[object|\(\)| {2}/)
  })

  test('has a sentence of its own', () => {
    expect(new Set(every.map(({ sentence }) => sentence.fr)).size).toBe(every.length)
    expect(new Set(every.map(({ sentence }) => sentence.ar)).size).toBe(every.length)
  })
})

describe('A sentence', () => {
  test('says where, in degrees when the place is known', () => {
    const { fr, ar } = refusalSentence({ code: 'SPIKE', at: [-7.6187, 33.591] })
    expect(fr).toContain('latitude 33.591000, longitude -7.618700')
    expect(ar).toContain('33.591000')
  })

  test('says where, in metres as filed when the zone is not known', () => {
    expect(refusalSentence({ code: 'CRS_UNKNOWN', at: [321946.82, 7183.8] }).fr).toContain('X = 321946.82, Y = 7183.80')
  })

  test('carries the figures it was given', () => {
    expect(refusalSentence({ code: 'TABLE_NOT_COORDINATES', data: { line: 7 } }).fr).toContain('ligne 7')
    expect(refusalSentence({ code: 'FILE_TOO_LARGE', data: { maxBytes: 33_554_432 } }).ar).toContain('32')
    expect(findingSentence({ code: 'GRID_ROUNDED', data: { millimetres: 3.2 } }).fr).toContain('3.2 mm')
  })
})
