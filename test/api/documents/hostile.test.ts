import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problem } from '../../../api/contract/problems.ts'
import { type ZipPart, zipBytes } from '../../build/zipBytes.ts'
import { pdfBytes } from './pdfBytes.ts'
import { type DocumentService, documentService } from './service.ts'

let service: DocumentService
beforeAll(async () => {
  service = await documentService()
})
afterAll(() => service.close())

/** Sends a file: the code of its refusal, or `kept`. */
async function sent(filename: string, content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  const answer = await service.tus.send({ filename, dossierId: service.dossier }, bytes)
  if (answer.status === 204) return 'kept'
  const { code, detail } = problem.parse(await answer.json())
  expect(detail.fr.length, code).toBeGreaterThan(20)
  expect(detail.ar, code).toMatch(/[\u0600-\u06ff]/)
  return code
}

const catalogue = (more: string) => ({ 1: `<< /Type /Catalog /Pages 2 0 R ${more} >>` })

/** Objects packed in an object stream (ISO 32000-1, 7.5.7), where no text search sees them. */
function objectStream(objects: string, { padding = 0 } = {}): string {
  const packed = deflateSync(Buffer.from(`10 0 ${objects}${' '.repeat(padding)}`, 'latin1')).toString('latin1')
  return `<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`
}

