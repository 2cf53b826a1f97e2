import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkConformity } from '../../../api/conformity/commands.ts'
import type { FindingAnswer, FindingsAnswer, SketchAnswer } from '../../../api/contract/findings.ts'
import { recheckDossiers } from '../../../api/plans/rechecking/recheckDossiers.ts'
import { startRecheck } from '../../../api/plans/rechecking/startRecheck.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { dossiersOnPlots, planVersion } from '../../build/planVersions.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'
import { type TestWork, testWork } from '../../build/work.ts'

const AIN_CHOCK = '06.141.01.41'
const DAY = { now: testClock.now(), today: testClock.today() }

let database: TestDatabase
let server: TestServer
let background: TestWork
let people: People
let examiner: Awaited<ReturnType<People['acting']>>
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  background = testWork(database)
  people = new People(database.db)
  examiner = await people.acting('urban_agency', 'examiner', [AIN_CHOCK])
})
afterAll(async () => {
  await background.close()
  await server.close()
  await database.close()
})

type Headers = Record<string, string>
type Answer = FindingsAnswer & { readonly code?: string }

const read = async (id: string, headers: Headers = examiner.headers) =>
  ask<Answer>('GET', `/api/dossiers/${id}/findings`, { headers })
const decide = (id: string, body: object, headers: Headers = examiner.headers) =>
  ask<Answer>('POST', `/api/dossiers/${id}/findings/decisions`, { headers, body })
const undo = (id: string, decision: string, headers: Headers = examiner.headers) =>
  ask<Answer>('POST', `/api/dossiers/${id}/findings/decisions/${decision}/undo`, { headers })

const minArea = ({ findings }: FindingsAnswer): FindingAnswer => {
  const found = findings.find(({ check }) => check.rule === 'MIN_AREA')
  if (!found) throw new Error('no finding of MIN_AREA')
  return found
}

const box = (south: number) => [293_000, south, 294_000, south + 200] as const

/** A dossier on a plot of 240 m² where the plan asks 300, with its report. */
async function reported(plan: string, south: number) {
  const zones = [{ code: 'R2', minAreaM2: 300 }]
  await planVersion(database.db, { plan, label: '1', approved: '2020-01-01', box: box(south), zones })
  const owner = await people.person()
  const [id = ''] = await dossiersOnPlots(database.db, { owner, count: 1, from: [293_100, south + 50] })
  const { rows } = await sql<{ geometry: never }>`select ST_AsGeoJSON(geom)::json as geometry from dossier_site
    where dossier_id = ${id}::uuid`.execute(database.db)
  const question = { srid: 26191, on: DAY.today, project: {}, footprint: null, idempotencyKey: null } as const
  const report = await checkConformity(
    { db: database.db, clock: testClock },
    { ...question, geometry: rows[0]?.geometry as never },
  )
  await sql`update dossier set report_id = ${report.id}::uuid where id = ${id}::uuid`.execute(database.db)
  const { answer } = await read(id)
  const { key: finding } = minArea(answer)
  return { id, owner, reportId: report.id, finding, aimed: { reportId: report.id, finding, seen: null } }
}

const toleratedPlot = { kind: 'overridden', verdict: 'reserved', reason: 'Parcelle antérieure au plan, article 7' }

