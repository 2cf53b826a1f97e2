import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../api/contract/filing.ts'
import { ar } from '../../web/text/ar/ar.ts'
import { dossiers as dossiersAr } from '../../web/text/ar/dossiers.ts'
import { filingAr } from '../../web/text/ar/filing.ts'
import { preCheckAr } from '../../web/text/ar/preCheck.ts'
import { filingFr } from '../../web/text/fr/filing.ts'
import { preCheckFr } from '../../web/text/fr/preCheck.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import {
  asked,
  button,
  expectedFaults,
  looksRight,
  openAccount,
  personMenu,
  signIn,
  title,
} from '../build/journeySteps.ts'

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

/** The next answer of a path gets lost on the way back: the service has done what was asked. */
const losingAnswer = (page: Page, path: string) =>
  page.route(
    (url) => url.pathname.endsWith(path),
    async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )

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

/** Another file takes the place of one that the service then refuses to let go. */
async function replaceInVain(page: Page, former: string): Promise<void> {
  const withdrawing = (url: URL) => /^\/api\/documents\/[^/]+\/withdraw$/.test(url.pathname)
  await page.route(withdrawing, (route) => route.abort('connectionreset'), { times: 1 })
  const choosing = page.waitForEvent('filechooser')
  await button(page, inArabic(filingAr.pieces.replaceOf, { name: former })).click()
  await (await choosing).setFiles(pdf('neuf.pdf', 'neuf'))
  await page.getByText(inArabic(filingAr.pieces.notReplaced, { name: 'neuf.pdf', former })).waitFor()
  await looksRight(page, 'filing-pieces-not-replaced-ar-phone')
  expect(expectedFaults(journey.faults, (fault) => fault.includes('/withdraw'))).toBe(1)
  await button(page, inArabic(filingAr.pieces.replaceOf, { name: former })).waitFor()
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
    const [first] = principal
    if (!first) throw new Error('a réfection asks for a piece')
    await replaceInVain(page, `${first.piece.code}.pdf`)

    await button(page, filingAr.next).click()
    await title(page, filingAr.people.title).waitFor()
    await looksRight(page, 'filing-people-ar-phone')
    await button(page, filingAr.next).click()
    await title(page, filingAr.review.title).waitFor()
    await page.getByText(filingAr.review.ready).waitFor()
    await looksRight(page, 'filing-review-ar-phone')
    await losingAnswer(page, '/moves')
    await button(page, filingAr.review.file).click()
    await page.getByText(filingAr.review.lostAnswer).waitFor()
    await button(page, filingAr.review.askAgain).click()
    await title(page, filingAr.number.title).waitFor()
    await looksRight(page, 'filing-number-ar-phone')
    const filed = await courseOf(page)
    expect([filed.step, filed.moves]).toEqual(['filed', 1])
    await page.getByText(filed.number ?? 'no number').waitFor()
    // Filed on Tuesday 24 November 2026: ten working days later, two week-ends apart, is Tuesday 8 December.
    expect(await page.locator('#content').textContent()).toContain('08/12/2026')
    expect(expectedFaults(journey.faults, (fault) => fault.includes('/moves'))).toBe(1)
    await page.context().close()
  })
})

const ARCHITECT = { email: 'salma.idrissi@example.ma', givenName: 'Salma', familyName: 'Idrissi' }
const HEIGHT = 'Hauteur (m)'

