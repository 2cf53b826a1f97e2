import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { deflateSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { document, documents } from '../../../api/contract/documents.ts'
import { FileThreads } from '../../../api/documents/inspection/fileThreads.ts'
import { documentTasks } from '../../../api/documents/tasks.ts'
import { pdfBytes } from './pdfBytes.ts'
import { type DocumentService, documentService } from './service.ts'

const folder = mkdtempSync(`${tmpdir()}/rokhas-preflight-`)
const threads = new FileThreads(1)
const compiler = NodeCompiler.create()
let files = 0

afterAll(async () => {
  await threads.close()
  rmSync(folder, { recursive: true })
})

/** A document set by Typst, which knows nothing of the reader that is tried here. */
function typeset(source: string, pictures: Readonly<Record<string, Buffer>> = {}): Buffer {
  for (const [name, bytes] of Object.entries(pictures)) compiler.mapShadow(`${process.cwd()}/${name}`, bytes)
  const { result } = compiler.compile({ mainFileContent: source })
  if (!result) throw new Error('Typst refuses the source')
  return compiler.pdf(result)
}

/** Paper with writing in it, so many pixels wide and high. */
const scan = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite([{ input: { create: { width: 40, height: 40, channels: 3, background: '#000' } }, top: 20, left: 20 }])
    .png()
    .toBuffer()

function measure(content: Uint8Array, mediaType = 'application/pdf', seconds = 60) {
  files += 1
  const path = `${folder}/${files}`
  writeFileSync(path, content)
  return threads.measure({ kind: 'measure', path, mediaType }, seconds)
}

const page = (width: number, height: number, text: string) =>
  `#page(width: ${width}mm, height: ${height}mm, margin: 10mm)[#text(size: 9pt)[${text}]]\n`

describe('a PDF is measured', () => {
  test('sheet by sheet, with the scale, the bar and the numbers written on it', async () => {
    const source =
      page(841, 594, 'PLAN DE MASSE Échelle : 1/200 #h(1cm) 0 5 10 15 m Planche 1/3') +
      page(210, 297, 'Page 2/3') +
      page(297, 1200, 'Planche 3/3')
    expect(await measure(typeset(source))).toMatchObject({
      kind: 'pdf',
      pages: 3,
      measured: [
        { widthMm: 841, heightMm: 594, scales: [200], scaleBar: true, numbered: { page: 1, of: 3 }, dpi: null },
        { widthMm: 210, heightMm: 297, scales: [], scaleBar: false, numbered: { page: 2, of: 3 }, blank: false },
        { widthMm: 297, heightMm: 1200, numbered: { page: 3, of: 3 } },
      ],
    })
  })

  test('a scan by its pixels over its paper: 1,240 over 210 mm are 150 dots an inch, 2,480 are 300', async () => {
    const pictures = { 'coarse.png': await scan(1240, 1754), 'fine.png': await scan(2480, 3508) }
    const whole = (name: string) => `#page(width: 210mm, height: 297mm, margin: 0mm)[#image("${name}", width: 100%)]\n`
    const { measured } = (await measure(typeset(whole('coarse.png') + whole('fine.png'), pictures))) as {
      measured: unknown[]
    }
    expect(measured).toMatchObject([
      { dpi: 150, hasText: false, blank: false },
      { dpi: 300, hasText: false, blank: false },
    ])
  })

  test('a page with nothing on it, or only a white picture, is blank; a line is not', async () => {
    const white = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#fdfdfd' } })
      .png()
      .toBuffer()
    const source = `#set page(width: 210mm, height: 297mm, margin: 0mm)
      #pagebreak(weak: false)
      #image("white.png", width: 100%)
      #pagebreak()
      #line(start: (20mm, 20mm), length: 120mm, stroke: 1pt)`
    const measured = await measure(typeset(source, { 'white.png': white }))
    expect(measured).toMatchObject({ measured: [{ blank: true }, { blank: true }, { blank: false }] })
  })

  test('turned a quarter, as it is shown', async () => {
    const turned = { 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate 90 /Contents 4 0 R >>' }
    // 842 and 595 points of 25.4/72 mm.
    expect(await measure(pdfBytes(turned))).toMatchObject({ measured: [{ widthMm: 297, heightMm: 209.9 }] })
  })
})

describe('whatever is wrong with it, a file is measured or said to be unreadable, in its time', () => {
  test('cut in the middle', async () => {
    const whole = typeset(page(210, 297, 'Page 1/1'))
    const cut = await measure(whole.subarray(0, whole.length / 2))
    expect(cut.kind).toMatch(/unreadable|pdf/)
  })

  test.skipIf(spawnSync('qpdf', ['--version']).error !== undefined)(
    'locked with a password (skipped where qpdf is not installed)',
    async () => {
      writeFileSync(`${folder}/plain.pdf`, typeset(page(210, 297, 'Secret')))
      const locked = `${folder}/locked.pdf`
      spawnSync('qpdf', ['--encrypt', 'user', 'owner', '256', '--', `${folder}/plain.pdf`, locked])
      expect(await threads.measure({ kind: 'measure', path: locked, mediaType: 'application/pdf' }, 30)).toEqual({
        kind: 'unreadable',
      })
    },
  )

  test('of a thousand pages: the first ones, and how many there are', async () => {
    const found = await measure(
      typeset(`#for n in range(1000) { page(width: 210mm, height: 297mm)[Page #(n + 1)/1000] }`),
    )
    if (found.kind !== 'pdf') throw new Error('not measured')
    expect(found.pages).toBe(1000)
    expect(found.measured.length).toBeGreaterThan(0)
    expect(found.measured.length).toBeLessThanOrEqual(300)
  }, 120_000)

  test('on a sheet of five metres, or of nothing', async () => {
    const sheet = (box: string) => ({ 3: `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R >>` })
    const huge = await measure(pdfBytes(sheet('0 0 14400 14400')))
    expect(huge).toMatchObject({ measured: [{ widthMm: 5080, heightMm: 5080 }] })
    for (const box of ['0 0 0 0', '0 0 1e30 1e30', '-5 -5 -9 -9', '0 0 1 999999'])
      expect((await measure(pdfBytes(sheet(box)))).kind).toMatch(/pdf|unreadable/)
  })

  test('whose stream unpacks to a quarter of a gigabyte of orders', async () => {
    const bomb = deflateSync(Buffer.alloc(256 * 1024 * 1024, '1 1 m 9 9 l S\n'), { level: 1 }).toString('latin1')
    const stream = `<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb}\nendstream`
    const found = await measure(pdfBytes({ 4: stream }), 'application/pdf', 30).catch((error: Error) => error)
    expect(found instanceof Error ? found.name : found.kind).toMatch(/pdf|unreadable|Error/)
    expect((await measure(pdfBytes())).kind).toBe('pdf')
  }, 120_000)

  test('an image that is none', async () => {
    expect(await measure(Buffer.from('not an image'), 'image/png')).toEqual({ kind: 'unreadable' })
    expect(await measure(Buffer.from('0\nSECTION\n'), 'image/vnd.dxf')).toEqual({ kind: 'other' })
    expect(await measure(await scan(300, 200), 'image/png')).toEqual({ kind: 'image', width: 300, height: 200 })
  })
})

describe('a document', () => {
  let service: DocumentService
  beforeAll(async () => {
    service = await documentService()
  })
  afterAll(() => service.close())

  const answered = async (id: string) => document.parse(await (await service.get(`/api/documents/${id}`)).json())

  test('says what was noticed for the piece it stands for, once it was measured, and is deposited all the same', async () => {
    const { db, dossier, work } = service
    await db
      .updateTable('dossier')
      .set((eb) => ({
        procedure_version_id: eb
          .selectFrom('procedure_version')
          .select('id')
          .where('code', '=', 'refection')
          .where('valid_to', 'is', null)
          .limit(1),
      }))
      .where('id', '=', dossier)
      .execute()
    const id = await service.deposit('plan.pdf', typeset(page(210, 297, 'Plan cadastral')))
    const before = await answered(id)
    expect(before.findings).toBeNull()
    await documentTasks(work)['document.preview']?.({ sha256: before.sha256 })
    expect((await answered(id)).findings).toEqual([])
    const assign = await fetch(`${service.url}/api/documents/${id}/piece`, {
      method: 'PUT',
      headers: { ...service.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ piece: 'plan_cadastral' }),
    })
    const codes = ['SCALE_MISSING', 'SCALE_BAR_MISSING']
    expect(document.parse(await assign.json()).findings?.map(({ code }) => code)).toEqual(codes)
    expect((await answered(id)).findings?.map(({ code }) => code)).toEqual(codes)
    const list = documents.parse(await (await service.get(`/api/dossiers/${dossier}/documents`)).json())
    expect(list.documents.map(({ findings }) => findings?.length)).toEqual([2])
  })
})
