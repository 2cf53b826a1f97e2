import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canary } from '../../../api/db/canary.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

describe('the ground', () => {
  test('the canary accepts this PostGIS', async () => {
    await expect(canary(database.db)).resolves.toBeUndefined()
  })

  test('health answers with the versions of the engine', async () => {
    const answer = await fetch(`${server.url}/api/health`)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ status: 'ok', database: { postgis: expect.stringMatching(/^3\./) } })
  })

  test('an address that does not exist is a problem in both languages, with the id of the request', async () => {
    const answer = await fetch(`${server.url}/api/nothing-here`, { headers: { 'X-Request-Id': 'request-0001' } })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const body = (await answer.json()) as { code: string; detail: { fr: string; ar: string }; requestId: string }
    expect(body).toMatchObject({ code: 'NOT_FOUND', requestId: 'request-0001' })
    expect(body.detail.ar).toMatch(/[؀-ۿ]/)
  })

  test('a broken JSON body is refused before any route sees it', async () => {
    const answer = await fetch(`${server.url}/api/conformity/checks`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"legal":',
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'BODY_NOT_JSON' })
  })

  test('a null character in what is asked for is the fault of the request, not of the server', async () => {
    for (const path of ['/api/search?q=%00', '/api/territory/communes?q=a%00', '/api/territory/communes/%00']) {
      const answer = await fetch(server.url + path)
      expect(answer.status, path).toBeGreaterThanOrEqual(200)
      expect(answer.status, path).toBeLessThan(500)
    }
  })

  test('the OpenAPI document describes every endpoint of the table', async () => {
    const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      openapi: string
      paths: object
    }
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toContain('/api/conformity/checks')
  })
})