async function signedIn(path: string, { email }: { readonly email: string }): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=fr&returnTo=${encodeURIComponent(path)}`, DESKTOP)
  await signIn(page, { email, password: PASSWORD })
  await personMenu(page).waitFor()
  return page
}

type Answered = { readonly status: number; readonly body: Record<string, unknown> }

/** A draft of a permit to build, whose first questions are answered. */
async function draftToBuild(page: Page): Promise<CourseAnswer> {
  const opened = await asked(page, 'POST', '/api/dossiers', {
    title: 'Villa des Orangers',
    communeCode: '06.141.01.41',
  })
  const id = String(opened.body.id)
  const chosen: Answered = await asked(page, 'PUT', `/api/dossiers/${id}/procedure`, { version: 1, code: 'construire' })
  const { version, project } = chosen.body as unknown as CourseAnswer
  const said = { ...project, works: 'construction', publicOwner: false, uses: ['housing'] }
  const { body } = await asked(page, 'PUT', `/api/dossiers/${id}/project`, { version, project: said })
  return body as unknown as CourseAnswer
}

const heightKept = async (page: Page, id: string) => {
  const { body } = await asked(page, 'GET', `/api/dossiers/${id}/course`)
  return (body as unknown as CourseAnswer).project.heightM
}

const isOffline = (fault: string) => fault.includes('ERR_INTERNET_DISCONNECTED')

describe('a draft that saves itself, in French on a desk', { timeout: LONG_MS }, () => {
  test('keeps what is typed without a line, on this device until it returns, even when the page is closed', async () => {
    await openAccount(journey, ARCHITECT)
    const page = await signedIn('/dossiers', ARCHITECT)
    const { id } = await draftToBuild(page)
    await page.goto(`${journey.url}/dossiers/${id}/depot?lang=fr&step=project&at=heightM`)
    await title(page, preCheckFr.questions.heightM).waitFor()
    await page.context().setOffline(true)
    await page.getByLabel(HEIGHT).fill('11,5')
    await page.getByText(filingFr.saving.offline).waitFor()
    await looksRight(page, 'filing-offline-fr-desk')
    await page.close()
    const again = await page.context().newPage()
    await again.context().setOffline(false)
    await again.goto(`${journey.url}/dossiers/${id}/depot?lang=fr&step=project&at=heightM`)
    await again.getByText(/^Enregistré à \d\d:\d\d$/).waitFor()
    expect(await again.getByLabel(HEIGHT).inputValue()).toBe('11,5')
    expect(await heightKept(again, id)).toBe(11.5)

    await again.context().setOffline(true)
    await again.getByLabel(HEIGHT).fill('14,5')
    await again.getByText(filingFr.saving.offline).waitFor()
    await again.context().setOffline(false)
    await again.getByText(/^Enregistré à \d\d:\d\d$/).waitFor()
    expect(await heightKept(again, id)).toBe(14.5)
    await again.context().close()
    expect(expectedFaults(journey.faults, isOffline)).toBeGreaterThan(0)
  })

  test('puts two answers side by side with who gave the other, and keeps the one that is chosen', async () => {
    const page = await signedIn('/dossiers', ARCHITECT)
    const other = await signedIn('/dossiers', ARCHITECT)
    const { id } = await draftToBuild(page)
    await page.goto(`${journey.url}/dossiers/${id}/depot?lang=fr&step=project&at=heightM`)
    await title(page, preCheckFr.questions.heightM).waitFor()
    const { body } = await asked(other, 'GET', `/api/dossiers/${id}/course`)
    const { version, project } = body as unknown as CourseAnswer
    const theirs = { version, project: { ...project, heightM: 17.5, dwellings: 4 } }
    expect((await asked(other, 'PUT', `/api/dossiers/${id}/project`, theirs)).status).toBe(200)
    await page.getByLabel(HEIGHT).fill('11,5')
    await page.getByRole('heading', { name: filingFr.disputes.title }).waitFor()
    await page.getByText(/^Salma Idrissi, à \d\d:\d\d$/).waitFor()
    await looksRight(page, 'filing-dispute-fr-desk')
    await button(page, 'Garder la sienne : Hauteur').click()
    await expect.poll(() => page.getByLabel(HEIGHT).inputValue()).toBe('17,5')
    await page.getByLabel(HEIGHT).fill('11,5')
    await page.getByText(/^Enregistré à \d\d:\d\d$/).waitFor()
    const kept = await asked(other, 'GET', `/api/dossiers/${id}/course`)
    expect((kept.body as unknown as CourseAnswer).project).toMatchObject({ heightM: 11.5, dwellings: 4 })
    await page.context().close()
    await other.context().close()
    expect(expectedFaults(journey.faults, (fault) => fault.includes('status of 409'))).toBe(1)
  })
})
