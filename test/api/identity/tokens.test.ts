import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Dossiers } from '../../build/dossiers.ts'
import { anotherNetwork, type House, house, PASSWORD, type Visitor } from '../../build/identity.ts'

let at: House
beforeAll(async () => {
  at = await house()
})
afterAll(() => at.close())

type Made = { readonly secret: string; readonly token: { readonly id: string } }

async function signedIn() {
  const account = await at.account()
  const browser = at.visitor(anotherNetwork())
  await browser.signIn(account.email)
  return { ...account, browser }
}
async function withToken(days = 30) {
  const who = await signedIn()
  const made = await who.browser.ask('POST', '/api/me/tokens', { body: { name: 'QGIS', days } })
  expect(made.status).toBe(201)
  return { ...who, ...(made.body as unknown as Made) }
}
const basic = (user: string, secret: string) => `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`
const COLLECTION = '/api/ogc/collections/dossiers'
const reading = async (authorization: string, path = COLLECTION, from: Visitor = at.visitor(anotherNetwork())) =>
  from.ask('GET', path, { headers: { authorization } })
const journalOf = (person: string) =>
  at.db
    .selectFrom('journal_event')
    .select(['action', 'person_id', 'detail'])
    .where('action', 'like', 'token.%')
    .where((eb) => eb.or([eb('person_id', '=', person), eb('concerned_id', '=', person)]))
    .orderBy('id')
    .execute()
const actionsOf = async (person: string) => (await journalOf(person)).map(({ action }) => action)

