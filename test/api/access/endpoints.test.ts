import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roll } from '../../../api/performance/rolling/roll.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'
import { ABLE } from './able.ts'
import { ForeignThings } from './foreign.ts'
import { ALL, actionOf, BY_ACTION, CLOSED, inWords, namesAThing, passes, shut, shutOrOwn, Walk } from './walk.ts'

let database: TestDatabase
let server: TestServer
let things: ForeignThings
let walk: Walk

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  things = new ForeignThings(database.db)
  await things.write()
  await roll({ db: database.db, clock: testClock })
  walk = new Walk(server, things)
})

afterAll(async () => {
  process.stdout.write(`endpoint walk: ${ALL.length} endpoints, ${walk.requests} requests\n`)
  await server.close()
  await database.close()
})

describe('Signed out', () => {
  test('every endpoint that is not public answers 401 and nothing else', async () => {
    expect(
      await walk.strays(
        CLOSED,
        () => ({}),
        (_, { status }) => status === 401,
      ),
    ).toEqual([])
  })

  test('no public endpoint asks who is there', async () => {
    const open = ALL.filter(({ endpoint }) => endpoint.access === 'public' && !endpoint.path.includes('{'))
    expect(
      await walk.strays(
        open,
        () => ({}),
        (_, { status }) => status !== 403 && status < 500,
      ),
    ).toEqual([])
  })
})

describe('Somebody who may not', () => {
  test('as a citizen without any mandate', async () => {
    expect(await walk.strays(BY_ACTION, things.citizen, shutOrOwn)).toEqual([])
  })

  test('whose mandate there has run out', async () => {
    const expired = { kind: 'commune', role: 'administrator', official: true, to: '2026-11-23' } as const
    expect(await walk.strays(BY_ACTION, () => things.acting(expired, 'there'), shutOrOwn)).toEqual([])
  })

  test('who administers the body there, and proved no second factor', async () => {
    const asleep = { kind: 'commune', role: 'administrator', official: false } as const
    expect(await walk.strays(BY_ACTION, () => things.acting(asleep, 'there'), shutOrOwn)).toEqual([])
  })

  test('reaches nobody else’s through what is one’s own', async () => {
    const own = CLOSED.filter((asked) => asked.endpoint.access === 'signed_in' && namesAThing(asked))
    expect(own.length).toBeGreaterThan(2)
    expect(await walk.strays(own, things.citizen, shut)).toEqual([])
  })
})

const able = {
  holder: () => things.holder(),
  citizen: () => things.citizen(),
  administrator: () => things.acting({ kind: 'commune', role: 'administrator', official: true }, 'there'),
  examiner: () => things.acting({ kind: 'urban_agency', role: 'examiner', official: true }, 'there'),
  guichet: () => things.acting({ kind: 'commune', role: 'guichet', official: true }, 'there'),
  president: () => things.acting({ kind: 'commune', role: 'president', official: true }, 'there'),
  cashier: () => things.acting({ kind: 'commune', role: 'cashier', official: true }, 'there'),
  member: () => things.acting({ kind: 'commune', role: 'member', official: true }, 'there'),
  governor: () => things.acting({ kind: 'province', role: 'governor', official: true }, 'there'),
  supervisor: () => things.acting({ kind: 'ministry', role: 'supervisor', official: true }, 'there'),
  operator: () => things.acting({ kind: 'support', role: 'operator', official: true }, 'there'),
} as const

describe('Somebody who may', () => {
  test('passes every door: what is refused then is refused for what was asked, not for who asked', async () => {
    const found: string[] = []
    for (const asked of BY_ACTION) {
      const answer = await walk.ask(asked, await able[ABLE[actionOf(asked)]]())
      if (!passes(asked, answer)) found.push(inWords(asked, answer))
    }
    expect(found).toEqual([])
  })
})
