import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anotherNetwork, type House, house, PASSWORD, type Visitor } from '../../build/identity.ts'

let at: House
beforeAll(async () => {
  at = await house()
})
afterAll(() => at.close())

async function signedIn(headers = anotherNetwork()) {
  const account = await at.account()
  const browser = at.visitor(headers)
  await browser.signIn(account.email)
  return { ...account, browser }
}
const isOpen = async (browser: Visitor) => (await browser.ask('GET', '/api/session')).body.person !== null
const endsOf = (person: string) =>
  at.db
    .selectFrom('journal_event')
    .select('detail')
    .where('action', '=', 'session.end')
    .where('concerned_id', '=', person)
    .execute()

describe('a session', () => {
  test('ends with its sign-out, for whoever kept the cookie too', async () => {
    const { browser } = await signedIn()
    const stolen = new Map(browser.cookies)
    const out = await browser.ask('DELETE', '/api/session')
    expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-rokhas=; .*Max-Age=0$/)
    const thief = at.visitor()
    for (const [name, value] of stolen) thief.cookies.set(name, value)
    expect(await isOpen(thief)).toBe(false)
  })

  test('of a citizen sleeps twelve hours and no longer', async () => {
    const { id, browser } = await signedIn()
    at.clock.forward(12 * 60 - 1)
    expect(await isOpen(browser)).toBe(true)
    await seenUntil(id)
    at.clock.forward(12 * 60)
    expect(await isOpen(browser)).toBe(false)
    const row = await at.db.selectFrom('session').selectAll().where('person_id', '=', id).executeTakeFirst()
    expect(row?.ended_because).toBe('idle')
  })

  test('of an official sleeps half an hour, even without a second factor', async () => {
    const { id, browser } = await signedIn()
    const body = await at.people.body('province', ['06.141'])
    await at.people.mandate({ person: id, body, role: 'governor' })
    at.clock.forward(29)
    expect(await isOpen(browser)).toBe(true)
    await seenUntil(id)
    at.clock.forward(30)
    expect(await isOpen(browser)).toBe(false)
  })

  test('of a citizen ends after seven days, however much it is used', async () => {
    const { id, browser } = await signedIn()
    for (let turn = 0; turn < 13; turn++) {
      at.clock.forward(12 * 60 - 1)
      expect(await isOpen(browser)).toBe(true)
      await seenUntil(id)
    }
    at.clock.forward(12 * 60)
    at.clock.forward(-1)
    expect(await isOpen(browser)).toBe(true)
    await seenUntil(id)
    at.clock.forward(14)
    expect(await isOpen(browser)).toBe(false)
  })

  test('of an official ends after twelve hours, and from the day a mandate is given', async () => {
    const { id, browser } = await signedIn()
    at.clock.forward(11 * 60 + 50)
    const body = await at.people.body('province', ['06.141'])
    await at.db.updateTable('session').set({ last_seen_at: at.clock.now() }).where('person_id', '=', id).execute()
    await at.people.mandate({ person: id, body, role: 'governor' })
    expect(await isOpen(browser)).toBe(true)
    at.clock.forward(10)
    expect(await isOpen(browser)).toBe(false)
  })

  test('leaves nothing it was answered in a browser that the next person uses', async () => {
    const { email } = await at.account()
    const visitor = at.visitor()
    await visitor.signIn(email)
    for (const path of ['/api/me', '/api/me/mandates', '/api/me/sessions', '/api/dossiers', '/api/exports'])
      expect((await visitor.ask('GET', path)).headers.get('cache-control')).toBe('no-store')
  })

  test('is marked as seen once a minute at most', async () => {
    const { id, browser } = await signedIn()
    const seen = async () =>
      (await at.db.selectFrom('session').select('last_seen_at').where('person_id', '=', id).executeTakeFirstOrThrow())
        .last_seen_at
    const first = await seen()
    at.clock.forward(0.9)
    await isOpen(browser)
    expect(await seen()).toEqual(first)
    at.clock.forward(0.2)
    await isOpen(browser)
    await seenUntil(id)
    expect(await seen()).toEqual(at.clock.now())
  })

  // Measured again on a machine that was busy with something else.
  test('is looked up in under a millisecond, and never for a page or a tile', { retry: 4 }, async () => {
    const { id, browser } = await signedIn()
    const token = browser.cookies.get('__Host-rokhas') ?? ''
    const { sessionOf } = await import('../../../api/identity/resumeSession.ts')
    const spans: number[] = []
    for (let turn = 0; turn < 60; turn++) {
      const started = performance.now()
      await sessionOf(at.db, token, at.clock.today())
      spans.push(performance.now() - started)
    }
    const bare: number[] = []
    for (let turn = 0; turn < 60; turn++) {
      const started = performance.now()
      await sql`select 1`.execute(at.db)
      bare.push(performance.now() - started)
    }
    const least = (values: readonly number[]) => [...values].sort((a, b) => a - b)[15] ?? 0
    expect(least(spans) - least(bare)).toBeLessThan(1)
    expect(id).toBeTruthy()
  })
})

