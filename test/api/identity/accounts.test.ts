import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anotherNetwork, type House, house, PASSWORD } from '../../build/identity.ts'

let at: House
beforeAll(async () => {
  at = await house()
})
afterAll(() => at.close())

const citizen = (email: string) => ({
  as: 'citizen',
  email,
  password: PASSWORD,
  givenName: 'Salma',
  familyName: 'Bennis',
  language: 'ar',
})
/** A moment after the one before, so that messages have an order. */
function register(body: unknown) {
  at.clock.forward(0.01)
  return at.visitor(anotherNetwork()).ask('POST', '/api/accounts', { body })
}
const confirm = (token: string) =>
  at.visitor(anotherNetwork()).ask('POST', '/api/accounts/confirm', { body: { token } })
const finish = (token: string, password: string) =>
  at.visitor(anotherNetwork()).ask('POST', '/api/accounts/reset/finish', { body: { token, password } })

/** The messages waiting for an address, the latest last. */
const messagesTo = (email: string) =>
  at.db.selectFrom('message').selectAll().where('address', '=', email).orderBy('id').execute()
async function tokenSent(email: string): Promise<string> {
  const message = (await messagesTo(email)).at(-1)
  const [, token = ''] = String(message?.data.link).split('#')
  return token
}

describe('a registration', () => {
  test('opens an account once its link is opened, and no sooner', async () => {
    const email = 'salma@example.ma'
    expect(await register(citizen(email))).toMatchObject({ status: 202, body: {} })
    const [message] = await messagesTo(email)
    expect(message).toMatchObject({ kind: 'confirm_email', language: 'ar', state: 'waiting' })
    expect((await at.visitor(anotherNetwork()).signIn(email)).status).toBe(401)
    expect(await confirm(await tokenSent(email))).toMatchObject({ status: 200, body: { company: null } })
    const signedIn = await at.visitor(anotherNetwork()).signIn(email)
    expect(signedIn.body).toMatchObject({ person: { givenName: 'Salma', familyName: 'Bennis', language: 'ar' } })
  })

  test('leads to this house, its token in the fragment alone', async () => {
    await register(citizen('fragment@example.ma'))
    const [message] = await messagesTo('fragment@example.ma')
    expect(message?.data.link).toMatch(new RegExp(`^${at.server.url}/compte/confirmer#[\\w-]{43}$`))
  })

  test('answers the same for an address that has an account, whose owner is told', async () => {
    const { id, email } = await at.account()
    const fresh = await register(citizen('fresh@example.ma'))
    const taken = await register(citizen(email))
    expect([taken.status, taken.body]).toEqual([fresh.status, fresh.body])
    expect(await messagesTo(email)).toMatchObject([{ kind: 'already_registered', person_id: id }])
    expect((await at.visitor(anotherNetwork()).signIn(email)).status).toBe(200)
  })

  test('takes as long for an address that has an account', async () => {
    const { email } = await at.account()
    const turns = [0, 1, 2, 3]
    const spans = { known: [] as number[], fresh: [] as number[] }
    for (const turn of turns) {
      spans.known.push(await timed(() => register(citizen(email))))
      spans.fresh.push(await timed(() => register(citizen(`turn-${turn}@example.ma`))))
    }
    expect(Math.abs(Math.min(...spans.known) - Math.min(...spans.fresh))).toBeLessThan(60)
  })

  test('makes of each link the account its own request described', async () => {
    const email = 'victim@example.ma'
    await register({ ...citizen(email), givenName: 'Mallory', password: 'le mot de passe de mallory' })
    await register({ ...citizen(email), givenName: 'Victoria' })
    await confirm(await tokenSent(email))
    expect((await at.visitor(anotherNetwork()).signIn(email, 'le mot de passe de mallory')).status).toBe(401)
    expect((await at.visitor(anotherNetwork()).signIn(email)).body).toMatchObject({ person: { givenName: 'Victoria' } })
    const [first] = await messagesTo(email)
    expect((await confirm(String(first?.data.link).split('#')[1] ?? '')).status).toBe(410)
  })

  test('has a link that opens once, for a day', async () => {
    const email = 'late@example.ma'
    await register(citizen(email))
    const token = await tokenSent(email)
    at.clock.forward(24 * 60)
    expect((await confirm(token)).body).toMatchObject({ code: 'LINK_UNUSABLE' })
    await register(citizen(email))
    const again = await tokenSent(email)
    expect((await confirm(again)).status).toBe(200)
    expect((await confirm(again)).status).toBe(410)
    expect((await confirm('a'.repeat(43))).status).toBe(410)
  })

  test('of an architect keeps the number of the order as declared', async () => {
    const email = 'architecte@example.ma'
    const asked = { ...citizen(email), as: 'architect', professionalNumber: 'CNOA 1234' }
    expect((await register({ ...asked, professionalNumber: undefined })).status).toBe(422)
    await register(asked)
    await confirm(await tokenSent(email))
    const row = await at.db
      .selectFrom('person')
      .innerJoin('account', 'person_id', 'person.id')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirst()
    expect(row).toMatchObject({
      profession: 'architect',
      professional_number: 'CNOA 1234',
      profession_confirmed_at: null,
    })
  })

  test('of a company opens it with its founder as administrator, once an ICE', async () => {
    const company = { nameFr: 'Atlas Bâtiment', nameAr: 'أطلس للبناء', ice: '001234567000089' }
    const first = 'fondatrice@example.ma'
    await register({ ...citizen(first), as: 'company', company })
    expect((await confirm(await tokenSent(first))).body).toEqual({ company: 'opened' })
    const session = await at.visitor(anotherNetwork()).signIn(first)
    expect(session.body.mandates).toMatchObject([
      { role: 'administrator', bodyKind: 'company', bodyNameFr: 'Atlas Bâtiment', official: false },
    ])
    const second = 'copie@example.ma'
    await register({ ...citizen(second), as: 'company', company })
    expect((await confirm(await tokenSent(second))).body).toEqual({ company: 'already_registered' })
    expect((await at.visitor(anotherNetwork()).signIn(second)).body).toMatchObject({ mandates: [] })
    const short = { ...citizen(second), as: 'company', company: { ...company, ice: '123' } }
    expect(await register(short)).toMatchObject({ status: 422, body: { field: 'company.ice' } })
  })

  test.each([
    ['too_short', 'onze lettre'],
    ['too_long', 'ab1 '.repeat(33)],
    ['own_words', 'salma.bennis2026'],
    ['own_words', 'BennisSalma!'],
    ['common', 'azertyuiop123'],
    ['common', 'motdepasse2026!'],
    ['common', '121212121212'],
  ])('refuses a password that is %s: %s', async (reason, password) => {
    const refused = await register({ ...citizen('faible@example.ma'), password })
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'PASSWORD_REFUSED', field: 'password', data: { reason } },
    })
    expect(await messagesTo('faible@example.ma')).toEqual([])
  })

  test.each([
    'douze lettres',
    'كلمة سر طويلة جدا',
    'aucun chiffre ni majuscule',
    'x9$kT!qz42Lp',
    '🐫🐪🌴🌊🏜️🕌🐟🍊🫒🌹🦅🐎',
  ])('takes any twelve characters that nobody guesses: %s', async (password) => {
    expect((await register({ ...citizen('fort@example.ma'), password })).status).toBe(202)
    at.clock.forward(60)
  })

  test('writes to one address five times an hour at most', async () => {
    const email = 'inondee@example.ma'
    at.clock.forward(60)
    const answers = []
    for (let turn = 0; turn < 6; turn++) answers.push(await register(citizen(email)))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429])
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await messagesTo(email)).toHaveLength(5)
  })
})

