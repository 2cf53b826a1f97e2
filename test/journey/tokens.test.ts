import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accountAr } from '../../web/text/ar/account.ts'
import { tokensAr } from '../../web/text/ar/tokens.ts'
import { accountFr } from '../../web/text/fr/account.ts'
import { tokensFr } from '../../web/text/fr/tokens.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight } from '../build/journeySteps.ts'
import { pageOf } from '../build/pageAs.ts'
import { People } from '../build/people.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const LANGUAGES = [
  { language: 'fr', name: 'desktop', viewport: DESKTOP, words: tokensFr, account: accountFr },
  { language: 'ar', name: 'phone', viewport: PHONE, words: tokensAr, account: accountAr },
] as const

const collectionsBy = async (secret: string) => {
  const answer = await fetch(`${journey.url}/api/ogc/collections/dossiers`, {
    headers: { authorization: `Bearer ${secret}` },
  })
  return answer.status
}

describe.each(LANGUAGES)(
  'On a $name in $language, somebody who works with QGIS',
  ({ language, name, viewport, words, account }) => {
    test('makes a token, sees it this once, reads with it, and takes it away', async () => {
      const people = new People(journey.db)
      const person = await people.person({ givenName: 'Salma', familyName: 'Berrada' })
      await journey.db.updateTable('person').set({ language }).where('id', '=', person).execute()
      const headers = await people.signIn(person, { now: new Date() })
      const page = await pageOf(journey, { headers }, '/compte/securite', viewport)
      await page.evaluate((lang) => localStorage.setItem('rokhas.language', lang), language)
      await page.reload()
      await page.getByRole('heading', { name: words.title, exact: true }).scrollIntoViewIfNeeded()
      await page.getByText(words.none, { exact: true }).waitFor()
      await button(page, words.make).click()
      await page.getByText(account.needed_field, { exact: true }).waitFor()
      await field(page, words.name).fill('QGIS, bureau')
      await page.getByLabel(words.term, { exact: true }).selectOption('30')
      await button(page, words.make).click()
      const dialog = page.getByRole('dialog', { name: words.newTitle })
      const secret = (await dialog.locator('code').last().textContent()) ?? ''
      expect(secret).toMatch(/^rokhas_ogc_[\w-]{43}$/)
      await looksRight(page, `token-made-${language}-${name}`)
      expect(await collectionsBy(secret)).toBe(200)
      await dialog.getByRole('button', { name: words.kept, exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
      expect(await page.content()).not.toContain(secret)
      await page.getByText('QGIS, bureau', { exact: true }).scrollIntoViewIfNeeded()
      await looksRight(page, `token-listed-${language}-${name}`)
      await button(page, new RegExp(`${words.revoke} .*QGIS, bureau`)).click()
      await button(page, words.yesRevoke).click()
      await page.getByText(words.none, { exact: true }).waitFor()
      expect(await collectionsBy(secret)).toBe(401)
    })
  },
)
