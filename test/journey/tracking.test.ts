import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { trackingAr } from '../../web/text/ar/tracking.ts'
import { trackingFr } from '../../web/text/fr/tracking.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { Dossiers } from '../build/dossiers.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, expectedFaults, field, looksRight, title } from '../build/journeySteps.ts'
import { People } from '../build/people.ts'

const NUMBER = '061410141-2026-00012'
const LATE = '061410141-2026-00013'
const IDENTITY = 'BE123456'
let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
  const owner = await new People(journey.db).person()
  await journey.db.updateTable('person').set({ national_id: IDENTITY }).where('id', '=', owner).execute()
  const dossiers = new Dossiers(journey.db)
  await dossiers.filed(owner, NUMBER)
  await dossiers.filed(owner, LATE, '2026-11-23')
})

afterAll(() => journey.close())

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})

describe.each([
  ['fr', DESKTOP, trackingFr, 'Le guichet', 'Permis de réfection'],
  ['ar', PHONE, trackingAr, 'الشباك', 'رخصة الإصلاح'],
] as const)('a dossier followed without an account, in %s', (lang, viewport, words, holder, procedure) => {
  test('from the first page: who holds it, and until when', async () => {
    const page = await journey.visit(`/?lang=${lang}`, viewport)
    await page.locator('a[href^="/suivi"]').click()
    await title(page, words.title).waitFor()
    await looksRight(page, `tracking-form-${lang}`)
    await field(page, words.number).fill(NUMBER.replaceAll('-', ' '))
    await field(page, words.identity).fill('be 123456')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: NUMBER, level: 2 }).waitFor()
    const said = (await page.locator('#content').textContent()) ?? ''
    for (const part of [holder, procedure, '04/12/2026', words.current]) expect(said).toContain(part)
    expect(page.url()).not.toContain('123456')
    await looksRight(page, `tracking-${lang}`)
    await button(page, words.again).click()
    await field(page, words.number).waitFor()
    await page.context().close()
  })

  test('past its last day: to whom the attestation of silence is asked', async () => {
    const page = await journey.visit(`/suivi?lang=${lang}`, viewport)
    await field(page, words.number).fill(LATE)
    await field(page, words.identity).fill(IDENTITY)
    await button(page, words.submit).click()
    await page.getByText(words.over).waitFor()
    await page.context().close()
  })

  test('with another identity: what to check, and what was typed stays', async () => {
    const page = await journey.visit(`/suivi?lang=${lang}`, viewport)
    await button(page, words.submit).click()
    await page.getByText(words.numberFault).waitFor()
    await field(page, words.number).fill(NUMBER)
    await field(page, words.identity).fill('AB1')
    await button(page, words.submit).click()
    await page.getByRole('alert').waitFor()
    expect(await field(page, words.number).inputValue()).toBe(NUMBER)
    await looksRight(page, `tracking-refused-${lang}`)
    await page.context().close()
    expectedFaults(journey.faults, (fault) => fault.includes('status of 404'))
  })
})
