import type { Endpoint } from '../../../api/contract/endpoints/endpoint.ts'
import { ENDPOINTS } from '../../../api/contract/endpoints.ts'
import { type Action, type Grant, POLICY } from '../../../api/contract/policy/policy.ts'
import type { TestServer } from '../../build/server.ts'
import { bodiesOf } from './bodies.ts'
import type { ForeignThings } from './foreign.ts'
import { pathOf, queryOf } from './requests.ts'

type Name = keyof typeof ENDPOINTS
export type Asked = { readonly name: Name; readonly endpoint: Endpoint }
export type Headers = Readonly<Record<string, string>>
export type Answer = { readonly status: number; readonly text: string }
export type Expected = (asked: Asked, answer: Answer) => boolean

export const ALL: readonly Asked[] = (Object.entries(ENDPOINTS) as [Name, Endpoint][]).map(([name, endpoint]) => ({
  name,
  endpoint,
}))
export const CLOSED = ALL.filter(({ endpoint }) => endpoint.access !== 'public')
export const BY_ACTION = CLOSED.filter(({ endpoint }) => endpoint.access !== 'signed_in')
export const namesAThing = ({ endpoint }: Asked) => endpoint.path.includes('{')
export const actionOf = ({ endpoint }: Asked) => endpoint.access as Action // BY_ACTION has no other access
const opensToAnyone = (asked: Asked) => POLICY[actionOf(asked)].some(({ to }: Grant) => to === 'anyone')
/** The answer to this question is the asker's own, or nothing: it names no body and no person. */
const ownAnswer = (asked: Asked) => !namesAThing(asked) && asked.endpoint.method === 'GET'

export const shut: Expected = (_, { status }) => status === 403 || status === 404
/** Let through: what is refused then is refused for what was asked, not for who asked. */
export const passes: Expected = (_, { status }) => status < 400 || status === 409 || status === 422
/** Whatever names a foreign thing is shut; a list is shut, or holds nothing of theirs. */
export const shutOrOwn: Expected = (one, answer) =>
  opensToAnyone(one) ? answer.status < 400 : shut(one, answer) || (ownAnswer(one) && answer.status === 200)

/** What was answered, in one line for whoever reads a failure. */
export const inWords = ({ name, endpoint }: Asked, { status, text }: Answer) =>
  `${name} (${endpoint.access}) answered ${status} ${text.match(/"code":"(\w+)"/)?.[1] ?? ''}`

/** Goes from endpoint to endpoint and asks each for a foreign thing. */
export class Walk {
  requests = 0
  private readonly server: TestServer
  private readonly things: ForeignThings

  constructor(server: TestServer, things: ForeignThings) {
    this.server = server
    this.things = things
  }

  async ask({ name, endpoint }: Asked, headers: Headers = {}): Promise<Answer> {
    this.requests += 1
    const body = bodiesOf(this.things)[name]
    const response = await fetch(`${this.server.url}${pathOf(endpoint, this.things)}${queryOf(name, this.things)}`, {
      method: endpoint.method,
      redirect: 'manual',
      headers: { ...headers, ...(endpoint.body ? { 'content-type': 'application/json' } : {}) },
      ...(endpoint.body ? { body: JSON.stringify(body ?? {}) } : {}),
    })
    return { status: response.status, text: await response.text() }
  }

  /** Secrets of the foreign things in an answer; one that was asked with may come back in a refusal's path. */
  leaks = (text: string) => this.things.secrets().filter((secret) => text.includes(secret))

  /** Asks each, and says which answered otherwise than expected, or gave away a word of a foreign thing. */
  async strays(
    asked: readonly Asked[],
    headers: () => Promise<Headers> | Headers,
    expected: Expected,
  ): Promise<readonly string[]> {
    const found: string[] = []
    for (const one of asked) {
      const answer = await this.ask(one, await headers())
      const given = this.leaks(answer.text)
      if (!expected(one, answer)) found.push(inWords(one, answer))
      if (given.length > 0) found.push(`${one.name} gives away ${given.join(', ')}`)
    }
    return found
  }
}
