import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { FAULT_WORDS, fillIn } from '../../api/contract/backlogWords.ts'
import { type Jobs, startJobs } from '../../api/jobs/startJobs.ts'
import { backlogAr } from '../../web/text/ar/backlog.ts'
import { trackingAr } from '../../web/text/ar/tracking.ts'
import { administration as administrationFr } from '../../web/text/fr/administration.ts'
import { backlogFr } from '../../web/text/fr/backlog.ts'
import { courseFr } from '../../web/text/fr/course.ts'
import { deskFr } from '../../web/text/fr/desk.ts'
import { dossiers as dossiersFr } from '../../web/text/fr/dossiers.ts'
import { fr } from '../../web/text/fr/fr.ts'
import { frame as frameFr } from '../../web/text/fr/frame.ts'
import { demonstrationAccount } from '../build/administrationSteps.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { drawnSheet } from '../build/drawnSheets.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight, personMenu, signIn, title } from '../build/journeySteps.ts'
import { type TestWork, testWork } from '../build/work.ts'
import { type Cell, workbook } from '../build/workbook.ts'

const folder = mkdtempSync(`${tmpdir()}/rokhas-reprise-`)
let journey: Journey
let work: TestWork
let jobs: Jobs

beforeAll(async () => {
  const env = { ROKHAS_DATA: folder }
  journey = await openJourney({ env })
  work = testWork({ url: journey.databaseUrl, env })
  jobs = await startJobs(work.work, { url: journey.databaseUrl, ownLogins: false })
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(async () => {
  await jobs.stop()
  await work.close()
  await journey.close()
  rmSync(folder, { recursive: true, force: true })
})

const HEAD = ['N° dossier', 'Procédure', 'Objet', 'Déposé le', 'Nom', 'Prénom', 'CIN', 'Type de projet', 'Signé le']
const CARD = 'BK731904'
/** Right in the first line; a day that is none, a procedure nobody knows and a number that is there twice in the others. */
const FAULTY = [
  HEAD,
  ['112/2021', 'construire', 'Villa R+1, lot 12', '15/03/2021', 'Ouchen', 'Hadda', CARD, 'petit projet', '20/04/2021'],
  ['113/2021', 'construire', 'Immeuble R+3', '31/02/2021', 'Alami', 'Driss', 'BJ204411', 'petit projet', ''],
  ['114/2021', 'bâtir un peu', 'Garage', '18/03/2021', 'Benjelloun', 'Salma', 'BE880123', 'petit projet', ''],
  ['114/2021', 'refection', 'Ravalement', '19/03/2021', 'Idrissi', 'Nabil', 'BH551207', '', ''],
]
const day = (text: string): Cell => ({ day: text })
const CORRECTED: readonly (readonly Cell[])[] = [
  HEAD,
  [...(FAULTY[1]?.slice(0, 3) ?? []), day('2021-03-15'), 'Ouchen', 'Hadda', CARD, 'petit projet', day('2021-04-20')],
  ['113/2021', 'construire', 'Immeuble R+3', day('2021-02-28'), 'Alami', 'Driss', 'BJ204411', 'petit projet', ''],
  ['114/2021', 'construire', 'Garage', day('2021-03-18'), 'Benjelloun', 'Salma', 'BE880123', 'petit projet', ''],
  ['115/2021', 'refection', 'Ravalement', day('2021-03-19'), 'Idrissi', 'Nabil', 'BH551207', '', ''],
]
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Gives a spreadsheet through the chooser its button opens. */
async function give(page: Page, file: { name: string; mimeType: string; buffer: Buffer }, choose: string) {
  const choosing = page.waitForEvent('filechooser')
  await button(page, choose).click()
  await (await choosing).setFiles(file)
}

async function clerk(lang: 'fr' | 'ar', viewport: typeof DESKTOP, path: string): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent(path)}`, viewport)
  await signIn(page, demonstrationAccount('guichet.ain-chock'))
  await personMenu(page).waitFor()
  return page
}

/** Each fault beside the line and the cell it is about. */
async function seesFaults(page: Page): Promise<void> {
  await page.getByText('lignes prêtes : 1, à corriger : 3').waitFor()
  const row = (line: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: line, exact: true }) })
  const said = (code: keyof typeof FAULT_WORDS, data: Readonly<Record<string, string>>) =>
    fillIn(FAULT_WORDS[code].fr, data)
  await row('3')
    .getByText(said('DATE_UNREADABLE', { written: '31/02/2021' }))
    .waitFor()
  await row('4')
    .getByText(said('PROCEDURE_UNKNOWN', { written: 'bâtir un peu' }))
    .waitFor()
  await row('4')
    .getByText(said('NUMBER_TWICE', { lines: '5' }))
    .waitFor()
  await row('5')
    .getByText(said('NUMBER_TWICE', { lines: '4' }))
    .waitFor()
  await looksRight(page, 'reprise-faults-fr-1440')
}

const scan = (name: string) => ({ name, mimeType: 'application/pdf', buffer: drawnSheet({ title: name }) })

describe('a commune’s paper register', { timeout: 300_000 }, () => {
  test('is given as CSV, put right, brought in as a workbook with its scans, and found at the desk by its numbers', async () => {
    const page = await clerk('fr', DESKTOP, '/')
    await page.getByRole('heading', { name: fr.home.heading, level: 1 }).waitFor()
    await personMenu(page).click()
    await page.getByRole('link', { name: frameFr.navigation.administration, exact: true }).click()
    await page.getByRole('link', { name: administrationFr.backlog, exact: true }).first().click()
    await title(page, administrationFr.backlog).waitFor()
    await looksRight(page, 'reprise-give-fr-1440')
    const csv = Buffer.from(`\uFEFF${FAULTY.map((cells) => cells.join(';')).join('\r\n')}`)
    await give(page, { name: 'registre-2021.csv', mimeType: 'text/csv', buffer: csv }, backlogFr.choose)
    await seesFaults(page)
    await page.getByRole('link', { name: backlogFr.another, exact: true }).click()
    await give(page, { name: 'registre-2021.xlsx', mimeType: XLSX, buffer: workbook(CORRECTED) }, backlogFr.choose)
    await page.getByText('lignes prêtes : 4, à corriger : 0').waitFor()
    await looksRight(page, 'reprise-ready-fr-1440')
    await button(page, 'Reprendre 4 lignes prêtes').click()
    await page.getByText('Reprise terminée. Repris : 4, refusés : 0.').waitFor()
    await looksRight(page, 'reprise-done-fr-1440')
    await scans(page)
    await readDossier(page)
    await findAtDesk(page)
    await page.context().close()
  })

  test('is read on a phone in Arabic, and its owner follows it there by the number on paper', async () => {
    const page = await clerk('ar', PHONE, '/administration/reprise')
    await title(page, 'استيراد الملفات الورقية').waitFor()
    await looksRight(page, 'reprise-give-ar-390')
    const csv = Buffer.from(FAULTY.map((cells) => cells.join(';')).join('\n'))
    await give(page, { name: 'registre-ar.csv', mimeType: 'text/csv', buffer: csv }, backlogAr.choose)
    await page.getByText(fillIn(FAULT_WORDS.PROCEDURE_UNKNOWN.ar, { written: 'bâtir un peu' })).waitFor()
    await looksRight(page, 'reprise-faults-ar-390')
    await page.context().close()
    const owner = await journey.visit('/suivi?lang=ar', PHONE)
    await field(owner, trackingAr.number).fill('112/2021')
    await field(owner, trackingAr.identity).fill(CARD)
    await button(owner, trackingAr.submit).click()
    await owner.getByRole('heading', { name: /061410141-2021-R\d{5}/ }).waitFor()
    await owner.getByText('112/2021').waitFor()
    await looksRight(owner, 'reprise-tracked-ar-390')
    await owner.context().close()
  })
})

/** Scans dropped together: by their number to their dossier, by their piece where their name says it; one fits none. */
async function scans(page: Page): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await button(page, backlogFr.scansChoose).click()
  await (await choosing).setFiles([scan('112-2021-plan_masse.pdf'), scan('113-2021.pdf'), scan('999-2021.pdf')])
  await page.getByText('Documents envoyés : 2 sur 2').waitFor()
  await page.getByText('Sans dossier (1)').waitFor()
  await page.getByText('999-2021.pdf').waitFor()
  await looksRight(page, 'reprise-scans-fr-1440')
}

/** Its paper number on the dossier, its days in its history without an hour, its scan among its documents. */
async function readDossier(page: Page): Promise<void> {
  await page.getByRole('row').filter({ hasText: '112/2021' }).getByRole('link').click()
  await page.getByText('n° 112/2021').waitFor()
  await page.getByRole('tab', { name: dossiersFr.tabs.course }).click()
  const filed = page.getByRole('row').filter({ hasText: '15/03/2021' })
  await filed.getByText(courseFr.brought).waitFor()
  expect(await filed.getByRole('rowheader').textContent()).toBe('15/03/2021')
  await page.getByText(courseFr.broughtAssumed).first().waitFor()
  await looksRight(page, 'reprise-course-fr-1440')
  await filed.scrollIntoViewIfNeeded()
  await looksRight(page, 'reprise-history-fr-1440')
  await page.getByRole('tab', { name: dossiersFr.tabs.documents }).click()
  await page.getByText('112-2021-plan_masse.pdf').waitFor()
  await looksRight(page, 'reprise-documents-fr-1440')
}

async function findAtDesk(page: Page): Promise<void> {
  await page.goto(`${journey.url}/dossiers?lang=fr`)
  await title(page, deskFr.territory).waitFor()
  await page.getByRole('searchbox').first().fill('113/2021')
  const row = page.getByRole('list', { name: deskFr.queue }).getByRole('listitem')
  await expect.poll(() => row.count(), { timeout: 15_000 }).toBe(1)
  await row.getByText('113/2021').waitFor()
  await looksRight(page, 'reprise-desk-fr-1440')
}
