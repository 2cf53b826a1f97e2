import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movement } from '../../../api/contract/performance/bulletinData.ts'
import {
  bulletinAnswer,
  bulletinDraft,
  bulletinDrafts,
  bulletins,
} from '../../../api/contract/performance/bulletins.ts'
import { rankingsAnswer } from '../../../api/contract/performance/rankings.ts'
import { statistics } from '../../../api/contract/performance/statistics.ts'
import { checkDocuments } from '../../../api/documents/checking/checkDocuments.ts'
import { PaperPress } from '../../../api/papers/press.ts'
import { makeDraft } from '../../../api/performance/bulletin/publishing/makeDraft.ts'
import { readStatistics } from '../../../api/performance/statistics/queries.ts'
import type { Day } from '../../../spatial/day.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { decidedCells, keepCells } from '../../build/performanceCells.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { type TestWork, testWork } from '../../build/work.ts'

type Headers = { readonly cookie: string }

const AGADIR = { commune_code: '09.001.01.01', track: 'gp' } as const
const AT = '/api/bulletin-drafts'

let database: TestDatabase
let server: TestServer
let worker: TestWork
let folder: string
let press: PaperPress
let maker: Headers
let reader: Headers
let publisher: Headers
let operator: Headers

beforeAll(async () => {
  database = await testDatabase()
  press = new PaperPress({ seconds: 60 })
  folder = mkdtempSync(`${tmpdir()}/rokhas-bulletins-`)
  const env = { ROKHAS_DOCUMENTS: folder }
  server = await testServer({ url: database.url, env })
  worker = testWork({ url: database.url, env })
  const people = new People(database.db)
  maker = (await people.acting('ministry', 'supervisor', ['MA'])).headers
  reader = (await people.acting('ministry', 'supervisor', ['MA'])).headers
  publisher = (await people.acting('ministry', 'supervisor', ['MA'])).headers
  operator = (await people.acting('support', 'operator', ['MA'])).headers
  await keepCells(
    database.db,
    [
      ...decidedCells({ ...AGADIR, quarter: '2026-07-01' }, [10, 12, 14, 20, 31]),
      ...decidedCells({ ...AGADIR, quarter: '2026-04-01' }, [10, 10, 10, 10, 10]),
    ],
    '2026-11-24',
  )
})

afterAll(async () => {
  press.close()
  await server.close()
  await worker.close()
  await database.close()
  rmSync(folder, { recursive: true })
})

const ask = asking(() => server)
const make = (quarter: string, headers: Headers, correction: { fr: string; ar: string } | null = null) =>
  ask<{ id: string }>('POST', AT, { headers, body: { quarter, correction } })
const draftOf = async (id: string) => bulletinDraft.parse((await ask('GET', `${AT}/${id}`, { headers: maker })).answer)
const step = (id: string, name: 'review' | 'publish', headers: Headers) =>
  ask<{ state: string }>('POST', `${AT}/${id}/${name}`, { headers, body: {} })
const work = (bulletinId: string, of: TestWork = worker) =>
  makeDraft({ ...of.work, press, patienceMs: 600 }, bulletinId)

async function published(quarter: string, correction: { fr: string; ar: string } | null = null): Promise<string> {
  const { id } = (await make(quarter, maker, correction)).answer
  await work(id)
  await step(id, 'review', reader)
  expect((await step(id, 'publish', publisher)).answer.state).toBe('published')
  return id
}

describe('the ranking of a quarter', () => {
  test('is everybody’s, with its rule', async () => {
    const { status, answer } = await ask('GET', '/api/rankings?quarter=2026-Q3&track=gp')
    expect(status).toBe(200)
    const { ranking, rule, classes } = rankingsAnswer.parse(answer)
    expect(ranking.best).toMatchObject([{ rank: 1, code: AGADIR.commune_code, mean: 17.4, before: 10, change: 7.4 }])
    expect(ranking.degraded).toHaveLength(1)
    expect(rule.length).toBeGreaterThan(5)
    expect(classes.map(({ territories }) => territories).reduce((all, one) => all - one)).toBe(0)
  })

  test('is that of the last quarter that ended when none is said, and is refused of one that runs', async () => {
    expect(rankingsAnswer.parse((await ask('GET', '/api/rankings')).answer).period.code).toBe('2026-Q3')
    expect(await ask('GET', '/api/rankings?quarter=2026-Q4')).toMatchObject({
      status: 409,
      answer: { code: 'QUARTER_NOT_OVER' },
    })
    expect((await ask('GET', '/api/rankings?quarter=2026')).status).toBe(422)
  })
})