describe('deciding on a finding', () => {
  test('asked again under one key decides once, and another decision under it is refused', async () => {
    const { id, aimed } = await reported('F0', 325_000)
    const headers = { ...examiner.headers, 'Idempotency-Key': randomUUID() }
    const decided = () =>
      sql<{ n: number }>`select count(*)::integer as n from finding_decision
      where dossier_id = ${id}::uuid`.execute(database.db)
    const body = { ...toleratedPlot, ...aimed }
    const first = await decide(id, body, headers)
    expect([first.status, (await decide(id, body, headers)).status]).toEqual([201, 201])
    expect((await decide(id, { ...aimed, kind: 'confirmed' }, headers)).answer.code).toBe('KEY_REUSED')
    expect((await decided()).rows[0]?.n).toBe(1)
  })

  test('another verdict with a reason counts for the whole; the machine’s stays beside it; who, for whom, journalled', async () => {
    const { id, aimed } = await reported('F1', 326_000)
    const before = (await read(id)).answer
    expect([minArea(before).verdict, before.verdict]).toEqual(['noncompliant', 'noncompliant'])
    const { status, answer } = await decide(id, { ...aimed, ...toleratedPlot })
    expect(status).toBe(201)
    expect(minArea(answer)).toMatchObject({
      ...{ verdict: 'reserved', toReview: false, check: { verdict: 'noncompliant', measured: 240, limit: 300 } },
      decision: { kind: 'overridden', verdict: 'reserved', reason: toleratedPlot.reason, body: { id: examiner.body } },
    })
    expect(answer.report?.verdict).toBe('noncompliant')
    expect(answer.verdict).not.toBe('noncompliant')
    const { rows } = await sql<{ action: string }>`select action from journal_event
      where dossier_id = ${id}::uuid and not consultation and body_id = ${examiner.body}::uuid`.execute(database.db)
    expect(rows).toEqual([{ action: 'finding.decide' }])
    const sealed = await sql<{
      verdict: string
    }>`select verdict from conformity_report where id = ${aimed.reportId}::uuid`.execute(database.db)
    expect(sealed.rows).toEqual([{ verdict: 'noncompliant' }])
  })

  test('a contested finding keeps the machine’s verdict, and a reason is asked for it', async () => {
    const { id, aimed } = await reported('F2', 326_300)
    expect((await decide(id, { ...aimed, kind: 'contested' })).status).toBe(422)
    expect((await decide(id, { ...aimed, kind: 'overridden', reason: 'Sans verdict' })).status).toBe(422)
    const { answer } = await decide(id, { ...aimed, kind: 'contested', reason: 'Surface du titre à vérifier' })
    expect(minArea(answer)).toMatchObject({ verdict: 'noncompliant', decision: { kind: 'contested', verdict: null } })
  })

  test('a finding the report has not, a report of before, or a decision somebody took meanwhile, is refused', async () => {
    const { id, aimed } = await reported('F3', 326_600)
    const other = await reported('F4', 326_900)
    const confirm = { ...aimed, kind: 'confirmed' }
    expect(await decide(id, { ...confirm, finding: 'MIN_AREA ailleurs 0' })).toMatchObject({
      ...{ status: 422, answer: { code: 'FINDING_UNKNOWN' } },
    })
    expect(await decide(id, { ...confirm, reportId: other.reportId })).toMatchObject({
      ...{ status: 409, answer: { code: 'CHANGED_MEANWHILE' } },
    })
    expect((await decide(id, confirm)).status).toBe(201)
    expect(await decide(id, confirm)).toMatchObject({ status: 409, answer: { code: 'FINDING_MEANWHILE' } })
  })

  test('is nobody’s signed out, elsewhere, at the guichet, as the applicant, or once the dossier is decided', async () => {
    const { id, aimed, owner } = await reported('F5', 327_200)
    const body = { ...aimed, kind: 'confirmed' }
    const elsewhere = await people.acting('urban_agency', 'examiner', ['09.001.01.01'])
    const guichet = await people.acting('commune', 'guichet', [AIN_CHOCK])
    const applicant = await people.signIn(owner)
    expect((await read(id, {})).status).toBe(401)
    expect((await decide(id, body, {})).status).toBe(401)
    expect((await read(id, elsewhere.headers)).status).toBe(404)
    expect((await decide(id, body, elsewhere.headers)).status).toBe(404)
    expect((await read(id, guichet.headers)).answer.mayDecide).toBe(false)
    expect((await decide(id, body, guichet.headers)).status).toBe(403)
    expect((await read(id, applicant)).status).toBe(403)
    expect((await decide(id, body, applicant)).status).toBe(403)
    const made = (await decide(id, body)).answer
    const decision = minArea(made).decision?.id ?? ''
    expect((await undo(id, decision, {})).status).toBe(401)
    expect((await undo(id, decision, elsewhere.headers)).status).toBe(404)
    expect((await undo(id, decision, guichet.headers)).status).toBe(403)
    await sql`update dossier set state = 'decided' where id = ${id}::uuid`.execute(database.db)
    expect(await undo(id, decision)).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
    expect(await decide(id, body)).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
  })
})

