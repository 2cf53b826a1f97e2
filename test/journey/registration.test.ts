import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { LINK_PATHS, type LinkPurpose } from '../../api/contract/accounts.ts'
import { menuAr } from '../../web/text/ar/menu.ts'
import { signInAr } from '../../web/text/ar/signIn.ts'
import { fr } from '../../web/text/fr/fr.ts'
import { menuFr } from '../../web/text/fr/menu.ts'
import { signInFr } from '../../web/text/fr/signIn.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import {
  button,
  field,
  linkSentTo,
  looksRight,
  passwordField,
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

const PASSWORD = 'sept oliviers au bord de l’oued'

async function goOn(page: Page, words: { readonly register: { readonly next: string } }): Promise<void> {
  await button(page, words.register.next).click()
}

/** The password is chosen where the link leads: whoever typed the address alone sets none. */
async function fromLinkToAccount(page: Page, words: typeof signInFr, email: string): Promise<void> {
  const link = new URL(await linkSentTo(journey.db, email, 'confirm_email'))
  await page.goto(journey.url + link.pathname + link.hash)
  await title(page, words.links.confirmTitle).waitFor()
  await passwordField(page, words.password).fill('court')
  await button(page, words.links.confirm).click()
  await page.locator('input[aria-invalid=true]').waitFor()
  const lang = (await page.locator('html').getAttribute('lang')) ?? 'fr'
  await looksRight(page, `register-link-${lang}-${page.viewportSize()?.width ?? 0}`)
  await passwordField(page, words.password).fill(PASSWORD)
  await button(page, words.links.confirm).click()
  await title(page, words.links.confirmedTitle).waitFor()
}

describe('an account is opened', () => {
  test('by a citizen, one question at a time, with the link of an e-mail', async () => {
    const email = 'kenza.bennis@example.ma'
    const words = signInFr
    const page = await journey.visit('/inscription?lang=fr', DESKTOP)
    await title(page, words.register.who).waitFor()
    await goOn(page, words)
    await page.getByText(words.emptyFault).waitFor()
    await page.getByLabel(words.register.citizen).check()
    await looksRight(page, 'register-who-fr-1440')
    await goOn(page, words)
    await title(page, words.register.name).waitFor()
    expect(await title(page, words.register.name).evaluate((heading) => heading === document.activeElement)).toBe(true)
    await field(page, words.register.givenName).fill('Kenza')
    await field(page, words.register.familyName).fill('Bennis')
    await field(page, `${words.register.givenNameAr} (${words.register.optional})`).fill('كنزة')
    await field(page, `${words.register.familyNameAr} (${words.register.optional})`).fill('بنيس')
    await looksRight(page, 'register-name-fr-1440')
    await goOn(page, words)
    await field(page, words.email).fill('kenza.bennis')
    await goOn(page, words)
    await page.getByText(words.emailFault).waitFor()
    await field(page, words.email).fill(email)
    await goOn(page, words)
    await title(page, words.register.review).waitFor()
    await looksRight(page, 'register-review-fr-1440')
    await button(page, words.register.submit).click()
    await title(page, words.register.sentTitle).waitFor()
    await looksRight(page, 'register-sent-fr-1440')
    await fromLinkToAccount(page, words, email)
    await looksRight(page, 'register-confirmed-fr-1440')
    await page.getByRole('link', { name: words.links.signIn, exact: true }).first().click()
    await signIn(page, { email, password: PASSWORD })
    await personMenu(page).click()
    await page.getByText(menuFr.alone).waitFor()
    expect(await page.getByText('Kenza Bennis').count()).toBeGreaterThan(0)
    expect(await page.getByText('كنزة بنيس').count()).toBeGreaterThan(0)
    await page.context().close()
  })

  test('by a company with its ICE, in Arabic on a phone, and the company is open at once', async () => {
    const email = 'omar.filali@example.ma'
    const words = signInAr as unknown as typeof signInFr // the same keys, other letters
    const page = await journey.visit('/inscription?lang=fr', PHONE)
    await button(page, fr.frame.otherLanguage).click() // this device keeps the choice: the link of the e-mail says none
    await page.getByLabel(words.register.company).check()
    await looksRight(page, 'register-who-ar-390')
    await goOn(page, words)
    await field(page, words.register.givenName).fill('Omar')
    await field(page, words.register.familyName).fill('Filali')
    await looksRight(page, 'register-name-ar-390')
    await goOn(page, words)
    await field(page, words.register.companyNameFr).fill('Filali Bâtiment')
    await field(page, words.register.companyNameAr).fill('فيلالي للبناء')
    await field(page, words.register.ice).fill('0012345')
    await goOn(page, words)
    await page.getByText(words.register.iceFault).waitFor()
    await field(page, words.register.ice).fill('001 234 567 000 089')
    await looksRight(page, 'register-company-ar-390')
    await goOn(page, words)
    await field(page, words.email).fill(email)
    await goOn(page, words)
    await title(page, words.register.review).waitFor()
    await looksRight(page, 'register-review-ar-390')
    await button(page, words.register.submit).click()
    await title(page, words.register.sentTitle).waitFor()
    await fromLinkToAccount(page, words, email)
    await page.getByText(words.links.opened).waitFor()
    await looksRight(page, 'register-confirmed-ar-390')
    await page.getByRole('link', { name: words.links.signIn, exact: true }).first().click()
    await signIn(page, { email, password: PASSWORD })
    await personMenu(page).click()
    await page.getByText('فيلالي للبناء').waitFor()
    expect(await page.getByText(menuAr.actingFor).count()).toBeGreaterThan(0)
    await looksRight(page, 'menu-company-ar-390')
    await page.context().close()
  })
})

test('the addresses that e-mails carry lead to a screen each', async () => {
  const heading = { confirm_email: signInFr.links.confirmTitle, reset: signInFr.links.resetTitle }
  const page = await journey.visit('/?lang=fr')
  for (const [purpose, path] of Object.entries(LINK_PATHS)) {
    await page.goto(`${journey.url}${path}?lang=fr`)
    await title(page, { ...heading, invitation: signInFr.links.invitationTitle }[purpose as LinkPurpose]).waitFor()
    await page.getByText(signInFr.links.missing).waitFor()
  }
  await page.context().close()
})
