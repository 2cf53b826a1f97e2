import { createHash } from 'node:crypto'
import { dossier } from '../../../api/contract/dossiers.ts'
import { me } from '../../../api/contract/people.ts'
import { below, type Random } from '../../fuzz/random.ts'
import { pdfBytes } from '../documents/pdfBytes.ts'
import { type Desk, type Filings, fileAndFollow, moved, PIECES, prepare } from './filing.ts'
import { Line, type Service } from './line.ts'

/** What was answered as done, under the names the writer gave: each of it must be there, once. */
export type Acknowledged = {
  readonly dossiers: Map<string, string>
  readonly shares: Set<string>
  readonly mandates: Map<string, string>
  readonly documents: Map<string, string>
  readonly phones: string[]
  readonly filings: Filings
}

export type Signed = {
  readonly personId: string
  readonly email: string
  readonly officeId: string
  readonly cookie: string
}

/** Where everybody's dossiers lie, and the officials they go to. */
export type Town = { readonly commune: string; readonly reportId: string; readonly desk: Desk }

/** Somebody at work: every act is asked again, under the same key, until an answer says whether it was done. */
export class Writer {
  readonly done: Acknowledged = {
    dossiers: new Map(),
    shares: new Set(),
    mandates: new Map(),
    documents: new Map(),
    phones: [],
    filings: { numbers: new Map(), moves: new Set() },
  }
  readonly who: Signed
  private readonly line: Line
  private readonly town: Town
  private readonly random: Random
  private rank = 0

  constructor({ service, town, random }: { service: Service; town: Town; random: Random }, who: Signed) {
    this.line = new Line(service, who.cookie)
    this.town = town
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
      await this.deposit(dossierId, { name })
      await this.changePhone(`06 ${String(this.rank).padStart(8, '0')}`)
      await this.file(dossierId, name)
      if (this.rank % 4 === 0) await this.invite(`employe-${this.rank}-${this.who.email}`)
    }
  }

  private async open(title: string): Promise<string> {
    const body = { title, communeCode: this.town.commune, reportId: this.town.reportId }
    const answer = await this.line.insist(201, 'POST', '/api/dossiers', { body, key: `open ${title}` })
    const { id } = dossier.parse(await answer.json())
    this.done.dossiers.set(title, id)
    return id
  }

  private async share(dossierId: string, bodyId: string): Promise<void> {
    const body = { bodyId, part: 'designer' }
    await this.line.insist(201, 'POST', `/api/dossiers/${dossierId}/participants`, { body, key: `share ${dossierId}` })
    this.done.shares.add(dossierId)
  }

  /** tus: where the upload is decides how to go on, whatever the last answer was. */
  private async deposit(dossierId: string, { name, piece }: { name: string; piece?: string }): Promise<void> {
    const content = pdfBytes({ 5: `<< /Title (${name.replace(/\W/g, ' ')}) >>` })
    const said = { filename: 'plan.pdf', dossierId, fingerprint: name, ...(piece && { piece }) }
    const pairs = Object.entries(said).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    const headers = { 'upload-length': String(content.length), 'upload-metadata': pairs.join(',') }
    const created = await this.line.insist(201, 'POST', '/api/uploads', { headers })
    const address = created.headers.get('location') ?? ''
    for (let found = await this.whereIs(address); ; found = await this.whereIs(address)) {
      const documentId = found.headers.get('upload-document')
      if (documentId) return void this.done.documents.set(documentId, sha256(content))
      const offset = found.headers.get('upload-offset') ?? '0'
      const part = { 'upload-offset': offset, 'content-type': 'application/offset+octet-stream' }
      await this.line.once('PATCH', address, { headers: part, bytes: content.subarray(Number(offset)) })
    }
  }

  private async file(id: string, name: string): Promise<void> {
    await prepare(this.line, id)
    for (const piece of PIECES) await this.deposit(id, { name: `${name} ${piece}`, piece })
    await fileAndFollow(this.line, this.town.desk, { id, done: this.done.filings })
  }

  /** Files again, under the keys they were filed under, everything that was acknowledged. @returns the numbers answered */
  async fileAgain(): Promise<Map<string, string | null>> {
    const numbers = new Map<string, string | null>()
    for (const id of this.done.filings.numbers.keys()) numbers.set(id, (await moved(this.line, id, 'file', 0)).number)
    return numbers
  }

  private whereIs(address: string): Promise<Response> {
    return this.line.insist(200, 'HEAD', address)
  }

  /** The version says whether a change whose answer was lost had been made. */
  private async changePhone(phone: string): Promise<void> {
    const { version } = me.parse(await (await this.line.insist(200, 'GET', '/api/me')).json())
    for (;;) {
      const answer = await this.line.once('PATCH', '/api/me', { body: { version, phone } })
      const now = me.parse(await (await this.line.insist(200, 'GET', '/api/me')).json())
      if (now.version > version) return void this.done.phones.push(phone)
      if (answer?.status === 200) throw new Error(`${phone} was acknowledged and is not there`)
    }
  }

  private async invite(email: string): Promise<void> {
    const from = new Date().toISOString().slice(0, 10)
    const body = { email, givenName: 'Salma', familyName: 'Idrissi', role: 'employee', reason: 'employment', from }
    const path = `/api/bodies/${this.who.officeId}/invitations`
    const answer = await this.line.insist(201, 'POST', path, { body, key: `invite ${email}` })
    this.done.mandates.set(email, ((await answer.json()) as { id: string }).id)
  }
}

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
