import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { avisAr } from '../../web/text/ar/avis.ts'
import { courseAr } from '../../web/text/ar/course.ts'
import { courseFr } from '../../web/text/fr/course.ts'
import { proceduresFr } from '../../web/text/fr/procedures.ts'
import { demonstrationAccount } from '../build/administrationSteps.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { Dossiers } from '../build/dossiers.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, expectedFaults, looksRight, personMenu, signIn } from '../build/journeySteps.ts'

const RESERVE = 'Prévoir deux places de stationnement sur la parcelle.'
let journey: Journey
let dossier: string

beforeAll(async () => {
  journey = await openJourney()
  const owner = await journey.db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', demonstrationAccount('citoyen').email)
    .executeTakeFirstOrThrow()
  dossier = await new Dossiers(journey.db).under(owner.person_id, { code: 'construire', track: 'pp' })
})

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

type Way = { readonly lang: 'fr' | 'ar'; readonly viewport: typeof DESKTOP }
const IN_FRENCH: Way = { lang: 'fr', viewport: DESKTOP }
const IN_ARABIC: Way = { lang: 'ar', viewport: PHONE }

/** Somebody of the demonstration, on the course of the dossier. */
async function following(who: string, { lang, viewport }: Way = IN_FRENCH): Promise<Page> {
  const returnTo = encodeURIComponent(`/dossiers/${dossier}?tab=course`)
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${returnTo}`, viewport)
  await signIn(page, demonstrationAccount(who))
  await personMenu(page).waitFor()
  await page.getByRole('list', { name: lang === 'ar' ? courseAr.line : courseFr.line }).waitFor()
  return page
}

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })

/** Makes a move on the screen, after having read what it will do. */
async function make(page: Page, name: string): Promise<void> {
  await button(page, name).click()
  await dialog(page, name).getByRole('button', { name, exact: true }).click()
  await page.getByText(courseFr.moved.replace('{{what}}', name)).waitFor()
}

const answerOf = (page: Page, words: typeof courseFr | typeof courseAr) =>
  page.getByRole('button', { name: words.give, exact: true })

describe('the course of a petit projet', () => {
  test('is handed to the members by the guichet, who reads first what that will do', async () => {
    const page = await following('guichet.ain-chock')
    await page.getByText(courseFr.avisComing).waitFor()
    await looksRight(page, 'course-guichet-fr-1440')
    await button(page, courseFr.moves.dispatch).click()
    const asking = dialog(page, courseFr.moves.dispatch)
    await asking.getByText(proceduresFr.steps.consulted, { exact: false }).first().waitFor()
    await looksRight(page, 'course-dispatch-fr-1440')
    await page.keyboard.press('Escape')
    await asking.waitFor({ state: 'detached' })
    await make(page, courseFr.moves.dispatch)
    expect(await page.locator('li[aria-current="step"]').textContent()).toContain(proceduresFr.steps.consulted)
    await page.context().close()
  })

  test('is answered by a member of the préfecture, at a desk', async () => {
    const page = await following('membre.prefecture-casablanca')
    await answerOf(page, courseFr).click()
    const giving = page.getByRole('dialog')
    await giving.getByRole('button', { name: courseFr.giveSubmit }).click()
    await giving.getByText(courseFr.opinionMissing).waitFor()
    await giving.getByRole('radio', { name: courseFr.opinions.favourable, exact: true }).check()
    await looksRight(page, 'course-avis-dialog-fr-1440')
    await giving.getByRole('button', { name: courseFr.giveSubmit }).click()
    await page.getByText(courseFr.avisSaid).waitFor()
    await looksRight(page, 'course-member-fr-1440')
    await page.context().close()
  })

  test('is answered with reservations by the urban agency, on a phone in Arabic', async () => {
    const page = await following('instructeur.agence-casablanca', IN_ARABIC)
    await answerOf(page, courseAr).click()
    const giving = page.getByRole('dialog')
    await giving.getByRole('radio', { name: courseAr.opinions.reserved, exact: true }).check()
    await giving.getByRole('button', { name: courseAr.giveSubmit }).click()
    await giving.getByText(avisAr.missing).waitFor()
    await giving.getByRole('button', { name: avisAr.own, exact: true }).click()
    await giving.getByLabel(avisAr.text).fill(RESERVE)
    await looksRight(page, 'course-avis-dialog-ar-390')
    await giving.getByRole('button', { name: courseAr.giveSubmit }).click()
    await page.getByText(courseAr.avisSaid).waitFor()
    await page.context().close()
  })

  test.each([
    [IN_FRENCH, courseFr, '1440'],
    [IN_ARABIC, courseAr, '390'],
  ] as const)('shows its applicant each avis and how each last day is counted ($lang)', async (way, words, size) => {
    const page = await following('citoyen', way)
    const shown = page.locator('#content')
    for (const said of [words.opinions.favourable, words.opinions.reserved, words.silent])
      await shown.getByText(said, { exact: true }).first().waitFor()
    await shown.getByText(RESERVE).first().waitFor()
    await looksRight(page, `course-applicant-${way.lang}-${size}`)
    // Fifteen days of the calendar from Friday 20 November 2026: Saturday 5 December.
    const total = page.locator('li[data-stage="total"]')
    await total.locator('summary').focus()
    await page.keyboard.press('Enter')
    expect(await total.textContent()).toContain('05/12/2026')
    await total.locator('details[open]').waitFor()
    await total.scrollIntoViewIfNeeded()
    await looksRight(page, `course-due-${way.lang}-${size}`)
    await page.locator('table').last().scrollIntoViewIfNeeded()
    await looksRight(page, `course-history-${way.lang}-${size}`)
    await page.context().close()
  })

  test('told of a move somebody else made first, keeps what was typed', async () => {
    const page = await following('guichet.ain-chock')
    await make(page, courseFr.moves.hold_session)
    await button(page, courseFr.moves.sign_minutes).click()
    const signing = dialog(page, courseFr.moves.sign_minutes)
    await signing.getByRole('textbox').fill('PV n° 12')
    const faster = await asked(page, 'POST', `/api/dossiers/${dossier}/moves`, { transition: 'sign_minutes', seen: 3 })
    expect(faster.status).toBe(201)
    await signing.getByRole('button', { name: courseFr.moves.sign_minutes, exact: true }).click()
    await signing.getByRole('alert').getByText(proceduresFr.events.sign_minutes, { exact: false }).waitFor()
    expect(await signing.getByRole('textbox').inputValue()).toBe('PV n° 12')
    await looksRight(page, 'course-meanwhile-fr-1440')
    await page.context().close()
    expectedFaults(journey.faults, (fault) => fault.includes('status of 409'))
  })

  test('is accepted by the president', async () => {
    const page = await following('president.ain-chock')
    await looksRight(page, 'course-president-fr-1440')
    await make(page, courseFr.moves.accept)
    expect(await page.locator('li[aria-current="step"]').textContent()).toContain(proceduresFr.steps.to_settle)
    await page.context().close()
  })
})
