import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accountAr } from '../../web/text/ar/account.ts'
import { signInAr } from '../../web/text/ar/signIn.ts'
import { accountFr } from '../../web/text/fr/account.ts'
import { signInFr } from '../../web/text/fr/signIn.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight, openAccount, personMenu, signIn, signOut, title } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

/** A platform authenticator of the browser's own: it keeps keys and verifies its user at once, as a phone that is touched. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable', { enableUI: false })
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Keeps back the first challenge, with which the browser would offer a passkey by itself, until it is let go. */
async function holdOffer(page: Page): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  let asked = 0
  await page.route('**/api/session/passkey/options', async (route) => {
    asked += 1
    if (asked === 1) await released
    await route.continue()
  })
  return release
}

/** Once offered by the browser in the address field, once asked for by the button. */
const LANGUAGES = [
  { lang: 'fr', viewport: DESKTOP, size: '1440', byButton: false, account: accountFr, words: signInFr },
  { lang: 'ar', viewport: PHONE, size: '390', byButton: true, account: accountAr, words: signInAr },
] as const

describe('a passkey', () => {
  test.each(LANGUAGES)('is added, signs in without a password, and is removed ($lang, $size)', async (given) => {
    const { lang, viewport, size, byButton, account, words } = given
    const email = `passkey.${lang}.${Date.now()}@example.ma` // walked once more, it is somebody else's
    await openAccount(journey, { email, givenName: 'Salma', familyName: 'Idrissi' })
    const page = await journey.visitByName(`/connexion?lang=${lang}&returnTo=%2Fcompte%2Fsecurite`, viewport)
    await signIn(page, { email, password: PASSWORD })
    await personMenu(page).waitFor()
    await addAuthenticator(page)
    await field(page, account.security.passkeyLabel).fill('Téléphone')
    await button(page, account.security.passkeyAdd).click()
    await page.getByRole('dialog', { name: account.security.codesTitle }).waitFor()
    await looksRight(page, `passkey-codes-${lang}-${size}`)
    await button(page, account.security.codesKept).click()
    await page.getByText('Téléphone', { exact: true }).waitFor()
    await looksRight(page, `security-${lang}-${size}`)
    await signOut(page)
    const offer = byButton ? await holdOffer(page) : null
    await page.getByRole('link', { name: lang === 'fr' ? 'Se connecter' : 'دخول', exact: true }).click()
    if (offer) {
      await title(page, words.title).waitFor()
      await button(page, words.withPasskey).click()
    }
    await personMenu(page).waitFor()
    offer?.()
    await page.goto(new URL(`/compte/securite?lang=${lang}`, page.url()).href)
    await page.getByText(account.security.byPasskey).first().waitFor()
    await button(page, /Téléphone/).click()
    await looksRight(page, `passkey-remove-${lang}-${size}`)
    await button(page, account.security.yesRemove).click()
    await page.getByText(account.security.passkeysNone).waitFor()
    await page.context().close()
  })
})
