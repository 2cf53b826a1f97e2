import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import { agencyGrounds, performanceAnswer } from '../../api/contract/performance/performance.ts'
import { territoryAr } from '../../web/text/ar/territory.ts'
import { communeSheetFr } from '../../web/text/fr/communeSheet.ts'
import { home as homeFr } from '../../web/text/fr/home.ts'
import { territoryFr as words } from '../../web/text/fr/territory.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { fillCells } from '../build/countryCells.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight, personMenu, signIn, title } from '../build/journeySteps.ts'
import { pageAs } from '../build/pageAs.ts'

const QUARTERS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']
const GUICHET = 'guichet.ain-chock@demonstration.rokhas.ma'
const DIRECTOR = 'instructeur.agence-casablanca'
let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
  await fillCells(journey.db, QUARTERS)
}, 180_000)

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const rows = (page: Page) => page.locator('main tbody tr')
const choose = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).selectOption(value)
const cellsOf = async (page: Page) =>
  Promise.all((await rows(page).all()).map(async (row) => row.locator('td, th').allTextContents()))
const now = (page: Page) => page.locator('output')

/** What the service answers, as the table prints it: value by name, in the order of the ranking. */
async function answered(query: string): Promise<Map<string, string>> {
  const answer = performanceAnswer.parse(await (await fetch(`${journey.url}/api/performance/regions?${query}`)).json())
  const names = await journey.db.selectFrom('region').select(['code', 'name_fr']).execute()
  const nameOf = new Map(names.map(({ code, name_fr }) => [code, name_fr]))
  return new Map(answer.rows.map(({ code, value }) => [nameOf.get(code) ?? '', String(value).replace('.', ',')]))
}

/** An agency and its communes, as the service tells them. */
async function grounds(name: string) {
  const { agencies } = agencyGrounds.parse(await (await fetch(`${journey.url}/api/performance-agencies`)).json())
  const found = agencies.find(({ nameFr }) => nameFr === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

async function saved(page: Page, name: string) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).press('Enter')])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

test('a visitor reads the map by its table and the keyboard alone', { timeout: 240_000 }, async () => {
  const page = await journey.visit('/?lang=fr', DESKTOP)
  await page.getByRole('link', { name: homeFr.territory }).press('Enter')
  await title(page, words.title).waitFor()
  await page.getByText(words.table.caption.replace('{{count}}', '75')).waitFor()
  await choose(page, words.level, 'communes')
  await page.getByText(words.table.caption.replace('{{count}}', '1538')).waitFor()
  expect(await rows(page).count()).toBe(50)
  await looksRight(page, 'territory-communes-fr-1440')

  await choose(page, words.level, 'regions')
  await choose(page, words.track, 'gp')
  await choose(page, words.indicator, 'median_calendar_net')
  await page.getByText(words.legend.legal.replace('{{delay}}', '30 jours civils')).waitFor()
  await expect.poll(() => rows(page).count()).toBe(12)
  await page.getByRole('slider', { name: words.periods, exact: true }).press('ArrowLeft')
  await expect.poll(() => now(page).textContent()).toBe('T2 2026')
  const told = await answered('indicator=median_calendar_net&track=gp&period=2026-Q2')
  await expect
    .poll(async () => new Map((await cellsOf(page)).map(([, name = '', value = '']) => [name, value])))
    .toEqual(told)

  expect(await button(page, words.play).count()).toBe(0)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await button(page, words.play).press('Enter')
  await expect.poll(() => now(page).textContent(), { timeout: 10_000 }).toBe('T3 2026')
  await button(page, words.pause).press('Enter')
  await page.emulateMedia({ reducedMotion: 'reduce' })

  await choose(page, words.compare.title, 'period')
  await page.getByRole('columnheader', { name: words.table.besideDifference }).waitFor()
  const line = page.getByRole('slider', { name: words.compare.line })
  await line.press('Home')
  for (const key of ['PageUp', 'PageUp', 'ArrowRight']) await line.press(key)
  await page.waitForURL(/split=22/)
  // Each quarter of the made history is two days shorter than the one before.
  const differences = async () => [...new Set((await cellsOf(page)).map((cells) => cells[4]))]
  await expect.poll(differences).toEqual(['−2'])
  await looksRight(page, 'territory-compare-fr-1440')
  await choose(page, words.compare.title, '')

  const first = page.getByRole('button', { name: 'Casablanca-Settat', exact: true })
  await rows(page).first().getByRole('button').focus()
  for (let step = 0; step < 12 && !(await first.evaluate((it) => it === document.activeElement)); step += 1)
    await page.keyboard.press('ArrowDown')
  await page.getByRole('complementary', { name: words.card }).getByText('الدار البيضاء-سطات').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/in=06/)
  await page.getByText(words.table.caption.replace('{{count}}', '9')).waitFor()
  await page.getByRole('button', { name: 'Casablanca', exact: true }).press('Enter')
  await page.waitForURL(/in=06\.141/)
  await page.getByRole('button', { name: 'Aïn-Chock', exact: true }).press('Enter')
  const sheet = page.getByRole('region', { name: words.sheet.label.replace('{{name}}', 'Aïn-Chock') })
  await sheet.getByText(words.sheet.figures.replace('{{period}}', 'T3 2026')).waitFor()
  await looksRight(page, 'territory-sheet-fr-1440')
  for (const left of [/^(?!.*at=)/, /in=06(?!\.)/, /^(?!.*in=)/]) {
    await page.keyboard.press('Escape')
    await page.waitForURL(left)
  }
  await page.context().close()
})

