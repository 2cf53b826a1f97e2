import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anotherNetwork, type House, house, PASSWORD } from '../../build/identity.ts'

let at: House
beforeAll(async () => {
  at = await house()
})
afterAll(() => at.close())

const sessionsOf = (person: string) =>
  at.db.selectFrom('session').selectAll().where('person_id', '=', person).orderBy('id').execute()
const journalOf = (action: string, person: string) =>
  at.db
    .selectFrom('journal_event')
    .selectAll()
    .where('action', '=', action)
    .where((event) => event.or([event('person_id', '=', person), event('concerned_id', '=', person)]))
    .execute()

describe('the session of a visitor', () => {
  test('is empty, and says so to anybody', async () => {
    const { status, body, headers } = await at.visitor().ask('GET', '/api/session')
    expect(status).toBe(200)
    expect(body).toMatchObject({ person: null, mandates: [], secondFactor: 'not_needed', idleMinutes: 0 })
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('ends without harm when nobody was signed in', async () => {
    expect(await at.visitor().ask('DELETE', '/api/session')).toMatchObject({ status: 200, body: {} })
  })
})

describe('signing in by password', () => {
  test('opens a session that later requests are recognised by', async () => {
    const { id, email } = await at.account()
    const visitor = at.visitor(anotherNetwork())
    const opened = await visitor.signIn(email)
    expect(opened.status).toBe(200)
    expect(opened.body).toMatchObject({ person: { id, email }, idleMinutes: 720, secondFactor: 'not_needed' })
    const again = await visitor.ask('GET', '/api/session')
    expect(again.body).toEqual(opened.body)
  })

  test('takes the address in any case', async () => {
    const { email } = await at.account({ email: 'majuscule@example.ma' })
    expect((await at.visitor(anotherNetwork()).signIn(` ${email.toUpperCase()} `)).status).toBe(200)
  })

  test('gives a cookie no script reads, no other site sends and no plain connection carries', async () => {
    const { email } = await at.account()
    const { headers } = await at.visitor(anotherNetwork()).signIn(email)
    const [session = '', device = ''] = headers.getSetCookie()
    expect(session).toMatch(/^__Host-rokhas=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
    expect(device).toMatch(
      /^__Host-rokhas-device=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=34560000$/,
    )
  })

  test('keeps a hash of the token, never the token', async () => {
    const { id, email } = await at.account()
    const visitor = at.visitor(anotherNetwork())
    await visitor.signIn(email)
    const [session] = await sessionsOf(id)
    const token = visitor.cookies.get('__Host-rokhas') ?? ''
    expect(session?.token_hash.toString('base64url')).not.toContain(token)
    expect(JSON.stringify(await at.db.selectFrom('journal_event').selectAll().execute())).not.toContain(token)
  })

  test('ends the session the browser held before, whoever it was', async () => {
    const first = await at.account()
    const second = await at.account()
    const visitor = at.visitor(anotherNetwork())
    await visitor.signIn(first.email)
    const stolen = new Map(visitor.cookies)
    await visitor.signIn(second.email)
    expect(await sessionsOf(first.id)).toMatchObject([{ ended_because: 'replaced' }])
    const thief = at.visitor()
    thief.cookies.set('__Host-rokhas', stolen.get('__Host-rokhas') ?? '')
    expect((await thief.ask('GET', '/api/session')).body).toMatchObject({ person: null })
  })

  test('is journalled with the device; the network stays with the session, which is not kept for ever', async () => {
    const { id, email } = await at.account()
    await at
      .visitor({ 'x-forwarded-for': '203.0.113.9', 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0' })
      .signIn(email)
    const [event] = await journalOf('session.open', id)
    expect(event).toMatchObject({
      person_id: id,
      subject_kind: 'session',
      detail: { method: 'password', secondFactor: false, device: 'Firefox · Linux' },
    })
    expect(JSON.stringify(event)).not.toContain('203.0.113.9')
    const session = at.db.selectFrom('session').select('address').where('person_id', '=', id)
    expect(await session.execute()).toEqual([{ address: '203.0.113.9' }])
    const account = at.db.selectFrom('account').select('signed_in_at').where('person_id', '=', id)
    expect(await account.execute()).toEqual([{ signed_in_at: at.clock.now() }])
  })

  test('reads no more than a form from whoever is nobody yet', async () => {
    const body = { email: 'a@example.ma', password: 'x'.repeat(300 * 1024) }
    expect(await at.visitor(anotherNetwork()).ask('POST', '/api/session', { body })).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE' },
    })
  })

  test('hashes a password again that was hashed at another cost', async () => {
    const { hash } = await import('@node-rs/argon2')
    const { id, email } = await at.account()
    const weak = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
    await at.db.updateTable('account').set({ password_hash: weak }).where('person_id', '=', id).execute()
    expect((await at.visitor(anotherNetwork()).signIn(email)).status).toBe(200)
    const row = await at.db.selectFrom('account').select('password_hash').where('person_id', '=', id).executeTakeFirst()
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await at.visitor(anotherNetwork()).signIn(email)).status).toBe(200)
  })

  test('tells an official that a second factor is missing, and of the short session', async () => {
    const { id, email } = await at.account()
    const body = await at.people.body('commune', ['06.141.01.41'])
    await at.people.mandate({ person: id, body, role: 'guichet' })
    const opened = await at.visitor(anotherNetwork()).signIn(email)
    expect(opened.body).toMatchObject({
      secondFactor: 'missing',
      idleMinutes: 30,
      actor: { secondFactor: false },
      mandates: [
        { bodyId: body, role: 'guichet', validFrom: '2025-01-01', validTo: null, territories: ['06.141.01.41'] },
      ],
    })
  })
})

describe('signing in with a code at once', () => {
  test('proves both factors, each code once', async () => {
    const { email } = await at.account()
    const browser = at.visitor(anotherNetwork())
    await browser.signIn(email)
    const begun = await browser.ask('POST', '/api/me/totp')
    const secret = fromBase32(String(begun.body.secret))
    const code = () => sixDigits(secret, Math.floor(at.clock.now().getTime() / 30_000))
    expect((await browser.ask('POST', '/api/me/totp/confirm', { body: { code: code() } })).status).toBe(200)
    at.clock.forward(2)
    const opened = await at.visitor(anotherNetwork()).signIn(email, PASSWORD, code())
    expect(opened.body).toMatchObject({ secondFactor: 'proved', actor: { secondFactor: true } })
    const replayed = await at.visitor(anotherNetwork()).signIn(email, PASSWORD, code())
    expect(replayed).toMatchObject({ status: 401, body: { code: 'SIGN_IN_REFUSED' } })
    const without = await at.visitor(anotherNetwork()).signIn(email)
    expect(without.body).toMatchObject({ actor: { secondFactor: false }, factors: { totp: true } })
  })
})

/** RFC 4648 §6. */
function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter))
  const stream = bits.map((value) => value.toString(2).padStart(5, '0')).join('')
  return Buffer.from((stream.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** RFC 4226 §5.3. */
function sixDigits(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('a sign-in that is refused', () => {
  test('answers the same whatever is wrong', async () => {
    const { email } = await at.account()
    const without = await at.people.person({ email: 'sans-mot-de-passe@example.ma' })
    const answers = [
      await at.visitor(anotherNetwork()).signIn(email, 'not the password'),
      await at.visitor(anotherNetwork()).signIn('nobody@example.ma', 'not the password'),
      await at.visitor(anotherNetwork()).signIn('not an address', 'not the password'),
      await at.visitor(anotherNetwork()).signIn('sans-mot-de-passe@example.ma', PASSWORD),
      await at.visitor(anotherNetwork()).signIn(email, PASSWORD, '000000'),
    ]
    expect(without).toBeTruthy()
    const said = answers.map(({ status, body: { requestId, ...rest } }) => ({ status, ...rest }))
    expect(new Set(said.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(said[0]).toMatchObject({ status: 401, code: 'SIGN_IN_REFUSED' })
    expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toEqual([])
  })

  test('takes as long for an address nobody has', async () => {
    const { email } = await at.account()
    const known: number[] = []
    const unknown: number[] = []
    for (let turn = 0; turn < 24; turn++) {
      known.push(await timed(() => at.visitor(anotherNetwork()).signIn(email, 'wrong')))
      unknown.push(await timed(() => at.visitor(anotherNetwork()).signIn(`nobody-${turn}@example.ma`, 'wrong')))
      at.clock.forward(20)
    }
    expect(median(known) / median(unknown)).toBeGreaterThan(0.6)
    expect(median(known) / median(unknown)).toBeLessThan(1.6)
    expect(median(unknown)).toBeGreaterThan(5) // the work of a hash was done for nobody too
  })

  test('is journalled for the person it concerns, without what was typed', async () => {
    const { id, email } = await at.account()
    await at.visitor(anotherNetwork()).signIn(email, 'a secret typed by mistake')
    const [event] = await journalOf('session.refuse', id)
    expect(event).toMatchObject({ person_id: null, concerned_id: id, detail: { reason: 'password' } })
    const all = JSON.stringify(await at.db.selectFrom('journal_event').selectAll().execute())
    expect(all).not.toContain('a secret typed by mistake')
    expect(all).not.toContain(email)
  })

  test('keeps a locked account shut, and says so only to who knows the password', async () => {
    const { id, email } = await at.account()
    await at.db.updateTable('account').set({ state: 'locked' }).where('person_id', '=', id).execute()
    expect((await at.visitor(anotherNetwork()).signIn(email)).body).toMatchObject({ code: 'ACCOUNT_HELD' })
    expect((await at.visitor(anotherNetwork()).signIn(email, 'wrong')).body).toMatchObject({ code: 'SIGN_IN_REFUSED' })
  })

  test('needs an address and a password', async () => {
    expect(await at.visitor().ask('POST', '/api/session', { body: { email: 'a@b.ma' } })).toMatchObject({ status: 422 })
  })
})

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
