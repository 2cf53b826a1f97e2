import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ar } from '../../web/text/ar/ar.ts'
import { envelopeFr } from '../../web/text/fr/envelope.ts'
import { fr } from '../../web/text/fr/fr.ts'
import { layersFr } from '../../web/text/fr/layers.ts'
import { mapFr } from '../../web/text/map.fr.ts'
import { accessibilityFaults, DESKTOP, keepScreen, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { zippedShapefile } from '../build/polygonShapefile.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

/** The steps every way of locating leads to: confirm, describe, read. */
async function fromConfirmToReport(page: Page, words: typeof fr): Promise<void> {
  await heading(page, words.confirm.heading).waitFor()
  await button(page, words.confirm.yes).click()
  await heading(page, words.project.heading).waitFor()
  await page.getByLabel(words.project.levels).fill('3')
  await page.getByLabel(words.project.heightM).fill('11,5')
  await button(page, words.project.submit).click()
  await heading(page, words.report.heading).waitFor()
}

async function looksRight(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(600)
  await keepScreen(page, name)
  expect(await accessibilityFaults(page), name).toEqual([])
}

/** The most that can be built: a side said to be a street by the keyboard, the figures said again, the volume drawn. */
async function correctsASide(page: Page): Promise<void> {
  const part = page.getByRole('region', { name: envelopeFr.heading })
  await part.scrollIntoViewIfNeeded()
  const side = part.getByRole('combobox').first()
  await side.focus()
  await page.keyboard.press('Home') // « Sur voie », the first of the three
  await expect.poll(() => side.inputValue()).toBe('street')
  await part.getByText(envelopeFr.corrected).waitFor()
  expect(await part.getByRole('status').innerText()).toContain('Calcul refait')
  await button(page, envelopeFr.volume.open).click()
  await page.getByRole('img', { name: /^Volume en/ }).waitFor()
  await button(page, envelopeFr.volume.turnLeft).click()
  await looksRight(page, 'envelope-1440')
  await button(page, envelopeFr.reset).click()
  expect(await side.inputValue()).not.toBe('street')
}

describe('a visitor checks a parcel', () => {
  test('by clicking it on the map', async () => {
    const { parcel } = journey
    const page = await journey.visit(`/verifier?step=locate&way=pick&view=${parcel.lon},${parcel.lat},18.5`)
    const map = page.locator('canvas').first()
    await map.waitFor()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(1500)
    await looksRight(page, 'pick-1440')
    const box = await map.boundingBox()
    if (!box) throw new Error('the map has no size')
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await heading(page, fr.confirm.heading).waitFor()
    await expect.poll(() => page.getByText(parcel.number).count()).toBeGreaterThan(0)
    await looksRight(page, 'confirm-1440')
    await fromConfirmToReport(page, fr)
    await page.waitForLoadState('networkidle')
    await looksRight(page, 'report-1440')
    const { address } = { address: new URL(page.url()) }
    const id = address.searchParams.get('report') ?? address.pathname.split('/').pop()
    const kept = await fetch(`${journey.url}/api/conformity/checks/${id}`)
    const report = (await kept.json()) as { parcel: { areaM2: number }; checks: unknown[] }
    expect(report.parcel.areaM2).toBeCloseTo(parcel.areaM2, 2)
    expect(report.checks.length).toBeGreaterThan(5)
    await page.goto(`${journey.url}/rapports/${id}`)
    await heading(page, fr.report.heading).waitFor()
    await looksRight(page, 'report-link-1440')
    await correctsASide(page)
    await page.context().close()
  })

  test('by pasting the borne table of the plan, on a phone', async () => {
    const { parcel } = journey
    const page = await journey.visit('/verifier?step=locate&way=table', PHONE)
    const table = parcel.bornes.map(
      ([x, y], i) => `B${i + 1}\t${String(x).replace('.', ',')}\t${String(y).replace('.', ',')}`,
    )
    await page.getByLabel(fr.locate.tableZone).selectOption('26191')
    await page.getByLabel(fr.locate.tableLabel).fill(table.join('\n'))
    await button(page, fr.locate.useThese).waitFor()
    await looksRight(page, 'table-390')
    await button(page, fr.locate.useThese).click()
    await fromConfirmToReport(page, fr)
    await looksRight(page, 'report-390')
    await page.context().close()
  })

  test('by dropping a Lambert shapefile that says its zone', async () => {
    const { parcel } = journey
    const page = await journey.visit('/verifier?step=locate&way=file')
    const bytes = zippedShapefile({
      name: 'parcelle',
      rings: [[...parcel.bornes, ...parcel.bornes.slice(0, 1)]],
      srid: 26191,
    })
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'parcelle.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) })
    await heading(page, fr.confirm.heading).waitFor()
    await expect.poll(() => page.getByText(fr.confirm.prj).count()).toBeGreaterThan(0)
    await looksRight(page, 'shapefile-confirm-1440')
    await fromConfirmToReport(page, fr)
    await page.context().close()
  })

  test('by drawing it with the pointer', async () => {
    const { parcel } = journey
    const page = await journey.visit(`/verifier?step=locate&way=draw&view=${parcel.lon},${parcel.lat},19`)
    const map = page.locator('canvas').first()
    await map.waitFor()
    await page.waitForLoadState('networkidle')
    const box = await map.boundingBox()
    if (!box) throw new Error('the map has no size')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    for (const [dx, dy] of [
      [-70, -50],
      [80, -50],
      [80, 60],
      [-70, 60],
      [-70, -50],
    ] as const) {
      await page.mouse.move(x + dx, y + dy, { steps: 4 })
      await page.mouse.click(x + dx, y + dy)
      await page.waitForTimeout(300)
    }
    await looksRight(page, 'draw-1440')
    await button(page, fr.locate.useDrawn).click()
    await fromConfirmToReport(page, fr)
    await page.context().close()
  })

  test('by keyboard alone, typing the vertices', async () => {
    const { parcel } = journey
    const page = await journey.visit(`/verifier?step=locate&way=draw&view=${parcel.lon},${parcel.lat},19`)
    await page.getByLabel(`B1 ${mapFr.table.x}`, { exact: true }).waitFor()
    for (const [i, [bx, by]] of parcel.bornes.entries()) {
      await page.getByLabel(`B${i + 1} ${mapFr.table.x}`, { exact: true }).focus()
      await page.keyboard.type(String(bx))
      await page.keyboard.press('Tab')
      await page.keyboard.type(String(by))
      await page.keyboard.press('Enter')
    }
    await button(page, mapFr.draw.close).focus()
    await page.keyboard.press('Enter')
    await button(page, fr.locate.useDrawn).focus()
    await page.keyboard.press('Enter')
    await heading(page, fr.confirm.heading).waitFor()
    await button(page, fr.confirm.yes).focus()
    await page.keyboard.press('Enter')
    await heading(page, fr.project.heading).waitFor()
    await button(page, fr.project.skip).focus()
    await page.keyboard.press('Enter')
    await heading(page, fr.report.heading).waitFor()
    await page.context().close()
  })

  test('in Arabic, from right to left, on a desktop and on a phone', async () => {
    const { parcel } = journey
    for (const [viewport, size] of [
      [DESKTOP, '1440'],
      [PHONE, '390'],
    ] as const) {
      const home = await journey.visit('/?lang=ar', viewport)
      await heading(home, ar.home.heading).waitFor()
      expect(await home.locator('html').getAttribute('dir')).toBe('rtl')
      await home.waitForLoadState('networkidle')
      await looksRight(home, `home-ar-${size}`)
      await home.context().close()
      const page = await journey.visit(`/verifier?lang=ar&step=confirm&parcel=${parcel.id}`, viewport)
      await fromConfirmToReport(page, ar)
      await looksRight(page, `report-ar-${size}`)
      await page.context().close()
    }
  })

  test('is told what is wrong with a crossed outline, where, and what to do', async () => {
    const { parcel } = journey
    const [a, b, c, d] = parcel.bornes
    if (!a || !b || !c || !d) throw new Error('the plot has fewer than four corners')
    const page = await journey.visit('/verifier?step=locate&way=table')
    await page.getByLabel(fr.locate.tableZone).selectOption('26191')
    await page.getByLabel(fr.locate.tableLabel).fill([a, c, b, d].map(([x, y], i) => `B${i + 1};${x};${y}`).join('\n'))
    await page.getByRole('alert').waitFor()
    await looksRight(page, 'crossed-1440')
    // Chromium reports every refused request in its console; this refusal is the point.
    const refusal = (fault: string) => fault.includes('status of 422')
    expect(journey.faults.filter(refusal)).not.toEqual([])
    const others = journey.faults.filter((fault) => !refusal(fault))
    journey.faults.splice(0, journey.faults.length, ...others)
    await page.context().close()
  })
})

describe('the first page', () => {
  test('shows the search and the map, in French, on a desktop and on a phone', async () => {
    for (const [viewport, size] of [
      [DESKTOP, '1440'],
      [PHONE, '390'],
    ] as const) {
      const page = await journey.visit('/?lang=fr', viewport)
      await heading(page, fr.home.heading).waitFor()
      await page.waitForLoadState('networkidle')
      await looksRight(page, `home-fr-${size}`)
      await page.context().close()
    }
  })

  test('is what every address of the interface answers, a missing file aside', async () => {
    const [commune, missing] = await Promise.all(
      ['/communes/06.141.01.41', '/assets/nothing.js'].map((path) => fetch(journey.url + path)),
    )
    expect([commune?.status, commune?.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(missing?.status).toBe(404)
  })

  test('finds a title by its number and opens the parcel', async () => {
    const { parcel } = journey
    const page = await journey.visit('/?lang=fr')
    await page.waitForLoadState('networkidle')
    await page.getByRole('combobox', { name: fr.home.searchLabel }).fill(parcel.number)
    // The first result is the one Enter takes.
    await page.getByRole('option', { selected: true }).filter({ hasText: parcel.number }).waitFor()
    await page.keyboard.press('Enter')
    await heading(page, fr.confirm.heading).waitFor()
    await page.context().close()
  })
})

test('A visitor prints the map to scale and lays the zoning of two days side by side, by keyboard', async () => {
  const { lon, lat, number } = journey.parcel
  const page = await journey.visit(`/?view=${lon.toFixed(5)},${lat.toFixed(5)},17`, DESKTOP)
  await button(page, layersFr.print.open).press('Enter')
  await page.getByLabel(layersFr.print.parcel).fill(number)
  await page.getByLabel(layersFr.print.scale).selectOption('500')
  await looksRight(page, 'print-to-scale')
  const address = await page.getByRole('link', { name: layersFr.print.get }).getAttribute('href')
  const sheet = await page.request.get(`${journey.url}${address}`)
  expect([sheet.status(), sheet.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect(address).toContain('scale=500')
  await page.reload()
  expect(await page.getByRole('link', { name: layersFr.print.get }).getAttribute('href'), 'after a reload').toBe(
    address,
  )
  await page.goBack()

  await button(page, mapFr.legend.title).press('Enter')
  await page.getByLabel(layersFr.compare.left).fill('01/01/2010')
  await page.getByLabel(layersFr.compare.right).fill('24/11/2026')
  await page.keyboard.press('Enter')
  const line = page.getByRole('slider', { name: layersFr.compare.line })
  await line.focus()
  await page.keyboard.press('PageUp')
  expect(await line.getAttribute('aria-valuenow')).toBe('60')
  await looksRight(page, 'zoning-two-days')
  await page.close()
})
