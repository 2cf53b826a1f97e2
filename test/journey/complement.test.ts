import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { FileThreads } from '../../api/documents/inspection/fileThreads.ts'
import { drawFirstPreviews } from '../../api/documents/previews/firstPreviews.ts'
import { REASONS } from '../../seeds/complements/reasons.ts'
import { complementsAr } from '../../web/text/ar/complements.ts'
import { complementsFr } from '../../web/text/fr/complements.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { ComplementDesk } from '../build/complement.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight, title } from '../build/journeySteps.ts'
import { type TestWork, testWork } from '../build/work.ts'

let folder: string
let background: TestWork
let journey: Journey
let desk: ComplementDesk

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/rokhas-complement-`)
  const env = { ROKHAS_DATA: folder }
  journey = await openJourney({ env })
  background = testWork({ url: journey.databaseUrl, env })
  desk = new ComplementDesk(journey, () => ({ url: journey.url, close: async () => undefined }))
  await desk.prepare()
})

afterAll(async () => {
  await background.close()
  await journey.close()
  rmSync(folder, { recursive: true, force: true })
})

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})

/** A page of somebody who is signed in already. */
async function pageOf({ cookie = '' }: Record<string, string>, path: string, viewport: typeof DESKTOP): Promise<Page> {
  const page = await journey.visit('/', viewport)
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: journey.url.replace('http:', 'https:'), secure: true }])
  await page.goto(journey.url + path)
  return page
}

/** What the work in the background does once a document is deposited. */
async function drawPictures(dossierId: string): Promise<void> {
  const threads = new FileThreads(1)
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from document where dossier_id = ${dossierId} and piece = 'demande'`.execute(journey.db)
  for (const { sha256 } of rows) await drawFirstPreviews({ ...background.work, threads }, sha256)
  await threads.close()
}

/** The same sheet with its rectangle elsewhere, as long to the byte. */
const SIGNED = pdfBytes({ 4: '<< /Length 31 >>\nstream\n0 0 1 rg 300 500 200 300 re f \n\nendstream' })

const sentence = (code: string, language: 'fr' | 'ar') =>
  REASONS.find((reason) => reason.code === code)?.sentence[language] ?? ''

test('asked in French item by item, answered in Arabic on a phone, and read beside the request', async () => {
  const dossier = await desk.filed()
  const guichet = await desk.guichet()
  const path = `/dossiers/${dossier.id}/complement`

  const official = await pageOf(guichet.headers, `${path}?lang=fr`, DESKTOP)
  await title(official, complementsFr.title).waitFor()
  await looksRight(official, 'complement-none-fr')
  await button(official, complementsFr.ask).click()
  const { request } = complementsFr
  const [about, reason] = [official.getByLabel(request.about), official.getByLabel(request.reason)]
  await about.first().selectOption('piece demande')
  await reason.first().selectOption('piece_unsigned')
  // The findings come after the dialog, with the report: its own option, and one finding at least.
  await official.getByLabel(request.finding).first().locator('option').nth(1).waitFor({ state: 'attached' })
  await button(official, request.add).click()
  await about.nth(1).selectOption('fact heightM')
  await reason.nth(1).selectOption('fact_rules')
  await official.getByText(sentence('fact_rules', 'fr')).last().waitFor()
  await looksRight(official, 'complement-request-fr')
  const kind = official.getByLabel(request.kind)
  await kind.selectOption('ask_complement')
  await button(official, request.submit).click()
  await official.getByRole('heading', { name: complementsFr.events.ask_complement }).waitFor()
  await looksRight(official, 'complement-asked-fr')

  const applicant = await pageOf(dossier.headers, `${path}?lang=ar`, PHONE)
  await title(applicant, complementsAr.titleApplicant).waitFor()
  await applicant.getByText(sentence('piece_unsigned', 'ar')).waitFor()
  await looksRight(applicant, 'complement-to-answer-ar')
  expect(await button(applicant, complementsAr.send).isDisabled()).toBe(true)
  const file = { name: 'demande-signee.pdf', mimeType: 'application/pdf', buffer: SIGNED }
  await applicant.locator('input[type=file]').first().setInputFiles(file)
  await applicant.getByText('demande-signee.pdf').waitFor()
  await applicant.getByLabel(new RegExp(`^${complementsAr.value}`)).fill('9,5')
  await button(applicant, complementsAr.correct).click()
  await applicant.getByText(complementsAr.unanswered).first().waitFor({ state: 'detached' })
  await looksRight(applicant, 'complement-answered-ar')
  await button(applicant, complementsAr.send).click()
  await applicant.getByText(complementsAr.over).waitFor()
  await applicant.context().close()

  await official.reload()
  await official.getByText(complementsFr.answered).first().waitFor()
  const said = (await official.locator('#content').textContent()) ?? ''
  expect(said).toContain('demande-signee.pdf')
  expect(said).toContain('12 devient 9,5')
  await looksRight(official, 'complement-answers-fr')
  await drawPictures(dossier.id)
  await button(official, complementsFr.compare).click()
  await official.getByText(complementsFr.versions.differ.replace('{{pages}}', '1')).waitFor()
  await official.locator('canvas').nth(1).waitFor()
  await official.keyboard.press('d')
  expect(await official.getByRole('switch', { name: complementsFr.versions.overlay }).isChecked()).toBe(true)
  await looksRight(official, 'complement-versions-fr')
  await official.keyboard.press('Escape')
  await official.context().close()
})
