import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { project } from '../../api/contract/procedures/project.ts'
import { feesAr } from '../../web/text/ar/fees.ts'
import { feesFr } from '../../web/text/fr/fees.ts'
import { demonstrationAccount } from '../build/administrationSteps.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { Dossiers } from '../build/dossiers.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight, personMenu, signIn } from '../build/journeySteps.ts'

const VILLA = project.parse({ works: 'construction', uses: ['housing'], dwellings: 1, floorAreaM2: 212.4 })
const REASON = 'Mezzanine oubliée sur le plan du rez-de-chaussée'
const AGENCY = 'Agence urbaine de Casablanca'
let journey: Journey
let dossier: string

beforeAll(async () => {
  journey = await openJourney()
  const { person_id: owner } = await journey.db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', demonstrationAccount('citoyen').email)
    .executeTakeFirstOrThrow()
  dossier = await new Dossiers(journey.db).under(owner, { code: 'construire', track: 'pp' })
  await sql`update dossier set project = ${JSON.stringify(VILLA)}::jsonb where id = ${dossier}`.execute(journey.db)
  await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    values (${dossier}, 2, 'accept', 'to_settle', 'examined', now(), '2026-11-24', ${owner})`.execute(journey.db)
})

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

type Way = { readonly lang: 'fr' | 'ar'; readonly viewport: typeof DESKTOP }
const IN_FRENCH: Way = { lang: 'fr', viewport: DESKTOP }
const IN_ARABIC: Way = { lang: 'ar', viewport: PHONE }

async function at(who: string, path: string, { lang, viewport }: Way): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent(path)}`, viewport)
  await signIn(page, demonstrationAccount(who))
  await personMenu(page).waitFor()
  return page
}

/** Somebody of the demonstration, on the taxes of the dossier. */
async function owing(who: string, way: Way = IN_FRENCH): Promise<Page> {
  const page = await at(who, `/dossiers/${dossier}?tab=fees`, way)
  await page.getByRole('heading', { name: way.lang === 'ar' ? feesAr.facts : feesFr.facts, level: 3 }).waitFor()
  return page
}

/** Whatever separates the thousands. */
const money = (text: string) => new RegExp(text.replaceAll(' ', '\\s'))
const shown = (page: Page, text: string) => page.locator('#content').getByText(money(text)).first().waitFor()
const form = (page: Page, name: string) => page.getByRole('form', { name, exact: true })

