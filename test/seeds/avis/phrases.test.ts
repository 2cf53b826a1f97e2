// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { conditionOnPaying } from '../../../api/contract/avis/fees.ts'
import { PHRASES } from '../../../seeds/avis/phrases.ts'
import { CATALOGUE } from '../../../seeds/procedures/catalogue.ts'

const PROCEDURES = new Set(CATALOGUE.map(({ definition }) => definition.code))

describe('the library of phrases', () => {
  test('makes no avis wait for a payment, in either language', () => {
    expect(PHRASES.flatMap(({ sentence }) => [conditionOnPaying(sentence.fr), conditionOnPaying(sentence.ar)])).toEqual(
      PHRASES.flatMap(() => [null, null]),
    )
  })

  test('names each phrase once, and procedures of the catalogue alone', () => {
    expect(new Set(PHRASES.map(({ code }) => code)).size).toBe(PHRASES.length)
    expect(PHRASES.flatMap(({ procedures }) => procedures).filter((code) => !PROCEDURES.has(code))).toEqual([])
  })

  test('gives no article as sure that was not read', () => {
    for (const { article, rule } of PHRASES) if (article === null) expect(rule.sureness).not.toBe('sourced')
  })
})
