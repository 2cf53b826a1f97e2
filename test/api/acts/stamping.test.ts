import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stampPlan } from '../../../api/acts/stamping/stampPlan.ts'
import { signPdf } from '../../../api/signatures/sign.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'
import { programsMissing } from '../../build/programs.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'

const missing = programsMissing('stamped plans are not shown to other programs', ['qpdf', 'pdftotext', 'openssl'])
const folder = mkdtempSync(`${tmpdir()}/rokhas-plans-`)
const STAMP = { reference: '12/2026', day: '24/11/2026', commune: 'Aïn-Chock' }
let plan: Buffer

beforeAll(async () => {
  plan = await printedReceipt()
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

/** The plan as `qpdf` rewrites it. */
function rewritten(...options: readonly string[]): Buffer {
  writeFileSync(`${folder}/plan.pdf`, plan)
  const { status, stderr } = run('qpdf', 'plan.pdf', 'other.pdf', ...options)
  if (status !== 0) throw new Error(stderr)
  return readFileSync(`${folder}/other.pdf`)
}

function stamped(bytes: Buffer, places = new Map<number, { x: number; y: number }>()) {
  const answer = stampPlan(bytes, STAMP, places)
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}

/** A page as poppler draws it, in dots of forty an inch: RGB. */
function pictureOf(bytes: Buffer, page: number) {
  writeFileSync(`${folder}/drawn.pdf`, bytes)
  run('pdftoppm', '-r', '40', '-f', String(page), '-l', String(page), '-singlefile', 'drawn.pdf', 'drawn')
  const file = readFileSync(`${folder}/drawn.ppm`)
  const [head = '', width = '', height = ''] = /^P6\n(\d+) (\d+)\n255\n/.exec(file.toString('latin1', 0, 40)) ?? []
  return { width: Number(width), height: Number(height), dots: file.subarray(head.length) }
}

/** Where red ink is on a page, as shares of it from its left and its top; and how large, in dots. */
function inkOf(bytes: Buffer, page: number) {
  const { width, height, dots } = pictureOf(bytes, page)
  const [across, down]: [number[], number[]] = [[], []]
  for (let at = 0; at < dots.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = dots.subarray(at, at + 3)
    if (red < 140 || green > 130 || blue > 130) continue
    across.push((at / 3) % width)
    down.push(Math.floor(at / 3 / width))
  }
  const middle = (list: readonly number[]) => (Math.max(...list) + Math.min(...list)) / 2
  const long = (list: readonly number[]) => Math.max(...list) - Math.min(...list)
  return { x: middle(across) / width, y: middle(down) / height, width: long(across), height: long(down) }
}

describe.skipIf(missing.length > 0)('a plan stamped ne varietur', () => {
  test('is the deposited file with one more revision, whole for qpdf, and says on each sheet what it is', () => {
    const { bytes, pages } = stamped(plan)
    expect(pages).toBe(2)
    expect(bytes.subarray(0, plan.length).equals(plan)).toBe(true)
    writeFileSync(`${folder}/stamped.pdf`, bytes)
    const checked = run('qpdf', '--check', 'stamped.pdf')
    expect([checked.status, checked.stdout + checked.stderr]).toEqual([0, expect.not.stringMatching(/warn/i)])
    const print = createHash('sha256').update(plan).digest('hex').slice(0, 16)
    const read = run('pdftotext', 'stamped.pdf', '-').stdout.split('\f')
    for (const [index, page] of read.slice(0, 2).entries()) {
      const text = page.replaceAll(/\s+/g, ' ')
      expect(text).toContain('NE VARIETUR')
      expect(text).toContain('Aïn-Chock - acte n° 12/2026 du 24/11/2026')
      expect(text).toContain(`Feuille ${index + 1} sur 2`)
      expect(text).toContain(`SHA-256 ${print}`)
    }
  })

  test.each([0, 90, 180, 270])('bears it upright where it was asked on a sheet turned by %i°', (turn) => {
    const turned = turn === 0 ? plan : rewritten(`--rotate=${turn}`)
    const { bytes } = stamped(turned, new Map([[1, { x: 0.3, y: 0.7 }]]))
    const ink = inkOf(bytes, 1)
    expect(ink.x).toBeGreaterThan(0.22)
    expect(ink.x).toBeLessThan(0.38)
    expect(ink.y).toBeGreaterThan(0.66)
    expect(ink.y).toBeLessThan(0.74)
    expect(ink.width).toBeGreaterThan(2 * ink.height)
  })

  test('never runs off a sheet, whatever corner is asked', () => {
    const { bytes } = stamped(
      plan,
      new Map([
        [1, { x: 1, y: 1 }],
        [2, { x: 0, y: 0 }],
      ]),
    )
    const [last, first] = [inkOf(bytes, 1), inkOf(bytes, 2)]
    expect(last.x).toBeLessThan(0.95)
    expect(last.y).toBeGreaterThan(0.9)
    expect(first.x).toBeLessThan(0.2)
    expect(first.height).toBeGreaterThan(20)
  })

  test('of two hundred sheets bears it on each of them', () => {
    const many = rewritten('--pages', '.', ...Array.from({ length: 99 }, () => ['plan.pdf', '1-2']).flat(), '--')
    const { bytes, pages } = stamped(many)
    expect(pages).toBe(200)
    writeFileSync(`${folder}/stamped.pdf`, bytes)
    expect(run('qpdf', '--check', 'stamped.pdf').status).toBe(0)
    const text = run('pdftotext', 'stamped.pdf', '-').stdout
    expect(text.split('NE VARIETUR')).toHaveLength(201)
    expect(bytes.length - many.length).toBeLessThan(250_000)
  })

  test('is refused for what it is: encrypted, broken, no PDF, or signed already', async () => {
    const refused = (bytes: Buffer) => {
      const answer = stampPlan(bytes, STAMP, new Map())
      return answer.ok ? 'stamped' : answer.error
    }
    expect(refused(rewritten('--encrypt', 'a', 'b', '256', '--'))).toBe('ENCRYPTED')
    expect(
      refused(Buffer.from(plan.toString('latin1').replace(/startxref\n\d+/, 'startxref\n99999999'), 'latin1')),
    ).toBe('XREF_BROKEN')
    expect(refused(Buffer.from('%PNG'))).toBe('NOT_A_PDF')
    const authority = new SigningAuthority()
    const signed = await signPdf(plan, authority.signer('Architecte'), { at: new Date(), permits: 2 })
    authority.close()
    expect(signed.ok && refused(signed.value)).toBe('SIGNED')
  })
})
