import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DocumentAnswer } from '../../api/contract/documents.ts'
import { upload as uploadAr } from '../../web/text/ar/documents.ts'
import { upload as uploadFr } from '../../web/text/fr/documents.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { DESKTOP, openKillableBrowser, openPage, PHONE } from '../build/browser.ts'
import { PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, looksRight, openAccount, personMenu, signIn } from '../build/journeySteps.ts'
import { testClock } from '../build/server.ts'

let journey: Journey
const folder = mkdtempSync(`${tmpdir()}/rokhas-upload-`)

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await journey.close()
})

const OWNER = { email: 'samira.alami@example.ma', givenName: 'Samira', familyName: 'Alami' }
const MB = 1024 * 1024
const NAME = 'plans-de-la-villa.pdf'

/** A PDF of one page and of so many megabytes, as a scan of many plans is. */
function bigPdf(letters: string): Buffer {
  const stream = letters.repeat((64 * MB) / letters.length)
  return pdfBytes({ 5: `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream` })
}

function fileNamed(name: string, bytes: Buffer): string {
  const path = `${folder}/${name}`
  writeFileSync(path, bytes)
  return path
}

type Device = { readonly browser: Browser; readonly lang: 'fr' | 'ar'; readonly viewport: typeof DESKTOP }

async function signedIn({ browser, lang, viewport }: Device, path: string): Promise<Page> {
  const url = `${journey.url}/connexion?lang=${lang}&returnTo=${encodeURIComponent(path)}`
  const page = await openPage(browser, { url, viewport, faults: journey.faults, now: testClock.now() })
  await signIn(page, { email: OWNER.email, password: PASSWORD })
  await personMenu(page).waitFor()
  return page
}

async function openDossier(page: Page): Promise<string> {
  const { body } = await asked(page, 'POST', '/api/dossiers', {
    title: 'Villa des Mimosas',
    communeCode: '06.141.01.41',
  })
  return String(body.id)
}

const uploads = () => journey.db.selectFrom('upload').select(['id', 'received', 'bytes', 'document_id']).execute()

const received = async () => Number((await uploads())[0]?.received ?? 0)

/** What the service has kept once it has seen that the sender is gone. */
async function settled(): Promise<number> {
  for (let last = -1; ; ) {
    const now = await received()
    if (now === last) return now
    last = now
    await new Promise((resolve) => setTimeout(resolve, 1500))
  }
}

/** A slow line, so that there is a middle to be killed in. */
async function slowLine(page: Page, bytesASecond: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: bytesASecond,
  })
}

/** Every part that leaves a page: where it begins and how long it is. */
function partsOf(page: Page) {
  const parts: Promise<{ offset: number; bytes: number }>[] = []
  page.on('request', (request) => {
    if (request.method() !== 'PATCH') return
    const part = request.allHeaders().then((headers) => ({
      offset: Number(headers['upload-offset']),
      bytes: Number(headers['content-length']),
    }))
    parts.push(part)
  })
  return () => Promise.all(parts)
}

test('an upload survives the kill of its browser and goes on from another profile, sending only what is missing', async () => {
  await openAccount(journey, OWNER)
  const path = fileNamed(NAME, bigPdf('plan de masse, coupe et facade. '))
  const whole = readFileSync(path)
  const first = await openKillableBrowser()
  const desk = await signedIn({ browser: first.browser, lang: 'fr', viewport: DESKTOP }, '/dossiers')
  const dossier = await openDossier(desk)
  await desk.goto(`${journey.url}/dossiers/${dossier}?lang=fr&tab=documents`)
  await slowLine(desk, 3 * MB)
  await desk.getByLabel(uploadFr.choose, { exact: true }).setInputFiles(path)
  await expect.poll(received, { timeout: 60_000 }).toBeGreaterThan(16 * MB)
  await looksRight(desk, 'upload-running-fr-1440')
  await first.kill()
  const kept = await settled()
  expect(kept).toBeGreaterThan(16 * MB)
  expect(kept).toBeLessThan(whole.length)

  const phone = await signedIn(
    { browser: journey.browser, lang: 'ar', viewport: PHONE },
    `/dossiers/${dossier}?lang=ar&tab=documents`,
  )
  const section = phone.getByRole('region', { name: uploadAr.unfinished })
  await section.getByText(NAME).waitFor()
  await looksRight(phone, 'upload-unfinished-ar-390')
  const sent = partsOf(phone)
  const input = section.locator('input[type="file"]')
  await input.setInputFiles(fileNamed('autres-plans.pdf', bigPdf('tout autre plan. ')))
  await phone.getByText(uploadAr.notTheSame.slice(-40)).waitFor()
  await looksRight(phone, 'upload-not-the-same-ar-390')
  expect(await sent()).toEqual([])
  await input.setInputFiles(path)
  await phone.getByRole('link', { name: NAME, exact: true }).waitFor({ timeout: 60_000 })
  await looksRight(phone, 'upload-resumed-ar-390')

  const parts = await sent()
  expect(parts[0]?.offset).toBe(kept)
  expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(whole.length - kept)
  const { body } = await asked(phone, 'GET', `/api/dossiers/${dossier}/documents`)
  const documents = body.documents as readonly DocumentAnswer[]
  expect(documents.map(({ fileName, bytes, sha256 }) => ({ fileName, bytes, sha256 }))).toEqual([
    { fileName: NAME, bytes: whole.length, sha256: createHash('sha256').update(whole).digest('hex') },
  ])
  expect(await phone.getByRole('link', { name: NAME, exact: true }).count()).toBe(1)
  expect(await uploads()).toHaveLength(1)
  await phone.context().close()
})

test('a PDF of 300 MB is told to be too heavy before a byte leaves, and the file beside it is kept', async () => {
  const desk = await signedIn({ browser: journey.browser, lang: 'fr', viewport: DESKTOP }, '/dossiers')
  const dossier = await openDossier(desk)
  await desk.goto(`${journey.url}/dossiers/${dossier}?lang=fr&tab=documents`)
  // It takes no room on the disk.
  const heavy = fileNamed('plan-de-300-mo.pdf', Buffer.from('%PDF-1.7'))
  truncateSync(heavy, 300 * MB)
  const sent = partsOf(desk)
  const small = fileNamed('note.pdf', pdfBytes({ 9: '<< /N (note) >>' }))
  await desk.getByLabel(uploadFr.choose, { exact: true }).setInputFiles([heavy, small])
  await desk.getByText(/plan-de-300-mo\.pdf » pèse 300\sMo ; la limite est de 256\sMo/).waitFor()
  await desk.getByRole('link', { name: 'note.pdf', exact: true }).waitFor()
  await looksRight(desk, 'upload-heavy-fr-1440')
  expect((await sent()).reduce((sum, { bytes }) => sum + bytes, 0)).toBe(readFileSync(small).length)
  expect(await desk.getByRole('link', { name: 'plan-de-300-mo.pdf' }).count()).toBe(0)
  await desk.context().close()
})
