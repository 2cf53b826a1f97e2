import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AIN_CHOCK } from '../../../build/recheckDesk.ts'
import { FindingsDesk, minArea, toleratedPlot } from './findingsDesk.ts'

let desk: FindingsDesk

beforeAll(async () => {
  desk = await FindingsDesk.open()
})
afterAll(() => desk.close())

describe('deciding on a finding', () => {
  test('asked again under one key decides once, and another decision under it is refused', async () => {
    const { id, aimed } = await desk.checked('F0', 325_000)
    const headers = { ...desk.examiner.headers, 'Idempotency-Key': randomUUID() }
    const decided = () =>
      sql<{ n: number }>`select count(*)::integer as n from finding_decision
      where dossier_id = ${id}::uuid`.execute(desk.db)
    const body = { ...toleratedPlot, ...aimed }
    const first = await desk.decide(id, body, headers)
    expect([first.status, (await desk.decide(id, body, headers)).status]).toEqual([201, 201])
    expect((await desk.decide(id, { ...aimed, kind: 'confirmed' }, headers)).answer.code).toBe('KEY_REUSED')
    expect((await decided()).rows[0]?.n).toBe(1)
  })

  test('another verdict with a reason counts for the whole; the machine’s stays beside it; who, for whom, journalled', async () => {
    const { id, aimed } = await desk.checked('F1', 326_000)
    const before = (await desk.read(id)).answer
    expect([minArea(before).verdict, before.verdict]).toEqual(['noncompliant', 'noncompliant'])
    const { status, answer } = await desk.decide(id, { ...aimed, ...toleratedPlot })
    expect(status).toBe(201)
    expect(minArea(answer)).toMatchObject({
      ...{ verdict: 'reserved', toReview: false, check: { verdict: 'noncompliant', measured: 240, limit: 300 } },
      decision: {
        kind: 'overridden',
        verdict: 'reserved',
        reason: toleratedPlot.reason,
        body: { id: desk.examiner.body },
      },
    })
    expect(answer.report?.verdict).toBe('noncompliant')
    expect(answer.verdict).not.toBe('noncompliant')
    const { rows } = await sql<{ action: string }>`select action from journal_event
      where dossier_id = ${id}::uuid and not consultation and body_id = ${desk.examiner.body}::uuid`.execute(desk.db)
    expect(rows).toEqual([{ action: 'finding.decide' }])
    const sealed = await sql<{
      verdict: string
    }>`select verdict from conformity_report where id = ${aimed.reportId}::uuid`.execute(desk.db)
    expect(sealed.rows).toEqual([{ verdict: 'noncompliant' }])
  })

  test('a contested finding keeps the machine’s verdict, and a reason is asked for it', async () => {
    const { id, aimed } = await desk.checked('F2', 326_300)
    expect((await desk.decide(id, { ...aimed, kind: 'contested' })).status).toBe(422)
    expect((await desk.decide(id, { ...aimed, kind: 'overridden', reason: 'Sans verdict' })).status).toBe(422)
    const { answer } = await desk.decide(id, { ...aimed, kind: 'contested', reason: 'Surface du titre à vérifier' })
    expect(minArea(answer)).toMatchObject({ verdict: 'noncompliant', decision: { kind: 'contested', verdict: null } })
  })

  test('a finding the report has not, a report of before, or a decision somebody took meanwhile, is refused', async () => {
    const { id, aimed } = await desk.checked('F3', 326_600)
    const other = await desk.checked('F4', 326_900)
    const confirm = { ...aimed, kind: 'confirmed' }
    expect(await desk.decide(id, { ...confirm, finding: 'MIN_AREA ailleurs 0' })).toMatchObject({
      ...{ status: 422, answer: { code: 'FINDING_UNKNOWN' } },
    })
    expect(await desk.decide(id, { ...confirm, reportId: other.reportId })).toMatchObject({
      ...{ status: 409, answer: { code: 'CHANGED_MEANWHILE' } },
    })
    expect((await desk.decide(id, confirm)).status).toBe(201)
    expect(await desk.decide(id, confirm)).toMatchObject({ status: 409, answer: { code: 'FINDING_MEANWHILE' } })
  })

  test('is nobody’s signed out, elsewhere, at the guichet, as the applicant, or once the dossier is decided', async () => {
    const { id, aimed, owner } = await desk.checked('F5', 327_200)
    const body = { ...aimed, kind: 'confirmed' }
    const elsewhere = await desk.people.acting('urban_agency', 'examiner', ['09.001.01.01'])
    const guichet = await desk.people.acting('commune', 'guichet', [AIN_CHOCK])
    const applicant = await desk.people.signIn(owner)
    expect((await desk.read(id, {})).status).toBe(401)
    expect((await desk.decide(id, body, {})).status).toBe(401)
    expect((await desk.read(id, elsewhere.headers)).status).toBe(404)
    expect((await desk.decide(id, body, elsewhere.headers)).status).toBe(404)
    expect((await desk.read(id, guichet.headers)).answer.mayDecide).toBe(false)
    expect((await desk.decide(id, body, guichet.headers)).status).toBe(403)
    expect((await desk.read(id, applicant)).status).toBe(403)
    expect((await desk.decide(id, body, applicant)).status).toBe(403)
    const made = (await desk.decide(id, body)).answer
    const decision = minArea(made).decision?.id ?? ''
    expect((await desk.undo(id, decision, {})).status).toBe(401)
    expect((await desk.undo(id, decision, elsewhere.headers)).status).toBe(404)
    expect((await desk.undo(id, decision, guichet.headers)).status).toBe(403)
    await sql`update dossier set state = 'decided' where id = ${id}::uuid`.execute(desk.db)
    expect(await desk.undo(id, decision)).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
    expect(await desk.decide(id, body)).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
  })
})
