import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { document, documents } from '../../../api/contract/documents.ts'
import { problem } from '../../../api/contract/problems.ts'
import { documentTasks } from '../../../api/documents/tasks.ts'
import { pdfBytes } from './pdfBytes.ts'
import { type DocumentService, documentService } from './service.ts'

type Headers = Readonly<Record<string, string>>

let service: DocumentService
let plan: string
const content = pdfBytes()
const sha256 = createHash('sha256').update(content).digest('hex')

beforeAll(async () => {
  service = await documentService()
  plan = await service.deposit('Plan de masse.pdf', content)
})
afterAll(() => service.close())

const ask = (path: string, headers: Headers, method = 'GET') => fetch(service.url + path, { method, headers })
const told = async (answer: Response) => [answer.status, problem.parse(await answer.json()).code]
const draw = (sha: string) => documentTasks(service.work)['document.preview']?.({ sha256: sha })
const verbs = async (id: string) => {
  const events = await service.db.selectFrom('journal_event').selectAll().where('subject_id', '=', id).execute()
  return events.map(({ action, consultation }) => `${action}${consultation ? ' (read)' : ''}`).sort()
}

/** A filed dossier with one document, as it is after filing. */
async function filed(): Promise<{ readonly dossier: string; readonly id: string }> {
  const id = await service.deposit('Coupe.txt', Buffer.from(`coupe ${Math.random()}`))
  const dossier = await service.dossiers.of(service.owner, 'filed')
  await service.db.updateTable('document').set({ dossier_id: dossier }).where('id', '=', id).execute()
  return { dossier, id }
}

const ADDRESSES: readonly (readonly [string, string, (dossier: string, id: string) => string])[] = [
  ['the list', 'GET', (dossier) => `/api/dossiers/${dossier}/documents`],
  ['what one is', 'GET', (_, id) => `/api/documents/${id}`],
  ['its content', 'GET', (_, id) => `/api/documents/${id}/content`],
  ['a picture of it', 'GET', (_, id) => `/api/documents/${id}/preview?page=1&width=200`],
  ['its withdrawal', 'POST', (_, id) => `/api/documents/${id}/withdraw`],
]

describe.each(ADDRESSES)('of a document, %s', (_, method, addressOf) => {
  test('is shut to whoever is signed out and to strangers, who cannot tell that it exists', async () => {
    const address = addressOf(service.dossier, plan)
    expect(await told(await ask(address, {}, method))).toEqual([401, 'SIGNED_OUT'])
    const stranger = await service.people.signIn(await service.people.person())
    expect(await told(await ask(address, stranger, method))).toEqual([404, 'NOT_FOUND'])
    const nowhere = addressOf('00000000-0000-4000-8000-000000000000', '00000000-0000-4000-8000-000000000000')
    expect(await told(await ask(nowhere, stranger, method))).toEqual([404, 'NOT_FOUND'])
    expect(await told(await ask(addressOf('x', "' or 1=1"), stranger, method))).toEqual([404, 'NOT_FOUND'])
  })

  test('is shut to officials while the dossier is a draft, and to those of another territory afterwards', async () => {
    const official = await service.people.acting('commune', 'president', ['06.141.01.41'])
    expect((await ask(addressOf(service.dossier, plan), official.headers, method)).status).toBe(404)
    const elsewhere = await service.people.acting('commune', 'president', ['09.001.01.01'])
    const { dossier, id } = await filed()
    expect((await ask(addressOf(dossier, id), elsewhere.headers, method)).status).toBe(404)
  })
})

