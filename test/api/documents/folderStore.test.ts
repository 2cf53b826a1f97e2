import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderStore } from '../../../api/documents/store/folderStore.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(`${tmpdir()}/rokhas-store-`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytes = Buffer.from('plan de situation')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const absent = () => createReadStream(`${folder}/absent`)

describe('a content put twice', () => {
  test('is opened once only: its file may be gone the second time', async () => {
    const store = folderStore(folder)
    const kept = await store.put(sha256, () => Readable.from([bytes]))
    const opened: string[] = []
    const again = await store.put(sha256, () => {
      opened.push('again')
      return absent()
    })
    expect([again, opened]).toEqual([kept, []])
  })

  test('whose file is not there is refused in words, and nothing half-written stays', async () => {
    const store = folderStore(`${folder}/empty`)
    await expect(store.put(sha256, absent)).rejects.toThrow(`content ${sha256} was not kept`)
    expect(await store.has(sha256)).toBeNull()
  })
})