describe('the taxes of a villa', () => {
  test.each([
    [IN_FRENCH, feesFr, '1440'],
    [IN_ARABIC, feesAr, '390'],
  ] as const)(
    'are shown to its applicant line by line before anything is drawn up ($lang)',
    async (way, words, size) => {
      const page = await owing('citoyen', way)
      await page.getByText(words.awaiting).waitFor()
      // 213 started m² at 25 DH; 212.40 m² at 3 DH, with 20 % of VAT.
      for (const amount of ['5 325,00', '764,64']) await shown(page, amount)
      await looksRight(page, `fees-applicant-${way.lang}-${size}`)
      await page.context().close()
    },
  )

  test('count twice what the applicant declares over the street', async () => {
    const page = await owing('citoyen')
    await button(page, feesFr.declare).click()
    const declaring = form(page, feesFr.declare)
    const projection = declaring.getByLabel(feesFr.factNames.publicProjectionM2, { exact: false })
    await projection.fill('huit')
    await declaring.getByRole('button', { name: feesFr.save }).click()
    await declaring.getByText(feesFr.figureFault).waitFor()
    await projection.fill('8,1')
    await looksRight(page, 'fees-declare-fr-1440')
    await declaring.getByRole('button', { name: feesFr.save }).click()
    await page.getByText(feesFr.saved, { exact: true }).waitFor()
    await shown(page, '5 775,00') // 213 + 2 × 9 = 231 m²
    await page.context().close()
  })

  test('are checked, drawn up and settled by the régisseur, creditor by creditor', async () => {
    const page = await owing('regisseur.ain-chock')
    await button(page, feesFr.check).click()
    const checking = form(page, feesFr.check)
    await checking.getByLabel(`${feesFr.factNames.coveredM2} (m²)`, { exact: true }).fill('230,5')
    await checking.getByRole('button', { name: feesFr.save }).click()
    await checking.getByText(feesFr.reasonMissing).waitFor()
    await checking.getByLabel(`${feesFr.reason} : ${feesFr.factNames.coveredM2}`).fill(REASON)
    await looksRight(page, 'fees-check-fr-1440')
    await checking.getByRole('button', { name: feesFr.save }).click()
    await page.getByText(feesFr.saved, { exact: true }).waitFor()
    await shown(page, '6 225,00') // 231 + 18 = 249 m²
    await button(page, feesFr.drawUp).click()
    await page.getByText(feesFr.drawn, { exact: true }).waitFor()
    await looksRight(page, 'fees-drawn-fr-1440')
    const commune = form(page, feesFr.recordOf.replace('{{name}}', 'Casablanca'))
    await commune.getByLabel(feesFr.number).fill('Q-118')
    await commune.getByLabel(feesFr.paidAmount).fill('6 200')
    await commune.getByRole('button', { name: feesFr.record }).click()
    await commune.getByText(money('−25,00')).waitFor()
    await looksRight(page, 'fees-difference-fr-1440')
    await commune.getByLabel(feesFr.paidAmount).fill('6 225,00')
    await commune.getByRole('button', { name: feesFr.record }).click()
    await page.getByText(feesFr.recorded, { exact: true }).waitFor()
    const agency = form(page, feesFr.recordOf.replace('{{name}}', AGENCY))
    await agency.getByLabel(feesFr.number).fill('AU-77')
    await agency.getByLabel(feesFr.paidAmount).fill('829,80') // 230.50 m² at 3 DH and 20 % of VAT
    await agency.getByRole('button', { name: feesFr.record }).click()
    await page.getByText(feesFr.goneOn, { exact: true }).waitFor()
    await looksRight(page, 'fees-settled-fr-1440')
    const row = await journey.db.selectFrom('dossier').select('step').where('id', '=', dossier).executeTakeFirst()
    expect(row?.step).toBe('to_sign')
    await page.context().close()
  })

  test('settled, show the applicant both surfaces, the receipts, and the statement to print', async () => {
    const page = await owing('citoyen', IN_ARABIC)
    await page.getByText(feesAr.settled, { exact: true }).waitFor()
    await page.getByText(REASON).waitFor()
    await looksRight(page, 'fees-settled-ar-390')
    const link = await page.getByRole('link', { name: feesAr.pdf }).getAttribute('href')
    const printed = await page.evaluate(async (path) => {
      const answer = await fetch(path)
      return { type: answer.headers.get('content-type'), bytes: (await answer.arrayBuffer()).byteLength }
    }, link ?? '')
    expect(printed.type).toBe('application/pdf')
    expect(printed.bytes).toBeGreaterThan(10_000)
    await page.context().close()
  })
})

describe('the régisseur’s tariffs and register', () => {
  test.each([
    [IN_FRENCH, feesFr, '1440'],
    [IN_ARABIC, feesAr, '390'],
  ] as const)('show what was received with its sum ($lang)', async (way, words, size) => {
    const page = await at('regisseur.ain-chock', '/administration/tarifs?du=2026-11-01&au=2026-12-31', way)
    await page.getByRole('heading', { name: words.register.title, level: 2 }).waitFor()
    await shown(page, '7 054,80') // 6,225 and 829.80
    await looksRight(page, `fees-register-${way.lang}-${size}`)
    await page.context().close()
  })

  test('take an arrêté, and refuse a rate outside the law as it is typed', async () => {
    const page = await at('regisseur.agadir', '/administration/tarifs', IN_FRENCH)
    const tariffs = feesFr.tariffs
    await button(page, tariffs.enter).click()
    await field(page, tariffs.reference).fill('Arrêté fiscal n° 3/2026')
    await field(page, tariffs.decidedOn).fill('15/10/2026')
    await field(page, tariffs.validFrom).fill('01/11/2026')
    const rate = form(page, tariffs.enter).getByLabel(tariffs.kinds.toc_individual, { exact: false })
    await rate.fill('35')
    await button(page, feesFr.save).click()
    await page.getByText('De 20 à 30 : Loi 47-06', { exact: false }).waitFor()
    await looksRight(page, 'fees-tariff-outside-fr-1440')
    await rate.fill('28')
    await button(page, feesFr.save).click()
    await page.getByText(tariffs.entered).waitFor()
    await page
      .getByText(/28\sDH\/m²/)
      .first()
      .waitFor()
    await looksRight(page, 'fees-tariffs-fr-1440')
    await page.context().close()
  })
})
