import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import { runControl } from '../../api/plans/preparing/control/runControl.ts'
import { plansFr } from '../../web/text/fr/plans.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight, signIn, signOut, title } from '../build/journeySteps.ts'
import { zoneFile } from '../build/planDesk.ts'
import { type TestWork, testWork } from '../build/work.ts'

let journey: Journey
let work: TestWork

beforeAll(async () => {
  journey = await openJourney()
  work = testWork({ url: journey.databaseUrl })
})
afterAll(async () => {
  await work.close()
  await journey.close()
})

const who = (email: string) => ({ email: `${email}@demonstration.rokhas.ma`, password: DEMONSTRATION_PASSWORD })

/** Two zones that overlap by 100 × 2 m. */
const FILE = zoneFile([
  ['D2', [0, 0, 100, 42]],
  ['B3', [0, 40, 100, 90]],
])

/** The background controls what was asked for; the page sees it by itself. */
async function control(page: Page): Promise<void> {
  await expect.poll(() => new URL(page.url()).searchParams.get('etape'), { timeout: 10_000 }).toBe('control')
  const rows = await journey.db.selectFrom('plan_draft').select(['id', 'control_nth as nth']).execute()
  for (const { id, nth } of rows) await runControl(work.work, { draftId: id, nth })
  await page.getByText(/2 zones, 0,92 ha/).waitFor()
}

test('a plan goes from its file to the law, by two examiners of the agency', { timeout: 60_000 }, async () => {
  const page = await journey.visit('/connexion?returnTo=/plans')
  await signIn(page, who('instructeur.agence-casablanca'))
  await title(page, plansFr.title).waitFor()
  await page.getByRole('link', { name: plansFr.new }).click()
  await title(page, plansFr.give.title).waitFor()
  await page.getByRole('combobox').first().fill('Aïn-Chock')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'plan.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(FILE) },
  })
  await field(page, plansFr.mapping.code).fill('PA-PARCOURS')
  await field(page, plansFr.mapping.nameFr).fill('Plan du parcours')
  await field(page, plansFr.mapping.nameAr).fill('تصميم المسار')
  await field(page, plansFr.mapping.label).fill('2026')
  await field(page, plansFr.mapping.source).fill('Agence urbaine')
  await page.getByLabel(`${plansFr.mapping.family} : D`).selectOption('housing')
  await page.getByLabel(`${plansFr.mapping.family} : B`).selectOption('mixed')
  await button(page, plansFr.mapping.save).click()
  await control(page)
  await page.getByText('B3 / D2').or(page.getByText('D2 / B3')).first().waitFor()
  await page.getByText('200 m²').first().waitFor()
  await looksRight(page, 'plans-control')
  for (const kind of ['overlap', 'code_without_regulation'] as const) {
    await button(page, plansFr.control.kinds[kind]).click()
    await button(page, plansFr.control.acceptAll).click()
    await field(page, plansFr.control.reason).fill('Tracé repris du plan papier')
    await button(page, 'Accepter').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await button(page, new RegExp(plansFr.steps.publish)).click()
  await button(page, plansFr.publish.submit).click()
  await page.getByText(plansFr.publish.other).waitFor()
  const address = page.url()
  await signOut(page)

  await page.goto(address)
  await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click()
  await signIn(page, who('instructeur-adjoint.agence-casablanca'))
  await field(page, plansFr.publish.act).fill('Décret n° 2-26-412')
  await field(page, plansFr.publish.day).fill('20/11/2026')
  await button(page, plansFr.publish.publish).click()
  await page.getByRole('dialog').getByRole('button', { name: plansFr.publish.publish }).click()
  await page.getByRole('link', { name: plansFr.publish.see }).click()
  await title(page, 'Plan du parcours').waitFor()
  await page.getByText('Décret n° 2-26-412').first().waitFor()
  await looksRight(page, 'plans-plan')
  expect(journey.faults).toEqual([])
})
