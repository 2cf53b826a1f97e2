import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accountFr } from '../../web/text/fr/account.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight, openAccount, personMenu, signIn, signOut, title, WORDS } from '../build/journeySteps.ts'
import { type OidcProvider, PROVIDER_NAME, startOidcProvider } from '../build/oidcProvider.ts'

let provider: OidcProvider
let journey: Journey

beforeAll(async () => {
  provider = await startOidcProvider()
  journey = await openJourney({ env: provider.env })
  await provider.openTo(journey.url)
})
afterEach(() => {
  provider.tamper({})
  expect(journey.faults.splice(0).filter((fault) => !ofTheProvider(fault))).toEqual([])
})
afterAll(async () => {
  await journey.close()
  await provider.close()
})

/** The provider's own pages are its own: their fonts and their icons are none of ours. */
const ofTheProvider = (fault: string) => fault.includes(provider.issuer) || fault.includes('fonts.googleapis')

/** In Arabic the name stands between marks that keep its direction to itself. */
const withProvider = (page: Page, lang: 'fr' | 'ar') => page.getByRole('link', { name: PROVIDER_NAME[lang] })

/** As a person on the provider's own pages: who they are, and, the first time, that the house may know it. */
async function atTheProvider(page: Page, login: string, { again = false } = {}): Promise<void> {
  await page.waitForURL(`${provider.issuer}/interaction/**`)
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('son secret à lui')
  await page.locator('button[type=submit]').click()
  if (again) return
  await page.locator('input[name=prompt][value=consent]').waitFor({ state: 'attached' })
  await page.locator('button[type=submit]').click()
}

describe('the national identity provider', () => {
  test.each([
    ['fr', 'desktop', DESKTOP],
    ['ar', 'phone', PHONE],
  ] as const)('signs in a person nobody knew, back to where they were going: %s on a %s', async (lang, _, viewport) => {
    const login = `salma-${lang}`
    const names = { given_name: 'Salma', family_name: 'Berrada', locale: lang }
    provider.citizens.set(login, { email: `${login}@courriel.ma`, email_verified: true, ...names })
    const page = await journey.visit(`/compte/avis?lang=${lang}`, viewport)
    await page.getByRole('main').getByRole('link', { name: WORDS[lang].signIn.submit }).click()
    await withProvider(page, lang).waitFor()
    await looksRight(page, `provider-offered-${lang}-${viewport.width}`)
    await withProvider(page, lang).click()
    await atTheProvider(page, login)
    await page.waitForURL(`${journey.url}/compte/avis**`)
    await personMenu(page).click()
    await page.getByText('Salma Berrada').first().waitFor()
    await looksRight(page, `provider-signed-in-${lang}-${viewport.width}`)
    await page.keyboard.press('Escape')
    await signOut(page)
    await page.context().close()
  })

  test('is linked on the security page, signs in, and is unlinked', async () => {
    const email = 'omar.idrissi@example.ma'
    await openAccount(journey, { email, givenName: 'Omar', familyName: 'Idrissi' })
    provider.citizens.set('omar', { email: 'omar@ailleurs.ma', email_verified: true })
    const page = await journey.visit('/connexion?lang=fr&returnTo=%2Fcompte%2Fsecurite')
    await signIn(page, { email, password: PASSWORD })
    await page.waitForURL(/\/compte\/securite/)
    const link = button(page, accountFr.security.providerLink.replace('{{name}}', PROVIDER_NAME.fr))
    await link.click()
    await page.locator('a[href$="/abort"]').click()
    const declined = page.getByText(WORDS.fr.signIn.provider.PROVIDER_DECLINED)
    await declined.waitFor()
    await looksRight(page, 'provider-link-declined-fr-1440')
    expect((await declined.boundingBox())?.y).toBeLessThan(DESKTOP.height)
    await link.click()
    await atTheProvider(page, 'omar')
    await page.waitForURL(/\/compte\/securite/)
    await page.getByText(accountFr.security.providerLinked.replace('{{name}}', PROVIDER_NAME.fr)).waitFor()
    await looksRight(page, 'provider-linked-fr-1440')
    await signOut(page)
    await page.goto(`${journey.url}/connexion?lang=fr`)
    await withProvider(page, 'fr').click()
    await atTheProvider(page, 'omar', { again: true })
    await page.waitForURL(`${journey.url}/**`)
    await personMenu(page).waitFor()
    await page.goto(`${journey.url}/compte/securite`)
    await button(page, accountFr.security.providerUnlink).click()
    await link.waitFor()
    await page.context().close()
  })

  test('says in both languages why it did not let one in, and the way by password stays open', async () => {
    for (const [lang, viewport] of [
      ['fr', DESKTOP],
      ['ar', PHONE],
    ] as const) {
      const page = await journey.visit(`/connexion?lang=${lang}`, viewport)
      await withProvider(page, lang).click()
      await page.waitForURL(`${provider.issuer}/interaction/**`)
      await page.locator('a[href$="/abort"]').click()
      await page.getByText(WORDS[lang].signIn.provider.PROVIDER_DECLINED).waitFor()
      await title(page, WORDS[lang].signIn.title).waitFor()
      await looksRight(page, `provider-declined-${lang}-${viewport.width}`)
      provider.tamper({ instead: { path: '/token', answer: 503 } })
      await withProvider(page, lang).click()
      await atTheProvider(page, 'salma-fr')
      await page.getByText(WORDS[lang].signIn.provider.PROVIDER_UNAVAILABLE).waitFor()
      provider.tamper({})
      await page.context().close()
    }
  })
})