/** The mark is written beside the request: waits until it is there. */
async function seenUntil(person: string): Promise<void> {
  const now = at.clock.now().getTime()
  for (let turn = 0; turn < 100; turn++) {
    const row = await at.db
      .selectFrom('session')
      .select('last_seen_at')
      .where('person_id', '=', person)
      .executeTakeFirst()
    if (row?.last_seen_at.getTime() === now) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('the session was never marked as seen')
}

describe("one's sessions", () => {
  test('are listed, and ended one by one or all the others', async () => {
    const { id, email, browser } = await signedIn()
    const [telephone, library] = [at.visitor(anotherNetwork()), at.visitor(anotherNetwork())]
    await telephone.signIn(email)
    await library.signIn(email)
    const listed = (await browser.ask('GET', '/api/me/sessions')).body.sessions as { id: string; current: boolean }[]
    expect(listed.map(({ current }) => current).sort()).toEqual([false, false, true])
    const rows = await at.db.selectFrom('session').select('id').where('person_id', '=', id).orderBy('id').execute()
    expect(listed.map((session) => session.id).sort()).toEqual(rows.map((row) => row.id).sort())
    const mine = listed.find(({ current }) => current)?.id
    const other = listed.find(({ current }) => !current)?.id
    expect((await browser.ask('DELETE', `/api/me/sessions/${other}`)).status).toBe(200)
    expect([await isOpen(telephone), await isOpen(library)].sort()).toEqual([false, true])
    expect((await browser.ask('DELETE', '/api/me/sessions')).body).toEqual({ ended: 1 })
    expect([await isOpen(browser), await isOpen(telephone), await isOpen(library)]).toEqual([true, false, false])
    expect(await endsOf(id)).toEqual([{ detail: { because: 'revoked' } }, { detail: { because: 'revoked' } }])
    const stranger = await signedIn()
    for (const foreign of [mine, 'not-an-id'])
      expect((await stranger.browser.ask('DELETE', `/api/me/sessions/${foreign}`)).status).toBe(404)
  })

  test.each([
    ['GET', '/api/me/sessions'],
    ['DELETE', '/api/me/sessions'],
    ['DELETE', '/api/me/sessions/00000000-0000-7000-8000-000000000000'],
  ])('%s %s is refused to a visitor', async (method, path) => {
    expect((await at.visitor().ask(method, path)).status).toBe(401)
  })
})

describe('changing the password', () => {
  const change = (browser: Visitor, current: string, next: string) =>
    browser.ask('PUT', '/api/me/password', { body: { current, next } })

  test('keeps this session under a new token and ends every other', async () => {
    const { email, browser } = await signedIn()
    const other = at.visitor(anotherNetwork())
    await other.signIn(email)
    const before = browser.cookies.get('__Host-rokhas')
    expect((await change(browser, PASSWORD, 'une phrase assez longue')).status).toBe(200)
    expect(browser.cookies.get('__Host-rokhas')).not.toBe(before)
    expect([await isOpen(browser), await isOpen(other)]).toEqual([true, false])
    expect((await at.visitor(anotherNetwork()).signIn(email, 'une phrase assez longue')).status).toBe(200)
  })

  test('takes the current one, five tries a minute', async () => {
    const { browser } = await signedIn()
    for (let turn = 0; turn < 5; turn++)
      expect((await change(browser, 'wrong', 'une phrase assez longue')).body).toMatchObject({ code: 'PASSWORD_WRONG' })
    expect((await change(browser, PASSWORD, 'une phrase assez longue')).status).toBe(429)
    at.clock.forward(1)
    expect((await change(browser, PASSWORD, 'court')).body).toMatchObject({
      code: 'PASSWORD_REFUSED',
      field: 'next',
    })
  })
})

describe('a device', () => {
  test('never seen before is told to its person; the first and the known ones are not', async () => {
    const { id, email, browser } = await signedIn()
    const notices = () => at.db.selectFrom('notice').selectAll().where('person_id', '=', id).execute()
    await browser.signIn(email)
    expect(await notices()).toEqual([])
    await at.visitor({ ...anotherNetwork(), 'user-agent': 'Mozilla/5.0 (iPhone) Safari/605' }).signIn(email)
    expect(await notices()).toMatchObject([{ kind: 'new_device', data: { device: 'Safari · iOS' } }])
  })
})

describe('an account held', () => {
  test('learns so and signs out, and does nothing else', async () => {
    const { id, browser } = await signedIn()
    await at.db.updateTable('account').set({ state: 'held' }).where('person_id', '=', id).execute()
    expect((await browser.ask('GET', '/api/session')).body).toMatchObject({ person: { id }, actor: { state: 'held' } })
    for (const path of ['/api/me', '/api/me/sessions', '/api/people?q=ab', '/api/dossiers'])
      expect((await browser.ask('GET', path)).body).toMatchObject({ code: 'ACCOUNT_HELD' })
    expect((await browser.ask('DELETE', '/api/session')).status).toBe(200)
    expect(await isOpen(browser)).toBe(false)
  })

  test('cannot open itself again, even with the rights of the application', async () => {
    const { id } = await at.account()
    await at.db.updateTable('account').set({ state: 'held' }).where('person_id', '=', id).execute()
    const reopening = at.db.transaction().execute(async (transaction) => {
      await sql`set local role rokhas_application`.execute(transaction)
      await sql`select set_config('rokhas.person', ${id}, true)`.execute(transaction)
      await sql`update account set state = 'active' where person_id = ${id}`.execute(transaction)
    })
    await expect(reopening).rejects.toThrow('not its own to change')
  })
})
