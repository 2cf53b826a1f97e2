import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { dossier } from '../../../api/contract/dossiers.ts'
import { me } from '../../../api/contract/people.ts'
import { below, type Random } from '../../fuzz/random.ts'
import { pdfBytes } from '../documents/pdfBytes.ts'

/** What was answered as done, under the names the writer gave: each of it must be there, once. */
export type Acknowledged = {
  readonly dossiers: Map<string, string>
  readonly shares: Set<string>
  readonly mandates: Map<string, string>
  readonly documents: Map<string, string>
  readonly phones: string[]
}

export type Signed = {
  readonly personId: string
  readonly email: string
  readonly officeId: string
  readonly cookie: string
}

/** Where the service answers at this moment: a server that comes back has another port. */
export type Service = {
  url: string
  underWay: number
  askedAgain: number
  /** How it said that it could not answer. */
  readonly excuses: Set<string>
}

const PATIENCE_MS = 60_000
const RETRY_MS = 50

/** Somebody at work: every act is asked again, under the same key, until an answer says whether it was done. */
export class Writer {
  readonly done: Acknowledged = {
    dossiers: new Map(),
    shares: new Set(),
    mandates: new Map(),
    documents: new Map(),
    phones: [],
  }
  readonly who: Signed
  private readonly service: Service
  private readonly random: Random
  private rank = 0

  constructor(service: Service, who: Signed, random: Random) {
    this.service = service
    this.who = who
    this.random = random
  }

  /** Works until told to stop, then finishes what is begun. */
  async work(others: readonly Signed[], stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      this.rank += 1
      const name = `${this.who.email} ${this.rank}`
      const dossierId = await this.open(name)
      const other = others[below(this.random, others.length)]
      if (other) await this.share(dossierId, other.officeId)
      await this.deposit(dossierId, name)
      await this.changePhone(`06 ${String(this.rank).padStart(8, '0')}`)
      if (this.rank % 4 === 0) await this.invite(`employe-${this.rank}-${this.who.email}`)
    }
  }

  private async open(title: string): Promise<string> {
    const body = { title, communeCode: '06.141.01.41' }
    const answer = await this.insist(201, 'POST', '/api/dossiers', { body, key: `open ${title}` })
    const { id } = dossier.parse(await answer.json())
    this.done.dossiers.set(title, id)
    return id
  }

  private async share(dossierId: string, bodyId: string): Promise<void> {
    const body = { bodyId, part: 'designer' }
    await this.insist(201, 'POST', `/api/dossiers/${dossierId}/participants`, { body, key: `share ${dossierId}` })
    this.done.shares.add(dossierId)
  }

  /** tus: where the upload is decides how to go on, whatever the last answer was. */
  private async deposit(dossierId: string, name: string): Promise<void> {
    const content = pdfBytes({ 5: `<< /Title (${name.replace(/\W/g, ' ')}) >>` })
    const said = { filename: 'plan.pdf', dossierId, fingerprint: name }
    const pairs = Object.entries(said).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    const headers = { 'upload-length': String(content.length), 'upload-metadata': pairs.join(',') }
    const created = await this.insist(201, 'POST', '/api/uploads', { headers })
    const address = created.headers.get('location') ?? ''
    for (let found = await this.whereIs(address); ; found = await this.whereIs(address)) {
      const documentId = found.headers.get('upload-document')
      if (documentId) return void this.done.documents.set(documentId, sha256(content))
      const offset = found.headers.get('upload-offset') ?? '0'
      const part = { 'upload-offset': offset, 'content-type': 'application/offset+octet-stream' }
      await this.once('PATCH', address, { headers: part, bytes: content.subarray(Number(offset)) })
    }
  }

  private whereIs(address: string): Promise<Response> {
    return this.insist(200, 'HEAD', address)
  }

  /** The version says whether a change whose answer was lost had been made. */
  private async changePhone(phone: string): Promise<void> {
    const { version } = me.parse(await (await this.insist(200, 'GET', '/api/me')).json())
    for (;;) {
      const answer = await this.once('PATCH', '/api/me', { body: { version, phone } })
      const now = me.parse(await (await this.insist(200, 'GET', '/api/me')).json())
      if (now.version > version) return void this.done.phones.push(phone)
      if (answer?.status === 200) throw new Error(`${phone} was acknowledged and is not there`)
    }
  }

  private async invite(email: string): Promise<void> {
    const from = new Date().toISOString().slice(0, 10)
    const body = { email, givenName: 'Salma', familyName: 'Idrissi', role: 'employee', reason: 'employment', from }
    const path = `/api/bodies/${this.who.officeId}/invitations`
    const answer = await this.insist(201, 'POST', path, { body, key: `invite ${email}` })
    this.done.mandates.set(email, ((await answer.json()) as { id: string }).id)
  }

  /** @throws when the service refuses, or never comes back */
  private async insist(status: number, method: string, path: string, asked: Asked = {}): Promise<Response> {
    for (const until = Date.now() + PATIENCE_MS; ; await pause(RETRY_MS)) {
      const answer = await this.once(method, path, asked)
      if (answer?.status === status) return answer
      if (answer && answer.status < 500 && answer.status !== 423)
        throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
      if (Date.now() > until) throw new Error(`${method} ${path}: nobody answers any more`)
      this.service.askedAgain += 1
    }
  }

  /** Null when the line was cut: nothing was promised. */
  private async once(method: string, path: string, { body, bytes, headers, key }: Asked): Promise<Response | null> {
    this.service.underWay += 1
    try {
      const response = await fetch(this.service.url + path, {
        method,
        headers: {
          cookie: this.who.cookie,
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

type Asked = {
  readonly body?: unknown
  readonly bytes?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as Idempotency-Key. */
  readonly key?: string
}

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