describe('a PDF', () => {
  test.each<[string, Readonly<Record<number, string>>, string]>([
    ['whose opening runs a script', catalogue('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'), 'PDF_SCRIPT'],
    [
      'whose script has its name written in figures',
      catalogue('/OpenAction << /S /J#61vaScript /#4aS 9 0 R >>'),
      'PDF_SCRIPT',
    ],
    [
      'that runs a script when a page is shown',
      { 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /AA << /O << /S /JavaScript /JS (x) >> >> >>' },
      'PDF_SCRIPT',
    ],
    ['with a form of its own language', catalogue('/AcroForm << /XFA 9 0 R >>'), 'PDF_SCRIPT'],
    ['that asks to launch a program', catalogue('/OpenAction << /S /Launch /F (cmd.exe) >>'), 'PDF_LAUNCH'],
    ['with a file inside', catalogue('/Names << /EmbeddedFiles << /Names [(a) 9 0 R] >> >>'), 'PDF_EMBEDDED_FILE'],
    [
      'with a file pinned to a page',
      { 9: '<< /Type /Annot /Subtype /FileAttachment /FS << /EF << /F 8 0 R >> >> >>' },
      'PDF_EMBEDDED_FILE',
    ],
    ['with a script hidden in an object stream', { 9: objectStream('<< /S /JavaScript /JS (x) >>') }, 'PDF_SCRIPT'],
    [
      'with a file hidden in an object stream',
      { 9: objectStream('<< /Type /Filespec /EF << /F 8 0 R >> >>') },
      'PDF_EMBEDDED_FILE',
    ],
    [
      'whose object stream unpacks without end',
      { 9: objectStream('<< >>', { padding: 70_000_000 }) },
      'PDF_UNPACKS_TOO_LARGE',
    ],
    [
      'whose object stream is packed in an unusual way',
      { 9: '<< /Type /ObjStm /N 1 /First 5 /Filter /LZWDecode /Length 3 >>\nstream\nabc\nendstream' },
      'PDF_BROKEN',
    ],
  ])('%s is refused', async (_, objects, code) => {
    expect(await sent('plan.pdf', pdfBytes(objects))).toBe(code)
  })

  test('that asks for a password is refused, and says how to deposit it', async () => {
    const locked = pdfBytes().toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 9 0 R')
    expect(await sent('secret.pdf', locked)).toBe('PDF_ENCRYPTED')
  })

  test('that was cut short, or begins otherwise, is refused', async () => {
    const whole = pdfBytes()
    expect(await sent('coupe.pdf', whole.subarray(0, 60))).toBe('PDF_BROKEN')
    expect(await sent('apres.pdf', Buffer.concat([Buffer.from('MZ program'), whole]))).not.toBe('kept')
    expect(await sent('sans-pages.pdf', pdfBytes({ 2: '<< /Type /Pages /Kids [] /Count 0 >>' }))).toBe('PDF_BROKEN')
  })

  test('that opens at a page, links to a site and speaks of scripts in its text is kept', async () => {
    const objects = {
      ...catalogue('/OpenAction [3 0 R /Fit] /PageMode /UseOutlines'),
      4: '<< /Length 34 >>\nstream\nBT (ni JavaScript ni fichier) Tj ET\nendstream',
      9: '<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://example.ma) >> >>',
    }
    expect(await sent('honnete.pdf', pdfBytes(objects))).toBe('kept')
  })
})

const shapefile = ['parcelle.shp', 'parcelle.shx', 'parcelle.dbf'].map((name) => ({ name, content: 'x'.repeat(50) }))
const zeros = (bytes: number) => Buffer.alloc(bytes)

describe('an archive', () => {
  test('of a shapefile is kept', async () => {
    expect(await sent('parcelle.zip', zipBytes(shapefile))).toBe('kept')
  })

  test.each<[string, string, readonly ZipPart[]]>([
    [
      'that unpacks a thousand times larger',
      'ARCHIVE_UNPACKS_TOO_LARGE',
      [...shapefile, { name: 'b.shp', content: zeros(60_000_000) }],
    ],
    [
      'that lies about what it unpacks to',
      'ARCHIVE_DAMAGED',
      [...shapefile, { name: 'b.shp', content: zeros(9_000_000), saidSize: 100 }],
    ],
    [
      'with more entries than any shapefile',
      'ARCHIVE_TOO_MANY_ENTRIES',
      Array.from({ length: 501 }, (_, n) => ({ name: `p${n}.shp`, content: 'x' })),
    ],
    ['with another archive inside', 'ARCHIVE_NESTED', [...shapefile, { name: 'b.zip', content: zipBytes(shapefile) }]],
    ['with a program inside', 'ARCHIVE_UNEXPECTED', [...shapefile, { name: 'installe.exe', content: 'MZ' }]],
    [
      'whose entry climbs out of its folder',
      'ARCHIVE_UNSAFE_NAME',
      [...shapefile, { name: '../../etc/cron.d/a.shp', content: 'x' }],
    ],
    ['that asks for a password', 'ARCHIVE_ENCRYPTED', [...shapefile, { name: 'b.shp', content: 'x', flags: 0x801 }]],
    [
      'with a link instead of a file',
      'ARCHIVE_LINK',
      [...shapefile, { name: 'b.shp', content: '/etc/passwd', unixMode: 0o120777 }],
    ],
    ['of anything else', 'ARCHIVE_UNEXPECTED', [{ name: 'notes.txt', content: 'x' }]],
  ])('%s is refused: %s', async (_, code, parts) => {
    expect(await sent('parcelle.zip', zipBytes(parts))).toBe(code)
  })

  test('that was cut short is refused', async () => {
    expect(await sent('parcelle.zip', zipBytes(shapefile).subarray(0, 90))).not.toBe('kept')
  })
})

/** A PNG that says it is huge and holds nothing: what would be unpacked is what counts. */
async function pngSaying(width: number, height: number): Promise<Buffer> {
  const { crc32 } = await import('node:zlib')
  const png = await image('png')
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}

const image = (type: 'png' | 'jpeg' | 'tiff' | 'webp') =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#0b6b4f' } })
    .toFormat(type)
    .toBuffer()

describe('an image', () => {
  test.each(['png', 'jpeg', 'tiff', 'webp'] as const)('of type %s is kept', async (type) => {
    expect(await sent(`photo.${type}`, await image(type))).toBe('kept')
  })

  test('of a hundred thousand pixels a side is refused before it is unpacked', async () => {
    expect(await sent('bombe.png', await pngSaying(100_000, 100_000))).toBe('IMAGE_TOO_MANY_PIXELS')
  })

  test('cut in its head is refused', async () => {
    expect(await sent('coupe.jpg', (await image('jpeg')).subarray(0, 40))).not.toBe('kept')
  })

  test('with another file behind it is refused: a reader could see either', async () => {
    const png = await image('png')
    expect(await sent('double.png', Buffer.concat([png, zipBytes(shapefile)]))).toBe('TWO_TYPES')
    expect(await sent('double.png', Buffer.concat([png, pdfBytes()]))).toBe('TWO_TYPES')
    expect(await sent('suite.png', Buffer.concat([png, Buffer.from('<script>')]))).toBe('TWO_TYPES')
    expect(await sent('double.pdf', Buffer.concat([pdfBytes(), zipBytes(shapefile)]))).toBe('TWO_TYPES')
  })
})

const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), zeros(600)])

