import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { document } from '../../../api/contract/documents.ts'
import { notices } from '../../../api/contract/notifications.ts'
import { problem } from '../../../api/contract/problems.ts'
import { NotScanned, scan } from '../../../api/documents/antivirus/clamd.ts'
import { scanContent } from '../../../api/documents/antivirus/scanContent.ts'
import { Scanner } from '../../../api/documents/antivirus/scanner.ts'
import { startJobs } from '../../../api/jobs/startJobs.ts'
import { findClamd } from '../../../api/setup/system.ts'
import { type Clamd, startClamd, TEST_VIRUS_NAME, testVirus } from '../../build/clamd.ts'
import { freePort, startSilentServer } from '../../build/silentServer.ts'
import { testWork } from '../../build/work.ts'
import { pdfBytes } from './pdfBytes.ts'
import { type DocumentService, documentService } from './service.ts'

const withoutClamd = findClamd() === null
if (withoutClamd) process.stderr.write('clamd is not installed: the tests with a real antivirus are skipped\n')

const codeOf = async (answer: Response) => problem.parse(await answer.json()).code
const shaOf = async (service: DocumentService, id: string) =>
  document.parse(await (await service.get(`/api/documents/${id}`)).json()).sha256
const stateOf = async (service: DocumentService, id: string) =>
  document.parse(await (await service.get(`/api/documents/${id}`)).json()).scan

/** Runs the queue until the scan of a document was tried; what is left of its job. */
async function tryJobs(service: DocumentService): Promise<{ attempts: number; last_error: string }[]> {
  const jobs = await startJobs(service.work, { url: service.database.url, ownLogins: false })
  const untried = async () =>
    (await sql`select from graphile_worker.jobs where attempts = 0 or locked_at is not null`.execute(service.db)).rows
      .length
  await expect.poll(untried, { timeout: 60_000 }).toBe(0)
  await jobs.stop()
  const left = sql<{
    attempts: number
    last_error: string
  }>`select attempts::integer, last_error from graphile_worker.jobs
    where task_identifier = 'document.scan'`
  return (await left.execute(service.db)).rows
}

describe.skipIf(withoutClamd)('with a real antivirus', { timeout: 90_000 }, () => {
  let clamd: Clamd
  let service: DocumentService

  beforeAll(async () => {
    clamd = await startClamd({ settings: ['StreamMaxLength 20M', 'MaxFileSize 10M', 'AlertExceedsMax yes'] })
    service = await documentService({ env: { ROKHAS_CLAMD: clamd.socket } })
  })
  afterAll(async () => {
    await service.close()
    await clamd.stop()
  })

  test('a clean document waits to be seen, then opens', async () => {
    const id = await service.deposit('plan.pdf', pdfBytes())
    const early = await service.get(`/api/documents/${id}/content`)
    expect([early.status, early.headers.get('Retry-After'), await codeOf(early)]).toEqual([
      409,
      '5',
      'DOCUMENT_BEING_SCANNED',
    ])
    expect(await tryJobs(service)).toEqual([])
    expect(await stateOf(service, id)).toBe('clean')
    const opened = await service.get(`/api/documents/${id}/content`)
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(pdfBytes())
    expect((await service.get(`/api/documents/${id}/preview?page=1&width=200`)).status).toBe(200)
  })

  test('an infected document stays deposited and is held: nobody opens it, who should know is told once', async () => {
    const employee = await service.people.acting('architect_office', 'employee')
    const head = await service.people.person()
    await service.people.mandate({ person: head, body: employee.body, role: 'administrator' })
    await service.dossiers.take(service.dossier, { body: employee.body, part: 'designer' })
    const support = await service.people.acting('support', 'support', ['MA'])
    const asEmployee = { cookie: employee.headers.cookie }
    const sent = await service.tus
      .as(asEmployee)
      .send({ filename: 'note.txt', dossierId: service.dossier }, Buffer.from(`Bonjour\n${testVirus()}\n`))
    expect(sent.status).toBe(204)
    const id = String(sent.headers.get('Upload-Document'))
    expect(await tryJobs(service)).toEqual([])
    expect(await stateOf(service, id)).toBe('infected')
    for (const path of ['content', 'preview?page=1&width=800']) {
      const refused = await service.get(`/api/documents/${id}/${path}`)
      expect([refused.status, await codeOf(refused)]).toEqual([409, 'DOCUMENT_HELD'])
      expect(refused.headers.get('Content-Disposition')).toBeNull()
    }
    await scanContent(service.work, new Scanner({ path: clamd.socket }), await shaOf(service, id)) // the job, a second time
    const told = async (headers: Record<string, string>) =>
      notices
        .parse(await (await service.get('/api/me/notices', headers)).json())
        .notices.map(({ kind, text, path }) => ({
          ...{ kind, path },
          said: text.fr,
        }))
    const said = `« note.txt » contient un programme malveillant (${TEST_VIRUS_NAME}).`
    const held = { kind: 'document_held', path: `/dossiers/${service.dossier}`, said: expect.stringContaining(said) }
    expect(await told(asEmployee)).toEqual([held])
    expect(await told(await service.people.signIn(head))).toEqual([held])
    expect(await told(support.headers)).toEqual([
      {
        kind: 'document_held_elsewhere',
        path: `/administration/personnes/${employee.person}`,
        said: expect.stringContaining(`déposé par Amina Tazi, contient un programme malveillant (${TEST_VIRUS_NAME})`),
      },
    ])
    const events = await service.db.selectFrom('journal_event').selectAll().where('subject_id', '=', id).execute()
    expect(events.filter(({ action }) => action === 'document.hold')).toMatchObject([
      {
        person_id: null,
        concerned_id: employee.person,
        dossier_id: service.dossier,
        detail: { found: TEST_VIRUS_NAME },
      },
    ])
    const message = await service.db
      .selectFrom('message')
      .select('kind')
      .where('person_id', '=', employee.person)
      .execute()
    expect(message).toEqual([{ kind: 'document_held' }])
  })

  test('a content that was found infected is held for whoever deposits it next, who is told as well', async () => {
    const other = await service.people.person()
    const dossier = await service.dossiers.of(other)
    const headers = await service.people.signIn(other)
    const content = Buffer.from(`Bonsoir\n${testVirus()}\n`)
    await service.deposit('un.txt', content)
    expect(await tryJobs(service)).toEqual([])
    const sent = await service.tus.as(headers).send({ filename: 'deux.txt', dossierId: dossier }, content)
    expect(sent.status).toBe(204)
    await tryJobs(service)
    const mine = notices.parse(await (await service.get('/api/me/notices', headers)).json()).notices
    expect(mine.map(({ kind }) => kind)).toEqual(['document_held'])
  })

  test('what it did not read to the end has no verdict: it waits, and says which limit is too low', async () => {
    const scanned = (bytes: number) => scan({ path: clamd.socket }, Readable.from(chunks(bytes)))
    await expect(scanned(12_000_000)).rejects.toThrow(/Heuristics\.Limits\.Exceeded/)
    await expect(scanned(60_000_000)).rejects.toThrow(NotScanned)
    await expect(scanned(9_000_000)).resolves.toEqual({ found: null })
  })

  test('a content of 300 MB goes by, over TCP, without being gathered', async () => {
    const port = await freePort()
    const large = await startClamd({ port, settings: ['StreamMaxLength 400M', 'MaxFileSize 400M', 'MaxScanSize 400M'] })
    const before = process.memoryUsage().rss
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss - before)
    }, 20)
    const verdict = await scan(
      { host: '127.0.0.1', port },
      Readable.from(chunks(300_000_000, Buffer.from(testVirus()))),
    )
    clearInterval(watch)
    await large.stop()
    process.stdout.write(`300 MB scanned, ${Math.round(most / 1e6)} MB more held at most\n`)
    expect(verdict).toEqual({ found: TEST_VIRUS_NAME })
    expect(most).toBeLessThan(100_000_000)
  })
})

