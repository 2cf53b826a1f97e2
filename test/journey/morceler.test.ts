import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { attestationsAr } from '../../web/text/ar/attestations.ts'
import { dossiers as dossiersAr } from '../../web/text/ar/dossiers.ts'
import { filingFr } from '../../web/text/fr/filing.ts'
import { fr } from '../../web/text/fr/fr.ts'
import { preCheckFr } from '../../web/text/fr/preCheck.ts'
import { PHONE } from '../build/browser.ts'
import { attest, choose, filed, givePrincipal, invite, locate, press, session, write } from '../build/filingTogether.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight, openAccount, title } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
  for (const somebody of [SURVEYOR, CLIENT]) await openAccount(journey, somebody)
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const SURVEYOR = {
  ...({ email: 'imane.berrada@example.ma', givenName: 'Imane', familyName: 'Berrada' } as const),
  ...({ as: 'surveyor', professionalNumber: 'ONIGT 1044' } as const),
}
const CLIENT = { email: 'said.amrani@example.ma', givenName: 'Said', familyName: 'Amrani' }
const TITLE = 'Autorisation de morceler, Aïn-Chock'

/** From what is wanted to a draft for a client, opened by whoever files it. */
async function begin(page: Page): Promise<void> {
  await page.getByRole('link', { name: fr.home.choose, exact: true }).click()
  await choose(page, preCheckFr.choices.want.divide)
  await title(page, preCheckFr.questions.divide).waitFor()
  await choose(page, preCheckFr.choices.divide.bare)
  await page.getByRole('link', { name: filingFr.begin.file, exact: true }).click()
  await title(page, 'Autorisation de morceler').waitFor()
  await page.getByRole('combobox').fill('ain chock')
  await page.getByRole('option').first().click()
  expect(await page.getByLabel(filingFr.begin.forClient).isChecked()).toBe(true)
  await looksRight(page, 'morceler-begin-fr')
  await button(page, filingFr.begin.submit).click()
  await title(page, filingFr.site.title).waitFor()
}

async function describeLand(page: Page): Promise<void> {
  const { questions, landTitles } = filingFr
  await press(page, questions.applicantOwns, preCheckFr.yesOrNo.yes)
  await press(page, questions.landTitle, landTitles.titled)
  await write(page, questions.titleNumber, '54321/C')
  await title(page, filingFr.project.title).waitFor()
  await looksRight(page, 'morceler-project-fr')
  await button(page, filingFr.next).click()
}

/** The owner of the land agrees on a phone, in Arabic. */
async function ownerAgrees(): Promise<void> {
  const page = await session(journey, { email: CLIENT.email, path: '/dossiers', lang: 'ar', viewport: PHONE })
  await page.getByRole('link', { name: TITLE, exact: true }).click()
  await page.getByRole('tab', { name: new RegExp(`^${dossiersAr.tabs.participants}`) }).click()
  await page.getByText(attestationsAr.heading).waitFor()
  await attest(page, { kind: 'agreement', lang: 'ar', name: 'morceler-owner-agrees-ar' })
  await page.context().close()
}

test('a surveyor files a morcellement for her client, alone and to the end', { timeout: 300_000 }, async () => {
  const surveyor = await session(journey, { email: SURVEYOR.email, path: '/' })
  await begin(surveyor)
  await locate(surveyor, journey.parcel, {
    shots: 'morceler',
    describe: (page) => button(page, fr.project.skip).click(),
  })
  await describeLand(surveyor)
  await title(surveyor, filingFr.pieces.title).waitFor()
  expect(await givePrincipal(surveyor, () => 'Échelle : 1/500')).toContain('Plan de morcellement')
  await button(surveyor, filingFr.next).click()
  await title(surveyor, filingFr.people.title).waitFor()
  await invite(surveyor, CLIENT, 'owner')
  await attest(surveyor, { kind: 'geometry', lang: 'fr', name: 'morceler-geometry-fr' })
  await looksRight(surveyor, 'morceler-people-fr')
  await ownerAgrees()
  await button(surveyor, filingFr.next).click()
  await surveyor.getByText(filingFr.review.ready).waitFor()
  await looksRight(surveyor, 'morceler-review-fr')
  const { number, receipt } = await filed(surveyor, 'morceler-number-fr')
  for (const words of [number, SURVEYOR.familyName, CLIENT.familyName]) expect(receipt).toContain(words)
  await surveyor.goto(`${journey.url}/dossiers?lang=fr`)
  await surveyor.getByText(number).waitFor()
  await surveyor.context().close()
})
