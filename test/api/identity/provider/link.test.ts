import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ProviderHouse, providerHouse } from '../../../build/providerHouse.ts'
import { totpCode } from '../../../build/totpCode.ts'

let at: ProviderHouse

beforeAll(async () => {
  at = await providerHouse()
})
afterAll(() => at.close())

const signedInBrowser = async () => {
  const { id, email } = await at.account()
  const browser = at.browser()
  const { status } = await browser.post('/api/session', { email, password: 'quatre chevaux sur la dune' })
  expect(status).toBe(200)
  return { browser, person: id }
}

const linkedOf = (person: string) =>
  at.db.selectFrom('federated_identity').where('person_id', '=', person).select('subject').execute()

const told = async (person: string) => {
  const notices = await at.db
    .selectFrom('notice')
    .where('person_id', '=', person)
    .select('kind')
    .orderBy('id')
    .execute()
  const events = await at.db
    .selectFrom('journal_event')
    .where('person_id', '=', person)
    .where('action', 'like', 'factor.%')
    .select(['action', 'subject_kind'])
    .orderBy('id')
    .execute()
  return {
    notices: notices
      .map(({ kind }) => kind)
      .filter((kind) => kind.startsWith('factor'))
      .sort(),
    events,
  }
}

describe('an identity', () => {
  test('is linked by whoever is signed in, who then signs in with it; the person is told', async () => {
    const { browser, person } = await signedInBrowser()
    const login = at.citizen('imane')
    const back = await at.link(browser, login)
    expect([back.status, back.location]).toEqual([302, '/compte/securite'])
    expect(await linkedOf(person)).toEqual([{ subject: 'imane' }])
    expect(await told(person)).toEqual({
      notices: ['factor_added'],
      events: [{ action: 'factor.enrol', subject_kind: 'provider' }],
    })
    const another = at.browser()
    await at.signIn(another, login)
    expect((await another.visit('/api/session')).body.actor.personId).toBe(person)
  })

  test('is unlinked, and then signs nobody in to that account', async () => {
    const { browser, person } = await signedInBrowser()
    await at.link(browser, at.citizen('anas'))
    expect((await browser.remove('/api/me/provider')).status).toBe(200)
    expect(await linkedOf(person)).toEqual([])
    expect((await told(person)).notices).toEqual(['factor_added', 'factor_removed'])
    const another = at.browser()
    await at.signIn(another, 'anas')
    expect((await another.visit('/api/session')).body.actor.personId).not.toBe(person)
    expect(await (await browser.remove('/api/me/provider')).body).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('that is the only way in is not unlinked until there is a password', async () => {
    const browser = at.browser()
    await at.signIn(browser, at.citizen('only'))
    const refused = await browser.remove('/api/me/provider')
    expect([refused.status, refused.body.code]).toEqual([409, 'PROVIDER_ONLY_WAY'])
    const { actor } = (await browser.visit('/api/session')).body
    expect(await linkedOf(actor.personId)).toHaveLength(1)
    await at.db.updateTable('account').set({ password_hash: 'x' }).where('person_id', '=', actor.personId).execute()
    expect((await browser.remove('/api/me/provider')).status).toBe(200)
  })

  test('already linked to another account is refused', async () => {
    const login = at.citizen('twice')
    await at.link((await signedInBrowser()).browser, login)
    const { browser, person } = await signedInBrowser()
    expect((await at.link(browser, login)).body).toMatchObject({ code: 'PROVIDER_LINKED', status: 409 })
    expect(await linkedOf(person)).toEqual([])
  })

  test('whose address nobody verified is refused', async () => {
    const { browser, person } = await signedInBrowser()
    const back = await at.link(browser, at.citizen('unverified', { email_verified: false }))
    expect([back.status, back.body.code]).toEqual([403, 'PROVIDER_EMAIL'])
    expect(await linkedOf(person)).toEqual([])
  })
})

describe('a link', () => {
  test('is begun by nobody who is signed out, and from no other site', async () => {
    expect((await at.browser().post('/api/me/provider')).status).toBe(401)
    expect((await at.browser().remove('/api/me/provider')).status).toBe(401)
    const { cookie } = await at.people.signIn(await at.people.person())
    const elsewhere = await fetch(`${at.server.url}/api/me/provider`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    })
    expect(await elsewhere.json()).toMatchObject({ code: 'CROSS_SITE' })
    const { browser, person } = await signedInBrowser()
    await at.signIn(browser, at.citizen('led-by-an-address'))
    expect(await linkedOf(person)).toEqual([])
  })

  test('asked by one person is not finished by another who signed in meanwhile', async () => {
    const { browser, person } = await signedInBrowser()
    const login = at.citizen('meanwhile')
    const { body } = await browser.post('/api/me/provider')
    const back = await at.provider.signIn(body.address, login)
    const { email, id: other } = await at.account()
    await browser.post('/api/session', { email, password: 'quatre chevaux sur la dune' })
    expect((await browser.visit(back)).body).toMatchObject({ code: 'PROVIDER_BROWSER' })
    expect([await linkedOf(person), await linkedOf(other)]).toEqual([[], []])
  })

  test('asked in a session that ended meanwhile is not finished', async () => {
    const { browser, person } = await signedInBrowser()
    const { body } = await browser.post('/api/me/provider')
    const back = await at.provider.signIn(body.address, at.citizen('gone'))
    await browser.remove('/api/session')
    expect((await browser.visit(back)).body).toMatchObject({ code: 'SIGNED_OUT' })
    expect(await linkedOf(person)).toEqual([])
  })

  test('asks whoever has a second factor to have proved it lately, before leaving and on return', async () => {
    const { browser, person } = await signedInBrowser()
    const { body: begun } = await browser.post('/api/me/totp')
    await browser.post('/api/me/totp/confirm', { code: totpCode(begun.secret, at.clock.now()) })
    const login = at.citizen('strong')
    const { body } = await browser.post('/api/me/provider')
    const back = await at.provider.signIn(body.address, login)
    at.clock.forward(9)
    expect((await browser.visit(back)).location).toBe('/compte/securite')
    at.clock.forward(7)
    expect((await browser.post('/api/me/provider')).body).toMatchObject({ code: 'SECOND_FACTOR_STALE' })
    expect((await browser.remove('/api/me/provider')).body).toMatchObject({ code: 'SECOND_FACTOR_STALE' })
    expect(await linkedOf(person)).toHaveLength(1)
  })

  test('that fails leads a browser back to the page it was asked from, with the reason', async () => {
    const { browser } = await signedInBrowser()
    const { body } = await browser.post('/api/me/provider')
    const back = await browser.visit(await at.provider.refuse(body.address), { accept: 'text/html' })
    expect([back.status, back.location]).toEqual([302, '/compte/securite?problem=PROVIDER_DECLINED'])
  })
})
