import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import { runControl } from '../../api/plans/preparing/control/runControl.ts'
import { recheckDossiers } from '../../api/plans/rechecking/recheckDossiers.ts'
import { plansAr } from '../../web/text/ar/plans.ts'
import { plansFr } from '../../web/text/fr/plans.ts'
import { PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, expectedFaults, field, looksRight, signIn, signOut, title } from '../build/journeySteps.ts'
import { pageAs } from '../build/pageAs.ts'
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

/** While the service cannot be reached, what was read stays on the screen and says since when. */
async function staysWhileCut(page: Page): Promise<void> {
  const asked = /\/api\/plan-drafts\/[^/]+$/
  await page.route(asked, (route) => route.abort())
  const stale = page.getByRole('status').filter({ hasText: plansFr.stale.split(' :')[0] ?? '' })
  await stale.waitFor({ timeout: 20_000 })
  await page.getByText(plansFr.control.waiting).waitFor()
  await looksRight(page, 'plans-stale')
  await stale.getByRole('button', { name: plansFr.readAgain }).waitFor()
  await page.unroute(asked)
  // It is asked again by itself while the control waits.
  await stale.waitFor({ state: 'detached' })
  expect(expectedFaults(journey.faults, (fault) => fault.includes('ERR_FAILED'))).toBeGreaterThan(0)
}

/** The background controls what was asked for; the page sees it by itself. */
async function control(page: Page): Promise<void> {
  await expect.poll(() => new URL(page.url()).searchParams.get('etape'), { timeout: 10_000 }).toBe('control')
  await staysWhileCut(page)
  const rows = await journey.db.selectFrom('plan_draft').select(['id', 'control_nth as nth']).execute()
  for (const { id, nth } of rows) await runControl(work.work, { draftId: id, nth })
  await page.getByText(/2 zones, 0,92 ha/).waitFor()
}

test('a plan goes from its file to the law, by two examiners of the agency', { timeout: 180_000 }, async () => {
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
  await page.getByText('une personne qui n’y a pas touché', { exact: false }).waitFor()
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

const TABLET = { width: 1024, height: 768 }

/** The re-checks that were asked for are done, as the background does them. */
async function settle(): Promise<void> {
  const open = await journey.db.selectFrom('recheck').select('id').where('finished_at', 'is', null).execute()
  for (const { id } of open) await recheckDossiers(work.work, id)
}

/** The plan that the first journey published. */
const planAddress = async (lang: 'fr' | 'ar') => {
  const { id } = await journey.db
    .selectFrom('plan')
    .select('id')
    .where('code', '=', 'PA-PARCOURS')
    .executeTakeFirstOrThrow()
  return `/plans/${id}?lang=${lang}`
}

test('its repeal is proposed by one, sent back and published by another, and takes effect on its day', {
  timeout: 180_000,
}, async () => {
  await settle()
  const first = await pageAs(journey, 'instructeur.agence-casablanca', await planAddress('fr'))
  await first.getByText(plansFr.acts.none).waitFor()
  await button(first, plansFr.acts.propose).click()
  const dialog = first.getByRole('dialog')
  await dialog.getByRole('button', { name: plansFr.acts.proposeYes }).click()
  await dialog.getByText(plansFr.mapping.required).first().waitFor()
  await dialog.getByRole('combobox').selectOption({ label: plansFr.events.repealed })
  await dialog.getByRole('textbox', { name: new RegExp(plansFr.acts.onDay) }).fill('15/12/2026')
  await dialog.getByRole('textbox', { name: new RegExp(plansFr.acts.reference) }).fill('Décret n° 2-26-900')
  await dialog.getByRole('textbox', { name: plansFr.acts.signedOn, exact: true }).fill('23/11/2026')
  await dialog.getByText('À partir du 15/12/2026 : abrogé.').waitFor()
  await looksRight(first, 'plans-act-proposing-fr-1440')
  await dialog.getByRole('button', { name: plansFr.acts.proposeYes }).press('Enter')
  await first.getByText(plansFr.acts.mine).waitFor()
  await first.getByRole('heading', { name: plansFr.acts.ifPublished }).waitFor()
  expect(await button(first, plansFr.acts.examine).count()).toBe(0)
  await looksRight(first, 'plans-act-waiting-fr-1440')

  const second = await pageAs(journey, 'instructeur-adjoint.agence-casablanca', await planAddress('ar'), TABLET)
  await button(second, plansAr.acts.examine).click()
  const examining = second.getByRole('dialog')
  await examining.getByText('Décret n° 2-26-900').waitFor()
  await looksRight(second, 'plans-act-examining-ar-1024')
  await examining.getByRole('button', { name: plansAr.acts.back }).click()
  await examining.getByText(plansAr.control.reasonShort).waitFor()
  await examining.getByRole('textbox', { name: plansAr.acts.why }).fill('التاريخ غير مطابق')
  await examining.getByRole('button', { name: plansAr.acts.back }).click()
  await second.getByText('التاريخ غير مطابق', { exact: false }).waitFor()
  await looksRight(second, 'plans-act-returned-ar-1024')

  await first.reload()
  await button(first, plansFr.acts.again).click()
  await first.getByRole('dialog').getByRole('button', { name: plansFr.acts.proposeYes }).click()
  await first.getByText(plansFr.acts.mine).waitFor()
  const phone = await pageAs(journey, 'instructeur-adjoint.agence-casablanca', await planAddress('fr'), PHONE)
  await button(phone, plansFr.acts.examine).waitFor()
  await looksRight(phone, 'plans-act-waiting-fr-390')
  await button(phone, plansFr.acts.examine).click()
  await looksRight(phone, 'plans-act-examining-fr-390')
  await phone.getByRole('dialog').getByRole('button', { name: plansFr.acts.publish }).click()
  await phone.getByText(/^Publié par/).waitFor()
  await phone
    .getByRole('row', { name: /15\/12\/2026/ })
    .getByText('abrogé', { exact: false })
    .waitFor()
  expect(journey.faults).toEqual([])
})

test('two versions are chosen where the address does not say them', { timeout: 60_000 }, async () => {
  const [address = '', query] = (await planAddress('ar')).split('?')
  const alone = await journey.visit(`${address}/comparer?${query}`, TABLET)
  await alone.getByText(plansAr.compare.onlyOne).waitFor()
  await looksRight(alone, 'plans-compare-one-ar-1024')
  const { id, plan } = await journey.db
    .selectFrom('plan_version as v')
    .select(['v.id', 'v.plan_id as plan'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('plan_version as o')
          .select('o.id')
          .whereRef('o.plan_id', '=', 'v.plan_id')
          .whereRef('o.id', '<', 'v.id')
          .whereRef('o.srid', '=', 'v.srid'),
      ),
    )
    .limit(1)
    .executeTakeFirstOrThrow()
  const page = await journey.visit(`/plans/${plan}/comparer?lang=fr&a=${id}`)
  await title(page, plansFr.compare.choose).waitFor()
  expect(await page.getByLabel(plansFr.compare.to, { exact: true }).inputValue()).toBe(id)
  await page.getByLabel(plansFr.compare.from, { exact: true }).selectOption(id)
  await page.getByText(plansFr.compare.same).waitFor()
  expect(await button(page, plansFr.compare.compare).isDisabled()).toBe(true)
  await looksRight(page, 'plans-compare-choose-fr-1440')
  await page.getByLabel(plansFr.compare.from, { exact: true }).selectOption({ index: 1 })
  await button(page, plansFr.compare.compare).click()
  await page.getByRole('heading', { name: plansFr.compare.areas }).waitFor()
  expect(journey.faults).toEqual([])
})
