import { hash } from '@node-rs/argon2'
import type { Clock } from '../../api/deps.ts'
import { parseDay } from '../../spatial/day.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { People } from './people.ts'
import { type TestServer, testServer } from './server.ts'

export const PASSWORD = 'quatre chevaux sur la dune'

/** A clock that a test moves. */
export class MovableClock implements Clock {
  private instant = new Date('2026-11-24T09:00:00Z')

  now(): Date {
    return new Date(this.instant)
  }

  today() {
    const day = parseDay(this.instant.toISOString().slice(0, 10))
    if (!day) throw new Error('an instant has a day')
    return day
  }

  forward(minutes: number): void {
    this.instant = new Date(this.instant.getTime() + minutes * 60_000)
  }
}

export type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers }
type Asked = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }

/** A browser's tab: it keeps the cookies it is given, as a browser does. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  private readonly url: string
  private readonly headers: Readonly<Record<string, string>>

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url
    this.headers = headers
  }

  async ask(method: string, path: string, { body, headers = {} }: Asked = {}): Promise<Answer> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(this.cookies.size > 0 ? { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) this.keep(line)
    return { status: answer.status, body: await answer.json(), headers: answer.headers }
  }

  signIn(email: string, password = PASSWORD, code?: string): Promise<Answer> {
    return this.ask('POST', '/api/session', { body: { email, password, ...(code ? { code } : {}) } })
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';')
    const [name = '', value = ''] = pair.split('=')
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

export type House = TestDatabase & {
  readonly server: TestServer
  readonly clock: MovableClock
  readonly people: People
  /** A person with an address and a password. */
  readonly account: (of?: { email?: string; password?: string; demonstration?: boolean }) => Promise<Account>
  readonly visitor: (headers?: Readonly<Record<string, string>>) => Visitor
}
export type Account = { readonly id: string; readonly email: string }

/** A server and a database of a test's own, and a clock to move. */
export async function house(env: NodeJS.ProcessEnv = {}): Promise<House> {
  const database = await testDatabase()
  const clock = new MovableClock()
  const server = await testServer({ url: database.url, clock, env: { ROKHAS_PROXY: 'on', ...env } })
  const people = new People(database.db)
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  const account: House['account'] = async ({ email, password, demonstration = false } = {}) => {
    const id = await people.person(email ? { email } : {})
    const kept = password ? await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }) : passwordHash
    const row = await database.db
      .updateTable('account')
      .set({ password_hash: kept, demonstration })
      .where('person_id', '=', id)
      .returning('email')
      .executeTakeFirstOrThrow()
    return { id, email: row.email }
  }
  const close = async () => {
    await server.close()
    await database.close()
  }
  return { ...database, close, server, clock, people, account, visitor: (headers) => new Visitor(server.url, headers) }
}

/** Addresses of networks that are nobody's (RFC 5737), one after the other. */
let network = 0
export const anotherNetwork = (): Readonly<Record<string, string>> => {
  network += 1
  return { 'x-forwarded-for': `198.51.${100 + Math.floor(network / 250)}.${network % 250}` }
}
