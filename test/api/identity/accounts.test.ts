import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anotherNetwork, type House, house, PASSWORD } from '../../build/identity.ts'
import { citizen, links, secretsKept, timed } from './links.ts'

let at: House
beforeAll(async () => {
  at = await house()
})
afterAll(() => at.close())

const { confirm, finish, messagesTo, register, tokenSent } = links(() => at)

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
    await register({ ...citizen(email), givenName: 'Mallory' })
    await register({ ...citizen(email), givenName: 'Victoria' })
    await confirm(await tokenSent(email))
    expect((await at.visitor(anotherNetwork()).signIn(email)).body).toMatchObject({ person: { givenName: 'Victoria' } })
    const [first] = await messagesTo(email)
    expect((await confirm(String(first?.data.link).split('#')[1] ?? '')).status).toBe(410)
  })

  test('has the password that whoever reads the mailbox chooses, and none of whoever typed the address', async () => {
    const email = 'owner@example.ma'
    const stranger = 'le mot de passe de mallory'
    await register({ ...citizen(email), password: stranger, passwordHash: stranger })
    const token = await tokenSent(email)
    const withoutPassword = await at.visitor(anotherNetwork()).ask('POST', '/api/accounts/confirm', { body: { token } })
    expect(withoutPassword).toMatchObject({ status: 422, body: { field: 'password' } })
    expect((await confirm(token)).status).toBe(200)
    expect((await at.visitor(anotherNetwork()).signIn(email, stranger)).status).toBe(401)
    expect((await at.visitor(anotherNetwork()).signIn(email)).status).toBe(200)
  })

  test('of whoever was given a mandate before they came sends a link to choose a password, whoever typed the address', async () => {
    const email = 'presidente@example.ma'
    const { headers, body } = await at.people.acting('commune', 'administrator', ['09.001.01.01'])
    await register(citizen(email))
    const typedBefore = await tokenSent(email)
    const invited = await at.visitor(headers).ask('POST', `/api/bodies/${body}/invitations`, {
      body: { email, givenName: 'Salma', familyName: 'Bennis', role: 'president', from: '2026-11-24' },
    })
    expect(invited.status).toBe(201)
    expect(await confirm(typedBefore)).toMatchObject({ status: 410, body: { code: 'LINK_UNUSABLE' } })
    at.clock.forward(1)
    expect((await register(citizen(email))).status).toBe(202)
    expect((await messagesTo(email)).map(({ kind }) => kind)).toEqual(['confirm_email', 'invitation', 'reset_password'])
    expect((await finish(await tokenSent(email), PASSWORD)).status).toBe(200)
    expect((await at.visitor(anotherNetwork()).signIn(email)).body).toMatchObject({ mandates: [{ role: 'president' }] })
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

  let turn = 0
  test.each([
    ['too_short', 'onze lettre'],
    ['too_long', 'ab1 '.repeat(33)],
    ['own_words', 'salma.bennis2026'],
    ['own_words', 'BennisSalma!'],
    ['common', 'azertyuiop123'],
    ['common', 'motdepasse2026!'],
    ['common', '121212121212'],
  ])('refuses a password that is %s: %s', async (reason, password) => {
    const email = `faible-${++turn}@example.ma`
    await register(citizen(email))
    const token = await tokenSent(email)
    const refused = await confirm(token, password)
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'PASSWORD_REFUSED', field: 'password', data: { reason } },
    })
    expect((await at.visitor(anotherNetwork()).signIn(email, password)).status).toBe(401)
    expect((await confirm(token)).status).toBe(200) // what is refused leaves the link as it was
  })

  test.each([
    'douze lettres',
    'كلمة سر طويلة جدا',
    'aucun chiffre ni majuscule',
    'x9$kT!qz42Lp',
    '🐫🐪🌴🌊🏜️🕌🐟🍊🫒🌹🦅🐎',
  ])('takes any twelve characters that nobody guesses: %s', async (password) => {
    const email = `forte-${++turn}@example.ma`
    await register(citizen(email))
    expect((await confirm(await tokenSent(email), password)).status).toBe(200)
    expect((await at.visitor(anotherNetwork()).signIn(email, password)).status).toBe(200)
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

test('no token and no password is in the journal, nor in what waits for a link', async () => {
  expect(await secretsKept(at, [PASSWORD, 'une phrase assez longue'])).toEqual([])
})
