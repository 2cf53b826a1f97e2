import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../api/contract/filing.ts'
import { ar } from '../../web/text/ar/ar.ts'
import { dossiers as dossiersAr } from '../../web/text/ar/dossiers.ts'
import { filingAr } from '../../web/text/ar/filing.ts'
import { preCheckAr } from '../../web/text/ar/preCheck.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { PHONE } from '../build/browser.ts'
import { PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, looksRight, openAccount, signIn, title } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const OWNER = { email: 'rachid.bennis@example.ma', givenName: 'Rachid', familyName: 'Bennis' }
const LONG_MS = 300_000

const pdf = (name: string, mark: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: pdfBytes({ 5: `<< /Length ${mark.length} >>\nstream\n${mark}\nendstream` }),
})

const idIn = (page: Page): string => new URL(page.url()).pathname.split('/')[2] ?? ''

async function courseOf(page: Page): Promise<CourseAnswer> {
  const { body } = await asked(page, 'GET', `/api/dossiers/${idIn(page)}/course`)
  return body as unknown as CourseAnswer
}

/** Words with their values, each isolated as the interface does in an Arabic sentence. */
const inArabic = (words: string, values: Readonly<Record<string, string>>): string =>
  words.replaceAll(/{{(\w+)}}/g, (_, slot: string) => `\u2068${values[slot] ?? ''}\u2069`)

const saved = (page: Page) => page.getByText(/^حفظ على الساعة .?\d\d:\d\d.?$/)

/** The commune of the plot, as a report names it. */
async function communeOfPlot(page: Page): Promise<string> {
  const [first] = journey.parcel.bornes
  if (!first) throw new Error('a plot has bornes')
  const geometry = { type: 'Polygon', coordinates: [[...journey.parcel.bornes, first]] }
  const { body } = await asked(page, 'POST', '/api/conformity/checks', { legal: { srid: 26191, geometry } })
  return (body.commune as { code: string }).code
}

/** From the draft to the map and back, with a report on the plot. */
async function locate(page: Page): Promise<void> {
  await page.getByRole('link', { name: filingAr.site.locate, exact: true }).click()
  await page.waitForURL(/\/verifier\?/)
  const dossier = new URL(page.url()).searchParams.get('dossier')
  await page.goto(`${journey.url}/verifier?lang=ar&step=confirm&parcel=${journey.parcel.id}&dossier=${dossier}`)
  await button(page, ar.confirm.yes).click()
  await button(page, ar.project.skip).click()
  await page.getByRole('link', { name: dossiersAr.forDossier, exact: true }).click()
  await title(page, filingAr.site.title).waitFor()
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })

async function give(
  page: Page,
  piece: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await button(page, inArabic(filingAr.pieces.addTo, { name: piece })).click()
  await (await choosing).setFiles(file)
  await rowOf(page, piece).getByText(filingAr.pieces.received, { exact: true }).waitFor()
}

describe('a citizen with a phone, in Arabic', { timeout: LONG_MS }, () => {
  test('files a réfection from the pre-check to the number, with a reload in the middle', async () => {
    await openAccount(journey, OWNER)
    const page = await journey.visit('/demarches/choisir?lang=ar', PHONE)
    const place = await communeOfPlot(page)
    await page.goto(`${journey.url}/demarches/choisir?want=repair&repair=unchanged&place=${place}&lang=ar`)
    await page.getByRole('link', { name: filingAr.begin.file, exact: true }).click()
    await page.locator('#content').getByRole('link', { name: ar.frame.signIn, exact: true }).click()
    await signIn(page, { email: OWNER.email, password: PASSWORD })
    await title(page, 'رخصة الإصلاح').waitFor()
    await looksRight(page, 'filing-begin-ar-phone')
    await button(page, filingAr.begin.submit).click()

    await title(page, filingAr.site.title).waitFor()
    await looksRight(page, 'filing-site-missing-ar-phone')
    await locate(page)
    await looksRight(page, 'filing-site-offered-ar-phone')
    await button(page, filingAr.site.take).click()
    await page.getByText(filingAr.site.taken).waitFor()
    await looksRight(page, 'filing-site-ar-phone')
    await button(page, filingAr.next).click()

    await title(page, filingAr.questions.applicantOwns).waitFor()
    await looksRight(page, 'filing-question-ar-phone')
    await button(page, preCheckAr.yesOrNo.yes).click()
    await title(page, filingAr.questions.landTitle).waitFor()
    await button(page, filingAr.landTitles.titled).click()
    await title(page, filingAr.questions.titleNumber).waitFor()
    await page.getByLabel(filingAr.facts.titleNumber).fill('12345/C')
    await saved(page).waitFor()
    await page.reload()
    await title(page, filingAr.questions.titleNumber).waitFor()
    expect(await page.getByLabel(filingAr.facts.titleNumber).inputValue()).toBe('12345/C')
    await button(page, filingAr.next).click()
    await title(page, filingAr.project.title).waitFor()
    await looksRight(page, 'filing-project-ar-phone')
    expect((await courseOf(page)).project).toMatchObject({
      ...{ works: 'repair', applicantOwns: true, landTitle: 'titled', titleNumber: '12345/C' },
    })

    await button(page, filingAr.next).click()
    await title(page, filingAr.pieces.title).waitFor()
    await looksRight(page, 'filing-pieces-empty-ar-phone')
    const { pieces } = await courseOf(page)
    const principal = pieces.filter(({ piece, needed }) => needed && piece.kind === 'principal')
    for (const { piece } of principal) await give(page, piece.nameAr, pdf(`${piece.code}.pdf`, piece.code))
    const all = String(principal.length)
    await page.getByText(inArabic(filingAr.pieces.counted, { given: all, needed: all })).waitFor()
    await looksRight(page, 'filing-pieces-ar-phone')

    await button(page, filingAr.next).click()
    await title(page, filingAr.people.title).waitFor()
    await looksRight(page, 'filing-people-ar-phone')
    await button(page, filingAr.next).click()
    await title(page, filingAr.review.title).waitFor()
    await page.getByText(filingAr.review.ready).waitFor()
    await looksRight(page, 'filing-review-ar-phone')
    await button(page, filingAr.review.file).click()
    await title(page, filingAr.number.title).waitFor()
    await looksRight(page, 'filing-number-ar-phone')
    const filed = await courseOf(page)
    expect(filed.step).toBe('filed')
    await page.getByText(filed.number ?? 'no number').waitFor()
    await page.context().close()
  })
})
