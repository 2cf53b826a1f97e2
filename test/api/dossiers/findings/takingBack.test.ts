import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FindingsAnswer } from '../../../../api/contract/findings.ts'
import { FindingsDesk, minArea, toleratedPlot } from './findingsDesk.ts'

let desk: FindingsDesk

beforeAll(async () => {
  desk = await FindingsDesk.open()
})
afterAll(() => desk.close())

/** What is on screen of the findings: everything but the history, which only grows. */
const shown = ({ verdict, findings, gone }: FindingsAnswer) => ({
  verdict,
  gone,
  findings: findings.map(({ history: _grows, ...finding }) => finding),
})

describe('taking a decision back', () => {
  test('after any course of decisions, restores exactly what was shown before it, and the history keeps both', async () => {
    const { id, aimed } = await desk.checked('F6', 327_500)
    const said = fc.constantFrom(
      { kind: 'confirmed' },
      { kind: 'contested', reason: 'À vérifier sur place' },
      ...(['compliant', 'reserved', 'noncompliant'] as const).map((verdict) => ({ ...toleratedPlot, verdict })),
    )
    // `null` takes back what stands, when something does.
    const course = fc.array(fc.option(said), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(course, async (steps) => {
        let now = (await desk.read(id)).answer
        const before = [shown(now)]
        for (const step of steps) {
          const seen = minArea(now).decision?.id ?? null
          if (step) {
            now = (await desk.decide(id, { ...aimed, ...step, seen })).answer
            before.push(shown(now))
          } else if (seen && before.length > 1) {
            now = (await desk.undo(id, seen)).answer
            before.pop()
            expect(shown(now)).toEqual(before.at(-1))
          }
        }
        while (before.length > 1) {
          now = (await desk.undo(id, minArea(now).decision?.id ?? '')).answer
          before.pop()
          expect(shown(now)).toEqual(before.at(-1))
        }
        expect(minArea(now).history.every(({ undone }) => undone !== null)).toBe(true)
      }),
      { numRuns: 12 },
    )
  })

  test('one that does not stand any more is not taken back twice', async () => {
    const { id, aimed } = await desk.checked('F7', 327_800)
    const { answer } = await desk.decide(id, { ...aimed, kind: 'confirmed' })
    const decision = minArea(answer).decision?.id ?? ''
    expect((await desk.undo(id, decision)).status).toBe(200)
    expect(await desk.undo(id, decision)).toMatchObject({ status: 409, answer: { code: 'FINDING_MEANWHILE' } })
    expect((await desk.undo(id, '00000000-0000-7000-8000-000000000000')).status).toBe(404)
  })

  test('the database itself keeps a decision from being rewritten', async () => {
    const { id, aimed } = await desk.checked('F8', 328_100)
    await desk.decide(id, { ...aimed, kind: 'confirmed' })
    const rewriting = sql`update finding_decision set reason = 'Autre' where dossier_id = ${id}::uuid`.execute(desk.db)
    await expect(rewriting).rejects.toMatchObject({ code: '23001' })
  })
})
