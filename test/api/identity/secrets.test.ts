import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createListener } from '../../../api/app.ts'
import { readConfig } from '../../../api/config.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { openStore } from '../../../api/documents/store/openStore.ts'
import { type House, house, PASSWORD, Visitor } from '../../build/identity.ts'

let at: House
let url: string
let stop: () => Promise<void>
let logged = ''

beforeAll(async () => {
  at = await house()
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString()
      done()
    },
  })
  const config = readConfig({ LOG_LEVEL: 'trace' })
  const db = openDatabase(at.url, { max: 2, role: 'rokhas_application' })
  const log = pino({ level: 'trace' }, sink)
  const server = createServer(createListener({ db, config, clock: at.clock, log, store: openStore(config) }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
    await db.destroy()
  }
})
afterAll(async () => {
  await stop()
  await at.close()
})

test('no password, token or code reaches the log, the journal or a notice, whatever goes right or wrong', async () => {
  const { email } = await at.account()
  const browser = new Visitor(url)
  await browser.signIn(email, 'a wrong password typed')
  await browser.signIn(email, PASSWORD, '123456')
  await browser.signIn(email)
  await browser.ask('POST', '/api/session', { body: { email, password: ['an array for a password'] } })
  await browser.ask('PUT', '/api/me/password', { body: { current: PASSWORD, next: 'motdepasse1234' } })
  await browser.ask('POST', '/api/accounts/reset', { body: { email } })
  const message = await at.db.selectFrom('message').select('data').where('address', '=', email).executeTakeFirst()
  const link = String(message?.data.link).split('#')[1] ?? ''
  expect(link).toHaveLength(43)
  const password = 'une phrase assez longue'
  await browser.ask('POST', '/api/accounts/reset/finish', { body: { token: link, password: `${PASSWORD}\u0000` } })
  await browser.ask('POST', '/api/accounts/reset/finish', { body: { token: link, password } })
  const kept = [
    await at.db.selectFrom('journal_event').selectAll().execute(),
    await at.db.selectFrom('notice').selectAll().execute(),
    await at.db.selectFrom('session').selectAll().execute(),
  ]
  expect(logged).toContain('/api/accounts/reset/finish')
  const secrets = [...browser.cookies.values(), PASSWORD, password, 'a wrong password typed', link, 'motdepasse1234']
  for (const secret of [...secrets, 'an array for a password']) {
    expect(logged).not.toContain(secret)
    expect(JSON.stringify(kept)).not.toContain(secret)
  }
})