describe('a forgotten password', () => {
  const ask = (email: string, headers = anotherNetwork()) => {
    at.clock.forward(0.01)
    return at.visitor(headers).ask('POST', '/api/accounts/reset', { body: { email } })
  }

  test('is replaced by the link sent to the address; every session ends, the link opens once', async () => {
    const { id, email } = await at.account()
    const thief = at.visitor(anotherNetwork())
    await thief.signIn(email)
    expect(await ask(email)).toMatchObject({ status: 202, body: {} })
    const token = await tokenSent(email)
    const next = 'une autre phrase bien longue'
    expect(await finish(token, next)).toMatchObject({ status: 200, body: {} })
    expect((await thief.ask('GET', '/api/session')).body).toMatchObject({ person: null })
    expect((await at.visitor(anotherNetwork()).signIn(email)).status).toBe(401)
    expect((await at.visitor(anotherNetwork()).signIn(email, next)).status).toBe(200)
    expect((await finish(token, next)).body).toMatchObject({ code: 'LINK_UNUSABLE' })
    const ended = await at.db.selectFrom('session').selectAll().where('person_id', '=', id).execute()
    expect(ended.map(({ ended_because }) => ended_because)).toContain('reset')
  })

  test('answers the same for nobody, and sends nothing', async () => {
    const { email } = await at.account()
    const [known, unknown] = [await ask(email), await ask('personne@example.ma')]
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    expect(await messagesTo('personne@example.ma')).toEqual([])
  })

  test('takes as long for nobody', async () => {
    const { email } = await at.account()
    const known = [await timed(() => ask(email)), await timed(() => ask(email)), await timed(() => ask(email))]
    const unknown = [await timed(() => ask('p1@example.ma')), await timed(() => ask('p2@example.ma'))]
    expect(Math.abs(Math.min(...known) - Math.min(...unknown))).toBeLessThan(40)
  })

  test('keeps the link when the new password is refused', async () => {
    const { email } = await at.account()
    await ask(email)
    const token = await tokenSent(email)
    expect((await finish(token, 'court')).body).toMatchObject({ code: 'PASSWORD_REFUSED' })
    expect((await finish(token, 'une phrase assez longue')).status).toBe(200)
  })

  test('makes the other links sent before open nothing', async () => {
    const { email } = await at.account()
    await ask(email)
    const earlier = await tokenSent(email)
    await ask(email)
    await finish(await tokenSent(email), 'une phrase assez longue')
    expect((await finish(earlier, 'une phrase de voleur')).status).toBe(410)
  })

  test('has a link that lasts an hour', async () => {
    const { email } = await at.account()
    await ask(email)
    at.clock.forward(60)
    expect((await finish(await tokenSent(email), 'une phrase assez longue')).status).toBe(410)
  })

  test('carries no token to a host somebody made up', async () => {
    const { email } = await at.account()
    await ask(email, { ...anotherNetwork(), 'x-forwarded-host': 'evil.example' })
    const message = (await messagesTo(email)).at(-1)
    expect(message?.data.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/compte\/mot-de-passe#/)
  })
})

test('no token and no password is in the journal, nor in what waits for a link', async () => {
  const kept = await at.db.selectFrom('journal_event').selectAll().execute()
  const proofs = await at.db.selectFrom('pending_proof').selectAll().execute()
  const tokens = (await at.db.selectFrom('message').select('data').execute())
    .map(({ data }) => String(data.link ?? '').split('#')[1] ?? '')
    .filter((token) => token.length > 20)
  expect(tokens.length).toBeGreaterThan(10)
  const text = JSON.stringify([kept, proofs])
  for (const secret of [...tokens, PASSWORD, 'une phrase assez longue']) expect(text).not.toContain(secret)
})

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}