test('the country’s figures are everybody’s, with their definitions and twelve quarters of them', async () => {
  const { key, definitions, trend, period } = statistics.parse((await ask('GET', '/api/statistics')).answer)
  expect(period.code).toBe('2026-Q3')
  expect(key.find(({ code }) => code === 'mean_calendar_net')).toMatchObject({ value: 17.4, before: 10 })
  expect(definitions.map(({ code }) => code)).toEqual(key.map(({ code }) => code))
  expect(trend.map(({ gp }) => gp.mean).slice(-2)).toEqual([10, 17.4])
})

test('a delay of four dossiers is said to be withheld, which a quarter without any decision is not', async () => {
  await keepCells(database.db, decidedCells({ ...AGADIR, quarter: '2024-07-01' }, [10, 20, 30, 40]), '2026-11-24')
  const { key } = await readStatistics(database.db, '2024-10-02' as Day)
  const told = new Map(key.map(({ code, unit, ...figures }) => [code, figures]))
  const few = { value: null, before: null, withheld: true, withheldBefore: false }
  expect(told.get('mean_calendar_net')).toEqual(few)
  expect(told.get('in_time')).toEqual(few)
  expect(told.get('decided')).toEqual({ value: 4, before: 0, withheld: false, withheldBefore: false })
  const after = await readStatistics(database.db, '2025-01-02' as Day)
  expect(after.key.find(({ code }) => code === 'mean_calendar_net')).toMatchObject({
    ...{ value: null, withheld: false, before: null, withheldBefore: true },
  })
  // a quarter of which a bulletin could be made: the others of this file count those
  await database.db.deleteFrom('performance_cell').where('quarter', '=', '2024-07-01').execute()
})

describe('whoever makes bulletins', () => {
  test('watches the country for the ministry: nobody else may', async () => {
    for (const [method, path] of [
      ['GET', AT],
      ['POST', AT],
      ['GET', `${AT}/x`],
      ['POST', `${AT}/x/review`],
      ['POST', `${AT}/x/publish`],
      ['DELETE', `${AT}/x`],
    ] as const) {
      const body = method === 'POST' ? { quarter: '2026-Q3' } : undefined
      expect((await ask(method, path, { body })).status, path).toBe(401)
      expect((await ask(method, path, { headers: operator, body })).status, path).toBe(403)
    }
  })

  test('waits until every event is counted, and says so when it cannot', async () => {
    const { id } = (await make('2026-Q3', maker)).answer
    await sql`insert into performance_dirty (dossier_id) values (gen_random_uuid())`.execute(database.db)
    await work(id)
    expect(await draftOf(id)).toMatchObject({ state: 'failed', fault: 'behind', files: [] })
    await sql`delete from performance_dirty`.execute(database.db)
    await sql`update performance_state set as_of = '2026-09-30'`.execute(database.db)
    expect((await ask('GET', '/api/rankings?quarter=2026-Q3')).answer.code).toBe('FIGURES_BEHIND')
    await sql`update performance_state set as_of = '2026-11-24'`.execute(database.db)
  })

  test('is refused a quarter that runs, and a correction of what was never published', async () => {
    expect((await make('2026-Q4', maker)).answer.code).toBe('QUARTER_NOT_OVER')
    expect((await make('2026-Q3', maker, { fr: 'Rien', ar: 'لا شيء' })).answer.code).toBe('BULLETIN_CORRECTS_NOTHING')
  })
})

