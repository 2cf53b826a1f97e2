import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import { boardAr } from '../../web/text/ar/board.ts'
import { boardFr } from '../../web/text/fr/board.ts'
import { AIN_CHOCK, boardDesk } from '../build/boardDesk.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight, personMenu, signIn, title } from '../build/journeySteps.ts'
import { People } from '../build/people.ts'

const DIRECTOR = 'instructeur.agence-casablanca@demonstration.rokhas.ma'
const GOVERNOR = 'gouverneur.prefecture-casablanca@demonstration.rokhas.ma'
let journey: Journey
let desk: Awaited<ReturnType<typeof boardDesk>>

beforeAll(async () => {
  journey = await openJourney()
  desk = await boardDesk(journey.db, new People(journey.db))
}, 180_000)

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

type At = { readonly search?: string; readonly email?: string }

async function atBoard(
  lang: 'fr' | 'ar',
  viewport: typeof DESKTOP,
  { search = '', email = GOVERNOR }: At = {},
): Promise<Page> {
  const path = `/connexion?lang=${lang}&returnTo=${encodeURIComponent(`/tableau${search}`)}`
  const page = await journey.visit(path, viewport)
  await signIn(page, { email, password: DEMONSTRATION_PASSWORD })
  await personMenu(page).waitFor()
  return page
}

const rows = (page: Page, list: string) => page.getByRole('list', { name: list }).getByRole('listitem')

test('a governor finds what presses, reminds whoever keeps it waiting and follows a commune, by the keyboard', {
  timeout: 240_000,
}, async () => {
  const page = await atBoard('fr', DESKTOP)
  await title(page, boardFr.title).waitFor()
  await rows(page, boardFr.dossiers).first().waitFor()
  await looksRight(page, 'board-fr-1440')

  const figure = page.getByRole('link', { name: /Sous 10 jours, Aïn.Chock$/ })
  await figure.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.toString()).toContain('horizon=in10')
  expect(new URL(page.url()).searchParams.get('unit')).toBe(AIN_CHOCK)
  await rows(page, boardFr.dossiers).filter({ hasText: '061410141-2026-70002' }).waitFor()
  await page.keyboard.press('j')
  await expect.poll(() => page.getByRole('listitem').and(page.locator('[data-here]')).count()).toBe(1)
  for (const number of ['061410141-2026-70002', '061410141-2026-70003'])
    await page.getByRole('checkbox', { name: boardFr.choose.replace('{{number}}', number) }).press('Space')
  await page.getByText(boardFr.chosen.replace('{{count}}', '2')).waitFor()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await field(page, boardFr.note).fill('Merci de conclure cette semaine')
  await dialog.getByText('« Merci de conclure cette semaine »').first().waitFor()
  await looksRight(page, 'board-nudge-fr-1440')
  await button(page, boardFr.send).click()
  await dialog.getByText(boardFr.outcome).waitFor()
  await looksRight(page, 'board-outcome-fr-1440')
  await page.keyboard.press('Escape')
  await page.getByText(boardFr.unanswered).first().waitFor()

  await page.getByRole('button', { name: boardFr.follow.replace('{{commune}}', 'Aïn-Chock') }).press('Space')
  await page.getByText(boardFr.followed.split('}}')[1] ?? '').waitFor()
  await page.getByRole('tab', { name: boardFr.sent }).click()
  await page.getByText('« Merci de conclure cette semaine »').first().waitFor()
  await looksRight(page, 'board-sent-fr-1440')
  await page.goto(`${journey.url}/dossiers/${desk.ids.today}?tab=course`)
  await page.getByRole('heading', { name: boardFr.reminders }).waitFor()

  const phone = await atBoard('ar', PHONE, { search: `?followed=yes&horizon=in10&unit=${AIN_CHOCK}` })
  await title(phone, boardAr.title).waitFor()
  await rows(phone, boardAr.dossiers).first().waitFor()
  await looksRight(phone, 'board-ar-390')
  const wide = await atBoard('ar', DESKTOP)
  await rows(wide, boardAr.dossiers).first().waitFor()
  await looksRight(wide, 'board-ar-1440')
})

test('an urban agency reads what waits for its avis on its territory, reminds nobody, and goes on to the map', {
  timeout: 120_000,
}, async () => {
  const page = await atBoard('fr', DESKTOP, { email: DIRECTOR, search: '?horizon=in10' })
  await title(page, boardFr.title).waitFor()
  const numbered = (number: string) => rows(page, boardFr.dossiers).filter({ hasText: `061410141-2026-${number}` })
  await numbered('70002').waitFor()
  await page.getByLabel(boardFr.procedure, { exact: true }).selectOption('refection')
  await numbered('70002').waitFor({ state: 'detached' })
  await numbered('70003').waitFor()
  await page.reload()
  await numbered('70003').waitFor()
  expect(await numbered('70002').count()).toBe(0)
  await page.getByLabel(boardFr.procedure, { exact: true }).selectOption('')
  await page.getByRole('link', { name: /Sous 5 jours, Agence urbaine de Casablanca$/ }).press('Enter')
  const waiting = rows(page, boardFr.dossiers).filter({ hasText: 'Agence urbaine de Casablanca' })
  await waiting.first().waitFor()
  // The former list stays until the next one comes.
  await expect.poll(async () => (await rows(page, boardFr.dossiers).count()) - (await waiting.count())).toBe(0)
  expect(await page.getByRole('checkbox', { name: boardFr.choose.split('{{')[0] ?? '' }).count()).toBe(0)
  await looksRight(page, 'board-agency-fr-1440')
  await page.getByRole('link', { name: boardFr.onMapOf.replace('{{unit}}', 'Aïn-Chock') }).press('Enter')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/territoire')
})