/** What is on screen of the findings: everything but the history, which only grows. */
const shown = ({ verdict, findings, gone }: FindingsAnswer) => ({
  verdict,
  gone,
  findings: findings.map(({ history: _grows, ...finding }) => finding),
})

describe('taking a decision back', () => {
  test('after any course of decisions, restores exactly what was shown before it, and the history keeps both', async () => {
    const { id, aimed } = await reported('F6', 327_500)
    const said = fc.constantFrom(
      { kind: 'confirmed' },
      { kind: 'contested', reason: 'À vérifier sur place' },
      ...(['compliant', 'reserved', 'noncompliant'] as const).map((verdict) => ({ ...toleratedPlot, verdict })),
    )
    // `null` takes back what stands, when something does.
    const course = fc.array(fc.option(said), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(course, async (steps) => {
        let now = (await read(id)).answer
        const before = [shown(now)]
        for (const step of steps) {
          const seen = minArea(now).decision?.id ?? null
          if (step) {
            now = (await decide(id, { ...aimed, ...step, seen })).answer
            before.push(shown(now))
          } else if (seen && before.length > 1) {
            now = (await undo(id, seen)).answer
            before.pop()
            expect(shown(now)).toEqual(before.at(-1))
          }
        }
        while (before.length > 1) {
          now = (await undo(id, minArea(now).decision?.id ?? '')).answer
          before.pop()
          expect(shown(now)).toEqual(before.at(-1))
        }
        expect(minArea(now).history.every(({ undone }) => undone !== null)).toBe(true)
      }),
      { numRuns: 12 },
    )
  })

  test('one that does not stand any more is not taken back twice', async () => {
    const { id, aimed } = await reported('F7', 327_800)
    const { answer } = await decide(id, { ...aimed, kind: 'confirmed' })
    const decision = minArea(answer).decision?.id ?? ''
    expect((await undo(id, decision)).status).toBe(200)
    expect(await undo(id, decision)).toMatchObject({ status: 409, answer: { code: 'FINDING_MEANWHILE' } })
    expect((await undo(id, '00000000-0000-7000-8000-000000000000')).status).toBe(404)
  })

  test('the database itself keeps a decision from being rewritten', async () => {
    const { id, aimed } = await reported('F8', 328_100)
    await decide(id, { ...aimed, kind: 'confirmed' })
    const rewriting = sql`update finding_decision set reason = 'Autre' where dossier_id = ${id}::uuid`.execute(
      database.db,
    )
    await expect(rewriting).rejects.toMatchObject({ code: '23001' })
  })
})

describe('when the law of the ground changes under a decision', () => {
  /** The plan again, the plot's zone drawn under the same code, asking so much. */
  async function replaced(plan: string, south: number, minAreaM2: number): Promise<void> {
    const zones = [{ code: 'R2', minAreaM2 }]
    const said = { plan, label: `${minAreaM2} m²`, approved: '2026-11-20', box: box(south), zones }
    const version = await planVersion(database.db, said)
    const recheck = await startRecheck(database.db, { cause: 'plan_version', ids: [version], ...DAY })
    await recheckDossiers(background.work, recheck)
  }

  test('it comes back for review where the finding differs, the machine’s verdict counting meanwhile', async () => {
    const { id, aimed } = await reported('F9', 328_400)
    await decide(id, { ...aimed, ...toleratedPlot })
    await replaced('F9', 328_400, 400)
    const { answer } = await read(id)
    expect(minArea(answer)).toMatchObject({
      ...{ toReview: true, verdict: 'noncompliant', check: { limit: 400 } },
      decision: { kind: 'overridden', verdict: 'reserved', madeOn: { limit: 300 } },
    })
    const { reportId } = { reportId: answer.report?.id ?? '' }
    const { key, decision } = minArea(answer)
    const again = { ...toleratedPlot, reportId, finding: key, seen: decision?.id ?? null }
    expect(minArea((await decide(id, again)).answer)).toMatchObject({ toReview: false, verdict: 'reserved' })
  })

  test('it stands where the finding says the same in the new version', async () => {
    const { id, aimed } = await reported('FA', 328_700)
    await decide(id, { ...aimed, ...toleratedPlot })
    await replaced('FA', 328_700, 300)
    const { answer } = await read(id)
    expect(answer.report?.id).not.toBe(aimed.reportId)
    expect(minArea(answer)).toMatchObject({ toReview: false, verdict: 'reserved' })
  })
})

