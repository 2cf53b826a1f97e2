import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import { accountFr } from '../../web/text/fr/account.ts'
import { menuFr } from '../../web/text/fr/menu.ts'
import { signInFr } from '../../web/text/fr/signIn.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { MovableClock, PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import {
  button,
  expectedFaults,
  field,
  linkSentTo,
  looksRight,
  openAccount,
  passwordField,
  personMenu,
  signIn,
  signOut,
  title,
  WORDS,
} from '../build/journeySteps.ts'
import { People } from '../build/people.ts'
import { totpCode } from '../build/totpCode.ts'

const clock = new MovableClock()
let journey: Journey

beforeAll(async () => {
  journey = await openJourney({ clock })
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const CITIZEN = { email: 'citoyenne@demonstration.rokhas.ma', password: DEMONSTRATION_PASSWORD }
const refusals = (status: number) => expectedFaults(journey.faults, (fault) => fault.includes(`status of ${status}`))

/** Signs in, and waits for what the service answers: the next attempt, made before, would be no attempt. */
async function answered(page: Page, as: Parameters<typeof signIn>[1]): Promise<number> {
  const answer = page.waitForResponse(
    (response) => response.request().method() === 'POST' && new URL(response.url()).pathname === '/api/session',
  )
  await signIn(page, as)
  return (await answer).status()
}

describe('the sign-in screen', () => {
  test('is clean in both languages, on a desktop and on a phone', async () => {
    for (const [viewport, size] of [
      [DESKTOP, '1440'],
      [PHONE, '390'],
    ] as const)
      for (const lang of ['fr', 'ar'] as const) {
        const page = await journey.visitByName(`/connexion?lang=${lang}`, viewport)
        await title(page, WORDS[lang].signIn.title).waitFor()
        await page.locator('summary').first().waitFor()
        await looksRight(page, `sign-in-${lang}-${size}`)
        await page.context().close()
      }
  })

  test('says the same of a wrong password and of an unknown address, then how long to wait', async () => {
    const page = await journey.visit('/connexion?lang=fr')
    for (const email of ['nobody.here@example.ma', CITIZEN.email]) {
      expect(await answered(page, { email, password: 'pas celui-ci du tout' })).toBe(401)
      await page.getByRole('alert').waitFor()
    }
    for (let time = 0; time < 8; time++)
      if ((await answered(page, { email: CITIZEN.email, password: `encore faux ${time}` })) === 429) break
    await page.getByText(/Vous pourrez réessayer dans \d+ (s|min)\./).waitFor()
    await looksRight(page, 'sign-in-throttled-fr-1440')
    expect(refusals(401)).toBeGreaterThan(1)
    expect(refusals(429)).toBeGreaterThan(0)
    clock.forward(61)
    await page.context().close()
  })

  test('lets a demonstration account in at one press, and brings one back to where one was going', async () => {
    const page = await journey.visit('/compte/avis?lang=fr')
    await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click()
    await page.getByLabel(signInFr.demonstration.search).fill('president ain')
    await page
      .getByRole('button', { name: /Aïn-Chock/ })
      .first()
      .click()
    await page.waitForURL(/\/compte\/avis/)
    await page.getByRole('heading', { name: accountFr.notices.title, exact: true }).waitFor()
    await looksRight(page, 'notices-fr-1440')
    await signOut(page)
    expect(new URL(page.url()).pathname).toBe('/')
    await page.context().close()
  })

  test('sends a link to whoever forgot a password; the link serves once', async () => {
    const email = 'hiba.sefrioui@example.ma'
    await openAccount(journey, { email, givenName: 'Rim', familyName: 'Alaoui' })
    const page = await journey.visit('/connexion?lang=fr&step=forgotten')
    await field(page, signInFr.email).fill(email)
    await button(page, signInFr.forgot.submit).click()
    await title(page, signInFr.forgot.sentTitle).waitFor()
    await looksRight(page, 'forgotten-sent-fr-1440')
    const { pathname, hash } = new URL(await linkSentTo(journey.db, email, 'reset_password'))
    const next = 'un autre mot, plus long encore'
    for (const expected of [200, 400]) {
      await page.goto('about:blank')
      await page.goto(journey.url + pathname + hash)
      await passwordField(page, signInFr.links.newPassword).fill(next)
      await button(page, signInFr.links.set).click()
      await (expected === 200 ? title(page, signInFr.links.resetDoneTitle) : page.getByRole('alert')).waitFor()
    }
    await looksRight(page, 'reset-used-fr-1440')
    await page.goto(`${journey.url}/connexion?lang=fr`)
    await signIn(page, { email, password: next })
    await personMenu(page).waitFor()
    expect(expectedFaults(journey.faults, (fault) => fault.includes('/api/accounts/reset/finish'))).toBe(1)
    await page.context().close()
  })
})

/** The session ends at the service, as it does when idle or when an administrator ends it. */
const endSessionsOf = (email: string) =>
  journey.db
    .updateTable('session')
    .set({ ended_at: clock.now(), ended_because: 'idle' })
    .where('person_id', 'in', (query) => query.selectFrom('account').select('person_id').where('email', '=', email))
    .execute()

describe('a session that ends in the middle of the work', () => {
  test('is taken up again without losing what was typed', async () => {
    const page = await journey.visit('/connexion?lang=fr&returnTo=%2Fcompte')
    await signIn(page, CITIZEN)
    await field(page, accountFr.profile.phone).fill('+212 600 000 123')
    await page.waitForLoadState('networkidle') // else a reading under way asks the question first, over the button
    await endSessionsOf(CITIZEN.email)
    await button(page, accountFr.save).click()
    const dialog = page.getByRole('dialog', { name: signInFr.ended.title })
    await dialog.waitFor()
    await looksRight(page, 'session-ended-fr-1440')
    await passwordField(page, signInFr.password).fill(CITIZEN.password)
    await dialog.getByRole('button', { name: signInFr.submit, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(accountFr.saved).waitFor()
    expect(await field(page, accountFr.profile.phone).inputValue()).toBe('+212 600 000 123')
    expect(refusals(401)).toBeGreaterThan(0)
    await page.context().close()
  })
})

async function enrolTotp(page: Page): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  await button(page, accountFr.security.totpBegin).click()
  const secret = (await page.locator('bdi[class*=secret]').innerText()).trim()
  await page.getByAltText(accountFr.security.totpQr).waitFor()
  await looksRight(page, 'totp-enrolment-fr-1440')
  await field(page, accountFr.security.totpCode).fill(totpCode(secret, clock.now()))
  await button(page, accountFr.security.totpConfirm).click()
  const dialog = page.getByRole('dialog', { name: accountFr.security.codesTitle })
  await dialog.waitFor()
  await looksRight(page, 'recovery-codes-fr-1440')
  const codes = await dialog.getByRole('listitem').allInnerTexts()
  await button(page, accountFr.security.codesKept).click()
  return { secret, codes }
}

async function actAtGuichet(email: string): Promise<void> {
  const { person, body } = await journey.db
    .selectFrom('account')
    .innerJoin('body', (join) => join.on('body.name_fr', '=', 'Arrondissement d’Aïn-Chock'))
    .select(['account.person_id as person', 'body.id as body'])
    .where('account.email', '=', email)
    .executeTakeFirstOrThrow()
  await new People(journey.db).mandate({ person, body, role: 'guichet' })
}

describe('an authenticator application', () => {
  test('is enrolled by an official once a code confirms it, and asked at the next sign-in; a recovery code serves once', async () => {
    const email = 'rim.alaoui@example.ma'
    await openAccount(journey, { email, givenName: 'Rim', familyName: 'Alaoui' })
    await actAtGuichet(email)
    const page = await journey.visit('/connexion?lang=fr&returnTo=%2Fcompte%2Fsecurite')
    await signIn(page, { email, password: PASSWORD })
    await page.getByText(signInFr.second.none).waitFor()
    await looksRight(page, 'second-factor-none-fr-1440')
    await page.getByRole('link', { name: signInFr.second.enrol, exact: true }).click()
    const { secret, codes } = await enrolTotp(page)
    expect(codes).toHaveLength(10)
    await page.getByText(accountFr.security.recoveryLeft.replace('{{n}}', '10')).waitFor()
    await signOut(page)
    clock.forward(2)
    await page.goto(`${journey.url}/connexion?lang=fr&returnTo=%2Fcompte%2Fsecurite`)
    await signIn(page, { email, password: PASSWORD })
    await title(page, signInFr.second.title).waitFor()
    await looksRight(page, 'second-factor-fr-1440')
    await field(page, signInFr.second.label).fill('000000')
    await button(page, signInFr.second.submit).click()
    await page.getByRole('alert').waitFor()
    await field(page, signInFr.second.label).fill(totpCode(secret, clock.now()))
    await button(page, signInFr.second.submit).click()
    await page.getByText(accountFr.security.totpOn, { exact: true }).waitFor()
    await signOut(page)
    await page.goto(`${journey.url}/connexion?lang=fr&returnTo=%2Fcompte%2Fsecurite`)
    await signIn(page, { email, password: PASSWORD })
    await button(page, signInFr.second.useRecovery).click()
    await field(page, signInFr.second.recoveryLabel).fill(codes[0] ?? '')
    await button(page, signInFr.second.submit).click()
    await page.getByText(accountFr.security.recoveryLeft.replace('{{n}}', '9')).waitFor()
    expect(refusals(422)).toBe(1)
    await page.context().close()
  })
})

describe("the person's menu", () => {
  test('opens, is walked and shuts by keyboard alone, and says for whom one acts', async () => {
    const page = await journey.visit('/connexion?lang=fr', PHONE)
    await signIn(page, { email: 'president.ain-chock@demonstration.rokhas.ma', password: DEMONSTRATION_PASSWORD })
    await personMenu(page).waitFor()
    await page.goto(`${journey.url}/?lang=fr`)
    await personMenu(page).focus()
    await page.keyboard.press('Enter')
    await page.getByText(menuFr.actingFor).waitFor()
    await looksRight(page, 'menu-fr-390')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Aïn-Chock')
    await page.keyboard.press('Escape')
    await page.getByText(menuFr.actingFor).waitFor({ state: 'hidden' })
    await page.context().close()
  })
})
