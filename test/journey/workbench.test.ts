import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import { workbenchAr } from '../../web/text/ar/workbench.ts'
import { workbenchFr } from '../../web/text/fr/workbench.ts'
import { type DESKTOP, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight, personMenu, signIn, title } from '../build/journeySteps.ts'

const EXAMINER = 'instructeur.agence-casablanca@demonstration.rokhas.ma'
const TABLET = { width: 1180, height: 820 }
const REASON = 'Construction antérieure au plan, tolérance de l’article 8'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
}, 180_000)
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

async function atWork(lang: 'fr' | 'ar', viewport: typeof DESKTOP) {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent('/instruction')}`, viewport)
  await signIn(page, { email: EXAMINER, password: DEMONSTRATION_PASSWORD })
  await personMenu(page).waitFor()
  return page
}

describe('the workbench of an urban agency', { timeout: 60_000 }, () => {
  test('is worked by the keyboard: a finding judged otherwise with a reason, taken back, and the next dossier', async () => {
    const page = await atWork('fr', TABLET)
    await title(page, workbenchFr.title).waitFor()
    await page.getByRole('list', { name: workbenchFr.queue }).getByRole('link').first().waitFor()
    await looksRight(page, 'workbench-queue-fr-tablet')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByText(workbenchFr.overall).waitFor()
    const first = page.url()
    await page.keyboard.press('n')
    const worst = page.locator('li[data-focused]')
    await worst.waitFor()
    const machine = await worst.getAttribute('data-verdict')
    await page.keyboard.press('o')
    await page.getByLabel(workbenchFr.reason).fill(REASON)
    await button(page, workbenchFr.keep).click()
    await page.getByText(workbenchFr.decided).waitFor()
    await page.getByText(REASON).waitFor()
    // The machine's own verdict stays beside what was decided.
    expect(await worst.getAttribute('data-verdict')).toBe(machine)
    await looksRight(page, 'workbench-fr-tablet')
    await page.keyboard.press('u')
    await page.getByText(workbenchFr.takenBack).waitFor()
    await page.keyboard.press('j')
    await page.waitForURL((url) => url.pathname.startsWith('/instruction/') && !first.includes(url.pathname))
    await page.getByText(workbenchFr.overall).waitFor()
  })

  test('on a phone in Arabic: the règlement of the zone met, and a sketch of one’s own that stays', async () => {
    const page = await atWork('ar', PHONE)
    await page.getByRole('list', { name: workbenchAr.queue }).getByRole('link').first().click()
    await page.getByText(workbenchAr.overall).waitFor()
    await page.getByRole('tab', { name: workbenchAr.tabs.regulation }).click()
    await page
      .getByRole('heading', { name: /B3|المنطقة/ })
      .first()
      .waitFor()
    await looksRight(page, 'workbench-regulation-ar-390')
    await page.getByRole('tab', { name: workbenchAr.tabs.sketch }).click()
    await button(page, workbenchAr.drawLine).click()
    const map = page.locator('#map canvas').first()
    const box = await map.boundingBox()
    if (!box) throw new Error('the map has no place')
    await page.mouse.click(box.x + 120, box.y + 200)
    await page.mouse.click(box.x + 220, box.y + 260)
    await button(page, workbenchAr.keepSketch).click()
    await page.getByText(workbenchAr.kept).waitFor()
    await page.goto(`${journey.url}${new URL(page.url()).pathname}?part=sketch&lang=ar`)
    await page.getByText(workbenchAr.unnamed.replace('{{n}}', '1'), { exact: true }).waitFor()
    await looksRight(page, 'workbench-sketch-ar-390')
  })
})
