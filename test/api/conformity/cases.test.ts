import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkConformity } from '../../../api/conformity/commands.ts'
import { RULE_CODES, type RuleCode } from '../../../spatial/conformity/codes.ts'
import type { Check, Verdict } from '../../../spatial/conformity/types.ts'
import { parseDay } from '../../../spatial/day.ts'
import { type ConformityCase, conformityCases, outlineOf } from '../../build/conformityCase.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { inDegrees, loadConformityCase } from '../../build/loadConformityCase.ts'

const cases = conformityCases()
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

async function checked({ db }: TestDatabase, one: ConformityCase): Promise<readonly Check[]> {
  const [subject, footprint, on] = [outlineOf(one, 'subject'), outlineOf(one, 'footprint'), parseDay(one.on)]
  if (!subject || !on) throw new Error(`${one.name} lacks a subject or a day`)
  const report = await checkConformity(
    { db, clock: { now: () => new Date('2026-11-24T09:00:00Z'), today: () => on } },
    {
      geometry: one.degrees ? await inDegrees(db, one, subject) : subject,
      srid: one.degrees ? null : one.srid,
      on,
      project: one.project,
      footprint: footprint && (await inDegrees(db, one, footprint)),
      idempotencyKey: null,
    },
  )
  return report.checks
}

/** No machine judges the words of a règlement: what they come to is a person's to say. */
const WORDS: readonly RuleCode[] = ['CONDITIONS']

/** Every answer of the rules the case is about, with the figures it gives, to half a hundredth. */
function expectAnswers(checks: readonly Check[], expected: ConformityCase['expected']): void {
  const about = new Set(expected.map(({ rule }) => rule))
  const answers = checks.filter(({ rule }) => about.has(rule))
  const shape = ({ rule, verdict, relation }: Pick<Check, 'rule' | 'verdict' | 'relation'>) =>
    `${rule} ${verdict} ${relation}`
  expect(answers.map(shape)).toEqual(expected.map(shape))
  for (const [i, { measured, limit, overlapM2 }] of expected.entries())
    for (const [field, value] of Object.entries({ measured, limit, overlapM2 }))
      if (value !== undefined) expect(answers[i]?.[field as keyof Check], field).toBeCloseTo(value, 2) // fields of Check
}

describe('cases computed by hand', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await loadConformityCase(database.db, one)
    expectAnswers(await checked(database, one), one.expected)
  })

  test('of rural ground where nobody knows which plans there are, no rural rule judges', async () => {
    const one = cases.find(({ name }) => name === 'rural-plans-not-known')
    if (!one) throw new Error('no such case')
    await loadConformityCase(database.db, one)
    const checks = await checked(database, one)
    expect(checks.filter(({ rule }) => rule.startsWith('RURAL'))).toEqual([])
  })

  test('each rule has at least two, with different verdicts, and words have the one that is nobody’s', () => {
    const verdicts = new Map<string, Set<Verdict>>()
    for (const { expected } of cases)
      for (const { rule, verdict } of expected) verdicts.set(rule, (verdicts.get(rule) ?? new Set()).add(verdict))
    expect(RULE_CODES.filter((rule) => (verdicts.get(rule)?.size ?? 0) < 2)).toEqual(WORDS)
    for (const rule of WORDS) expect([...(verdicts.get(rule) ?? [])]).toEqual(['unverified'])
  })

  test('three legal zones are among them, and each says why', () => {
    expect(new Set(cases.map(({ srid }) => srid)).size).toBeGreaterThanOrEqual(3)
    for (const { why } of cases) expect(why.length).toBeGreaterThan(50)
  })
})
