import { createHash, randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documents, uploads } from '../../../api/contract/documents.ts'
import { problem } from '../../../api/contract/problems.ts'
import { checkDocuments } from '../../../api/documents/checking/checkDocuments.ts'
import { pdfBytes } from './pdfBytes.ts'
import { type DocumentService, documentService } from './service.ts'
import { Tus } from './tus.ts'

let service: DocumentService

beforeAll(async () => {
  service = await documentService()
})
afterAll(() => service.close())

const codeOf = async (answer: Response) => problem.parse(await answer.json()).code
const addressOf = (answer: Response) => answer.headers.get('Location') ?? ''
const metadata = (filename: string, more: Record<string, string> = {}) => ({
  filename,
  dossierId: service.dossier,
  ...more,
})

/** How much of an upload the service has written, counted or not. */
const written = (address: string) =>
  stat(`${service.folder}/uploads/${address.split('/').at(-1)}`).then(({ size }) => size)

describe('an upload', () => {
  test('says which protocol it speaks and how much it takes', async () => {
    const answer = await fetch(`${service.url}/api/uploads`, { method: 'OPTIONS' })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('Tus-Version')).toBe('1.0.0')
    expect(answer.headers.get('Tus-Extension')).toBe('creation,termination,expiration')
    expect(answer.headers.get('Tus-Max-Size')).toBe('1073741824')
  })

  test('in one part becomes a document, its content named by its hash and journalled', async () => {
    const content = pdfBytes()
    const created = await service.tus.create(metadata('Plan de masse.pdf'), content.length)
    expect(created.status).toBe(201)
    expect(created.headers.get('Upload-Expires')).toBe('Tue, 01 Dec 2026 09:00:00 GMT')
    const sent = await service.tus.patch(addressOf(created), 0, content as BodyInit)
    expect([sent.status, sent.headers.get('Upload-Offset')]).toEqual([204, String(content.length)])
    const state = await service.stateOf(addressOf(created))
    expect(state).toMatchObject({ received: content.length, refused: null, alreadyThere: false })
    const sha256 = createHash('sha256').update(content).digest('hex')
    const row = await service.db
      .selectFrom('document as d')
      .innerJoin('blob as b', 'b.sha256', 'd.sha256')
      .select(['d.file_name', 'd.pages', 'b.sha256', 'b.bytes', 'b.media_type', 'b.scan'])
      .where('d.id', '=', String(state.documentId))
      .executeTakeFirstOrThrow()
    expect(row).toEqual({
      file_name: 'Plan de masse.pdf',
      pages: 1,
      sha256,
      bytes: content.length,
      media_type: 'application/pdf',
      scan: 'not_configured',
    })
    const events = await service.db
      .selectFrom('journal_event')
      .select('action')
      .where('dossier_id', '=', service.dossier)
      .execute()
    expect(events.map(({ action }) => action).sort()).toEqual(['document.deposit', 'upload.begin'])
  })

  test('goes on where it stopped, on another device, and keeps what came before the line was cut', async () => {
    const content = randomBytes(3_000_000).toString('hex')
    const given = { ...metadata('releve.txt'), fingerprint: 'releve-6MB' }
    const address = addressOf(await service.tus.create(given, content.length))
    const cut = new AbortController()
    const half = new ReadableStream({
      async start(stream) {
        stream.enqueue(Buffer.from(content.slice(0, 2_000_000)))
        await new Promise((resolve) => setTimeout(resolve, 300))
        cut.abort()
      },
    })
    await expect(service.tus.patch(address, 0, half, cut.signal)).rejects.toThrow()
    const phone = new Tus(service.url, await service.people.signIn(service.owner))
    await expect.poll(async () => (await phone.head(address)).headers.get('Upload-Offset')).toBe('2000000')
    const listed = uploads.parse(
      await (await fetch(`${service.url}/api/me/uploads`, { headers: service.headers })).json(),
    )
    expect(listed.uploads.map(({ fileName, received }) => [fileName, received])).toEqual([['releve.txt', 2_000_000]])
    const again = await phone.create(given, content.length)
    expect([addressOf(again), again.headers.get('Upload-Offset')]).toEqual([address, '2000000'])
    expect((await phone.patch(address, 2_000_000, content.slice(2_000_000))).status).toBe(204)
    expect((await service.stateOf(address)).documentId).not.toBeNull()
  })

  test('belongs to one device at a time: the second is told to wait, then goes on', async () => {
    const content = randomBytes(1_000_000).toString('hex')
    const address = addressOf(await service.tus.create(metadata('deux.txt'), content.length))
    const sender = { finish: () => {} }
    const slow = new ReadableStream({
      start(stream) {
        stream.enqueue(Buffer.from(content.slice(0, 500_000)))
        sender.finish = () => stream.close()
      },
    })
    const first = service.tus.patch(address, 0, slow)
    // Before that the second device could be the first one in.
    await expect.poll(() => written(address).catch(() => 0)).toBe(500_000)
    const refused = await service.tus.patch(address, 500_000, content.slice(500_000))
    expect([refused.status, await codeOf(refused)]).toEqual([423, 'UPLOAD_BUSY'])
    sender.finish()
    expect((await first).headers.get('Upload-Offset')).toBe('500000')
    const second = await service.tus.patch(address, 500_000, content.slice(500_000))
    expect([second.status, second.headers.get('Upload-Offset')]).toEqual([204, '2000000'])
  })

  test('sent from the wrong octet is told the right one and loses nothing', async () => {
    const address = addressOf(await service.tus.create(metadata('octets.txt'), 10))
    expect((await service.tus.patch(address, 0, 'abcd')).status).toBe(204)
    const wrong = await service.tus.patch(address, 2, 'xxxx')
    expect(wrong.status).toBe(409)
    expect(problem.parse(await wrong.json())).toMatchObject({ code: 'UPLOAD_OFFSET', data: { offset: 4 } })
    const long = await service.tus.patch(address, 4, 'efghijk')
    expect([long.status, await codeOf(long)]).toEqual([413, 'DOCUMENT_TOO_LARGE'])
    expect((await service.tus.head(address)).headers.get('Upload-Offset')).toBe('4')
    expect((await service.tus.patch(address, 4, 'efghij')).status).toBe(204)
  })

  test('is forgotten when its person says so, and no more once it is a document', async () => {
    const address = addressOf(await service.tus.create(metadata('oublie.txt'), 10))
    expect((await service.tus.remove(address)).status).toBe(204)
    expect((await service.tus.head(address)).status).toBe(404)
    const kept = addressOf(await service.tus.create(metadata('garde.txt'), 4))
    await service.tus.patch(kept, 0, 'aaaa')
    const refused = await service.tus.remove(kept)
    expect([refused.status, await codeOf(refused)]).toEqual([409, 'UPLOAD_FINISHED'])
  })

  test('of a file the dossier already has says so and makes no second document unless asked', async () => {
    const content = Buffer.from('la même chose deux fois\n')
    const first = await service.tus.send(metadata('un.txt'), content)
    const same = await service.tus.send(metadata('deux fois.txt'), content)
    expect(same.headers.get('Upload-Already-There')).toBe('true')
    expect(same.headers.get('Upload-Document')).toBe(first.headers.get('Upload-Document'))
    const asked = await service.tus.send(metadata('exprès.txt', { again: 'true' }), content)
    expect(asked.headers.get('Upload-Document')).not.toBe(first.headers.get('Upload-Document'))
    const sha256 = createHash('sha256').update(content).digest('hex')
    const { count } = service.db.fn
    const documents = await service.db
      .selectFrom('document')
      .select(count('id').as('n'))
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    expect(Number(documents?.n)).toBe(2)
  })
})

