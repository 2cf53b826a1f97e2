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
import { PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import {
  asked,
  button,
  expectedFaults,
  looksRight,
  openAccount,
  personMenu,
  signIn,
  title,
} from '../build/journeySteps.ts'

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
  { ...IN_FRENCH, person: { email: 'nadia.berrada@example.ma', givenName: 'Nadia', familyName: 'Berrada' } },
  { ...IN_ARABIC, person: { email: 'salma.kadiri@example.ma', givenName: 'Salma', familyName: 'Kadiri' } },
] as const
type Case = (typeof CASES)[number]

async function find(page: Page, given: Case): Promise<void> {
  const { words, person, lang, size } = given
  await openSection(page, given, 'people')
  const search = page.getByRole('searchbox', { name: words.people.q })
  await search.fill('b')
  await search.press('Enter')
  await page.getByText(words.people.qShort).waitFor()
  await search.fill(person.email)
  await search.press('Enter')
  await page.getByText(counted(words.people.found, 1)).waitFor()
  await looksRight(page, `people-found-${lang}-${size}`)
  await page.getByRole('link', { name: `${person.givenName} ${person.familyName}` }).click()
  await title(page, new RegExp(person.familyName)).waitFor()
}

async function lock(page: Page, { words, lang, size }: Case, reason: string): Promise<void> {
  await button(page, words.people.lock).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: words.people.lock, exact: true }).click()
  await dialog.getByText(words.people.lockReasonMissing).waitFor()
  await dialog.getByRole('textbox', { name: words.people.lockReason }).fill(reason)
  await looksRight(page, `person-lock-${lang}-${size}`)
  await dialog.getByRole('button', { name: words.people.lock, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('status').getByText(words.people.locked).waitFor()
  await page.getByText(reason).waitFor()
  await looksRight(page, `person-locked-${lang}-${size}`)
}

/** Their sign-in, as they try it themselves. */
async function triesToSignIn({ person: { email }, lang, viewport }: Case): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}`, viewport)
  await signIn(page, { email, password: PASSWORD })
  return page
}

describe('support', () => {
  test.each(CASES)(
    'finds a person, reads where their account is open, locks it with a reason and opens it again ($lang)',
    async (given) => {
      const { lang, size, words, person } = given
      await openAccount(journey, person)
      const before = await triesToSignIn(given)
      await personMenu(before).waitFor()
      const page = await administering(journey, 'support.rokhas', given)
      await looksRight(page, `administration-${lang}-${size}`)
      await find(page, given)
      await button(page, counted(words.people.showSessions, 1)).click()
      await page.getByRole('table', { name: words.people.sessions }).waitFor()
      await looksRight(page, `person-${lang}-${size}`)
      await lock(page, given, 'Appel suspect')
      expect((await asked(before, 'GET', '/api/session')).body.person).toBeNull()

      const during = await triesToSignIn(given)
      await during.getByRole('alert').waitFor()
      expect(await personMenu(during).count()).toBe(0)
      expect(refusals(403)).toBe(1)

      await button(page, words.people.unlock).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText(words.people.unlockWhy).waitFor()
      await dialog.getByRole('button', { name: words.people.unlock, exact: true }).click()
      await page.getByRole('status').getByText(words.people.unlocked).waitFor()
      const after = await triesToSignIn(given)
      await personMenu(after).waitFor()
      for (const one of [before, during, after, page]) await one.context().close()
    },
  )

  test('confirms the profession that a person declared, with its number', async () => {
    const [given] = CASES
    const declared = await triesToSignIn(given)
    await personMenu(declared).waitFor()
    const { body } = await asked(declared, 'GET', '/api/me')
    const profession = { profession: 'architect', professionalNumber: 'A-1024' }
    expect((await asked(declared, 'PATCH', '/api/me', { version: body.version, ...profession })).status).toBe(200)
    const page = await administering(journey, 'support.rokhas', given)
    await find(page, given)
    await page.getByText('A-1024').waitFor()
    await button(page, french.people.confirmProfession).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(french.people.confirmProfessionWhy).waitFor()
    await dialog.getByRole('button', { name: french.people.confirmProfession, exact: true }).click()
    await page.getByRole('status').getByText(french.people.professionConfirmed).waitFor()
    expect((await asked(declared, 'GET', '/api/me')).body.professionConfirmed).toBe(true)
    for (const one of [declared, page]) await one.context().close()
  })

  test('ends every session of a person, and takes their means of signing in away', async () => {
    const [given] = CASES
    const { words } = given
    const signedIn = await triesToSignIn(given)
    await personMenu(signedIn).waitFor()
    const page = await administering(journey, 'support.rokhas', given)
    await find(page, given)
    await button(page, words.people.endSessions).click()
    await page.getByRole('dialog').getByRole('button', { name: words.people.endSessions, exact: true }).click()
    await page
      .getByRole('status')
      .getByText(/^Sessions fermées : \d+$/)
      .waitFor()
    await page.getByText(words.people.noSession).waitFor()
    expect((await asked(signedIn, 'GET', '/api/session')).body.person).toBeNull()
    await button(page, words.people.reset).click()
    await looksRight(page, 'person-reset-fr-1440')
    await page.getByRole('dialog').getByRole('button', { name: words.people.reset, exact: true }).click()
    await page.getByRole('status').getByText(words.people.resetDone).waitFor()
    await page.getByText(words.people.noPassword).waitFor()
    for (const one of [signedIn, page]) await one.context().close()
  })

  test('says that an address leads to nobody', async () => {
    const page = await administering(journey, 'support.rokhas', IN_FRENCH)
    await page.goto(`${journey.url}/administration/personnes/00000000-0000-4000-8000-000000000000`)
    await title(page, french.people.notFound).waitFor()
    expect(refusals(404)).toBeGreaterThan(0)
    await page.context().close()
  })
})

describe('who may not', () => {
  test('a citizen is told that the administration is not open to them, at whatever address', async () => {
    const page = await journey.visit('/connexion?lang=fr&returnTo=%2Fadministration%2Fpersonnes')
    await signIn(page, demonstrationAccount('citoyen'))
    await title(page, french.administration.shut).waitFor()
    await page.getByText(french.administration.nothingText).waitFor()
    await looksRight(page, 'administration-shut-fr-1440')
    await page.context().close()
  })

  test('an agency’s administrator finds its people, ends their sessions and locks nobody', async () => {
    const examiner = await journey.visit('/connexion?lang=fr')
    await signIn(examiner, demonstrationAccount('instructeur.agence-agadir'))
    await personMenu(examiner).waitFor()
    const page = await administering(journey, 'administrateur.agence-agadir', IN_FRENCH)
    await page.goto(`${journey.url}/administration/personnes?q=agence-agadir`)
    const rows = page.getByRole('row')
    await expect.poll(() => rows.count()).toBe(4)
    await rows.filter({ hasText: 'instructeur.agence-agadir' }).getByRole('link').click()
    await page.getByText(french.people.journalled).waitFor()
    expect(await button(page, french.people.lock).count()).toBe(0)
    await button(page, french.people.endSessions).click()
    await page.getByRole('dialog').getByRole('button', { name: french.people.endSessions, exact: true }).click()
    await page.getByRole('status').getByText(counted(french.people.ended, 1)).waitFor()
    expect((await asked(examiner, 'GET', '/api/session')).body.person).toBeNull()
    await page.goto(`${journey.url}/administration/personnes?q=agence-laayoune`)
    await page.getByText(french.people.none.replace('{{q}}', 'agence-laayoune')).waitFor()
    for (const one of [examiner, page]) await one.context().close()
  })
})
