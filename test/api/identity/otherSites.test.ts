import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, house, type Visitor } from '../../build/identity.ts'

let at: House
beforeAll(async () => {
  at = await house()
})
afterAll(() => at.close())

async function signedIn() {
  const { email } = await at.account()
  const browser = at.visitor()
  await browser.signIn(email)
  return { browser }
}
const isOpen = async (browser: Visitor) => (await browser.ask('GET', '/api/session')).body.person !== null

describe('another site', () => {
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'not an address' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://sibling.example' }],
  ])('makes no browser write: %o', async (headers) => {
    const { browser } = await signedIn()
    const refused = await browser.ask('DELETE', '/api/session', { headers: headers as Record<string, string> })
    expect(refused).toMatchObject({ status: 403, body: { code: 'CROSS_SITE' } })
    expect(await isOpen(browser)).toBe(true)
  })

  test('may link to this one; our own pages and curl write', async () => {
    const { browser } = await signedIn()
    expect((await browser.ask('GET', '/api/session', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200)
    const ours = { 'sec-fetch-site': 'same-origin', origin: at.server.url }
    expect((await browser.ask('DELETE', '/api/me/sessions', { headers: ours })).status).toBe(200)
    const older = { origin: at.server.url }
    expect((await browser.ask('DELETE', '/api/me/sessions', { headers: older })).status).toBe(200)
    const behindProxy = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:5173' }
    expect((await browser.ask('DELETE', '/api/me/sessions', { headers: behindProxy })).status).toBe(200)
    expect((await browser.ask('DELETE', '/api/session')).status).toBe(200)
  })
})
