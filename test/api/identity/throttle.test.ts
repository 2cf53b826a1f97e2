import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { networkOf } from '../../../api/identity/throttle.ts'
import { anotherNetwork, type House, house } from '../../build/identity.ts'

let at: House
beforeAll(async () => {
  at = await house()
})
afterAll(() => at.close())

const from = (address: string) => at.visitor({ 'x-forwarded-for': address })
async function flood(times: number, attempt: (turn: number) => Promise<{ status: number }>): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: times }, (_, turn) => attempt(turn)))
  return answers.map(({ status }) => status)
}

describe('a flood of sign-ins', () => {
  test('on one person from one network stops after five a minute, and says until when', async () => {
    const { email } = await at.account()
    const statuses = await flood(9, () => from('192.0.2.1').signIn(email, 'wrong'))
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    const refused = await from('192.0.2.1').signIn(email)
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_ATTEMPTS' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  })

  test('makes waits that grow, an hour at the very most', async () => {
    const { email } = await at.account()
    const waits: number[] = []
    for (let minute = 0; minute < 15; minute++) {
      for (let turn = 0; turn < 5; turn++) {
        const { headers } = await from('192.0.2.2').signIn(email, 'wrong')
        waits.push(Number(headers.get('retry-after') ?? 0))
      }
      at.clock.forward(1)
    }
    expect(Math.max(...waits.slice(0, 10))).toBe(0)
    expect(Math.max(...waits)).toBeGreaterThan(60)
    expect(Math.max(...waits)).toBeLessThanOrEqual(3600)
    at.clock.forward(60)
    expect((await from('192.0.2.2').signIn(email)).status).toBe(200)
  })

  test('from one network leaves the victim free to sign in from another', async () => {
    const { email } = await at.account()
    await flood(15, () => from('192.0.2.3').signIn(email, 'wrong'))
    expect((await from('192.0.2.4').signIn(email)).status).toBe(200)
  })

  test('from everywhere leaves the victim free to sign in with the browser they use', async () => {
    const { email } = await at.account()
    const own = at.visitor(anotherNetwork())
    await own.signIn(email)
    await flood(30, (turn) => from(`192.0.2.${100 + turn}`).signIn(email, 'wrong'))
    expect((await from('192.0.2.5').signIn(email)).status).toBe(429)
    expect((await own.signIn(email)).status).toBe(200)
  })

  test('on many people from one network stops there', async () => {
    at.clock.forward(60)
    const statuses = await flood(70, (turn) => from('192.0.2.6').signIn(`person-${turn}@example.ma`, 'wrong'))
    expect(statuses.filter((status) => status === 401)).toHaveLength(60)
    expect((await from('192.0.2.7').signIn('person-1@example.ma', 'wrong')).status).toBe(401)
  })

  test('on the people of one body stops there', async () => {
    at.clock.forward(60)
    const body = await at.people.body('commune', ['06.141.01.41'])
    const emails: string[] = []
    for (let turn = 0; turn < 6; turn++) {
      const { id, email } = await at.account()
      await at.people.mandate({ person: id, body, role: 'member' })
      emails.push(email)
    }
    const attempt = (turn: number) => at.visitor(anotherNetwork()).signIn(emails[turn % 6] ?? '', 'wrong')
    const statuses = await flood(110, attempt)
    expect(statuses.filter((status) => status === 401)).toHaveLength(100)
  })

  test('forgets what succeeded', async () => {
    const { email } = await at.account()
    for (let turn = 0; turn < 8; turn++) expect((await from('192.0.2.8').signIn(email)).status).toBe(200)
  })

  test('answers the same for an address nobody has', async () => {
    const statuses = await flood(9, () => from('192.0.2.9').signIn('nobody@example.ma', 'wrong'))
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(4)
  })

  test('leaves no address of e-mail in what is counted', async () => {
    const keys = await at.db.selectFrom('counted_window').select('key').execute()
    expect(keys.length).toBeGreaterThan(0)
    expect(JSON.stringify(keys)).not.toMatch(/example|192\.0/)
  })
})

describe('a flood of a stranger’s questions stops, and shuts no sign-in of the same network', () => {
  const ask = (address: string, path: string) =>
    fetch(`${at.server.url}${path}`, { headers: { 'x-forwarded-for': address } })

  test('about acts that are not there', async () => {
    at.clock.forward(60)
    const statuses = await flood(70, () => ask('192.0.2.10', '/api/acts/standing?unit=06.141.01.41&reference=9/1999'))
    expect([200, 429].map((status) => statuses.filter((one) => one === status).length)).toEqual([60, 10])
    expect((await from('192.0.2.10').signIn((await at.account()).email)).status).toBe(200)
  })

  test('about dossiers that are not there', async () => {
    const statuses = await flood(70, (turn) =>
      from('192.0.2.11').ask('POST', '/api/tracking', {
        body: { number: `0614101412026${10_000 + turn}`, identity: 'AB1' },
      }),
    )
    expect([404, 429].map((status) => statuses.filter((one) => one === status).length)).toEqual([60, 10])
    expect((await from('192.0.2.11').signIn((await at.account()).email)).status).toBe(200)
  })
})

describe('behind a proxy', () => {
  test('only what the proxy itself added counts as the address', async () => {
    const { id, email } = await at.account()
    await from('10.9.9.9, 203.0.113.77').signIn(email)
    const row = await at.db.selectFrom('session').select('address').where('person_id', '=', id).executeTakeFirst()
    expect(row?.address).toBe('203.0.113.77')
  })
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('the network of %s is %s', (address, network) => expect(networkOf(address)).toBe(network))
