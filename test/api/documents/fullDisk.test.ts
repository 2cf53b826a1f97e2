import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { checkDocuments } from '../../../api/documents/checking/checkDocuments.ts'
import { type SmallDisk, smallDisk } from '../../build/smallDisk.ts'
import { type DocumentService, documentService } from './service.ts'

const trial = mkdtempSync(`${tmpdir()}/rokhas-disk-`)
const probe = smallDisk(trial, 64)
probe?.unmount()
rmSync(trial, { recursive: true })
if (!probe) process.stderr.write('no file system can be mounted here: the tests of a full disk are skipped\n')

const MB = 1024 * 1024
const content = Buffer.from(randomBytes(MB).toString('hex'))

describe.skipIf(!probe)('a full disk', () => {
  let service: DocumentService
  let disk: SmallDisk | null = null

  beforeAll(async () => {
    service = await documentService()
  })
  afterEach(() => {
    disk?.unmount()
    disk = null
  })
  afterAll(() => service.close())

  const begin = async (filename: string) => {
    const created = await service.tus.create({ filename, dossierId: service.dossier }, content.length)
    return created.headers.get('Location') ?? ''
  }
  const rest = async (address: string) => {
    const { received } = await service.stateOf(address)
    return service.tus.patch(address, received, content.subarray(received) as BodyInit)
  }
  const idOf = (address: string) => address.split('/').at(-1) ?? ''
  const stagedAt = (address: string) => `${service.folder}/uploads/${idOf(address)}`
  const disagreements = async () => {
    const findings: unknown[] = []
    await checkDocuments(service.work, { reread: () => true, onFinding: (finding) => findings.push(finding) })
    return findings
  }

  test('where parts arrive: what was acknowledged stays, the rest comes once there is room', async () => {
    disk = smallDisk(`${service.folder}/uploads`, 1_500)
    const address = await begin('attend.txt')
    expect((await service.tus.patch(address, 0, content.subarray(0, MB) as BodyInit)).status).toBe(204)
    const full = await rest(address)
    expect([full.status, full.headers.get('Retry-After'), await full.json()]).toMatchObject([
      507,
      '60',
      { code: 'STORAGE_FULL' },
    ])
    expect(await service.stateOf(address)).toMatchObject({ received: MB, refused: null, documentId: null })
    // Somebody makes room.
    const arrived = await readFile(stagedAt(address))
    disk?.unmount()
    disk = null
    await writeFile(stagedAt(address), arrived)
    expect((await rest(address)).status).toBe(204)
    expect((await service.stateOf(address)).documentId).not.toBeNull()
    expect(await disagreements()).toEqual([])
  })

  test('where documents are kept: nothing half-kept stays, and asking again deposits it', async () => {
    const other = await documentService()
    disk = smallDisk(`${other.folder}/documents`, 1_024)
    const created = await other.tus.create({ filename: 'plan.txt', dossierId: other.dossier }, content.length)
    const address = created.headers.get('Location') ?? ''
    const full = await other.tus.patch(address, 0, content as BodyInit)
    expect([full.status, await full.json()]).toMatchObject([507, { code: 'STORAGE_FULL' }])
    expect(await readdir(`${other.folder}/documents/arriving`)).toEqual([])
    expect((await other.tus.head(address)).status).toBe(507)
    expect(await other.db.selectFrom('document').select('id').execute()).toEqual([])
    expect(await other.db.selectFrom('blob').select('sha256').execute()).toEqual([])
    disk?.unmount()
    disk = null
    const found = await other.tus.head(address)
    expect([found.status, found.headers.get('Upload-Document')]).toEqual([200, expect.any(String)])
    await other.close()
  })

  test('that loses what had been counted makes the file start again, never end wrong', async () => {
    const address = await begin('perdu.txt')
    await service.tus.patch(address, 0, content.subarray(0, MB) as BodyInit)
    await writeFile(stagedAt(address), 'court')
    const told = await rest(address)
    expect([told.status, await told.json()]).toMatchObject([409, { code: 'UPLOAD_OFFSET', data: { offset: 0 } }])
    await rm(stagedAt(address), { force: true })
    await service.db.updateTable('upload').set({ received: content.length }).where('id', '=', idOf(address)).execute()
    expect((await service.tus.head(address)).headers.get('Upload-Offset')).toBe('0')
    expect((await rest(address)).status).toBe(204)
  })
})
