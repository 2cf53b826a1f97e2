import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { dossiers as dossiersAr } from '../../web/text/ar/dossiers.ts'
import { filingAr } from '../../web/text/ar/filing.ts'
import { filingFr } from '../../web/text/fr/filing.ts'
import { preCheckFr } from '../../web/text/fr/preCheck.ts'
import { mapAr } from '../../web/text/map.ar.ts'
import { mapFr } from '../../web/text/map.fr.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import {
  communeOfPlot,
  courseOf,
  givePrincipal,
  idIn,
  openEmployee,
  pressOnMap,
  visitAs,
} from '../build/filingSteps.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight, openAccount, title } from '../build/journeySteps.ts'

const OWNER = { email: 'karima.ziani@example.ma', givenName: 'Karima', familyName: 'Ziani' }
const EMPLOYEE = { email: 'youssef.enseignes@example.ma', givenName: 'Youssef', familyName: 'Sbaï' }
const LONG_MS = 400_000

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
  await openAccount(journey, OWNER)
  await openEmployee(journey, EMPLOYEE)
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

type Words = typeof filingFr | typeof filingAr

/** From the answer of the pre-check to the map where the ground is drawn, the plot in the middle. */
async function begin(page: Page, words: Words, { lang, want }: { lang: 'fr' | 'ar'; want: string }): Promise<string> {
  const place = await communeOfPlot(page, journey)
  await page.goto(`${journey.url}/demarches/choisir?want=${want}&place=${place}&lang=${lang}`)
  await page.getByRole('link', { name: words.begin.file, exact: true }).click()
  await button(page, words.begin.submit).click()
  await title(page, words.site.title).waitFor()
  const { lon, lat } = journey.parcel
  await page.goto(`${journey.url}/dossiers/${idIn(page)}/depot?lang=${lang}&step=site&view=${lon},${lat},19`)
  return idIn(page)
}

/** From the answers to the number, the screen of each step kept to look at. */
async function fileFromProject(page: Page, words: Words, { lang, name }: { lang: 'fr' | 'ar'; name: string }) {
  await title(page, words.project.title).waitFor()
  await looksRight(page, `${name}-project`)
  await button(page, words.next).click()
  await title(page, words.pieces.title).waitFor()
  await givePrincipal(page, lang)
  await looksRight(page, `${name}-pieces`)
  await button(page, words.next).click()
  await title(page, words.people.title).waitFor()
  await button(page, words.next).click()
  await title(page, words.review.title).waitFor()
  await page.getByText(words.review.ready).waitFor()
  await looksRight(page, `${name}-review`)
  await button(page, words.review.file).click()
  await title(page, words.number.title).waitFor()
  await page.getByRole('link', { name: words.number.receipt, exact: true }).waitFor()
  await looksRight(page, `${name}-number`)
}

describe('what is asked on the public domain', { timeout: LONG_MS }, () => {
  test('a sign: a point put by keyboard, filed by a company to its receipt, in French on a desk', async () => {
    const page = await visitAs(journey, EMPLOYEE, { lang: 'fr', viewport: DESKTOP })
    const id = await begin(page, filingFr, { lang: 'fr', want: 'sign' })
    await page.getByText(mapFr.draw.point.start).waitFor()
    await button(page, filingFr.trace.take.point).click()
    await page.getByText(filingFr.trace.faults.point).waitFor()
    await looksRight(page, 'sign-fr-desk-nothing')
    await pressOnMap(page, 'Enter')
    await button(page, filingFr.trace.take.point).click()
    await page.getByText(filingFr.trace.taken).waitFor()
    await looksRight(page, 'sign-fr-desk-site')
    expect((await courseOf(page, id)).trace).toMatchObject({ kind: 'point', areaM2: null })
    await button(page, filingFr.next).click()
    await title(page, filingFr.questions.applicantOwns).waitFor()
    await looksRight(page, 'sign-fr-desk-question')
    await button(page, preCheckFr.yesOrNo.yes).click()
    await fileFromProject(page, filingFr, { lang: 'fr', name: 'sign-fr-desk' })
    const filed = await courseOf(page, id)
    expect([filed.definition?.code, filed.step, filed.moves]).toEqual(['affichage', 'filed', 1])
    await page.context().close()
  })

  test('an event: an area and its two days, filed by a citizen to its receipt, in Arabic on a phone', async () => {
    const page = await visitAs(journey, OWNER, { lang: 'ar', viewport: PHONE })
    const id = await begin(page, filingAr, { lang: 'ar', want: 'event' })
    await page.getByText(mapAr.draw.start).waitFor()
    await pressOnMap(
      page,
      'Enter',
      ...Array.from({ length: 4 }, () => 'ArrowRight'),
      'Enter',
      'ArrowUp',
      'ArrowUp',
      'Enter',
    )
    await button(page, mapAr.draw.close).click()
    await field(page, filingAr.trace.begins).fill('08/05/2027')
    await field(page, filingAr.trace.ends).fill('07/05/2027')
    await button(page, filingAr.trace.take.area).click()
    await page.getByText(filingAr.trace.faults.reversed).waitFor()
    await field(page, filingAr.trace.ends).fill('09/05/2027')
    await looksRight(page, 'event-ar-phone-drawn')
    await button(page, filingAr.trace.take.area).click()
    await page.getByText(filingAr.trace.taken).waitFor()
    await looksRight(page, 'event-ar-phone-site')
    expect(await courseOf(page, id)).toMatchObject({
      trace: { kind: 'area', beginsOn: '2027-05-08', endsOn: '2027-05-09' },
      project: { beginsOn: '2027-05-08', endsOn: '2027-05-09' },
    })
    await button(page, filingAr.next).click()
    await fileFromProject(page, filingAr, { lang: 'ar', name: 'event-ar-phone' })
    const filed = await courseOf(page, id)
    expect([filed.definition?.code, filed.step]).toEqual(['evenement', 'filed'])
    await page.goto(`${journey.url}/dossiers/${id}?lang=ar`)
    await page.getByText(dossiersAr.trace.kinds.area, { exact: true }).first().waitFor()
    await looksRight(page, 'event-ar-phone-dossier')
    await page.context().close()
  })
})
