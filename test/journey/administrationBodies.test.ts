import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as french from '../../web/text/fr/administration.ts'
import {
  administering,
  counted,
  demonstrationAccount,
  IN_ARABIC,
  IN_FRENCH,
  openSection,
} from '../build/administrationSteps.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, expectedFaults, field, looksRight, personMenu, signIn, title } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const refusals = (status: number) => expectedFaults(journey.faults, (fault) => fault.includes(`status of ${status}`))

const CASES = [
  {
    ...IN_FRENCH,
    agency: { q: 'agence casablanca', name: 'Agence urbaine de Casablanca' },
    kept: '06.141',
    added: { typed: 'Mohamm', name: 'Mohammadia', code: '06.371' },
    act: 'Décret 2-26-700',
  },
  {
    ...IN_ARABIC,
    agency: { q: 'الوكالة الحضرية اكادير', name: 'الوكالة الحضرية لأكادير' },
    kept: '09.001',
    added: { typed: 'تيزن', name: 'تيزنيت', code: '09.581' },
    act: 'مرسوم 2-26-701',
  },
] as const
type Case = (typeof CASES)[number]

async function openAgency(page: Page, given: Case): Promise<void> {
  const { words, agency, lang, size } = given
  await openSection(page, given, 'bodies')
  await page.getByRole('searchbox', { name: words.bodies.q }).fill(agency.q)
  await page.getByText(counted(words.bodies.found, 1)).waitFor()
  await looksRight(page, `bodies-found-${lang}-${size}`)
  await page.getByRole('link', { name: agency.name }).click()
  await title(page, agency.name).waitFor()
  await looksRight(page, `body-${lang}-${size}`)
}

async function reassign(page: Page, { words, lang, size, kept, added, act }: Case): Promise<void> {
  await button(page, words.bodies.reassign).click()
  const dialog = page.getByRole('dialog')
  const codes = dialog.getByRole('textbox', { name: words.bodies.codes })
  const day = dialog.getByRole('textbox', { name: words.bodies.day })
  const save = () => dialog.getByRole('button', { name: words.bodies.save, exact: true }).click()
  expect(await codes.inputValue()).toBe(kept)
  await codes.fill(`${kept} Casa`)
  await day.fill('31/02/2027')
  await save()
  await dialog.getByText(words.bodies.dayWrong).waitFor()
  await dialog.getByText(words.bodies.actMissing).waitFor()
  await looksRight(page, `body-reassign-faults-${lang}-${size}`)
  await codes.fill(kept)
  await dialog.getByRole('combobox', { name: words.bodies.addByName }).fill(added.typed)
  await dialog.getByRole('option', { name: added.name }).first().click()
  expect(await codes.inputValue()).toBe(`${kept}\n${added.code}`)
  await dialog.getByRole('textbox', { name: words.bodies.actReference }).fill(act)
  await day.fill('01/01/2026')
  await save()
  await dialog.getByText(words.bodies.dayPast).waitFor()
  expect(refusals(422)).toBe(1)
  await day.fill('01/01/2027')
  await dialog.getByText(words.bodies.gained).waitFor()
  await looksRight(page, `body-reassign-${lang}-${size}`)
  await save()
  await dialog.waitFor({ state: 'detached' })
}

