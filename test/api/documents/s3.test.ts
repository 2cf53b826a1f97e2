import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { document } from '../../../api/contract/documents.ts'
import { openStore } from '../../../api/documents/store/openStore.ts'
import { documentTasks } from '../../../api/documents/tasks.ts'
import { S3_KEYS, type S3Server, startS3Server } from '../../build/s3Server.ts'
import { freePort } from '../../build/silentServer.ts'
import { pdfBytes } from './pdfBytes.ts'
import { type DocumentService, documentService } from './service.ts'

const COMMAND = fileURLToPath(new URL('../../../api/documents/command-line/documents.ts', import.meta.url))
const MAIN = fileURLToPath(new URL('../../../api/main.ts', import.meta.url))
const BUCKET = 'rokhas'

let s3: S3Server
let service: DocumentService

beforeAll(async () => {
  for (const [name, value] of Object.entries(S3_KEYS)) vi.stubEnv(name, value)
  s3 = await startS3Server(BUCKET)
  service = await documentService({ env: { ROKHAS_DOCUMENTS: s3.place(BUCKET) } })
})
beforeEach(() => {
  for (const [name, value] of Object.entries(S3_KEYS)) vi.stubEnv(name, value)
})
afterAll(async () => {
  await service.close()
  await s3.close()
  vi.unstubAllEnvs()
})

const shaOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const store = (documents: string) => openStore({ documents, dataFolder: service.folder })

/** A program of ours in a process of its own, and all it says until it ends. */
async function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATABASE_URL: service.database.url, ROKHAS_DATA: service.folder, PORT: '0', ...env },
  })
  const said = [child.stdout, child.stderr].map((stream) => stream.setEncoding('utf8').toArray())
  const status = await new Promise((resolve) => child.once('exit', resolve))
  return { status, said: (await Promise.all(said)).flat().join('') }
}

const check = (env: NodeJS.ProcessEnv = {}) => run(COMMAND, ['check'], { ROKHAS_DOCUMENTS: s3.place(BUCKET), ...env })

/** Programs of their own are started, with the whole kit. */
const LONG = { timeout: 120_000 }