test('the legend filters the map, its table and its file alike', async () => {
  const page = await journey.visit('/territoire?lang=fr&indicator=filed&level=provinces', DESKTOP)
  await expect.poll(() => rows(page).count(), { timeout: 30_000 }).toBe(50)
  const legend = page.getByRole('region', { name: words.legend.title, exact: true })
  const largest = legend.getByRole('listitem').filter({ hasText: 'plus de 100 à 250' }).getByRole('button')
  const count = Number(await largest.locator('span[aria-hidden]').textContent())
  expect(count).toBeGreaterThan(0)
  await largest.press('Enter')
  await expect.poll(() => rows(page).count()).toBe(count)
  for (const cells of await cellsOf(page)) {
    const value = Number(cells[2]?.replaceAll(/\s/g, ''))
    expect([cells[1], value > 100 && value <= 250]).toEqual([cells[1], true])
  }
  await looksRight(page, 'territory-circles-fr-1440')
  const data = await saved(page, words.output.csv)
  const text = data.bytes.toString('utf8')
  expect(data.name).toBe('territoire-filed-2026-Q3-provinces.csv')
  expect(text.split('\r\n').filter((line) => /^"\d{2}\.\d{3}"/.test(line))).toHaveLength(count)
  for (const part of ['01/07/2026', '30/09/2026', words.output.nameAr, 'الرباط']) expect(text).toContain(part)
  const picture = await saved(page, words.output.png)
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(picture.bytes.length).toBeGreaterThan(60_000)
  await page.context().close()
})

test('an address restores the view in Arabic on a phone', async () => {
  const asked = 'indicator=in_time&level=provinces&in=04&period=2026-Q1&scale=cividis&at=04.421'
  const page = await journey.visit(`/territoire?lang=ar&${asked}`, PHONE)
  await title(page, territoryAr.title).waitFor()
  await page.getByRole('region', { name: /الرباط/ }).waitFor()
  await page.getByText(territoryAr.settings).tap()
  expect(await page.getByLabel(territoryAr.scale, { exact: true }).inputValue()).toBe('cividis')
  expect(await now(page).textContent()).toMatch(/1.*2026/)
  await looksRight(page, 'territory-ar-390')
  await page.context().close()
})

test('an official goes from a colour down to the dossiers behind it', async () => {
  const page = await journey.visit(
    `/connexion?lang=fr&returnTo=${encodeURIComponent('/territoire?in=06.141')}`,
    DESKTOP,
  )
  await signIn(page, { email: GUICHET, password: DEMONSTRATION_PASSWORD })
  await personMenu(page).waitFor()
  await page.getByRole('button', { name: 'Aïn-Chock', exact: true }).press('Enter')
  await page.getByRole('link', { name: communeSheetFr.readDossiers }).press('Enter')
  await page.waitForURL(/\/dossiers\?commune=06\.141\.01\.41/)
  await page.context().close()
})

test('the director of an agency finds it among all, goes down to its communes and to the late dossiers of one', async () => {
  const page = await pageAs(journey, DIRECTOR, '/territoire?lang=fr')
  await choose(page, words.level, 'agencies')
  const own = await grounds('Agence urbaine de Casablanca')
  const row = rows(page).filter({ hasText: words.agency.own })
  await row.getByRole('button', { name: own.nameFr, exact: true }).waitFor()
  await rows(page).filter({ hasText: 'Agence urbaine de Meknès' }).getByText(words.figure.unknown).waitFor()
  await page
    .getByRole('region', { name: words.legend.title, exact: true })
    .getByText(/quadrillées/)
    .waitFor()
  await looksRight(page, 'territory-agencies-fr-1440')
  const data = await saved(page, words.output.csv)
  expect(data.name).toBe('territoire-median_working_net-2026-Q3-agencies.csv')
  const text = data.bytes.toString('utf8')
  for (const part of [words.levels.agencies, words.agency.on.replace('{{day}}', '30/09/2026'), words.figure.unknown])
    expect(text).toContain(part)

  await row.getByRole('button').press('Enter')
  await page.waitForURL(new RegExp(`in=${own.code}`))
  // Its city is its arrondissements, which the table names.
  const deciding = own.communes.filter((code) => !code.endsWith('.0')).length
  await page.getByText(words.table.caption.replace('{{count}}', String(deciding))).waitFor()
  await looksRight(page, 'territory-agency-fr-1440')
  await page.reload()
  await page.getByRole('button', { name: 'Aïn-Chock', exact: true }).press('Enter')
  await page.getByRole('link', { name: communeSheetFr.readLate }).press('Enter')
  await page.waitForURL(
    ({ pathname, searchParams }) =>
      pathname === '/dossiers' &&
      searchParams.get('commune') === '06.141.01.41' &&
      searchParams.get('urgency') === 'late',
  )
  const phone = await journey.visit('/territoire?lang=ar&level=agencies&indicator=filed', PHONE)
  await rows(phone).filter({ hasText: own.nameAr }).waitFor()
  await looksRight(phone, 'territory-agencies-ar-390')
  await Promise.all([page.context().close(), phone.context().close()])
})
