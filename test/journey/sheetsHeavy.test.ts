import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ensureSignatureTools } from '../../api/setup/system.ts'
import { sheetsFr } from '../../web/text/fr/sheets.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { DESKTOP } from '../build/browser.ts'
import { ComplementDesk } from '../build/complement.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { keepDocument } from '../build/keptDocument.ts'
import { sharedData } from '../build/sharedData.ts'
import { sheetShown } from '../build/sheetSteps.ts'

let folder: string
let journey: Journey
let desk: ComplementDesk
let dossier: Awaited<ReturnType<ComplementDesk['filed']>>
let headers: Record<string, string>

beforeAll(async () => {
  ensureSignatureTools()
  folder = mkdtempSync(`${tmpdir()}/rokhas-heavy-`)
  journey = await openJourney({ env: { ROKHAS_DATA: folder } })
  desk = new ComplementDesk(journey, () => ({ url: journey.url, close: async () => undefined }))
  await desk.prepare()
  dossier = await desk.filed()
  headers = (await desk.guichet()).headers
})

afterAll(async () => {
  await journey.close()
  rmSync(folder, { recursive: true, force: true })
})

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})

const keep = (fileName: string, content: Uint8Array | ((path: string) => void), pages = 1) =>
  keepDocument(journey.db, folder, { dossierId: dossier.id, person: dossier.person, fileName, content, pages })

async function signedIn(): Promise<Page> {
  const page = await journey.visit('/', DESKTOP)
  const [name = '', value = ''] = (headers.cookie ?? '').split('=')
  await page.context().addCookies([{ name, value, url: journey.url.replace('http:', 'https:'), secure: true }])
  return page
}

const addressOf = (document: string) => `${journey.url}/dossiers/${dossier.id}/plans?lang=fr&document=${document}`

/** Real plans bound together until there are so many sheets. */
function bound(sheets: number): ((path: string) => void) | null {
  const plan = sharedData('pdf/plans-edcr/Drawings.pdf')
  const location = sharedData('pdf/plans-bops/Site-location-plan-example.pdf')
  if (plan === null || location === null) return null
  const whole = Math.floor((sheets - 2) / 22)
  const rest = sheets - 2 - 22 * whole
  const parts = [location, '1-2', ...Array.from({ length: whole }, () => [plan, '1-22']).flat()]
  if (rest > 0) parts.push(plan, `1-${rest}`)
  return (path) => void execFileSync('qpdf', ['--empty', '--pages', ...parts, '--', path])
}

/** A guard against a plan that hangs; the two seconds are held by `npm run bench -- sheets`, on a machine that does nothing else. */
const PATIENCE_MS = 15_000

describe.skipIf(bound(50) === null)('a plan of real sheets', () => {
  test('of fifty shows the first soon after its address', { timeout: 90_000 }, async () => {
    const document = await keep('cinquante.pdf', bound(50) ?? pdfBytes(), 50)
    const page = await signedIn()
    const took: number[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      await page.goto('about:blank')
      const from = performance.now()
      await page.goto(addressOf(document))
      await sheetShown(page, 1)
      took.push(Math.round(performance.now() - from))
    }
    process.stdout.write(`first sheet of fifty, from its address, browser cold then warm: ${took.join(', ')} ms\n`)
    expect(Math.max(...took)).toBeLessThan(PATIENCE_MS)
    await page.close()
  })

  test('of two hundred is leafed through to its end without filling the memory', { timeout: 120_000 }, async () => {
    const document = await keep('deux-cents.pdf', bound(200) ?? pdfBytes(), 200)
    const page = await signedIn()
    await page.goto(addressOf(document))
    await sheetShown(page, 1)
    const next = page.getByRole('button', { name: sheetsFr.next })
    for (let sheet = 2; sheet <= 40; sheet += 1) {
      await next.click()
      await sheetShown(page, sheet)
    }
    const after40 = await memoryOf(page)
    for (let sheet = 41; sheet <= 120; sheet += 1) {
      await next.click()
      await sheetShown(page, sheet)
    }
    const after120 = await memoryOf(page)
    await page.goto(`${addressOf(document)}&page=200`)
    await sheetShown(page, 200)
    process.stdout.write(`memory of the page after 40 sheets ${after40} MB, after 120 ${after120} MB\n`)
    expect(after120).toBeLessThan(after40 + 40)
    // Two canvases of the sheet, however many sheets were seen.
    expect(await page.locator('section[data-shown] canvas').count()).toBe(2)
    await page.close()
  })
})