describe('documents in an S3 service', LONG, () => {
  test('are uploaded, opened whole and in part, shown, checked and withdrawn', async () => {
    const content = pdfBytes()
    const id = await service.deposit('plan.pdf', content)
    const opened = await service.get(`/api/documents/${id}/content`)
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(content)
    const part = await service.get(`/api/documents/${id}/content`, { Range: 'bytes=1-3' })
    expect([part.status, await part.text()]).toEqual([206, 'PDF'])
    await documentTasks(service.work)['document.preview']?.({ sha256: shaOf(content) })
    const picture = await service.get(`/api/documents/${id}/preview?page=1&width=800`)
    expect([picture.status, picture.headers.get('Content-Type')]).toEqual([200, 'image/webp'])
    expect(Buffer.from(await picture.arrayBuffer()).toString('latin1', 8, 12)).toBe('WEBP')
    expect(await check()).toEqual({
      status: 0,
      said: 'documents and database agree. 3 contents, 3 of them read again: 0 missing, 0 orphaned, 0 altered\n',
    })
    const withdrawn = await fetch(`${service.url}/api/documents/${id}/withdraw`, {
      method: 'POST',
      headers: service.headers,
    })
    expect(document.parse(await withdrawn.json()).withdrawnAt).not.toBeNull()
    expect((await check()).status).toBe(0)
    expect(await readdir(`${service.folder}/scratch`)).toEqual([])
    expect(await readdir(service.folder)).not.toContain('documents')
  })

  test('of a few megabytes arrive whole, under the hash of their bytes', async () => {
    const content = Buffer.from(randomBytes(3_000_000).toString('hex'))
    const id = await service.deposit('releve.txt', content)
    const names = await readdir(s3.folder, { recursive: true })
    expect(names.filter((name) => name.includes(shaOf(content))).length).toBeGreaterThan(0)
    const opened = await service.get(`/api/documents/${id}/content`)
    expect(shaOf(Buffer.from(await opened.arrayBuffer()))).toBe(shaOf(content))
  })

  test('lost by the service or unknown to the database are named', async () => {
    const [kept, lost, stray] = ['gardé', 'perdu', 'étranger'].map((word) => Buffer.from(`${word} ${Date.now()}`))
    if (!kept || !lost || !stray) throw new Error('three words')
    await service.deposit('garde.txt', kept)
    const id = await service.deposit('perdu.txt', lost)
    const direct = store(s3.place(BUCKET))
    await direct.remove(shaOf(lost))
    await direct.put(shaOf(stray), () => Readable.from([stray]))
    const { status, said } = await check()
    expect(status).toBe(1)
    expect(said).toContain(`missing ${shaOf(lost)} « perdu.txt » (document ${id}`)
    expect(said).toContain(`orphaned ${shaOf(stray)} ${stray.length} bytes`)
    expect(said).toContain('1 missing, 1 orphaned, 0 altered')
    const gone = await service.get(`/api/documents/${id}/content`)
    expect([gone.status, await gone.json()]).toMatchObject([503, { code: 'CONTENT_UNAVAILABLE' }])
    await direct.put(shaOf(lost), () => Readable.from([lost]))
    await direct.remove(shaOf(stray))
  })

  test('are listed page after page in the order of their names', async () => {
    const pages = store(s3.place(BUCKET).replace('/documents?', '/pages?'))
    const contents = Array.from({ length: 1_050 }, (_, index) => Buffer.from(`page ${index}`))
    while (contents.length > 0)
      await Promise.all(
        contents.splice(0, 30).map((content) => pages.put(shaOf(content), () => Readable.from([content]))),
      )
    const names: string[] = []
    for await (const { sha256 } of pages.list()) names.push(sha256)
    expect(names).toHaveLength(1_050)
    expect(names).toEqual(names.toSorted())
  })

  test('refuses bytes that do not make the name they are given', async () => {
    const direct = store(s3.place(BUCKET))
    await expect(direct.put('a'.repeat(64), () => Readable.from([Buffer.from('autre')]))).rejects.toThrow(/not kept/)
    expect(await direct.has('a'.repeat(64))).toBeNull()
  })
})

describe('an S3 service that cannot keep documents', LONG, () => {
  test('without the bucket says so to whoever starts the server or the check', async () => {
    const place = { ROKHAS_DOCUMENTS: s3.place('absent') }
    const words = 'ROKHAS_DOCUMENTS: the bucket « absent » is not there: create it'
    for (const { status, said } of [await check(place), await run(MAIN, [], place)]) {
      expect(status).toBe(1)
      expect(said).toContain(words)
    }
  })

  test('with the wrong keys, or none, says so', async () => {
    const wrong = await check({ AWS_ACCESS_KEY_ID: 'autre' })
    expect(wrong.status).toBe(1)
    expect(wrong.said).toContain('refuses our keys (InvalidAccessKeyId)')
    const none = {
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_EC2_METADATA_DISABLED: 'true',
      HOME: service.folder,
    }
    const { status, said } = await check(none)
    expect([status, said]).toEqual([1, expect.stringContaining('set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY')])
  })

  test('away, lets a deposit wait with all its bytes, and takes it when it is back', async () => {
    const port = await freePort()
    const away = `s3://${BUCKET}?region=us-east-1&endpoint=${encodeURIComponent(`http://127.0.0.1:${port}`)}`
    const other = await documentService({ env: { ROKHAS_DOCUMENTS: away } })
    const content = pdfBytes()
    const begun = await other.tus.create({ filename: 'plan.pdf', dossierId: other.dossier }, content.length)
    const address = begun.headers.get('Location') ?? ''
    const refused = await other.tus.patch(address, 0, content as BodyInit)
    expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'STORE_UNAVAILABLE' }])
    expect(await other.stateOf(address)).toMatchObject({ received: content.length, documentId: null, refused: null })
    expect(await readFile(`${other.folder}/uploads/${address.split('/').at(-1)}`)).toEqual(content)
    const back = await startS3Server(BUCKET, port)
    const found = await other.tus.head(address)
    expect([found.status, found.headers.get('Upload-Document')]).toEqual([200, expect.any(String)])
    await other.close()
    await back.close()
  })
})
