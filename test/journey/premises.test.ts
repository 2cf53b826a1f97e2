import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { DossierAnswer } from '../../api/contract/dossiers.ts'
import { filingAr } from '../../web/text/ar/filing.ts'
import { filingFr } from '../../web/text/fr/filing.ts'
import { mapAr } from '../../web/text/map.ar.ts'
import { mapFr } from '../../web/text/map.fr.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { communeOfPlot, pressOnMap, visitAs } from '../build/filingSteps.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, field, looksRight, openAccount } from '../build/journeySteps.ts'

let journey: Journey

const OWNER = { email: 'nadia.kabbaj@example.ma', givenName: 'Nadia', familyName: 'Kabbaj' }

beforeAll(async () => {
  journey = await openJourney()
  await openAccount(journey, OWNER)
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

/** A draft of a procedure, at the step where its ground is drawn. */
async function drawing(code: string, { lang, viewport }: { lang: 'fr' | 'ar'; viewport: typeof DESKTOP }) {
  const page = await visitAs(journey, OWNER, { lang, viewport })
  const communeCode = await communeOfPlot(page, journey)
  const opened = await asked(page, 'POST', '/api/dossiers', { title: 'Café', communeCode })
  const id = String(opened.body.id)
  await asked(page, 'PUT', `/api/dossiers/${id}/procedure`, { version: 1, code })
  const { lon, lat } = journey.parcel
  await page.goto(`${journey.url}/dossiers/${id}/depot?lang=${lang}&step=site&view=${lon},${lat},19`)
  return { page, id }
}

const siteOf = async (page: Page, id: string) => {
  const { body } = await asked(page, 'GET', `/api/dossiers/${id}`)
  return (body as unknown as DossierAnswer).site
}

describe('what a draft stands on', { timeout: 300_000 }, () => {
  test('premises: a point by keyboard, an activity found in Arabic and an address, on a phone', async () => {
    const { page, id } = await drawing('activite', { lang: 'ar', viewport: PHONE })
    await page.getByText(mapAr.draw.point.start).waitFor()
    await button(page, filingAr.trace.take.premises).click()
    await page.getByText(filingAr.trace.faults.premises).waitFor()
    await page.getByText(filingAr.trace.faults.activity).waitFor()
    await pressOnMap(page, 'Enter', 'ArrowRight', 'Enter')
    await page.getByRole('combobox', { name: filingAr.trace.activity, exact: true }).fill('مقهى')
    await page.getByRole('option').filter({ hasText: '56.30' }).click()
    await field(page, filingAr.trace.address).fill('12، زنقة البرتقال')
    await looksRight(page, 'premises-drawn-ar-phone')
    await button(page, filingAr.trace.take.premises).click()
    await page.getByText(filingAr.trace.taken).waitFor()
    await page.getByText('12، زنقة البرتقال').waitFor()
    await looksRight(page, 'premises-kept-ar-phone')
    const site = await siteOf(page, id)
    expect(site).toMatchObject({ areaM2: null, trace: { kind: 'premises', activity: { code: '56.30' } } })
    await page.context().close()
  })

  test('an area: bornes put with the mouse, closed, and measured as on the screen', async () => {
    const { page, id } = await drawing('occupation', { lang: 'fr', viewport: DESKTOP })
    await page.getByText(mapFr.draw.start).waitFor()
    const map = page.getByRole('application')
    const box = await map.boundingBox()
    if (!box) throw new Error('the map has a size')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    for (const [dx, dy] of [
      [0, 0],
      [120, 0],
      [120, 80],
      [0, 80],
    ] as const) {
      await page.mouse.click(x + dx, y + dy)
      await page.waitForTimeout(500)
    }
    await button(page, mapFr.draw.close).click()
    await field(page, filingFr.trace.begins).fill('01/05/2027')
    await looksRight(page, 'area-drawn-fr-desk')
    const shown = await page.locator('form dl').textContent()
    await button(page, filingFr.trace.take.area).click()
    await page.getByText(filingFr.trace.taken).waitFor()
    await looksRight(page, 'area-kept-fr-desk')
    const site = await siteOf(page, id)
    expect(site?.trace).toMatchObject({ kind: 'area', beginsOn: '2027-05-01' })
    const figure = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    expect(shown).toContain(figure.format(site?.areaM2 ?? 0))
    await page.context().close()
  })
})
