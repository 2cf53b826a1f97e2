import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../../api/contract/demonstration.ts'
import { anotherNetwork, type House, house } from '../../build/identity.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let at: House
let serious: TestServer
beforeAll(async () => {
  at = await house({ ROKHAS_DEMONSTRATION: 'on' })
  serious = await testServer({ url: at.url, clock: at.clock, env: { ROKHAS_DEMONSTRATION: 'off', ROKHAS_PROXY: 'on' } })
  const { id } = await at.account({
    email: 'guichet@demo.example',
    password: DEMONSTRATION_PASSWORD,
    demonstration: true,
  })
  const body = await at.people.body('commune', ['06.141.01.41'])
  await at.people.mandate({ person: id, body, role: 'guichet' })
  await at.account({ email: 'citoyenne@demo.example', password: DEMONSTRATION_PASSWORD, demonstration: true })
  await at.account({ email: 'vraie@example.ma' })
})
afterAll(async () => {
  await serious.close()
  await at.close()
})

describe('in demonstration mode', () => {
  test('the published accounts are listed with their one password, and nobody else', async () => {
    const { status, body } = await at.visitor().ask('GET', '/api/demonstration/accounts')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      password: DEMONSTRATION_PASSWORD,
      accounts: [
        { email: 'citoyenne@demo.example', mandate: null },
        { email: 'guichet@demo.example', mandate: { role: 'guichet', bodyKind: 'commune' } },
      ],
    })
  })

  test('an official of theirs acts without a second factor', async () => {
    const visitor = at.visitor(anotherNetwork())
    const { body } = await visitor.signIn('guichet@demo.example', DEMONSTRATION_PASSWORD)
    expect(body).toMatchObject({ secondFactor: 'proved', actor: { secondFactor: true }, demonstration: true })
  })

  test('the published password stays as published', async () => {
    const visitor = at.visitor(anotherNetwork())
    await visitor.signIn('citoyenne@demo.example', DEMONSTRATION_PASSWORD)
    const change = { current: DEMONSTRATION_PASSWORD, next: 'une phrase assez longue' }
    const changed = await visitor.ask('PUT', '/api/me/password', { body: change })
    expect(changed.body).toMatchObject({ code: 'DEMONSTRATION_ACCOUNT' })
    const asked = await visitor.ask('POST', '/api/accounts/reset', { body: { email: 'citoyenne@demo.example' } })
    expect(asked.status).toBe(202)
    expect(await at.db.selectFrom('pending_proof').select('hash').execute()).toEqual([])
  })
})

describe('outside demonstration mode', () => {
  const elsewhere = async (path: string, cookies: ReadonlyMap<string, string>) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(`${serious.url}${path}`, { headers: { cookie } })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  test('the list does not exist, and the accounts do not sign in', async () => {
    expect((await elsewhere('/api/demonstration/accounts', new Map())).status).toBe(404)
    const answer = await fetch(`${serious.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...anotherNetwork() },
      body: JSON.stringify({ email: 'guichet@demo.example', password: DEMONSTRATION_PASSWORD }),
    })
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'SIGN_IN_REFUSED' }])
  })

  test('a session they opened before opens nothing', async () => {
    const visitor = at.visitor(anotherNetwork())
    await visitor.signIn('guichet@demo.example', DEMONSTRATION_PASSWORD)
    expect((await visitor.ask('GET', '/api/session')).body.person).not.toBeNull()
    expect((await elsewhere('/api/session', visitor.cookies)).body.person).toBeNull()
  })
})