describe('a bulletin', () => {
  let id: string

  test('is made in the background, one of a quarter at a time', async () => {
    const asked = await make('2026-Q3', maker)
    expect(asked).toMatchObject({ status: 201, answer: { state: 'making', edition: 1 } })
    id = asked.answer.id
    expect((await make('2026-Q3', reader)).answer.code).toBe('BULLETIN_IN_HAND')
    expect((await step(id, 'review', reader)).answer.code).toBe('BULLETIN_NOT_AT_THIS_STEP')
    await work(id)
    const draft = await draftOf(id)
    expect(draft).toMatchObject({ state: 'draft', asOf: '2026-11-24', figuresVersion: 7, step: null })
    expect(draft.files.map(({ name }) => name)).toEqual([
      ...['bulletin-2026-Q3-ar.html', 'bulletin-2026-Q3-ar.pdf', 'bulletin-2026-Q3-fr.html', 'bulletin-2026-Q3-fr.pdf'],
      ...['provinces', 'rankings', 'regions', 'territories'].map((of) => `bulletin-2026-Q3-${of}.csv`),
      ...['bulletin-2026-Q3-trend.csv', 'bulletin-2026-Q3.json'],
    ])
  })

  test('is read by those who make it, and by nobody else before it is published', async () => {
    const path = `${AT}/${id}/files/bulletin-2026-Q3-fr.html`
    const page = await fetch(server.url + path, { headers: maker })
    expect(await page.text()).toContain('Bulletin trimestriel des délais')
    expect(page.headers.get('cache-control')).toBe('private, no-cache')
    expect((await fetch(server.url + path)).status).toBe(401)
    expect((await fetch(`${server.url}/api/bulletins/2026-Q3/1/bulletin-2026-Q3-fr.html`)).status).toBe(404)
    expect((await ask('GET', '/api/bulletins/2026-Q3')).status).toBe(404)
    expect(bulletins.parse((await ask('GET', '/api/bulletins')).answer).bulletins).toEqual([])
  })

  test('is published by somebody who neither made nor reviewed it', async () => {
    expect((await step(id, 'publish', publisher)).answer.code).toBe('BULLETIN_NOT_AT_THIS_STEP')
    expect((await step(id, 'review', reader)).answer.state).toBe('reviewed')
    for (const theirs of [maker, reader]) expect((await step(id, 'publish', theirs)).answer.code).toBe('NOT_ON_ONESELF')
    expect((await step(id, 'publish', publisher)).answer.state).toBe('published')
    expect((await ask('DELETE', `${AT}/${id}`, { headers: maker })).answer.code).toBe('BULLETIN_NOT_AT_THIS_STEP')
    const events = await database.db.selectFrom('journal_event').select('action').where('subject_id', '=', id).execute()
    expect(events.map(({ action }) => action)).toEqual(['bulletin.make', 'bulletin.review', 'bulletin.publish'])
  })

  test('is everybody’s once published: the very bytes, for ever', async () => {
    const [found] = bulletins.parse((await ask('GET', '/api/bulletins')).answer).bulletins
    expect(found).toMatchObject({ quarter: '2026-Q3', edition: 1, correction: null })
    for (const { name, sha256, bytes } of found?.files ?? []) {
      const given = await fetch(`${server.url}/api/bulletins/2026-Q3/1/${name}`)
      const body = Buffer.from(await given.arrayBuffer())
      expect([body.length, createHash('sha256').update(body).digest('hex')], name).toEqual([bytes, sha256])
      expect(given.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(given.headers.get('content-security-policy')).toContain("default-src 'none'")
      const again = await fetch(given.url, { headers: { 'if-none-match': `"${sha256}"` } })
      expect(again.status).toBe(304)
    }
  })

  test('cannot be rewritten, not even by whoever owns the tables', async () => {
    const { db } = database
    await expect(sql`update bulletin set quarter = '2026-Q1' where id = ${id}`.execute(db)).rejects.toThrow(
      /does not change/,
    )
    await expect(sql`delete from bulletin_file where bulletin_id = ${id}`.execute(db)).rejects.toThrow()
    await expect(sql`update bulletin_file set sha256 = ${'0'.repeat(64)}`.execute(db)).rejects.toThrow()
  })

  test('is known to the check of the store', async () => {
    const found: string[] = []
    const { missing, orphaned } = await checkDocuments(worker.work, {
      reread: () => true,
      onFinding: ({ why }) => found.push(why),
    })
    expect([missing, orphaned, found]).toEqual([0, 0, []])
  })
})

const movementOf = async (edition: number) =>
  movement.parse((await ask('GET', `/api/bulletins/2026-Q3/${edition}/movement`)).answer)

describe('figures that move after they were published', () => {
  test('change no byte: the page says by how much they moved, and a new edition says what it corrects', async () => {
    const read = async (query = '') => bulletinAnswer.parse((await ask('GET', `/api/bulletins/2026-Q3${query}`)).answer)
    expect(await movementOf(1)).toEqual({ figures: [], territories: 0 })
    await sql`update performance_cell set granted = 6, calendar_net = '{10,12,14,20,31,45}' where quarter = '2026-07-01'`.execute(
      database.db,
    )
    await sql`update performance_state set version = 8`.execute(database.db)
    expect((await make('2026-Q3', maker)).answer.code).toBe('BULLETIN_CORRECTS_NOTHING')
    await published('2026-Q3', { fr: 'Un dossier inscrit en retard.', ar: 'ملف سجل متأخرا.' })
    const [first, second] = [await read('?edition=1'), await read()]
    expect(second).toMatchObject({ edition: 2, correction: { fr: 'Un dossier inscrit en retard.' } })
    expect(first.editions.map(({ edition }) => edition)).toEqual([1, 2])
    const page = await (await fetch(`${server.url}/api/bulletins/2026-Q3/2/bulletin-2026-Q3-fr.html`)).text()
    expect(page).toContain('Un dossier inscrit en retard.')
    expect(page).toMatch(/Délai moyen[^<]* : 17,4 devient 22,0\./)
    const before = await (await fetch(`${server.url}/api/bulletins/2026-Q3/1/bulletin-2026-Q3-fr.html`)).text()
    expect(before).toContain('17,4')
    expect(before).not.toContain('22,0')
  })

  test('are told on the page of what was published before', async () => {
    const later = await testServer({
      ...{ url: database.url, env: { ROKHAS_DOCUMENTS: folder } },
      clock: { now: () => new Date('2026-11-24T10:00:00Z'), today: worker.work.clock.today },
    })
    const response = await fetch(`${later.url}/api/bulletins/2026-Q3/1/movement`)
    const moved = movement.parse(await response.json())
    await later.close()
    expect(moved.territories).toBe(1)
    expect(moved.figures.find(({ code }) => code === 'mean_calendar_net')).toMatchObject({ was: 17.4, is: 22 })
  })
})

describe('a bulletin that is given up', () => {
  test('while it is being made keeps nothing, and makes room for another', async () => {
    const { id } = (await make('2026-Q2', maker)).answer
    expect((await ask<{ state: string }>('DELETE', `${AT}/${id}`, { headers: reader })).answer.state).toBe('dropped')
    await work(id)
    expect(await draftOf(id)).toMatchObject({ state: 'dropped', files: [] })
    expect((await make('2026-Q2', maker)).status).toBe(201)
  })

  test('by the store says so, and another may be asked for', async () => {
    const { drafts, quarters } = bulletinDrafts.parse((await ask('GET', AT, { headers: maker })).answer)
    const inHand = drafts.find(({ state }) => state === 'making')
    expect(quarters).toEqual([
      { code: '2026-Q3', edition: 3, inHand: false },
      { code: '2026-Q2', edition: 1, inHand: true },
    ])
    const shut = `${folder}/shut`
    writeFileSync(shut, 'not a folder')
    const broken = testWork({ url: database.url, env: { ROKHAS_DOCUMENTS: `${shut}/documents` } })
    await work(inHand?.id ?? '', broken)
    await broken.close()
    expect(await draftOf(inHand?.id ?? '')).toMatchObject({ state: 'failed', fault: 'store', files: [] })
    rmSync(shut)
    await published('2026-Q2')
  })
})
