import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../api/contract/endpoints/endpoint.ts'
import { ENDPOINTS } from '../../../api/contract/endpoints.ts'
import { type Action, type Grant, POLICY } from '../../../api/contract/policy/policy.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { ForeignThings } from './foreign.ts'
import { ABLE, bodiesOf, pathOf, queryOf } from './requests.ts'

type Name = keyof typeof ENDPOINTS
type Asked = { readonly name: Name; readonly endpoint: Endpoint }
type Headers = Readonly<Record<string, string>>

const ALL: readonly Asked[] = (Object.entries(ENDPOINTS) as [Name, Endpoint][]).map(([name, endpoint]) => ({
  name,
  endpoint,
}))
const CLOSED = ALL.filter(({ endpoint }) => endpoint.access !== 'public')
const BY_ACTION = CLOSED.filter(({ endpoint }) => endpoint.access !== 'signed_in')
const namesAThing = ({ endpoint }: Asked) => endpoint.path.includes('{')
const actionOf = ({ endpoint }: Asked) => endpoint.access as Action // BY_ACTION has no other access
const opensToAnyone = (asked: Asked) => POLICY[actionOf(asked)].some(({ to }: Grant) => to === 'anyone')
/** The answer to this question is the asker's own, or nothing: it names no body and no person. */
const ownAnswer = (asked: Asked) => !namesAThing(asked) && asked.endpoint.method === 'GET'

let database: TestDatabase
let server: TestServer
let things: ForeignThings
let requests = 0

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  things = new ForeignThings(database.db)
  await things.write()
})

afterAll(async () => {
  process.stdout.write(`endpoint walk: ${ALL.length} endpoints, ${requests} requests\n`)
  await server.close()
  await database.close()
})

async function ask({ name, endpoint }: Asked, headers: Headers = {}) {
  requests += 1
  const body = bodiesOf(things)[name]
  const response = await fetch(`${server.url}${pathOf(endpoint, things)}${queryOf(name, things)}`, {
    method: endpoint.method,
    redirect: 'manual',
    headers: { ...headers, ...(endpoint.body ? { 'content-type': 'application/json' } : {}) },
    ...(endpoint.body ? { body: JSON.stringify(body ?? {}) } : {}),
  })
  return { status: response.status, text: await response.text() }
}

/** What was answered, in one line for whoever reads a failure. */
const inWords = ({ name, endpoint }: Asked, { status, text }: { status: number; text: string }) =>
  `${name} (${endpoint.access}) answered ${status} ${text.match(/"code":"(\w+)"/)?.[1] ?? ''}`

/** A secret that was asked with is no secret answered: an id in the address may come back in a refusal's path. */
const leaks = (text: string) => things.secrets().filter((secret) => text.includes(secret))

type Expected = (asked: Asked, answer: { status: number; text: string }) => boolean

/** Asks each, and says which answered otherwise than expected, or gave away a word of a foreign thing. */
async function strays(asked: readonly Asked[], headers: () => Promise<Headers> | Headers, expected: Expected) {
  const found: string[] = []
  for (const one of asked) {
    const answer = await ask(one, await headers())
    const given = leaks(answer.text)
    if (!expected(one, answer)) found.push(inWords(one, answer))
    if (given.length > 0) found.push(`${one.name} gives away ${given.join(', ')}`)
  }
  return found
}

const shut: Expected = (_, { status }) => status === 403 || status === 404

describe('Signed out', () => {
  test('every endpoint that is not public answers 401 and nothing else', async () => {
    expect(
      await strays(
        CLOSED,
        () => ({}),
        (_, { status }) => status === 401,
      ),
    ).toEqual([])
  })

  test('no public endpoint asks who is there', async () => {
    const open = ALL.filter(({ endpoint }) => endpoint.access === 'public' && !endpoint.path.includes('{'))
    expect(
      await strays(
        open,
        () => ({}),
        (_, { status }) => status !== 403 && status < 500,
      ),
    ).toEqual([])
  })
})

/** Whatever names a foreign thing is shut; a list is shut, or holds nothing of theirs. */
const shutOrOwn: Expected = (one, answer) =>
  opensToAnyone(one) ? answer.status < 400 : shut(one, answer) || (ownAnswer(one) && answer.status === 200)

describe('Somebody who may not', () => {
  test('as a citizen without any mandate', async () => {
    expect(await strays(BY_ACTION, things.citizen, shutOrOwn)).toEqual([])
  })

  test('whose mandate there has run out', async () => {
    const expired = { kind: 'commune', role: 'administrator', official: true, to: '2026-11-23' } as const
    expect(await strays(BY_ACTION, () => things.acting(expired, 'there'), shutOrOwn)).toEqual([])
  })

  test('who administers the body there, and proved no second factor', async () => {
    const asleep = { kind: 'commune', role: 'administrator', official: false } as const
    expect(await strays(BY_ACTION, () => things.acting(asleep, 'there'), shutOrOwn)).toEqual([])
  })

  test.each([
    { kind: 'commune', role: 'administrator' },
    { kind: 'commune', role: 'president' },
    { kind: 'urban_agency', role: 'examiner' },
    { kind: 'province', role: 'governor' },
    { kind: 'architect_office', role: 'administrator' },
  ] as const)('who acts elsewhere: $role of a $kind', async ({ kind, role }) => {
    const official = kind !== 'architect_office'
    expect(await strays(BY_ACTION, () => things.acting({ kind, role, official }, 'elsewhere'), shutOrOwn)).toEqual([])
  })

  test('reaches nobody else’s through what is one’s own', async () => {
    const own = CLOSED.filter((asked) => asked.endpoint.access === 'signed_in' && namesAThing(asked))
    expect(own.length).toBeGreaterThan(2)
    expect(await strays(own, things.citizen, shut)).toEqual([])
  })
})

const able = {
  holder: () => things.holder(),
  citizen: () => things.citizen(),
  administrator: () => things.acting({ kind: 'commune', role: 'administrator', official: true }, 'there'),
  examiner: () => things.acting({ kind: 'urban_agency', role: 'examiner', official: true }, 'there'),
  operator: () => things.acting({ kind: 'support', role: 'operator', official: true }, 'there'),
} as const

describe('Somebody who may', () => {
  test('passes every door: what is refused then is refused for what was asked, not for who asked', async () => {
    const found: string[] = []
    for (const asked of BY_ACTION) {
      const answer = await ask(asked, await able[ABLE[actionOf(asked)]]())
      const passes = answer.status < 400 || answer.status === 409 || answer.status === 422
      if (!passes) found.push(inWords(asked, answer))
    }
    expect(found).toEqual([])
  })
})