/** What the page's scripts hold once what nobody holds was let go; megabytes. */
async function memoryOf(page: Page): Promise<number> {
  const debug = await page.context().newCDPSession(page)
  await debug.send('HeapProfiler.collectGarbage')
  const { usedSize } = await debug.send('Runtime.getHeapUsage')
  await debug.detach()
  return Math.round(usedSize / 1e6)
}

const BALLAST = 300 * 1024 * 1024

/** One sheet, and 300 MB that no sheet needs between it and the table at the end. */
function heavy(path: string): void {
  const [head = '', tail = ''] = pdfBytes({ 9: `<< /Length ${BALLAST} >>\nstream\n@\nendstream` })
    .toString('latin1')
    .split('@')
  const file = openSync(path, 'w')
  writeSync(file, head, null, 'latin1')
  const chunk = Buffer.alloc(1024 * 1024, 7)
  for (let written = 0; written < BALLAST; written += chunk.length) writeSync(file, chunk)
  // What follows the ballast is as much further on as the ballast is long, less the sign that stood for it.
  const moved = tail.replace(/startxref\n(\d+)/, (_, at: string) => `startxref\n${Number(at) + BALLAST - 1}`)
  writeSync(file, moved, null, 'latin1')
  closeSync(file)
}

test('300 MB show their first sheet out of the few parts that it needs', { timeout: 90_000 }, async () => {
  const document = await keep('lourd.pdf', heavy)
  const page = await signedIn()
  let received = 0
  page.on('response', (response) => {
    if (response.status() === 206 && response.url().includes(document))
      received += Number(response.headers()['content-length'] ?? 0)
  })
  await page.goto(addressOf(document))
  await sheetShown(page, 1)
  process.stdout.write(`of 300 MB the first sheet took ${(received / 1e6).toFixed(1)} MB\n`)
  expect(received).toBeGreaterThan(0)
  expect(received).toBeLessThan(4e6)
  await page.close()
})

describe('what cannot be shown says why in words, and can be downloaded', () => {
  const locked = () => {
    const [plain, out] = [`${folder}/clair.pdf`, `${folder}/ferme.pdf`]
    writeFileSync(plain, pdfBytes())
    const passwords = ['secret', 'autre', '256']
    execFileSync('qpdf', ['--warning-exit-0', '--encrypt', ...passwords, '--', plain, out])
    return readFileSync(out)
  }
  const CASES = [
    ['ENCRYPTED', locked],
    ['BROKEN', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4000, 'x')])],
    [
      'BROKEN',
      () => Buffer.from(pdfBytes().toString('latin1').replace('/Root', '/Rien').replace('/Catalog', '/Rien'), 'latin1'),
    ],
    ['NOT_PDF', () => Buffer.from('<html><body>Plan</body></html>'.repeat(40))],
    ['NOT_PDF', () => Buffer.alloc(5000, 0)],
  ] as const

  test.each(CASES)('%s', { timeout: 60_000 }, async (fault, made) => {
    const bytes = made()
    const document = await keep('essai.pdf', bytes)
    const page = await signedIn()
    await page.goto(addressOf(document))
    await page.getByText(sheetsFr.faults[fault]).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: sheetsFr.view.download }).click(),
    ])
    expect(readFileSync(await download.path())).toEqual(bytes)
    await page.close()
  })

  test('a broken table of references is mended by the engine, and the sheet is shown', async () => {
    const bytes = Buffer.from(
      pdfBytes()
        .toString('latin1')
        .replace(/startxref\n\d+/, 'startxref\n7'),
      'latin1',
    )
    const page = await signedIn()
    await page.goto(addressOf(await keep('table.pdf', bytes)))
    await sheetShown(page, 1)
    await page.close()
  })
})
