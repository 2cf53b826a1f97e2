import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anotherNetwork, type House, house, PASSWORD } from '../../build/identity.ts'
import { links, secretsKept, timed } from './links.ts'

let at: House
beforeAll(async () => {
  at = await house()
})
afterAll(() => at.close())

const { askReset, finish, messagesTo, tokenSent } = links(() => at)

describe('a forgotten password', () => {
  test('is replaced by the link sent to the address; every session ends, the link opens once', async () => {
    const { id, email } = await at.account()
    const thief = at.visitor(anotherNetwork())
    await thief.signIn(email)
    expect(await askReset(email)).toMatchObject({ status: 202, body: {} })
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
    const [known, unknown] = [await askReset(email), await askReset('personne@example.ma')]
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    expect(await messagesTo('personne@example.ma')).toEqual([])
  })

  test('takes as long for nobody', async () => {
    const { email } = await at.account()
    const known = [
      await timed(() => askReset(email)),
      await timed(() => askReset(email)),
      await timed(() => askReset(email)),
    ]
    const unknown = [await timed(() => askReset('p1@example.ma')), await timed(() => askReset('p2@example.ma'))]
    expect(Math.abs(Math.min(...known) - Math.min(...unknown))).toBeLessThan(40)
  })

  test('keeps the link when the new password is refused', async () => {
    const { email } = await at.account()
    await askReset(email)
    const token = await tokenSent(email)
    expect((await finish(token, 'court')).body).toMatchObject({ code: 'PASSWORD_REFUSED' })
    expect((await finish(token, 'une phrase assez longue')).status).toBe(200)
  })

  test('makes the other links sent before open nothing', async () => {
    const { email } = await at.account()
    await askReset(email)
    const earlier = await tokenSent(email)
    await askReset(email)
    await finish(await tokenSent(email), 'une phrase assez longue')
    expect((await finish(earlier, 'une phrase de voleur')).status).toBe(410)
  })

  test('has a link that lasts an hour', async () => {
    const { email } = await at.account()
    await askReset(email)
    at.clock.forward(60)
    expect((await finish(await tokenSent(email), 'une phrase assez longue')).status).toBe(410)
  })

  test('carries no token to a host somebody made up', async () => {
    const { email } = await at.account()
    await askReset(email, { ...anotherNetwork(), 'x-forwarded-host': 'evil.example' })
    const message = (await messagesTo(email)).at(-1)
    expect(message?.data.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/compte\/mot-de-passe#/)
  })
})

test('no token and no password is in the journal, nor in what waits for a link', async () => {
  expect(await secretsKept(at, [PASSWORD, 'une phrase assez longue'])).toEqual([])
})
