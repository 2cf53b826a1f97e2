import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'

const NOBODY = { anchors: [], now: new Date('2026-11-24T09:00:00Z') }
const refusalOf = (bytes: Buffer) => {
  const { verdict, refusal } = verifyPdf(bytes, NOBODY)
  return verdict === 'unreadable' ? refusal : verdict
}

/** A file of some objects, numbered from 1, the first of which is its catalogue; `trailer` is added to its own, `@` being the place of its table. */
function file(objects: readonly string[], trailer = ''): Buffer {
  let body = '%PDF-1.7\n'
  const rows = objects.map((object, at) => {
    const row = `${String(body.length).padStart(10, '0')} 00000 n \n`
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return row
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`
  const end = `trailer\n<</Size ${size} /Root 1 0 R ${trailer.replace('@', String(body.length))}>>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body + table + end, 'latin1')
}

const CATALOG = '<</Type /Catalog /Pages 2 0 R>>'
const PAGES = '<</Type /Pages /Kids [] /Count 0>>'
const form = (fields: string) => `<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields ${fields}>>>>`

/** Objects each of which begins with a comment that hides all the others, up to the one value they share. */
function nested(count: number, filler: number): Buffer {
  const heads = Array.from({ length: count }, (_, at) => `${at + 3} 0 obj %`)
  const fields = heads.map((_, at) => `${at + 3} 0 R`).join(' ')
  const bytes = file([form(`[${fields}]`), PAGES]).toString('latin1')
  const first = bytes.indexOf('xref\n')
  let place = first
  const rows = heads.map((head) => {
    const row = `${String(place).padStart(10, '0')} 00000 n \n`
    place += head.length
    return row
  })
  const shared = `${heads.join('')}${'x'.repeat(filler)}\n<</FT /Sig>>\nendobj\n`
  const table = bytes
    .slice(first)
    .replace(/0 3\n/, `0 ${count + 3}\n`)
    .replace('/Size 3', `/Size ${count + 3}`)
    .replace('trailer', `${rows.join('')}trailer`)
    .replace(/startxref\n\d+/, `startxref\n${first + shared.length}`)
  return Buffer.from(bytes.slice(0, first) + shared + table, 'latin1')
}

describe('What is no file to be checked is refused, and says why', () => {
  test.each([
    ['no byte', Buffer.alloc(0), 'EMPTY'],
    ['a zip renamed', Buffer.from(zipSync({ 'acte.txt': new Uint8Array(500) })), 'NOT_A_PDF'],
    ['a header alone', Buffer.from('%PDF-1.7\n'), 'TRUNCATED'],
    ['an encryption', file([CATALOG, PAGES], '/Encrypt <</Filter /Standard>>'), 'ENCRYPTED'],
    ['no catalogue', file(['null', PAGES]), 'MALFORMED'],
    ['no pages', file(['<</Type /Catalog>>', PAGES]), 'MALFORMED'],
    ['a revision before that is this one', file([CATALOG, PAGES], '/Prev @'), 'XREF_BROKEN'],
    [
      'arrays in arrays',
      file([CATALOG.replace('>>', `/A ${'['.repeat(5000)}${']'.repeat(5000)}>>`), PAGES]),
      'TOO_COMPLEX',
    ],
    ['a field that is its own kid', file([form('[3 0 R]'), PAGES, '<</FT /Sig /Kids [3 0 R]>>']), 'TOO_COMPLEX'],
    [
      'an object beyond the size it says',
      Buffer.from(file([CATALOG, PAGES]).toString('latin1').replace('/Size 3', '/Size 2')),
      'XREF_BROKEN',
    ],
    ['a key said twice', file([CATALOG.replace('>>', '/Pages 3 0 R>>'), PAGES, PAGES]), 'MALFORMED'],
    [
      'a length that is its own stream’s',
      file([form('3 0 R'), PAGES, '<</Length 3 0 R>>\nstream\n\nendstream']),
      'MALFORMED',
    ],
    [
      'two million rows announced',
      Buffer.from('%PDF-1.7\nxref\n0 99999999\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n'),
      'TOO_COMPLEX',
    ],
    ['a thousand objects in one another, ten million bytes long', nested(1000, 10_000_000), 'TOO_COMPLEX'],
    ['ten such objects, a thousand bytes long', nested(10, 1000), 'unsigned'],
    ['nothing signed', file([CATALOG, PAGES]), 'unsigned'],
  ] as const)('%s', (_, bytes, expected) => expect(refusalOf(bytes)).toBe(expected))

  test('a stream that would unpack to a gigabyte is given up in time', () => {
    const bomb = deflateSync(Buffer.alloc(1024 ** 3))
    const head = `1 0 obj\n<</Type /XRef /W [1 2 1] /Size 9 /Root 1 0 R /Filter /FlateDecode /Length ${bomb.length}>>\nstream\n`
    const bytes = Buffer.concat([
      Buffer.from(`%PDF-1.7\n${head}`),
      bomb,
      Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF\n'),
    ])
    expect(refusalOf(bytes)).toBe('TOO_COMPLEX')
  })

  test.each([
    ['one text', `(${'a'.repeat(2_000_000)})`],
    ['one text of broken lines', `(${'\\\n'.repeat(1_000_000)})`],
    ['one name', `/${'#41'.repeat(700_000)}`],
  ])('as long as a whole file, %s is given up before it is held', (_, value) => {
    expect(refusalOf(file([CATALOG, PAGES], `/Said ${value}`))).toBe('TOO_COMPLEX')
  })
})

describe('Whatever bytes come, an answer comes back', () => {
  let paper: Buffer
  beforeAll(async () => {
    paper = await printedReceipt()
  })

  test('of no file at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expect(refusalOf(Buffer.concat([Buffer.from('%PDF-1.7\n'), noise]))).toMatch(/^[A-Z_]+$/)
      }),
    )
  })

  test('of a paper cut anywhere: never a signature', () => {
    fc.assert(
      fc.property(fc.nat(paper.length - 1), (at) => {
        expect(['TRUNCATED', 'EMPTY', 'NOT_A_PDF', 'MALFORMED', 'XREF_BROKEN', 'unsigned']).toContain(
          refusalOf(paper.subarray(0, at)),
        )
      }),
    )
  })

  test('of a paper with bytes overwritten where it says where things are', () => {
    const changes = fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(changes, (list) => {
        const copy = Buffer.from(paper)
        for (const [back, byte] of list) copy[copy.length - 1 - back] = byte
        expect(refusalOf(copy)).toMatch(/^([A-Z_]+|unsigned)$/)
      }),
      { numRuns: 300 },
    )
  })
})
