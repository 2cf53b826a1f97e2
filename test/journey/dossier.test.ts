import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentAnswer } from '../../api/contract/documents.ts'
import { documents as documentsAr, upload as uploadAr } from '../../web/text/ar/documents.ts'
import { dossiers as dossiersAr, participants as participantsAr } from '../../web/text/ar/dossiers.ts'
import { documents as documentsFr, upload as uploadFr } from '../../web/text/fr/documents.ts'
import { dossiers as dossiersFr } from '../../web/text/fr/dossiers.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, field, looksRight, openAccount, personMenu, signIn, title } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer })
const PLAN = pdf('plan-de-masse.pdf', pdfBytes())
const NOTE = { name: 'bornes.csv', mimeType: 'text/csv', buffer: Buffer.from('borne;x;y\nB1;293167,14;327735,24\n') }
const SCRIPTED = pdf(
  'formulaire.pdf',
  pdfBytes({ 1: '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>' }),
)
const LOCKED = pdf(
  'releve-protege.pdf',
  Buffer.from(pdfBytes().toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 9 0 R'), 'latin1'),
)

const APPLICANT = { email: 'hind.sefrioui@example.ma', givenName: 'Hind', familyName: 'Sefrioui' }

async function signedIn(path: string, lang: 'fr' | 'ar', viewport: typeof DESKTOP): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent(path)}`, viewport)
  await signIn(page, { email: APPLICANT.email, password: PASSWORD })
  await personMenu(page).waitFor()
  return page
}

/** A sealed report on a plot of the demonstration city. */
async function report(page: Page): Promise<string> {
  const [first] = journey.parcel.bornes
  if (!first) throw new Error('a plot has bornes')
  const geometry = { type: 'Polygon', coordinates: [[...journey.parcel.bornes, first]] }
  const checked = await asked(page, 'POST', '/api/conformity/checks', { legal: { srid: 26191, geometry } })
  expect(checked.status).toBe(201)
  return String(checked.body.id)
}

/** Goes to something as a keyboard does: Tab until it has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`80 tabulations don't reach ${wanted}`)
}

const there = async (page: Page): Promise<string[]> => {
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const { body } = await asked(page, 'GET', `/api/dossiers/${id}/documents`)
  return (body.documents as readonly DocumentAnswer[])
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ fileName }) => fileName)
}

const isRefusal = (fault: string) => fault.includes('status of 422')

/** Eleven screens are kept and judged in one walk. */
const LONG_MS = 240_000

