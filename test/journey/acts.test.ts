import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { actsAr } from '../../web/text/ar/acts.ts'
import { actsFr } from '../../web/text/fr/acts.ts'
import { keepAct, keepSigned } from '../build/acts.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { Dossiers } from '../build/dossiers.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { looksRight, title } from '../build/journeySteps.ts'
import { People } from '../build/people.ts'

const AIN_CHOCK = '06.141.01.41'
let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
  for (let number = 901; number <= 903; number++) {
    const { id, owner } = await dossierAt([['sign', 'granted', 'decided']], 'refection')
    const act = randomUUID()
    await keepAct(journey.db, { id: act, dossierId: id, kind: 'permit', by: owner, number })
    if (number < 903)
      await keepSigned(journey.db, { id: act, by: owner, move: 2, sha256: String(number % 10).repeat(64) })
  }
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

type Way = readonly (readonly [event: string, step: string, state: string])[]

async function dossierAt(way: Way, code: string) {
  const owner = await new People(journey.db).person()
  const id = await new Dossiers(journey.db).under(owner, { code, track: code === 'construire' ? 'pp' : null })
  for (const [index, [event, step, state]] of way.entries())
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${id}, ${index + 2}, ${event}, ${step}, ${state}, '2026-11-22T08:00:00Z', '2026-11-22', ${owner})`.execute(
      journey.db,
    )
  return { id, owner }
}

/** A page of the president of the place, signed in. */
async function president(path: string, viewport: typeof DESKTOP): Promise<Page> {
  const { headers } = await new People(journey.db).acting('arrondissement', 'president', [AIN_CHOCK])
  const [name = '', value = ''] = headers.cookie.split('=')
  const page = await journey.visit('/', viewport)
  await page.context().addCookies([{ name, value, url: journey.url.replace('http:', 'https:'), secure: true }])
  await page.goto(`${journey.url}${path}`)
  return page
}

const OPINED: Way = [
  ['dispatch', 'consulted', 'filed'],
  ['hold_session', 'deliberated', 'examined'],
  ['sign_minutes', 'opined', 'examined'],
]

describe.each([
  ['fr', DESKTOP, actsFr],
  ['ar', PHONE, actsAr],
] as const)('the acts of a place, in %s', (lang, viewport, words) => {
  test('that decide are prepared from the course of the dossier, each motive with its article, then led to their signature', async () => {
    const { id } = await dossierAt(OPINED, 'construire')
    const page = await president(`/dossiers/${id}?tab=course&lang=${lang}`, viewport)
    await page.getByRole('button', { name: words.prepareKinds.deferral, exact: true }).waitFor()
    await looksRight(page, `act-from-course-${lang}`)
    await page.getByRole('button', { name: words.prepareKinds.refusal, exact: true }).click()
    const dialog = page.getByRole('dialog', { name: words.prepareKinds.refusal })
    await dialog.getByRole('button', { name: words.save }).click()
    await dialog.getByText(words.required, { exact: true }).waitFor()
    await looksRight(page, `act-drafting-${lang}`)
    await dialog.getByRole('combobox', { name: words.pickReason }).fill(lang === 'ar' ? 'تخصيص' : 'affectation')
    await dialog.getByRole('listbox').getByRole('option').first().click()
    expect(await dialog.getByLabel(words.detailAr).inputValue()).toBe('لا تسمح المنطقة بالتخصيص المطلوب.')
    expect(await dialog.getByLabel(words.article, { exact: true }).inputValue()).toBe('Loi 12-90, art. 19')
    await looksRight(page, `act-reason-${lang}`)
    await dialog.getByRole('button', { name: words.save }).click()
    await page.getByText(words.states.draft, { exact: true }).waitFor()
    await page.getByRole('link', { name: words.preview }).waitFor()
    await looksRight(page, `act-drafted-${lang}`)
    await page.getByRole('button', { name: words.again, exact: true }).click()
    const again = page.getByRole('dialog', { name: words.prepare })
    await again.getByLabel(words.kind).selectOption('refusal')
    expect(await again.getByLabel(words.detailAr).inputValue()).toBe('لا تسمح المنطقة بالتخصيص المطلوب.')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: words.toSignatures, exact: true }).click()
    await page.waitForURL(/\/signatures/)
    await page.context().close()
  })

  test('are numbered in a register that accounts for every number', async () => {
    const page = await president(`/actes/registre?lang=${lang}`, viewport)
    await title(page, words.register.title).waitFor()
    // One's own place is offered; the year is written out.
    await page.getByLabel(words.register.year).fill('2026')
    await page.getByRole('button', { name: words.register.show }).click()
    await page.waitForURL(`**/actes/registre?*unit=${AIN_CHOCK}*`)
    await page.getByText('903/2026', { exact: true }).waitFor()
    await page.getByText(words.states.signing, { exact: true }).first().waitFor()
    await looksRight(page, `act-register-${lang}`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words.register.csv }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`registre-${AIN_CHOCK}-2026.csv`)
    await page.context().close()
  })
})
