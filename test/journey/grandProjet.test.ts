import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Jobs, startJobs } from '../../api/jobs/startJobs.ts'
import { attestationsAr } from '../../web/text/ar/attestations.ts'
import { dossiers as dossiersAr } from '../../web/text/ar/dossiers.ts'
import { dossiers as dossiersFr } from '../../web/text/fr/dossiers.ts'
import { filingFr } from '../../web/text/fr/filing.ts'
import { fr } from '../../web/text/fr/fr.ts'
import { preCheckFr } from '../../web/text/fr/preCheck.ts'
import { preflightFr } from '../../web/text/fr/preflight.ts'
import { PHONE } from '../build/browser.ts'
import { drawnSheet } from '../build/drawnSheets.ts'
import {
  attest,
  choose,
  content,
  filed,
  give,
  givePrincipal,
  invite,
  locate,
  press,
  rowOf,
  session,
  write,
} from '../build/filingTogether.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight, openAccount, title } from '../build/journeySteps.ts'
import { type TestWork, testWork } from '../build/work.ts'

const folder = mkdtempSync(`${tmpdir()}/rokhas-grand-projet-`)
let journey: Journey
let work: TestWork
let jobs: Jobs

const ARCHITECT = {
  ...({ email: 'ghita.sebti@example.ma', givenName: 'Ghita', familyName: 'Sebti' } as const),
  ...({ as: 'architect', professionalNumber: 'CNOA 4417' } as const),
}
const SURVEYOR = {
  ...({ email: 'anass.kettani@example.ma', givenName: 'Anass', familyName: 'Kettani' } as const),
  ...({ as: 'surveyor', professionalNumber: 'ONIGT 812' } as const),
}
const ENGINEER = {
  ...({ email: 'nadia.tahiri@example.ma', givenName: 'Nadia', familyName: 'Tahiri' } as const),
  ...({ as: 'engineer', professionalNumber: 'BET 230' } as const),
}
const CLIENT = { email: 'hamid.lazrak@example.ma', givenName: 'Hamid', familyName: 'Lazrak' }