function* chunks(bytes: number, end = Buffer.alloc(0)): Generator<Buffer> {
  const chunk = Buffer.from(randomBytes(32_768).toString('hex'))
  for (let left = bytes; left > 0; left -= chunk.length) yield chunk
  yield end
}

describe('an antivirus that does not do its work', { timeout: 90_000 }, () => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  async function served(address: string): Promise<DocumentService> {
    const service = await documentService({ env: { ROKHAS_CLAMD: address } })
    closing.push(service.close)
    return service
  }

  test('stuck, it keeps a document waiting and never its deposit; nobody waits for it twice in a row', async () => {
    const stuck = await startSilentServer()
    closing.push(stuck.close)
    const service = await served(stuck.address)
    const id = await service.deposit('plan.pdf', pdfBytes())
    const scanner = new Scanner({ host: '127.0.0.1', port: stuck.port }, { presentMs: 200, silentMs: 200 })
    const sha256 = await shaOf(service, id)
    await expect(scanContent(service.work, scanner, sha256)).rejects.toThrow('clamd did not answer: silent for 0.2 s')
    await expect(scanContent(service.work, scanner, sha256)).rejects.toThrow('a moment ago')
    expect(stuck.visits()).toBe(1)
    expect(await stateOf(service, id)).toBe('waiting')
    expect(await codeOf(await service.get(`/api/documents/${id}/content`))).toBe('DOCUMENT_BEING_SCANNED')
    expect(await service.deposit('autre.txt', Buffer.from('le dépôt continue'))).not.toBe(id)
  })

  test.each([
    ['hangs up', ''],
    ['speaks of something else', 'SSH-2.0-OpenSSH\r\n'],
    ['does not stop speaking', 'a'.repeat(5_000)],
  ])('when it %s nothing is believed', async (_, says) => {
    const odd = await startSilentServer(says)
    closing.push(odd.close)
    await expect(scan({ host: '127.0.0.1', port: odd.port }, Readable.from(chunks(10)))).rejects.toThrow(NotScanned)
  })

  test.skipIf(withoutClamd)('absent, its jobs are tried again later, and done when it is back', async () => {
    const folder = await mkdtemp(`${tmpdir()}/rokhas-absent-`)
    closing.push(() => rm(folder, { recursive: true }))
    const socket = `${folder}/clamd.sock`
    const service = await served(socket)
    const id = await service.deposit('plan.pdf', pdfBytes())
    const [job] = await tryJobs(service)
    expect(job).toMatchObject({ attempts: 1, last_error: expect.stringContaining('clamd did not answer') })
    expect(await stateOf(service, id)).toBe('waiting')
    const clamd = await startClamd({ socket })
    closing.push(clamd.stop)
    await sql`update graphile_worker._private_jobs set run_at = now(), attempts = 0`.execute(service.db)
    expect(await tryJobs(service)).toEqual([])
    expect(await stateOf(service, id)).toBe('clean')
  })

  test('taken out of the settings, it holds nothing back any more', async () => {
    const service = await served('127.0.0.1:1')
    const id = await service.deposit('plan.pdf', pdfBytes())
    const without = testWork({ url: service.database.url, env: { ROKHAS_DATA: service.folder } })
    await scanContent(without.work, null, await shaOf(service, id))
    await without.close()
    expect(await stateOf(service, id)).toBe('not_configured')
    expect((await service.get(`/api/documents/${id}/content`)).status).toBe(200)
  })
})