describe('A token', () => {
  test('is shown once and kept as a digest; its making is journalled and its owner told', async () => {
    const { id, secret, browser } = await withToken()
    expect(secret).toMatch(/^rokhas_ogc_[\w-]{43}$/)
    const rows = await at.db.selectFrom('access_token').selectAll().where('person_id', '=', id).execute()
    expect([rows.length, JSON.stringify(rows).includes(secret)]).toEqual([1, false])
    const { body } = await browser.ask('GET', '/api/me/tokens')
    expect(body.tokens).toMatchObject([{ name: 'QGIS', scope: 'ogc_read', expired: false, lastUsedAt: null }])
    expect(JSON.stringify(body)).not.toContain(secret.slice(11))
    expect(await journalOf(id)).toMatchObject([{ action: 'token.create', detail: { name: 'QGIS', days: 30 } }])
    const notices = await at.db.selectFrom('notice').select(['kind', 'data']).where('person_id', '=', id).execute()
    expect(notices).toEqual([{ kind: 'factor_added', data: { factor: 'access_token' } }])
  })

  test('opens the dossiers as a password of HTTP Basic, whatever the user name, and as a Bearer', async () => {
    const { secret, email } = await withToken()
    for (const header of [basic(email, secret), basic('', secret), `Bearer ${secret}`, `bearer ${secret}`]) {
      const { status, headers } = await reading(header)
      expect([header.slice(0, 6), status, headers.get('cache-control')]).toEqual([header.slice(0, 6), 200, 'no-store'])
    }
  })

  test('opens nothing else: not its owner’s account, not another resource, not a change', async () => {
    const { secret } = await withToken()
    for (const path of ['/api/me', '/api/me/tokens', '/api/dossiers', '/api/ogcx', '/api/queue'])
      expect([path, (await reading(`Bearer ${secret}`, path)).status]).toEqual([path, path === '/api/ogcx' ? 404 : 401])
    const session = await reading(`Bearer ${secret}`, '/api/session')
    expect(session.body.person).toBeNull()
    const posted = await at.visitor().ask('POST', '/api/me/tokens', {
      headers: { authorization: `Bearer ${secret}` },
      body: { name: 'Autre', days: 30 },
    })
    expect(posted.status).toBe(401)
  })

  test('opens nothing once its term is over, and its owner’s journal says once an hour that it was tried', async () => {
    const { id, secret, browser } = await withToken(30)
    at.clock.forward(30 * 24 * 60 - 1)
    expect((await reading(`Bearer ${secret}`)).status).toBe(200)
    at.clock.forward(1)
    for (let time = 0; time < 3; time += 1) {
      const { status, body, headers } = await reading(`Bearer ${secret}`)
      expect([status, body.code, headers.get('www-authenticate')]).toEqual([
        401,
        'TOKEN_REFUSED',
        'Bearer realm="Rokhas", Basic realm="Rokhas", charset="UTF-8"',
      ])
    }
    expect(await actionsOf(id)).toEqual(['token.create', 'token.use', 'token.refuse'])
    await browser.signIn(await emailOf(id))
    expect((await browser.ask('GET', '/api/me/tokens')).body.tokens).toMatchObject([{ expired: true }])
  })

  test('taken away opens nothing from that moment, and nobody takes away another’s', async () => {
    const { id, secret, token, browser } = await withToken()
    const other = await signedIn()
    expect((await other.browser.ask('DELETE', `/api/me/tokens/${token.id}`)).status).toBe(404)
    expect((await reading(`Bearer ${secret}`)).status).toBe(200)
    expect((await browser.ask('DELETE', `/api/me/tokens/${token.id}`)).status).toBe(200)
    expect((await reading(`Bearer ${secret}`)).status).toBe(401)
    expect((await browser.ask('DELETE', `/api/me/tokens/${token.id}`)).status).toBe(404)
    expect((await browser.ask('DELETE', '/api/me/tokens/1')).status).toBe(404)
    expect(await actionsOf(id)).toEqual(['token.create', 'token.use', 'token.revoke'])
  })

  test('ends with the password it was made under, and with a reset of the account', async () => {
    const { secret, browser } = await withToken()
    const next = 'sept dromadaires au bord de l’oued'
    expect((await browser.ask('PUT', '/api/me/password', { body: { current: PASSWORD, next } })).status).toBe(200)
    expect((await reading(`Bearer ${secret}`)).status).toBe(401)
    const another = await withToken()
    const support = await at.people.acting('support', 'support')
    const headers = await at.people.signIn(support.person, { secondFactor: true, now: at.clock.now() })
    const reset = await at.visitor().ask('POST', `/api/people/${another.id}/reset`, { headers, body: {} })
    expect(reset.status).toBe(200)
    expect((await reading(`Bearer ${another.secret}`)).status).toBe(401)
  })

  test('of a locked account opens no dossier; its public law is read as by anybody', async () => {
    const { id, secret } = await withToken()
    await at.db.updateTable('account').set({ state: 'locked' }).where('person_id', '=', id).execute()
    const { status, body } = await reading(`Bearer ${secret}`)
    expect([status, body.code]).toEqual([403, 'ACCOUNT_HELD'])
    const { status: listed, body: list } = await reading(`Bearer ${secret}`, '/api/ogc/collections')
    expect([listed, JSON.stringify(list).includes('dossiers')]).toEqual([200, false])
  })

  test('is marked as used with where from, and said anew after an hour or from elsewhere', async () => {
    const { id, secret } = await withToken()
    const office = at.visitor({ 'x-forwarded-for': '203.0.113.7' })
    for (let minute = 0; minute < 3; minute += 1) {
      await reading(`Bearer ${secret}`, COLLECTION, office)
      at.clock.forward(2)
    }
    const row = await at.db.selectFrom('access_token').selectAll().where('person_id', '=', id).executeTakeFirst()
    expect(row?.last_used_from).toBe('203.0.113.7')
    expect(row?.last_used_at).toEqual(new Date(at.clock.now().getTime() - 2 * 60_000))
    expect(await actionsOf(id)).toEqual(['token.create', 'token.use'])
    at.clock.forward(61)
    await reading(`Bearer ${secret}`, COLLECTION, office)
    await reading(`Bearer ${secret}`, COLLECTION, at.visitor({ 'x-forwarded-for': '203.0.113.8' }))
    expect(await actionsOf(id)).toEqual(['token.create', 'token.use', 'token.use', 'token.use'])
    // Two programs in turn: neither is news any more.
    for (const address of ['203.0.113.7', '203.0.113.8', '203.0.113.7', '203.0.113.8'])
      await reading(`Bearer ${secret}`, COLLECTION, at.visitor({ 'x-forwarded-for': address }))
    expect(await actionsOf(id)).toHaveLength(4)
  })
})

