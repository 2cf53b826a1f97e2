import { setTimeout as pause } from 'node:timers/promises'

/** Where the service answers at this moment: a server that comes back has another port. */
export type Service = {
  url: string
  underWay: number
  askedAgain: number
  /** What was asked for and acknowledged, so far. */
  acknowledged: number
  /** How it said that it could not answer. */
  readonly excuses: Set<string>
}

const PATIENCE_MS = 180_000
const RETRY_MS = 50

export type Asked = {
  readonly body?: unknown
  readonly bytes?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as Idempotency-Key. */
  readonly key?: string
}

/** Somebody's line to the service: what is asked is asked again, under the same key, until it is answered. */
export class Line {
  private readonly service: Service
  private readonly cookie: string

  constructor(service: Service, cookie: string) {
    this.service = service
    this.cookie = cookie
  }

  /** @throws when the service refuses, or never comes back */
  async insist(status: number, method: string, path: string, asked: Asked = {}): Promise<Response> {
    for (const until = Date.now() + PATIENCE_MS; ; await pause(RETRY_MS)) {
      const answer = await this.once(method, path, asked)
      if (answer?.status === status) {
        this.service.acknowledged += 1
        return answer
      }
      if (answer && answer.status < 500 && answer.status !== 423)
        throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
      if (Date.now() > until) throw new Error(`${method} ${path}: nobody answers any more`)
      this.service.askedAgain += 1
    }
  }

  /** Null when the line was cut: nothing was promised. */
  async once(method: string, path: string, { body, bytes, headers, key }: Asked): Promise<Response | null> {
    this.service.underWay += 1
    try {
      const response = await fetch(this.service.url + path, {
        method,
        headers: {
          cookie: this.cookie,
          'tus-resumable': '1.0.0',
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
          ...headers,
        },
        ...(body ? { body: JSON.stringify(body) } : bytes ? { body: new Uint8Array(bytes) } : {}),
      })
      const whole = response.status === 204 ? null : await response.text()
      if (response.status >= 500) this.service.excuses.add(`${response.status} ${JSON.parse(whole ?? '').code}`)
      return new Response(whole, response)
    } catch {
      return null
    } finally {
      this.service.underWay -= 1
    }
  }
}