describe('a document', () => {
  test('is listed and told with what its reader may do, and both are journalled', async () => {
    const listed = documents.parse(await (await service.get(`/api/dossiers/${service.dossier}/documents`)).json())
    const mine = listed.documents.find(({ id }) => id === plan)
    expect(mine).toMatchObject({
      fileName: 'Plan de masse.pdf',
      mediaType: 'application/pdf',
      bytes: content.length,
      sha256,
      pages: 1,
      depositedBy: { givenName: 'Amina', familyName: 'Tazi' },
      scan: 'not_configured',
      may: ['document.consult', 'document.withdraw'],
    })
    const one = document.parse(await (await service.get(`/api/documents/${plan}`)).json())
    expect(one).toEqual(mine)
    expect(await verbs(plan)).toEqual(['document.consult (read)', 'document.deposit'])
    expect(await verbs(service.dossier)).toContain('document.list (read)')
  })

  test('of a filed dossier is read by officials of its territory, and by nobody withdrawn', async () => {
    const { dossier, id } = await filed()
    const official = await service.people.acting('commune', 'president', ['06.141.01.41'])
    const opened = await ask(`/api/documents/${id}/content`, official.headers)
    expect([opened.status, (await opened.text()).startsWith('coupe')]).toEqual([200, true])
    expect((await ask(`/api/dossiers/${dossier}/documents`, official.headers)).status).toBe(200)
    const address = `/api/documents/${id}/withdraw`
    expect(await told(await ask(address, official.headers, 'POST'))).toEqual([403, 'NOT_WITHIN_REACH'])
    expect(await told(await ask(address, service.headers, 'POST'))).toEqual([409, 'NOT_AT_THIS_STEP'])
  })

  test('read in parts, or sheet by sheet, is one reading of the hour; every opening is journalled', async () => {
    const { id } = await filed()
    const reader = await service.people.acting('commune', 'president', ['06.141.01.41'])
    const part = { ...reader.headers, range: 'bytes=0-3' }
    for (let turn = 0; turn < 4; turn += 1) await ask(`/api/documents/${id}/content`, part)
    const [counted] = await service.db
      .selectFrom('read_budget')
      .select('reads')
      .where('holder_id', '=', reader.person)
      .execute()
    expect(counted?.reads).toBe(1)
    expect((await verbs(id)).filter((verb) => verb === 'document.open (read)')).toHaveLength(4)
  })

  test('is withdrawn from a draft once, and stays kept', async () => {
    const id = await service.deposit('Erreur.txt', Buffer.from('déposé par erreur'))
    const withdraw = async () =>
      document.parse(await (await ask(`/api/documents/${id}/withdraw`, service.headers, 'POST')).json())
    const first = await withdraw()
    expect([first.withdrawnAt, first.may]).toEqual(['2026-11-24T09:00:00.000Z', ['document.consult']])
    expect(await withdraw()).toEqual(first)
    expect((await service.get(`/api/documents/${id}/content`)).status).toBe(200)
  })
})

describe('a content', () => {
  const opened = (headers: Headers = {}, method = 'GET') =>
    ask(`/api/documents/${plan}/content`, { ...service.headers, ...headers }, method)

  test('is saved and never shown: no type is guessed, nothing of it runs under our name', async () => {
    const answer = await opened()
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(content)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="Plan de masse.pdf"; filename*=UTF-8''Plan%20de%20masse.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
    })
  })

  test.each<[string, number, string | null, number]>([
    ['bytes=0-3', 206, 'bytes 0-3/SIZE', 4],
    ['bytes=5-', 206, 'bytes 5-LAST/SIZE', content.length - 5],
    ['bytes=-6', 206, `bytes ${content.length - 6}-LAST/SIZE`, 6],
    ['bytes=0-999999', 206, 'bytes 0-LAST/SIZE', content.length],
    ['bytes=3-1', 200, null, content.length],
    ['bytes=0-1,4-5', 200, null, content.length],
    ['lines=1-2', 200, null, content.length],
  ])('asked for %s answers %i', async (range, status, said, length) => {
    const answer = await opened({ Range: range })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const words = said?.replace('SIZE', String(content.length)).replace('LAST', String(content.length - 1)) ?? null
    expect([answer.status, answer.headers.get('Content-Range'), bytes.length]).toEqual([status, words, length])
    const from = Number(/bytes (\d+)-/.exec(words ?? '')?.[1] ?? 0)
    expect(bytes).toEqual(content.subarray(from, from + length))
  })

  test('asked for what lies beyond its end says how long it is', async () => {
    for (const range of [`bytes=${content.length}-`, 'bytes=-0']) {
      const answer = await opened({ Range: range })
      expect([answer.status, answer.headers.get('Content-Range')]).toEqual([416, `bytes */${content.length}`])
      expect(answer.headers.get('Content-Disposition')).toBeNull()
      expect((await told(answer))[1]).toBe('RANGE_OUTSIDE')
    }
  })

  test('that the reader holds already is not sent again; a part of another content is not glued to it', async () => {
    const again = await opened({ 'If-None-Match': `"other", "${sha256}"` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const same = await opened({ Range: 'bytes=0-3', 'If-Range': `"${sha256}"` })
    const other = await opened({ Range: 'bytes=0-3', 'If-Range': '"other"' })
    expect([same.status, other.status]).toEqual([206, 200])
    await Promise.all([same.text(), other.text()])
  })

  test('is measured by HEAD, and each opening is journalled', async () => {
    const before = (await verbs(plan)).filter((verb) => verb === 'document.open (read)').length
    const answer = await opened({}, 'HEAD')
    expect([answer.status, answer.headers.get('Content-Length'), await answer.text()]).toEqual([
      200,
      String(content.length),
      '',
    ])
    expect((await verbs(plan)).filter((verb) => verb === 'document.open (read)').length).toBe(before + 1)
  })
})