beforeAll(async () => {
  const env = { ROKHAS_DATA: folder }
  journey = await openJourney({ env })
  work = testWork({ url: journey.databaseUrl, env })
  jobs = await startJobs(work.work, { url: journey.databaseUrl, ownLogins: false })
  for (const somebody of [ARCHITECT, SURVEYOR, ENGINEER, CLIENT]) await openAccount(journey, somebody)
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

/** From the first page to a draft: what is asked for, where, and how large it is. */
async function findProcedure(page: Page): Promise<void> {
  await page.getByRole('link', { name: fr.home.choose, exact: true }).click()
  await title(page, preCheckFr.questions.want).waitFor()
  await looksRight(page, 'grand-projet-want-fr')
  await choose(page, preCheckFr.choices.want.build)
  await page.getByRole('combobox').fill('ain chock')
  await page.getByRole('option').first().click()
  await button(page, preCheckFr.next).click()
  await title(page, preCheckFr.questions.publicOwner).waitFor()
  await choose(page, preCheckFr.yesOrNo.no)
  await page.getByLabel(preCheckFr.uses.housing).check()
  await button(page, preCheckFr.next).click()
  await page.getByLabel('Hauteur (m)').fill('20,50')
  await button(page, preCheckFr.next).click()
  await title(page, 'Permis de construire').waitFor()
  await page.getByRole('heading', { name: preCheckFr.outcome.gp }).waitFor()
  await looksRight(page, 'grand-projet-outcome-fr')
  await page.getByRole('link', { name: filingFr.begin.file, exact: true }).click()
  await title(page, 'Permis de construire').waitFor()
  expect(await page.getByLabel(filingFr.begin.forClient).isChecked()).toBe(true)
  await looksRight(page, 'grand-projet-begin-fr')
  await button(page, filingFr.begin.submit).click()
  await title(page, filingFr.site.title).waitFor()
}

/** What the check asks of the project: what the pre-check was told already is there. */
async function describeToCheck(page: Page): Promise<void> {
  expect(await page.getByLabel(fr.project.heightM).inputValue()).toBe('20,5')
  await page.getByLabel(fr.project.levels).fill('6')
  await button(page, fr.project.submit).click()
}

/** What the pre-check did not ask, and no more. */
async function describeProject(page: Page): Promise<void> {
  const { questions, landTitles } = filingFr
  await title(page, questions.applicantOwns).waitFor()
  await looksRight(page, 'grand-projet-question-fr')
  await press(page, questions.applicantOwns, preCheckFr.yesOrNo.yes)
  await press(page, questions.landTitle, landTitles.titled)
  await write(page, questions.titleNumber, '12345/C')
  await write(page, questions.levels, '5')
  await title(page, filingFr.project.title).waitFor()
  await looksRight(page, 'grand-projet-project-fr')
  await button(page, filingFr.next).click()
}

/** Every principal piece through its own button; one plan comes without a scale, is told so, and is replaced. */
async function givePieces(page: Page): Promise<void> {
  await title(page, filingFr.pieces.title).waitFor()
  await looksRight(page, 'grand-projet-pieces-fr')
  const names = await givePrincipal(page, (name) => (name === 'Plan de masse' ? undefined : 'Échelle : 1/200'))
  expect(names).toContain('Plan de masse')
  const plan = rowOf(page, 'Plan de masse')
  await plan.getByText(preflightFr.codes.SCALE_MISSING).waitFor()
  await looksRight(page, 'grand-projet-findings-fr')
  const choosing = page.waitForEvent('filechooser')
  await plan.getByRole('button', { name: /^Remplacer/ }).click()
  const buffer = drawnSheet({ title: 'Plan de masse', scale: 'Échelle : 1/200' })
  await (await choosing).setFiles({ name: 'plan-masse-echelle.pdf', mimeType: 'application/pdf', buffer })
  await plan.getByText('plan-masse-echelle.pdf').first().waitFor()
  await plan.getByText(preflightFr.codes.SCALE_MISSING).waitFor({ state: 'detached' })
  await looksRight(page, 'grand-projet-pieces-given-fr')
  await button(page, filingFr.next).click()
}

async function invitePeople(page: Page): Promise<void> {
  await title(page, filingFr.people.title).waitFor()
  await looksRight(page, 'grand-projet-people-fr')
  await invite(page, CLIENT, 'owner')
  await invite(page, SURVEYOR, 'surveyor')
  await invite(page, ENGINEER, 'engineer')
  await looksRight(page, 'grand-projet-invited-fr')
  await button(page, filingFr.next).click()
  await title(page, filingFr.review.title).waitFor()
  await looksRight(page, 'grand-projet-blocked-fr')
}

const TITLE = 'Permis de construire, Aïn-Chock'

/** From one's list of dossiers to who stands for what. */
async function toParticipants(page: Page, words: typeof dossiersFr): Promise<void> {
  await page.getByRole('link', { name: TITLE, exact: true }).click()
  await page.getByRole('tab', { name: new RegExp(`^${words.tabs.participants}`) }).click()
}

/** The surveyor reads the outline that was filed for him, then answers for it. */
async function surveyorAttests(): Promise<void> {
  const page = await session(journey, { email: SURVEYOR.email, path: '/dossiers' })
  await page.getByRole('link', { name: TITLE, exact: true }).waitFor()
  await looksRight(page, 'grand-projet-surveyor-list-fr')
  await toParticipants(page, dossiersFr)
  await attest(page, { kind: 'geometry', lang: 'fr', name: 'grand-projet-surveyor-fr' })
  await looksRight(page, 'grand-projet-surveyor-attested-fr')
  await page.context().close()
}

const STRUCTURE = 'Plans de béton armé et note de calcul (RPS 2000)'

/** The engineer brings the plans that carry her signature, then answers for them. */
async function engineerAttests(): Promise<void> {
  const page = await session(journey, { email: ENGINEER.email, path: '/dossiers' })
  await page.getByRole('link', { name: TITLE, exact: true }).click()
  await page.getByRole('link', { name: dossiersFr.addPieces, exact: true }).click()
  await title(page, filingFr.pieces.title).waitFor()
  await page.getByText(filingFr.readOnly).waitFor()
  await looksRight(page, 'grand-projet-engineer-pieces-fr')
  const buffer = drawnSheet({ title: STRUCTURE, scale: 'Échelle : 1/50', widthMm: 420 })
  await give(page, STRUCTURE, { name: 'beton-arme.pdf', mimeType: 'application/pdf', buffer })
  await page.getByRole('link', { name: TITLE, exact: true }).click()
  await page.getByRole('tab', { name: new RegExp(`^${dossiersFr.tabs.participants}`) }).click()
  await attest(page, { kind: 'structure', lang: 'fr', name: 'grand-projet-engineer-fr' })
  await page.context().close()
}

/** The client reads the whole on a phone, in Arabic, and agrees to it. */
async function clientAgrees(): Promise<void> {
  const page = await session(journey, { email: CLIENT.email, path: '/dossiers', lang: 'ar', viewport: PHONE })
  await page.getByRole('link', { name: TITLE, exact: true }).waitFor()
  await looksRight(page, 'grand-projet-client-list-ar')
  await page.getByRole('link', { name: TITLE, exact: true }).click()
  await page.getByRole('tab', { name: dossiersAr.tabs.site }).waitFor()
  await looksRight(page, 'grand-projet-client-site-ar')
  await page.getByRole('tab', { name: dossiersAr.tabs.documents }).click()
  await page.getByText('plan-masse-echelle.pdf').waitFor()
  await looksRight(page, 'grand-projet-client-documents-ar')
  await page.getByRole('tab', { name: new RegExp(`^${dossiersAr.tabs.participants}`) }).click()
  await page.getByText(attestationsAr.heading).waitFor()
  await looksRight(page, 'grand-projet-client-participants-ar')
  await attest(page, { kind: 'agreement', lang: 'ar', name: 'grand-projet-client-agrees-ar' })
  await page.context().close()
}

/** Filed with one press; the receipt says the number that the page says. */
async function fileOnce(page: Page): Promise<void> {
  await button(page, filingFr.back).click()
  await button(page, filingFr.next).click()
  await title(page, filingFr.review.title).waitFor()
  await page.getByText(filingFr.review.ready).waitFor()
  await looksRight(page, 'grand-projet-review-fr')
  const { number, receipt } = await filed(page, 'grand-projet-number-fr')
  expect(receipt).toContain(number)
  for (const { familyName } of [ARCHITECT, CLIENT]) expect(receipt).toContain(familyName)
  // Filed on Tuesday 24 November 2026: thirty calendar days later is Thursday 24 December.
  expect([receipt, await content(page).textContent()].every((words) => words?.includes('24/12/2026'))).toBe(true)
}

describe('a grand projet', { timeout: 400_000 }, () => {
  test('goes from a question to its number between an architect, a surveyor, an engineer and their client', async () => {
    const architect = await session(journey, { email: ARCHITECT.email, path: '/' })
    await findProcedure(architect)
    await locate(architect, journey.parcel, { shots: 'grand-projet', describe: describeToCheck })
    await describeProject(architect)
    await givePieces(architect)
    await invitePeople(architect)
    await surveyorAttests()
    await engineerAttests()
    await clientAgrees()
    await fileOnce(architect)
    const rows = journey.db.selectFrom('dossier').select(['step', 'track', 'moves']).where('title', '=', TITLE)
    expect(await rows.execute()).toEqual([{ step: 'filed', track: 'gp', moves: 1 }])
  })
})