const emailOf = async (id: string) =>
  (await at.db.selectFrom('account').select('email').where('person_id', '=', id).executeTakeFirstOrThrow()).email

describe('What a token may', () => {
  const territory = ['06.141']
  const mandated = async (secondFactor: boolean) => {
    const person = await at.people.person()
    const body = await at.people.body('province', territory)
    const mandate = await at.people.mandate({ person, body, role: 'guichet' })
    const headers = await at.people.signIn(person, { secondFactor, now: at.clock.now() })
    const { status, body: made } = await at
      .visitor()
      .ask('POST', '/api/me/tokens', { headers, body: { name: 'QGIS', days: 30 } })
    expect(status).toBe(201)
    return { mandate, ...(made as unknown as Made) }
  }
  const seen = async (secret: string) =>
    (await reading(`Bearer ${secret}`, `${COLLECTION}/items?resultType=hits`)).body.numberMatched

  beforeAll(async () => {
    const owner = await at.people.person()
    const filed = await new Dossiers(at.db).filed(owner, '061410141-2026-00007')
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select ${filed}, 26191, 'draft', '{}', g, display_3857(g)
      from (select ST_Multi(ST_MakeEnvelope(300000, 330000, 300020, 330013, 26191)) as g) drawn`.execute(at.db)
  })

  test('is what its owner may on the day: a mandate that ends ends there too', async () => {
    const { mandate, secret } = await mandated(true)
    expect(await seen(secret)).toBe(1)
    const over = at.clock.today()
    const before = new Date(Date.parse(over) - 86_400_000).toISOString().slice(0, 10)
    await at.db.updateTable('mandate').set({ valid_to: before }).where('id', '=', mandate).execute()
    expect(await seen(secret)).toBe(0)
  })

  test('made in a session without a second factor, leaves the mandates of an administration asleep', async () => {
    expect(await seen((await mandated(false)).secret)).toBe(0)
  })

  test('is no more than a citizen’s own', async () => {
    expect(await seen((await withToken()).secret)).toBe(0)
  })
})

describe('Asked wrongly', () => {
  test('a token that nobody has is refused, and a flood of them stops without shutting out one that is right', async () => {
    const { secret } = await withToken()
    const network = at.visitor(anotherNetwork())
    const wrong = (rank: number) => reading(`Bearer rokhas_ogc_${rank}`, COLLECTION, network)
    const codes: unknown[] = []
    for (let rank = 0; rank < 32; rank += 1) codes.push((await wrong(rank)).body.code)
    expect([codes[0], codes.at(-1)]).toEqual(['TOKEN_REFUSED', 'TOO_MANY_ATTEMPTS'])
    expect((await reading(`Bearer ${secret}`, COLLECTION, network)).status).toBe(200)
  })

  test.each(['Basic !!!', 'Basic', 'Bearer', 'Digest username="x"', `Basic ${Buffer.from('x').toString('base64')}`])(
    'the header %s signs nobody in',
    async (header) => {
      expect((await reading(header)).status).toBe(401)
    },
  )

  test('a request with nothing is asked for a Bearer: a browser opens no window of its own for that', async () => {
    const { status, headers } = await at.visitor().ask('GET', COLLECTION)
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Rokhas"'])
  })

  test.each([{ name: '', days: 30 }, { name: 'x'.repeat(81), days: 30 }, { name: 'QGIS', days: 31 }, { name: 'QGIS' }])(
    '%o makes none',
    async (body) => {
      const { browser } = await signedIn()
      expect((await browser.ask('POST', '/api/me/tokens', { body })).status).toBe(422)
    },
  )

  test('the eleventh is refused until one is taken away', async () => {
    const { browser } = await signedIn()
    const make = () => browser.ask('POST', '/api/me/tokens', { body: { name: 'QGIS', days: 30 } })
    const made: Awaited<ReturnType<typeof make>>[] = []
    for (let rank = 0; rank < 11; rank += 1) made.push(await make())
    expect(made.map(({ status }) => status)).toEqual([...Array(10).fill(201), 409])
    const [first] = made as unknown as { body: Made }[]
    await browser.ask('DELETE', `/api/me/tokens/${first?.body.token.id}`)
    expect((await make()).status).toBe(201)
  })
})