describe('the queue of what awaits judgement', () => {
  const waiting = async () => {
    const query = `scope=open&findings=waiting&limit=100&commune=${AIN_CHOCK}`
    const { answer } = await ask<{ dossiers: { id: string }[] }>('GET', `/api/queue?${query}`, {
      headers: examiner.headers,
    })
    return answer.dossiers.map(({ id }) => id)
  }

  test('keeps a dossier until each finding that is not compliant is judged, and one that was never checked', async () => {
    const { id, reportId } = await reported('FD', 329_600)
    const [unchecked = ''] = await dossiersOnPlots(database.db, {
      ...{ owner: examiner.person, count: 1 },
      from: [293_500, 329_650],
    })
    await sql`update dossier set step = 'filed', step_since = '2026-11-20', filed_at = '2026-11-20', number = 'ESSAI-' || left(id::text, 8), procedure_version_id = (select id from procedure_version
        where state = 'published' limit 1) where id in (${id}::uuid, ${unchecked}::uuid)`.execute(database.db)
    const open = (await read(id)).answer.findings.filter(({ check }) => check.verdict !== 'compliant')
    expect(open.length).toBeGreaterThan(1)
    for (const { key } of open) {
      expect(await waiting()).toEqual(expect.arrayContaining([id, unchecked]))
      await decide(id, { reportId, finding: key, seen: null, kind: 'confirmed' })
    }
    expect(await waiting()).not.toContain(id)
    expect(await waiting()).toContain(unchecked)
    const [last] = (await read(id)).answer.findings.filter(({ key }) => key === open.at(-1)?.key)
    await undo(id, last?.decision?.id ?? '')
    expect(await waiting()).toContain(id)
  })
})

describe('a working sketch', () => {
  const path = (id: string) => `/api/dossiers/${id}/sketch`
  const line = {
    type: 'LineString',
    coordinates: [
      [-7.62, 33.51],
      [-7.621, 33.511],
    ],
  }
  const shapes = [{ id: '00000000-0000-4000-8000-000000000001', label: 'Recul', geometry: line }]

  test('is one’s own: a colleague reads none of it, and a page open elsewhere does not overwrite it', async () => {
    const { id } = await reported('FB', 329_000)
    const colleague = await people.acting('urban_agency', 'examiner', [AIN_CHOCK])
    const keep = (version: number, headers = examiner.headers) =>
      ask<SketchAnswer & { code?: string }>('PUT', path(id), { headers, body: { version, shapes } })
    expect(await keep(0)).toMatchObject({ status: 200, answer: { version: 1, shapes } })
    expect(await keep(0)).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
    const own = await ask<SketchAnswer>('GET', path(id), { headers: examiner.headers })
    expect(own.answer).toMatchObject({ version: 1, shapes })
    const theirs = await ask<SketchAnswer>('GET', path(id), { headers: colleague.headers })
    expect(theirs.answer).toEqual({ version: 0, shapes: [], keptAt: null })
  })

  test('is nobody’s signed out, elsewhere or at the guichet', async () => {
    const { id } = await reported('FC', 329_300)
    const elsewhere = await people.acting('urban_agency', 'examiner', ['09.001.01.01'])
    const guichet = await people.acting('commune', 'guichet', [AIN_CHOCK])
    const body = { version: 0, shapes }
    for (const [headers, status] of [
      [{}, 401],
      [elsewhere.headers, 404],
      [guichet.headers, 403],
    ] as const) {
      expect((await ask('GET', path(id), { headers: { ...headers } })).status).toBe(status)
      expect((await ask('PUT', path(id), { headers: { ...headers }, body })).status).toBe(status)
    }
  })
})
