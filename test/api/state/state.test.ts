import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STATE_PARTS, systemState } from '../../../api/contract/state.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const SECRETS = {
  ROKHAS_SECRET_KEY: 'ab'.repeat(32),
  ROKHAS_SMTP_URL: 'smtp://courrier:mot-de-passe-smtp@127.0.0.1:2525',
  ROKHAS_MAIL_FROM: 'ne-pas-repondre@rokhas.test',
  ROKHAS_DEMONSTRATION: 'off',
}

let database: TestDatabase
let people: People
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  people = new People(database.db)
  server = await testServer({ url: database.url, env: SECRETS })
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const ask = (headers: Record<string, string> = {}) => fetch(`${server.url}/api/state`, { headers })

describe('the state of the system', () => {
  test('is told to an operator, every part of it', async () => {
    const { headers } = await people.acting('support', 'operator', ['MA'])
    const answer = await ask(headers)
    expect(answer.status).toBe(200)
    const state = systemState.parse(await answer.json())
    expect(state.parts.map(({ part }) => part).sort()).toEqual([...STATE_PARTS].sort())
    expect(state.versions.node).toBe(process.versions.node)
    const level = (wanted: string) => state.parts.find(({ part }) => part === wanted)?.level
    expect(level('roles')).toBe('attention') // in tests the owner's connection takes the role
    expect(level('jobs')).toBe('fault') // nobody runs jobs here
    expect(level('smtp')).toBe('good')
    expect(level('sms')).toBe('not_configured')
    expect(level('cndp')).toBe('not_configured')
    expect(level('demonstration')).toBe('good')
  })

  test('holds no secret', async () => {
    const { headers } = await people.acting('support', 'operator', ['MA'])
    const answer = await ask(headers)
    expect(answer.status).toBe(200)
    const text = await answer.text()
    expect(text).not.toContain('mot-de-passe-smtp')
    expect(text).not.toContain('courrier:')
    expect(text).not.toContain(SECRETS.ROKHAS_SECRET_KEY)
    expect(text).not.toContain('postgres://')
  })

  test('is closed to visitors, to support, to a president and to an operator without a second factor', async () => {
    expect((await ask()).status).toBe(401)
    for (const [kind, role] of [
      ['support', 'support'],
      ['commune', 'president'],
    ] as const) {
      const { headers } = await people.acting(kind, role, ['MA'])
      expect((await ask(headers)).status, role).toBe(403)
    }
    const { person } = await people.acting('support', 'operator', ['MA'])
    const answer = await ask(await people.signIn(person))
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED' })
  })
})