describe('a file that is not what its name says', () => {
  test.each<[string, string, Uint8Array | string, string]>([
    ['a program named as a PDF', 'facture.pdf', program, 'TYPE_UNKNOWN'],
    ['a program named as a text', 'lisezmoi.txt', program, 'TYPE_UNKNOWN'],
    [
      'a page of the web named as a photograph',
      'photo.jpg',
      '<!doctype html><script>alert(1)</script>',
      'TYPE_MISMATCH',
    ],
    [
      'a drawing with scripts',
      'logo.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'TYPE_UNKNOWN',
    ],
    ['a PDF named as a table', 'table.csv', pdfBytes(), 'TYPE_MISMATCH'],
    ['a page of the web', 'index.html', '<!doctype html><p>', 'TYPE_UNKNOWN'],
    ['a name without an extension', 'plan', 'du texte', 'TYPE_UNKNOWN'],
    ['bytes named as a text', 'notes.txt', 'a\0b', 'TEXT_BROKEN'],
    ['a bitmap named as a table', 'bornes.csv', Buffer.concat([Buffer.from('BM'), zeros(60)]), 'TEXT_BROKEN'],
    ['anything named as GeoJSON', 'parcelle.geojson', '{"type":', 'JSON_BROKEN'],
    ['brackets without end named as GeoJSON', 'parcelle.geojson', '['.repeat(200_000), 'JSON_BROKEN'],
  ])('%s is refused', async (_, filename, content, code) => {
    expect(await sent(filename, content)).toBe(code)
  })

  test('a table of bornes that begins like a bitmap is kept', async () => {
    expect(await sent('bornes.csv', 'BM1;300000;400000\nBM2;300010;400000\n')).toBe('kept')
  })
})

describe('a name', () => {
  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\Amina\\plan.txt', 'plan.txt'],
    ['plan\u202etxt.exe.txt', 'plantxt.exe.txt'],
    ['re\r\nSet-Cookie: a=b\r\n.txt', 'reSet-Cookie a=b.txt'],
    ['مخطط الكتلة.txt', 'مخطط الكتلة.txt'],
    ['« façade » & "coupe" <1>.txt', '« façade » & coupe 1.txt'],
    [`${'é'.repeat(400)}.txt`, `${'é'.repeat(196)}.txt`],
  ])('%j is kept as %j and given back', async (given, expected) => {
    const id = await service.deposit(given, Buffer.from(`du texte ${randomBytes(8).toString('hex')}`))
    const answer = await service.get(`/api/documents/${id}/content`)
    expect(answer.status).toBe(200)
    const said = answer.headers.get('Content-Disposition') ?? ''
    expect(decodeURIComponent(said.split("filename*=UTF-8''")[1] ?? '')).toBe(expected)
    expect(said).toMatch(/^attachment; filename="[\w. ()-]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/)
    expect(answer.headers.get('Set-Cookie')).toBeNull()
  })
})

test('a refused file leaves its reason to be read again, and no byte', async () => {
  const content = program
  const created = await service.tus.create({ filename: 'facture.pdf', dossierId: service.dossier }, content.length)
  const address = created.headers.get('Location') ?? ''
  expect((await service.tus.patch(address, 0, content as BodyInit)).status).toBe(422)
  expect(await service.stateOf(address)).toMatchObject({ documentId: null, refused: { code: 'TYPE_UNKNOWN' } })
  expect(await (await service.tus.patch(address, content.length, '')).json()).toMatchObject({ code: 'TYPE_UNKNOWN' })
  const events = await service.db
    .selectFrom('journal_event')
    .selectAll()
    .where('action', '=', 'upload.refuse')
    .execute()
  expect(events.some(({ subject_id }) => address.endsWith(subject_id))).toBe(true)
})
