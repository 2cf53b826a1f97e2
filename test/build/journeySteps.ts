import { type Kysely, sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { SECRET_KINDS } from '../../api/contract/notifications.ts'
import type { Database } from '../../api/db/tables.ts'
import { menuAr } from '../../web/text/ar/menu.ts'
import { signInAr } from '../../web/text/ar/signIn.ts'
import { menuFr } from '../../web/text/fr/menu.ts'
import { signInFr } from '../../web/text/fr/signIn.ts'
import { accessibilityFaults, keepScreen } from './browser.ts'
import { PASSWORD } from './identity.ts'
import type { Journey } from './journey.ts'

export const WORDS = {
  fr: { signIn: signInFr, menu: menuFr },
  ar: { signIn: signInAr, menu: menuAr },
} as const

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) })

export const title = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name, level: 1, ...(typeof name === 'string' && { exact: true }) })

/** A field by its label; the label may be followed by a hint of its own. */
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Kept for a person to look at, and judged by axe; nothing may be wider than the window. */
export async function looksRight(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(250)
  await keepScreen(page, name)
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect([name, beyond]).toEqual([name, 0])
  expect(await accessibilityFaults(page), name).toEqual([])
}

/** The password is not asked by its label alone: the button that shows it says the same word. */
export const passwordField = (page: Page, label: string) => page.getByLabel(label, { exact: true })

export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  const lang = (await page.locator('html').getAttribute('lang')) === 'ar' ? 'ar' : 'fr'
  const words = WORDS[lang].signIn
  await field(page, words.email).fill(email)
  await passwordField(page, words.password).fill(password)
  await button(page, words.submit).click()
}

/** The person's menu, whoever they are. */
export const personMenu = (page: Page) => page.locator('[popovertarget]')

export async function signOut(page: Page): Promise<void> {
  const lang = (await page.locator('html').getAttribute('lang')) === 'ar' ? 'ar' : 'fr'
  await personMenu(page).click()
  await button(page, WORDS[lang].menu.signOut).click()
  await personMenu(page).waitFor({ state: 'detached' })
}

/** The secret link that was sent to an address, as its owner would read it. @throws when there is not exactly one */
export async function linkSentTo(
  db: Kysely<Database>,
  address: string,
  kind: (typeof SECRET_KINDS)[number],
): Promise<string> {
  const { rows } = await sql<{ link: string }>`
    select data->>'link' as link from message
    where address = ${address} and kind = ${kind}`.execute(db)
  const [sent, more] = rows
  if (!sent || more) throw new Error(`${rows.length} messages of the kind ${kind} were sent to ${address}, not one`)
  return sent.link
}

/** What the service answers to whoever is signed in on a page, asked from that very page. */
export const asked = (page: Page, method: string, path: string, body?: object) =>
  page.evaluate(
    async (ask) => {
      const headers = ask.body === undefined ? {} : { 'content-type': 'application/json' }
      const answer = await fetch(ask.path, { method: ask.method, headers, body: ask.body ?? null })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    },
    { method, path, body: body && JSON.stringify(body) },
  )

type Somebody = {
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  /** What they do, with their number in its roll; a citizen where nothing is said. */
  readonly as?: 'architect' | 'surveyor' | 'engineer'
  readonly professionalNumber?: string
}

/** A confirmed account with the tests' password: demonstration accounts are let off the second factor. */
export async function openAccount({ db, url }: Pick<Journey, 'db' | 'url'>, somebody: Somebody): Promise<void> {
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const { status } = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect([path, status < 300]).toEqual([path, true])
  }
  await post('/api/accounts', { as: 'citizen', ...somebody })
  const { hash } = new URL(await linkSentTo(db, somebody.email, 'confirm_email'))
  await post('/api/accounts/confirm', { token: hash.slice(1), password: PASSWORD })
}

/** Takes out of the faults what a journey means to provoke, and says how often it was met. */
export function expectedFaults(faults: string[], provoked: (fault: string) => boolean): number {
  const met = faults.filter(provoked)
  faults.splice(0, faults.length, ...faults.filter((fault) => !provoked(fault)))
  return met.length
}
