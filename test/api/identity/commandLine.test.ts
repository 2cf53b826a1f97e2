import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anotherNetwork, type House, house } from '../../build/identity.ts'

let at: House
beforeAll(async () => {
  at = await house()
})
afterAll(() => at.close())

const COMMAND = fileURLToPath(new URL('../../../api/identity/command-line/people.ts', import.meta.url))
const people = (...args: string[]) =>
  spawnSync(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, DATABASE_URL: at.url },
    encoding: 'utf8',
    timeout: 25_000,
  })

describe('npm run people', () => {
  test('locks an account, opens it again and resets it, each journalled as an operator', async () => {
    const { id, email } = await at.account()
    const browser = at.visitor(anotherNetwork())
    await browser.signIn(email)
    const locked = people('lock', email.toUpperCase())
    expect([locked.status, locked.stdout]).toEqual([0, `${email}: locked; its sessions have ended\n`])
    expect((await browser.ask('GET', '/api/session')).body).toMatchObject({ person: null })
    expect((await browser.signIn(email)).body).toMatchObject({ code: 'ACCOUNT_HELD' })
    expect(people('unlock', email).status).toBe(0)
    expect((await browser.signIn(email)).status).toBe(200)
    expect(people('reset', email)).toMatchObject({ status: 0 })
    expect((await browser.signIn(email)).status).toBe(401)
    const sent = await at.db.selectFrom('message').selectAll().where('address', '=', email).orderBy('id').execute()
    expect(sent.map(({ kind }) => kind)).toEqual(['account_locked', 'account_unlocked', 'reset_password'])
    const lines = await at.db
      .selectFrom('journal_event')
      .selectAll()
      .where('concerned_id', '=', id)
      .where('action', 'like', 'account.%')
      .orderBy('id')
      .execute()
    expect(lines.map(({ action }) => action)).toEqual(['account.lock', 'account.unlock', 'account.reset'])
    for (const line of lines) expect(line).toMatchObject({ person_id: null, detail: { by: 'operator command' } })
  })

  test.each([
    [['lock', 'nobody@example.ma'], 'no account has the address nobody@example.ma'],
    [['lock'], 'npm run people'],
    [['destroy', 'a@example.ma'], 'npm run people'],
    [[], 'npm run people'],
  ])('%j fails in words', (args, words) => {
    const { status, stdout, stderr } = people(...args)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})
