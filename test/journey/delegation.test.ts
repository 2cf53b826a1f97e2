import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import { menuAr } from '../../web/text/ar/menu.ts'
import { officeAr } from '../../web/text/ar/office.ts'
import { menuFr } from '../../web/text/fr/menu.ts'
import { officeFr } from '../../web/text/fr/office.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, looksRight, personMenu, signIn } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const PRESIDENT = { email: 'president.ain-chock@demonstration.rokhas.ma', password: DEMONSTRATION_PASSWORD }
const DELEGATE = { email: 'administrateur.agence-laayoune@demonstration.rokhas.ma', password: DEMONSTRATION_PASSWORD }

const CASES = [
  {
    lang: 'fr',
    viewport: DESKTOP,
    size: '1440',
    words: officeFr,
    menu: menuFr,
    body: 'Arrondissement d’Aïn-Chock',
    act: 'Arrêté 12/2026',
  },
  {
    lang: 'ar',
    viewport: PHONE,
    size: '390',
    words: officeAr,
    menu: menuAr,
    body: 'مقاطعة عين الشق',
    act: 'قرار 13/2026',
  },
] as const
type Case = (typeof CASES)[number]

/** Arabic sets what it is given apart, with a mark that has no width. */
const begins = (words: string) => new RegExp(`^\u2068?${words}`)

async function signedIn(who: typeof PRESIDENT, { lang, viewport }: Case, returnTo: string): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent(returnTo)}`, viewport)
  await signIn(page, who)
  await personMenu(page).waitFor()
  return page
}

async function delegate(page: Page, { lang, size, words, act }: Case): Promise<void> {
  await button(page, begins(words.mandate.delegate)).first().click()
  const dialog = page.getByRole('dialog', { name: words.delegateTitle })
  const fill = (label: string, text: string) => dialog.getByRole('textbox', { name: label, exact: true }).fill(text)
  await fill(words.person.email, DELEGATE.email)
  await fill(words.person.givenName, 'Samir')
  await fill(words.person.familyName, 'Tahiri')
  await fill(words.terms.from, '24/11/2026')
  await fill(words.terms.to, '23/11/2026')
  await fill(words.terms.actReference, act)
  await dialog.getByRole('button', { name: words.delegateSubmit, exact: true }).click()
  await dialog.getByText(words.orderFault).waitFor()
  await fill(words.terms.to, '05/12/2026')
  await looksRight(page, `delegate-${lang}-${size}`)
  await dialog.getByRole('button', { name: words.delegateSubmit, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(act).first().waitFor()
  await looksRight(page, `delegated-${lang}-${size}`)
}

/** Dossiers of Aïn-Chock that somebody sees: those filed there, when a mandate reaches them. */
async function seen(page: Page): Promise<number> {
  const { status, body } = await asked(page, 'GET', '/api/dossiers?state=filed')
  expect(status).toBe(200)
  const dossiers = body.dossiers as { readonly commune: { readonly code: string } }[]
  return dossiers.filter(({ commune }) => commune.code === '06.141.01.41').length
}

describe('a delegation', () => {
  test.each(CASES)(
    'is given by the president, lets the delegate see, and once ended is gone at once ($lang)',
    async (given) => {
      const { lang, words, menu, body, act } = given
      const before = await signedIn(DELEGATE, given, '/compte/mandats')
      const own = await seen(before)
      await before.context().close()

      const president = await signedIn(PRESIDENT, given, '/compte/mandats')
      await delegate(president, given)

      const holder = await signedIn(DELEGATE, given, '/compte/mandats')
      expect(await seen(holder)).toBeGreaterThan(own)
      await personMenu(holder).click()
      await holder.getByRole('navigation', { name: menu.label }).getByText(body).waitFor()
      await holder.getByText(new RegExp(menu.delegated)).waitFor()
      await looksRight(holder, `delegate-menu-${lang}-${given.size}`)

      const line = president.getByRole('listitem').filter({ hasText: act }).last()
      await line.getByRole('button', { name: begins(words.mandate.end) }).click()
      const dialog = president.getByRole('dialog', { name: words.endTitle })
      await dialog.getByRole('button', { name: words.endSubmit, exact: true }).click()
      await dialog.waitFor({ state: 'detached' })

      expect(await seen(holder)).toBe(own)
      await holder.reload()
      await personMenu(holder).click()
      await expect.poll(() => holder.getByRole('navigation', { name: menu.label }).getByText(body).count()).toBe(0)
      await president.context().close()
      await holder.context().close()
    },
  )
})
