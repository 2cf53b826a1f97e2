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

/** A platform authenticator of the browser's own: it keeps keys and verifies its user, as a phone does. */
async function addAuthenticator(page: Page): Promise<(present: boolean) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return (enabled) => session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
}

/** Once offered by the browser in the address field, once asked for by the button. */
const LANGUAGES = [
  { lang: 'fr', viewport: DESKTOP, size: '1440', byButton: false, account: accountFr, words: signInFr },
  { lang: 'ar', viewport: PHONE, size: '390', byButton: true, account: accountAr, words: signInAr },
] as const

describe('a passkey', () => {
  test.each(LANGUAGES)('is added, signs in without a password, and is removed ($lang, $size)', async (given) => {
    const { lang, viewport, size, byButton, account, words } = given
    const email = `passkey.${lang}@example.ma`
    await openAccount(journey, { email, givenName: 'Salma', familyName: 'Idrissi' })
    const page = await journey.visitByName(`/connexion?lang=${lang}&returnTo=%2Fcompte%2Fsecurite`, viewport)
    await signIn(page, { email, password: PASSWORD })
    await personMenu(page).waitFor()
    const setPresence = await addAuthenticator(page)
    await field(page, account.security.passkeyLabel).fill('Téléphone')
    await button(page, account.security.passkeyAdd).click()
    await page.getByRole('dialog', { name: account.security.codesTitle }).waitFor()
    await looksRight(page, `passkey-codes-${lang}-${size}`)
    await button(page, account.security.codesKept).click()
    await page.getByText('Téléphone', { exact: true }).waitFor()
    await looksRight(page, `security-${lang}-${size}`)
    await setPresence(!byButton) // where it is offered at once, its user touches it at once
    await signOut(page)
    await page.getByRole('link', { name: lang === 'fr' ? 'Se connecter' : 'دخول', exact: true }).click()
    if (byButton) {
      await title(page, words.title).waitFor()
      await button(page, words.withPasskey).click()
      await setPresence(true)
    }
    await personMenu(page).waitFor()
    await page.goto(new URL(`/compte/securite?lang=${lang}`, page.url()).href)
    await page.getByText(account.security.byPasskey).first().waitFor()
    await button(page, /Téléphone/).click()
    await looksRight(page, `passkey-remove-${lang}-${size}`)
    await button(page, account.security.yesRemove).click()
    await page.getByText(account.security.passkeysNone).waitFor()
    await page.context().close()
  })
})