describe('a thousand small files', () => {
  test('are begun and sent together, each a document once, and agree with the store', async () => {
    const dossier = await service.dossiers.of(service.owner)
    const files = Array.from({ length: 1_000 }, (_, index) => `fichier ${index} ${randomBytes(4).toString('hex')}`)
    const started = performance.now()
    const statuses: number[] = []
    const queue = files.entries()
    const sender = async () => {
      for (const [index, words] of queue) {
        const sent = await service.tus.send({ filename: `f${index}.txt`, dossierId: dossier }, Buffer.from(words))
        statuses.push(sent.status)
      }
    }
    await Promise.all(Array.from({ length: 6 }, sender))
    const seconds = (performance.now() - started) / 1000
    process.stdout.write(`1,000 small files deposited in ${seconds.toFixed(1)} s\n`)
    expect(statuses.filter((status) => status !== 204)).toEqual([])
    const deposited = service.db.selectFrom('document').select('sha256').distinct().where('dossier_id', '=', dossier)
    expect(await deposited.execute()).toHaveLength(1_000)
    const findings: unknown[] = []
    await checkDocuments(service.work, { reread: () => true, onFinding: (finding) => findings.push(finding) })
    expect(findings).toEqual([])
    const one = await service.get(`/api/dossiers/${dossier}/documents`)
    expect(documents.parse(await one.json()).documents).toHaveLength(1_000)
  }, 300_000)

  test('of which the dossier takes no more than its number are refused in words', async () => {
    const dossier = await service.dossiers.of(service.owner)
    await sql`insert into document (id, dossier_id, sha256, file_name, deposited_by, deposited_at)
      select gen_random_uuid(), ${dossier}::uuid, (select sha256 from blob limit 1), 'f.txt', ${service.owner}::uuid, now()
      from generate_series(1, 2000)`.execute(service.db)
    const answer = await service.tus.create({ filename: 'trop.txt', dossierId: dossier }, 4)
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'TOO_MANY_DOCUMENTS'])
  })
})

