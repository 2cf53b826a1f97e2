import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tidyDocuments } from '../../../api/documents/tidy.ts'
import { privacyTasks } from '../../../api/privacy/tasks.ts'
import { type DocumentService, documentService } from './service.ts'

let service: DocumentService
beforeAll(async () => {
  service = await documentService()
})
afterAll(() => service.close())

const now = new Date('2026-11-24T09:00:00Z')
const DAY_MS = 86_400_000
const shaOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const idOf = (address: string) => address.split('/').at(-1) ?? ''
const staged = () => readdir(`${service.folder}/uploads`)
const expire = (address: string) =>
  service.db.updateTable('upload').set({ expires_at: now }).where('id', '=', idOf(address)).execute()

async function begin(filename: string, bytes: number): Promise<string> {
  const created = await service.tus.create({ filename, dossierId: service.dossier }, bytes)
  return created.headers.get('Location') ?? ''
}

/** As a fall just before the deposit leaves it: everything arrived and is in the store, no document says so. */
async function fallen(filename: string, content: Buffer): Promise<string> {
  const address = await begin(filename, content.length)
  await service.tus.patch(address, 0, content.subarray(0, 3) as BodyInit)
  await writeFile(`${service.folder}/uploads/${idOf(address)}`, content)
  await service.db.updateTable('upload').set({ received: content.length }).where('id', '=', idOf(address)).execute()
  const { Readable } = await import('node:stream')
  await service.work.store.put(shaOf(content), () => Readable.from([content]))
  return address
}

describe('the house, tidied at night', () => {
  test('forgets uploads whose week is over, and keeps those that go on', async () => {
    const [over, going] = [await begin('vieux.txt', 10), await begin('neuf.txt', 10)]
    for (const address of [over, going]) await service.tus.patch(address, 0, 'abc')
    await expire(over)
    expect((await service.tus.head(over)).status).toBe(410)
    await privacyTasks(service.work)['house.tidy']?.({})
    expect((await service.tus.head(over)).status).toBe(404)
    expect(await staged()).toEqual([idOf(going)])
    expect((await service.tus.patch(going, 3, 'defghij')).status).toBe(204)
  })

  test('takes a content that never became a document out of the store, and leaves one that is another’s document', async () => {
    const alone = Buffer.from('seul dans le magasin')
    const shared = Buffer.from('déposé par ailleurs')
    const id = await service.deposit('ailleurs.txt', shared)
    const [first, second] = [await fallen('seul.txt', alone), await fallen('aussi.txt', shared)]
    for (const address of [first, second]) await expire(address)
    await tidyDocuments(service.work)
    expect(await service.work.store.has(shaOf(alone))).toBeNull()
    expect((await service.get(`/api/documents/${id}/content`)).status).toBe(200)
    expect(await staged()).toEqual([])
  })

  test('takes away what its person forgot after it had come whole', async () => {
    const content = Buffer.from('regretté avant le dépôt')
    const address = await fallen('regret.txt', content)
    expect((await service.tus.remove(address)).status).toBe(204)
    expect((await service.tus.head(address)).status).toBe(410)
    await tidyDocuments(service.work)
    expect((await service.tus.head(address)).status).toBe(404)
    expect(await service.work.store.has(shaOf(content))).toBeNull()
  })

  test('removes half-done work of a day ago and none of today', async () => {
    const yesterday = new Date(now.getTime() - DAY_MS - 1)
    for (const folder of ['uploads', 'scratch', 'documents/arriving']) {
      await mkdir(`${service.folder}/${folder}`, { recursive: true })
      const [old, young] = [
        `${service.folder}/${folder}/${randomUUID()}`,
        `${service.folder}/${folder}/${randomUUID()}`,
      ]
      for (const [path, at] of [
        [old, yesterday],
        [young, now],
      ] as const) {
        await writeFile(path, 'à moitié')
        await utimes(path, at, at)
      }
      await tidyDocuments(service.work)
      expect(await readdir(`${service.folder}/${folder}`), folder).toEqual([young.split('/').at(-1)])
    }
  })

  test('asks again for pictures whose job was given up', async () => {
    await service.deposit('abandonne.txt', Buffer.from('sans image'))
    const queue = sql`select task_identifier as task, attempts::integer from graphile_worker.jobs where task_identifier like 'document.%'`
    await sql`update graphile_worker._private_jobs set attempts = max_attempts`.execute(service.db)
    const { previews, scans } = await tidyDocuments(service.work)
    expect([Number(previews) > 0, scans]).toEqual([true, 0])
    const { rows } = await queue.execute(service.db)
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ task: 'document.preview', attempts: 0 })]),
    )
  })
})
