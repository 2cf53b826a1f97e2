import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { document } from '../../../api/contract/documents.ts'
import { notices } from '../../../api/contract/notifications.ts'
import { systemState } from '../../../api/contract/state.ts'
import { checkDocuments, type Finding } from '../../../api/documents/checking/checkDocuments.ts'
import { sideBySide } from '../../../api/documents/checking/sideBySide.ts'
import { documentTasks } from '../../../api/documents/tasks.ts'
import { pdfBytes } from './pdfBytes.ts'
import { type DocumentService, documentService } from './service.ts'

const COMMAND = fileURLToPath(new URL('../../../api/documents/command-line/documents.ts', import.meta.url))

let service: DocumentService
beforeAll(async () => {
  service = await documentService()
})
afterAll(() => service.close())

/** What an operator types, in a process of its own. */
async function documents(...args: string[]) {
  const { DATABASE_URL, ROKHAS_DATA } = { DATABASE_URL: service.database.url, ROKHAS_DATA: service.folder }
  const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, DATABASE_URL, ROKHAS_DATA } })
  const [out, err] = [child.stdout, child.stderr].map((stream) => stream.setEncoding('utf8').toArray())
  const status = await new Promise((resolve) => child.once('exit', resolve))
  return { status, out: (await out)?.join(''), err: (await err)?.join('') }
}

const shaOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const pathOf = (sha256: string) => `${service.folder}/documents/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
const text = (words: string) => Buffer.from(`${words} ${randomBytes(8).toString('hex')}`)

async function stray(content: Uint8Array): Promise<string> {
  const sha256 = shaOf(content)
  await mkdir(pathOf(sha256).slice(0, -65), { recursive: true })
  await writeFile(pathOf(sha256), content)
  return sha256
}

const lastCheck = () =>
  service.db.selectFrom('document_check').selectAll().orderBy('at', 'desc').limit(1).executeTakeFirstOrThrow()

/** What the page of the system's state says of them. */
async function stateOfDocuments() {
  const { headers } = await service.people.acting('support', 'operator', ['MA'])
  const state = systemState.parse(await (await service.get('/api/state', headers)).json())
  return state.parts.find(({ part }) => part === 'documents')
}

describe('npm run documents -- check', { timeout: 90_000 }, () => {
  const faults: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const mend of faults.splice(0)) await mend()
  })

  test('ends with 0 when the store and the database agree, pictures and uploads under way included', async () => {
    const id = await service.deposit('plan.pdf', pdfBytes())
    await documentTasks(service.work)['document.preview']?.({ sha256: shaOf(pdfBytes()) })
    expect((await service.get(`/api/documents/${id}/preview?page=1&width=1600`)).status).toBe(200)
    const begun = await service.tus.create({ filename: 'a.txt', dossierId: service.dossier }, 10)
    await service.tus.patch(begun.headers.get('Location') ?? '', 0, 'abc')
    const { status, out, err } = await documents('check')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toBe(
      'documents and database agree. 4 contents, 4 of them read again: 0 missing, 0 orphaned, 0 altered\n',
    )
    expect(await lastCheck()).toMatchObject({ checked: 4, missing: [], orphaned: [], altered: [] })
  })

  test('names what is missing and the document it was, and ends with 1', async () => {
    const content = text('disparu')
    const id = await service.deposit('disparu.txt', content)
    await rm(pathOf(shaOf(content)))
    faults.push(() => writeFile(pathOf(shaOf(content)), content))
    const { status, err } = await documents('check', '--quick')
    expect(status).toBe(1)
    expect(err).toContain(`missing ${shaOf(content)} « disparu.txt » (document ${id}, dossier ${service.dossier})\n`)
    expect(err).toContain('1 missing, 0 orphaned, 0 altered')
    expect((await lastCheck()).missing).toEqual([shaOf(content)])
    expect(await stateOfDocuments()).toMatchObject({ level: 'fault', figures: { missing: 1 } })
    const opened = await service.get(`/api/documents/${id}/content`)
    expect(opened.status).toBe(503)
    expect(await opened.json()).toMatchObject({ code: 'CONTENT_UNAVAILABLE' })
  })

  test('names what nothing knows, and sweep removes that and nothing else', async () => {
    const kept = await service.deposit('garde.txt', text('gardé'))
    const sha256 = await stray(text('de personne'))
    const found = await documents('check')
    expect(found.status).toBe(1)
    expect(found.err).toMatch(new RegExp(`^orphaned ${sha256} 28 bytes, stored 20..-`))
    expect(await stateOfDocuments()).toMatchObject({ level: 'attention', figures: { orphaned: 1 } })
    const swept = await documents('sweep')
    expect(swept).toEqual({ status: 0, out: `removed ${sha256} 28 bytes\n1 contents removed\n`, err: '' })
    expect((await documents('check')).status).toBe(0)
    expect((await service.get(`/api/documents/${kept}/content`)).status).toBe(200)
  })

  test('reads all bytes again: one that changed without changing its size is named', async () => {
    const content = text('authentique')
    await service.deposit('acte.txt', content)
    const forged = Buffer.from(content)
    forged[0] = 'A'.charCodeAt(0)
    await writeFile(pathOf(shaOf(content)), forged)
    faults.push(() => writeFile(pathOf(shaOf(content)), content))
    expect((await documents('check', '--quick')).status).toBe(0)
    const { status, err } = await documents('check')
    expect(status).toBe(1)
    expect(err).toContain(`altered ${shaOf(content)} its bytes make ${shaOf(forged)}: « acte.txt » (document `)
    await writeFile(pathOf(shaOf(content)), 'court')
    const short = await documents('check', '--quick')
    expect([short.status, short.err]).toEqual([1, expect.stringContaining(`${shaOf(content)} 5 bytes instead of 28: `)])
  })

  test.each([[['verify']], [['check', 'twice']], [[]], [['check', '--deep']]])('%j fails in words', async (args) => {
    const { status, out, err } = await documents(...args)
    expect([status, out]).toEqual([1, ''])
    expect(err).toMatch(/npm run documents|Unknown option/)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('says that it cannot read the store rather than that everything is missing', async () => {
    await writeFile(`${service.folder}/no-folder`, '')
    const env = { ...process.env, DATABASE_URL: service.database.url, ROKHAS_DOCUMENTS: `${service.folder}/no-folder` }
    const child = spawn(process.execPath, [COMMAND, 'check'], { env })
    const err = child.stderr.setEncoding('utf8').toArray()
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1)
    expect((await err).join('')).toMatch(/ROKHAS_DOCUMENTS: nothing can be written there: .*not a directory/)
  })
})

describe('the check', () => {
  const found = async () => {
    const findings: Finding[] = []
    await checkDocuments(service.work, { reread: () => false, onFinding: (finding) => findings.push(finding) })
    return findings
  }

  test('takes no content for an orphan between its keeping and its deposit, however the process fell', async () => {
    const content = text('presque déposé')
    const begun = await service.tus.create({ filename: 'presque.txt', dossierId: service.dossier }, content.length)
    const address = begun.headers.get('Location') ?? ''
    await service.tus.patch(address, 0, content.subarray(0, 10) as BodyInit)
    const id = address.split('/').at(-1) ?? ''
    // As a fall leaves it: all bytes counted and kept, nothing deposited.
    await writeFile(`${service.folder}/uploads/${id}`, content)
    await service.db.updateTable('upload').set({ received: content.length }).where('id', '=', id).execute()
    await stray(content)
    expect(await found()).toEqual([])
    expect((await service.tus.head(address)).headers.get('Upload-Document')).not.toBeNull()
    expect(await found()).toEqual([])
    expect((await documents('sweep')).out).toBe('0 contents removed\n')
  })

  test('of the night tells support and operators once, and keeps the house’s records of it', async () => {
    const sha256 = await stray(text('de la nuit'))
    const support = await service.people.acting('support', 'support', ['MA'])
    const operator = await service.people.acting('support', 'operator', ['MA'])
    const nightly = documentTasks(service.work)['documents.check']
    await nightly?.({})
    await nightly?.({})
    for (const { headers } of [support, operator]) {
      const told = notices.parse(await (await service.get('/api/me/notices', headers)).json()).notices
      expect(told.map(({ kind, text: { fr }, path }) => [kind, fr, path])).toEqual([
        ['documents_check_failed', 'Manquants : 0. Altérés : 0. Sans dossier : 1.', '/administration/etat'],
      ])
    }
    await rm(pathOf(sha256))
  })

  test('reads all contents again within thirty-two nights, a share each night', async () => {
    const content = text('une nuit ou l’autre')
    const id = await service.deposit('nuit.txt', content)
    await writeFile(pathOf(shaOf(content)), Buffer.from(content).fill('x'))
    const nights: number[] = []
    for (let night = 0; night < 32; night += 1) {
      const now = new Date(Date.UTC(2100, 0, 1 + night, 2)) // after the checks of the other tests, whatever the day
      const work = { ...service.work, clock: { ...service.work.clock, now: () => now } }
      await documentTasks(work)['documents.check']?.({})
      const { altered } = await lastCheck()
      if (altered.length > 0) nights.push(night)
    }
    expect(nights).toHaveLength(1)
    await writeFile(pathOf(shaOf(content)), content)
    expect(document.parse(await (await service.get(`/api/documents/${id}`)).json()).sha256).toBe(shaOf(content))
  })

  test('of a hundred thousand contents holds a page of them', async () => {
    const names = Array.from({ length: 100_000 }, (_, index) => shaOf(Buffer.from(`${index}`)))
    await sql`insert into blob (sha256, bytes, media_type, stored_at)
      select encode(sha256(i::text::bytea), 'hex'), 1, 'text/x-many', now() from generate_series(0, 99999) i`.execute(
      service.db,
    )
    const store = { ...service.work.store, list: listed(names.toSorted()), has: async () => null }
    const before = process.memoryUsage().heapUsed
    const started = performance.now()
    const counts = await checkDocuments({ ...service.work, store }, { reread: () => false, onFinding: () => undefined })
    const seconds = (performance.now() - started) / 1000
    const more = Math.round((process.memoryUsage().heapUsed - before) / 1e6)
    process.stdout.write(`100,000 contents compared in ${seconds.toFixed(1)} s, ${more} MB more heap after\n`)
    expect(counts.orphaned).toBe(0)
    expect(counts.checked).toBeGreaterThan(100_000)
    expect(more).toBeLessThan(100)
    await service.db.deleteFrom('blob').where('media_type', '=', 'text/x-many').execute()
  })

  const listed = (names: readonly string[]) =>
    async function* () {
      for (const sha256 of names) yield { sha256, bytes: 1, storedAt: new Date() }
    }

  test('refuses a list that is not in order: everything it said would be wrong', async () => {
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
    const walk = async () => {
      for await (const pair of sideBySide(listed([])(), listed([b, a])())) expect(pair.known).toBeNull()
    }
    await expect(walk()).rejects.toThrow('the list of the store is not in order')
  })

  test('of a content that cannot be read names it and goes on', async () => {
    const content = text('illisible')
    const id = await service.deposit('illisible.txt', content)
    const broken = { ...service.work.store, open: () => Promise.reject(new Error('input/output error')) }
    const findings: Finding[] = []
    const sha256 = shaOf(content)
    await checkDocuments(
      { ...service.work, store: broken },
      { reread: (name) => name === sha256, onFinding: (finding) => findings.push(finding) },
    )
    expect(findings).toEqual([
      {
        kind: 'altered',
        sha256,
        why: expect.stringContaining(`it cannot be read (input/output error): « illisible.txt » (document ${id}`),
      },
    ])
    expect(await readFile(pathOf(sha256))).toEqual(content)
  })
})
