import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { complementsAr } from '../../web/text/ar/complements.ts'
import { filingAr } from '../../web/text/ar/filing.ts'
import { complementsFr } from '../../web/text/fr/complements.ts'
import { mapAr } from '../../web/text/map.ar.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { ComplementDesk } from '../build/complement.ts'
import { DrawnGrounds, trench, Y0 } from '../build/drawnGrounds.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight, title } from '../build/journeySteps.ts'

let journey: Journey
let grounds: DrawnGrounds

beforeAll(async () => {
  journey = await openJourney()
  const desk = new ComplementDesk(journey, () => ({ url: journey.url, close: async () => undefined }))
  await desk.prepare()
  grounds = new DrawnGrounds(journey, desk)
})
afterAll(() => journey.close())
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

const northing = (page: Page, name: string) =>
  page.getByRole('textbox', { name: `${name} ${mapAr.table.y}`, exact: true })

test('a trench is drawn again on a phone in Arabic, by its figures, and read beside the former by whoever asked', async () => {
  const dossier = await grounds.asked('tranchee', trench(13))
  const path = `/dossiers/${dossier.id}/complement`
  const applicant = await pageOf(dossier.headers, `${path}?lang=ar`, PHONE)
  await title(applicant, complementsAr.titleApplicant).waitFor()
  expect(await applicant.getByLabel(complementsAr.report).count()).toBe(0) // no outline serves a line
  await button(applicant, complementsAr.redraw).click()
  await applicant.getByText(filingAr.trace.typed.line).click()
  for (const point of ['P1', 'P2']) {
    await northing(applicant, point).fill(String(Y0 + 40))
    await northing(applicant, point).press('Enter')
  }
  // What is drawn is kept once the page has shown it.
  const kept = () => applicant.evaluate(() => JSON.stringify({ ...localStorage }))
  await expect.poll(async () => (await kept()).split(String(Y0 + 40)).length - 1).toBe(2)
  await applicant.reload()
  await applicant.getByText(filingAr.trace.restored).waitFor()
  await looksRight(applicant, 'ground-redrawing-ar-phone')
  await button(applicant, filingAr.trace.take.line).click()
  await applicant.getByText(complementsAr.redrawn.legend).waitFor()
  await looksRight(applicant, 'ground-redrawn-ar-phone')
  await applicant.context().close()

  const official = await pageOf(dossier.guichet.headers, `${path}?lang=fr`, DESKTOP)
  await official.getByText(complementsFr.redrawn.legend).waitFor()
  await official.getByText(complementsFr.lostFindings).waitFor()
  const corners = official.getByText(complementsFr.redrawn.corners)
  for (const which of [0, 1]) await corners.nth(which).click()
  const said = (await official.locator('#content').textContent()) ?? ''
  expect(said).toMatch(/330\s013,00[\s\S]*330\s040,00/)
  await looksRight(official, 'ground-redrawn-fr-desk')
  await official.context().close()
})