describe('an operator', () => {
  test.each(CASES)('reassigns an agency’s territory from a day on, by an act ($lang)', async (given) => {
    const { words, lang, size, kept, added, act } = given
    const page = await administering(journey, 'operateur.rokhas', given)
    await openAgency(page, given)
    await reassign(page, given)
    const row = page.getByRole('row').filter({ hasText: added.code })
    await row.getByText(words.bodies.whens.coming).waitFor()
    expect(await row.innerText()).toContain(act)
    await looksRight(page, `body-reassigned-${lang}-${size}`)
    const { body } = await asked(page, 'GET', `/api/bodies/${new URL(page.url()).pathname.split('/').at(-1)}`)
    expect(body.territories).toMatchObject([{ code: kept }])
    expect(body.assignments).toMatchObject([
      { code: kept, validTo: null },
      { code: added.code, validFrom: '2027-01-01', validTo: null, actReference: act },
    ])
    await page.context().close()
  })

  test.each([IN_FRENCH, IN_ARABIC])('says which networks an operator runs, by an act ($lang)', async (walk) => {
    const { words, lang, size } = walk
    const page = await administering(journey, 'operateur.rokhas', walk)
    await page.goto(`${journey.url}/administration/organismes?kind=network_operator&lang=${lang}`)
    await page.getByRole('row').getByRole('link').first().click()
    await button(page, words.bodies.networksChange).click()
    const dialog = page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: words.bodies.networksSave, exact: true })
    await dialog.getByRole('checkbox').first().check()
    await save.click()
    await dialog.getByText(words.bodies.actMissing).waitFor()
    await looksRight(page, `body-networks-${lang}-${size}`)
    await dialog.getByRole('textbox', { name: words.bodies.actReference }).fill('Contrat de gestion 2026')
    await save.click()
    await page.getByText(words.bodies.networksKept).waitFor()
    const { body } = await asked(page, 'GET', `/api/bodies/${new URL(page.url()).pathname.split('/').at(-1)}`)
    expect(body.networks).toContain('telecom')
    await looksRight(page, `body-networks-kept-${lang}-${size}`)
    await page.context().close()
  })

  test('establishes an official body by its act, then closes every session of another', async () => {
    const [given] = CASES
    const { bodies } = given.words
    const page = await administering(journey, 'operateur.rokhas', given)
    await openSection(page, given, 'bodies')
    await page.getByRole('link', { name: bodies.establish }).click()
    await title(page, bodies.establish).waitFor()
    await button(page, bodies.establishSubmit).click()
    await page.getByText(bodies.actMissing).waitFor()
    await field(page, 'Nom en français').fill('Agence urbaine de Zagora')
    await field(page, 'Nom en arabe').fill('الوكالة الحضرية لزاكورة')
    await field(page, bodies.codes).fill('99.999')
    await field(page, bodies.actReference).fill('Décret 2-26-702')
    await button(page, bodies.establishSubmit).click()
    await page.getByText(bodies.codesUnknown).waitFor()
    expect(refusals(422)).toBe(1)
    await looksRight(page, 'body-establish-fr-1440')
    await field(page, bodies.codes).fill('08.587')
    await button(page, bodies.establishSubmit).click()
    await title(page, 'Agence urbaine de Zagora').waitFor()
    await page.getByRole('row').filter({ hasText: '08.587' }).getByText('Décret 2-26-702').waitFor()

    const examiner = await journey.visit('/connexion?lang=fr')
    await signIn(examiner, demonstrationAccount('instructeur.agence-laayoune'))
    await personMenu(examiner).waitFor()
    await page.goto(`${journey.url}/administration/organismes?q=laayoune&kind=urban_agency`)
    await page
      .getByRole('link', { name: /Laâyoune/ })
      .first()
      .click()
    await button(page, bodies.revoke).click()
    await looksRight(page, 'body-revoke-fr-1440')
    await page.getByRole('dialog').getByRole('button', { name: bodies.revoke, exact: true }).click()
    await page.getByRole('status').getByText(counted(bodies.revoked, 1)).waitFor()
    expect((await asked(examiner, 'GET', '/api/session')).body.person).toBeNull()
    await examiner.context().close()
    await page.context().close()
  })
})

describe('the register of bodies', () => {
  test('is restored by its address, filters and all, and read page after page', async () => {
    const page = await administering(journey, 'support.rokhas', IN_FRENCH)
    await page.goto(`${journey.url}/administration/organismes?q=commune&territory=09.001`)
    expect(await page.getByRole('searchbox', { name: french.bodies.q }).inputValue()).toBe('commune')
    const territory = page.getByRole('combobox', { name: french.bodies.territory })
    await expect.poll(() => territory.inputValue()).toBe('Agadir-Ida-Ou-Tanane')
    await page.getByText(french.bodies.none).waitFor()
    await page.goto(`${journey.url}/administration/organismes?kind=commune`)
    await page.getByText(counted(french.bodies.found, 50)).waitFor()
    await button(page, french.administration.more).click()
    await page.getByText(counted(french.bodies.found, 100)).waitFor()
    await page.context().close()
  })
})