describe('the door of uploads', () => {
  test('is shut to whoever is signed out, to strangers, to a stranger’s upload and to a filed dossier', async () => {
    const out = await new Tus(service.url, {}).create(metadata('a.txt'), 4)
    expect([out.status, await codeOf(out)]).toEqual([401, 'SIGNED_OUT'])
    const stranger = new Tus(service.url, await service.people.signIn(await service.people.person()))
    const foreign = await stranger.create(metadata('a.txt'), 4)
    expect([foreign.status, await codeOf(foreign)]).toEqual([404, 'NOT_FOUND'])
    const address = addressOf(await service.tus.create(metadata('a moi.txt'), 4))
    expect((await stranger.head(address)).status).toBe(404)
    expect((await stranger.patch(address, 0, 'abcd')).status).toBe(404)
    const filed = await service.dossiers.of(service.owner, 'filed')
    const late = await service.tus.create({ filename: 'a.txt', dossierId: filed }, 4)
    expect([late.status, await codeOf(late)]).toEqual([409, 'NOT_AT_THIS_STEP'])
  })

  test('is shut to an official who reads the filed dossiers of the territory', async () => {
    const official = await service.people.acting('commune', 'president', ['06.141.01.41'])
    const filed = await service.dossiers.of(service.owner, 'filed')
    const answer = await new Tus(service.url, official.headers).create({ filename: 'a.txt', dossierId: filed }, 4)
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'NOT_WITHIN_REACH'])
  })

  test('lets through an employee of the office that takes part', async () => {
    const employee = await service.people.acting('architect_office', 'employee')
    await service.dossiers.take(service.dossier, { body: employee.body, part: 'designer' })
    const sent = await new Tus(service.url, employee.headers).send(metadata('bureau.txt'), Buffer.from('du bureau'))
    expect(sent.status).toBe(204)
  })

  test('refuses what is not tus, empty, too large or without a name', async () => {
    const old = await fetch(`${service.url}/api/uploads`, { method: 'POST', headers: service.headers })
    expect([old.status, old.headers.get('Tus-Version')]).toEqual([412, '1.0.0'])
    expect(await codeOf(await service.tus.create(metadata('a.txt'), 0))).toBe('DOCUMENT_EMPTY')
    const huge = await service.tus.create(metadata('a.txt'), 1_073_741_825)
    expect([huge.status, await codeOf(huge)]).toEqual([413, 'DOCUMENT_TOO_LARGE'])
    expect(await codeOf(await service.tus.create(metadata('///'), 5))).toBe('INVALID_INPUT')
    const waiting = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => service.tus.create(metadata(`gros-${n}.txt`), 1_000_000_000)),
    )
    expect(waiting.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 409])
  })
})