describe('an applicant', { timeout: LONG_MS }, () => {
  test('opens a dossier from a report, deposits, and withdraws a document, with the keyboard alone', async () => {
    await openAccount(journey, APPLICANT)
    const page = await signedIn('/dossiers', 'fr', DESKTOP)
    await page.getByRole('heading', { name: dossiersFr.none }).waitFor()
    await looksRight(page, 'dossiers-none-fr-1440')
    await page.goto(`${journey.url}/rapports/${await report(page)}?lang=fr`)
    await tabTo(page, page.getByRole('link', { name: dossiersFr.fromReport }))
    await looksRight(page, 'report-to-dossier-fr-1440')
    await page.keyboard.press('Enter')
    await tabTo(page, button(page, dossiersFr.submit))
    await page.keyboard.press('Enter')
    await page.getByText(dossiersFr.nameMissing).waitFor()
    await looksRight(page, 'dossier-open-fr-1440')
    expect(await field(page, dossiersFr.name).evaluate((name) => name === document.activeElement)).toBe(true)
    await page.keyboard.type('Villa Sefrioui, R+1')
    await page.keyboard.press('Enter')
    await title(page, 'Villa Sefrioui, R+1').waitFor()
    await page.getByText(dossiersFr.area, { exact: true }).waitFor()
    await looksRight(page, 'dossier-site-fr-1440')

    await tabTo(page, page.getByRole('tab', { name: dossiersFr.tabs.site }))
    const documents = page.getByRole('tab', { name: dossiersFr.tabs.documents })
    for (let tab = 0; tab < 5 && (await documents.getAttribute('aria-selected')) !== 'true'; tab += 1)
      await page.keyboard.press('ArrowRight')
    const choosing = page.waitForEvent('filechooser')
    await tabTo(page, button(page, uploadFr.choose))
    await page.keyboard.press('Enter')
    await (await choosing).setFiles([PLAN, NOTE, SCRIPTED])
    await page.getByText('Ce PDF contient un programme').waitFor()
    await page.getByRole('link', { name: NOTE.name, exact: true }).waitFor()
    await looksRight(page, 'dossier-deposit-fr-1440')
    expect((await there(page)).sort()).toEqual([NOTE.name, PLAN.name])

    await tabTo(page, button(page, documentsFr.withdrawOf.replace('{{name}}', NOTE.name)))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await looksRight(page, 'dossier-withdraw-fr-1440')
    await tabTo(page, button(page, documentsFr.confirmWithdraw))
    await page.keyboard.press('Enter')
    await page.getByText(documentsFr.withdrawn).waitFor()
    await looksRight(page, 'dossier-withdrawn-fr-1440')
    expect(await there(page)).toEqual([PLAN.name])
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(documentsFr.withdrawn)
    expect(journey.faults.splice(0).filter((fault) => !isRefusal(fault))).toEqual([])
    await page.context().close()
  })

  test('does the same in Arabic on a phone, and shares the dossier with an office', async () => {
    const page = await signedIn('/dossiers', 'ar', PHONE)
    await page.goto(`${journey.url}/rapports/${await report(page)}?lang=ar`)
    await page.getByRole('link', { name: dossiersAr.fromReport }).tap()
    await looksRight(page, 'dossier-open-ar-390')
    await field(page, dossiersAr.name).fill('فيلا الصفريوي')
    await button(page, dossiersAr.submit).tap()
    await title(page, 'فيلا الصفريوي').waitFor()
    await looksRight(page, 'dossier-site-ar-390')
    await page.getByRole('tab', { name: dossiersAr.tabs.documents }).tap()
    const choosing = page.waitForEvent('filechooser')
    await button(page, uploadAr.choose).tap()
    await (await choosing).setFiles([PLAN, LOCKED])
    await page.getByText('ملف PDF هذا محمي بكلمة سر').waitFor()
    await page.getByRole('link', { name: PLAN.name, exact: true }).waitFor()
    await looksRight(page, 'dossier-deposit-ar-390')
    await page.getByRole('button', { name: new RegExp(`^${documentsAr.withdraw} .*${PLAN.name}`) }).tap()
    await button(page, documentsAr.confirmWithdraw).tap()
    await page.getByText(documentsAr.withdrawn).waitFor()
    expect(await there(page)).toEqual([])

    await page.getByRole('tab', { name: dossiersAr.tabs.participants }).tap()
    await page.getByRole('radio', { name: participantsAr.byOffice }).check()
    await page.getByRole('combobox', { name: participantsAr.body }).fill('التازي')
    await page.getByRole('option', { name: /مكتب التازي/ }).tap()
    await button(page, participantsAr.submit).tap()
    await page.getByText(participantsAr.added).waitFor()
    await looksRight(page, 'dossier-participants-ar-390')
    await button(page, new RegExp(`^${participantsAr.endOf.split('{{')[0]}`)).tap()
    await looksRight(page, 'dossier-participant-end-ar-390')
    await button(page, participantsAr.confirmEnd).tap()
    await page.getByText(participantsAr.ended).waitFor()
    expect(journey.faults.splice(0).filter((fault) => !isRefusal(fault))).toEqual([])
    await page.context().close()
  })
})

test('a visitor who is not signed in is led to sign in and back', async () => {
  const page = await journey.visit('/dossiers?lang=fr&state=draft')
  await title(page, dossiersFr.signIn).waitFor()
  await looksRight(page, 'dossiers-signed-out-fr-1440')
  await page.getByRole('main').getByRole('link', { name: dossiersFr.toSignIn }).click()
  await signIn(page, { email: APPLICANT.email, password: PASSWORD })
  await title(page, dossiersFr.mine).waitFor()
  expect(page.url()).toContain('state=draft')
  await looksRight(page, 'dossiers-fr-1440')
  await page.context().close()
})