describe('pictures of pages', () => {
  const picture = (id: string, page: number, width: number) =>
    service.get(`/api/documents/${id}/preview?page=${page}&width=${width}`)
  const pages = (count: number) => {
    const kids = Array.from({ length: count }, (_, index) => 5 + index)
    const drawn = kids.map((number) => [
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${200 + number} 900] /Contents 4 0 R >>`,
    ])
    const list = kids.map((number) => `${number} 0 R`).join(' ')
    return pdfBytes({ 2: `<< /Type /Pages /Kids [${list}] /Count ${count} >>`, ...Object.fromEntries(drawn) })
  }

  test('are made ahead for the first pages and on demand for the others, each once', async () => {
    const booklet = pages(15)
    const id = await service.deposit('Livret.pdf', booklet)
    expect(await told(await picture(id, 1, 200))).toEqual([409, 'PREVIEW_NOT_READY'])
    const sha = createHash('sha256').update(booklet).digest('hex')
    await draw(sha)
    const rows = () =>
      service.db.selectFrom('preview').select(['page', 'width']).where('sha256', '=', sha).orderBy('page').execute()
    const ahead = await rows()
    expect(ahead.map(({ page, width }) => `${page}/${width}`).sort()).toEqual(
      ['1/800', ...Array.from({ length: 12 }, (_, index) => `${index + 1}/200`)].sort(),
    )
    const first = await picture(id, 1, 800)
    const { width, height, format } = await sharp(Buffer.from(await first.arrayBuffer())).metadata()
    expect({ width, height, format }).toEqual({ width: 800, height: Math.round((900 * 800) / 205), format: 'webp' })
    expect((await picture(id, 15, 800)).status).toBe(200)
    expect((await picture(id, 15, 800)).status).toBe(200)
    await draw(sha)
    expect(await rows()).toHaveLength(ahead.length + 1)
    expect(await told(await picture(id, 16, 800))).toEqual([404, 'PREVIEW_NONE'])
    expect(await told(await picture(id, 1, 777))).toEqual([422, 'INVALID_INPUT'])
  })

  test('lost from the store are drawn again', async () => {
    const id = await service.deposit('Perdue.pdf', pages(1))
    const sha = createHash('sha256').update(pages(1)).digest('hex')
    await draw(sha)
    const { preview_sha256 } = await service.db
      .selectFrom('preview')
      .select('preview_sha256')
      .where('sha256', '=', sha)
      .where('width', '=', 800)
      .executeTakeFirstOrThrow()
    await service.work.store.remove(preview_sha256)
    expect((await picture(id, 1, 800)).status).toBe(200)
    expect(await service.work.store.has(preview_sha256)).not.toBeNull()
  })

  test('of an image turn it the way it was taken; a text has none', async () => {
    const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#0b6b4f' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const id = await service.deposit('Facade.jpg', photo)
    await draw(createHash('sha256').update(photo).digest('hex'))
    const shown = await sharp(Buffer.from(await (await picture(id, 1, 200)).arrayBuffer())).metadata()
    expect([shown.width, shown.height]).toEqual([200, 267])
    const words = Buffer.from('rien à voir')
    const text = await service.deposit('Notes.txt', words)
    await draw(createHash('sha256').update(words).digest('hex'))
    expect(await told(await picture(text, 1, 200))).toEqual([404, 'PREVIEW_NONE'])
  })
})
