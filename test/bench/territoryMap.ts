import type { Page } from 'playwright-core'
import { openDatabase } from '../../api/db/database.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { ensureWebBuild } from '../../api/setup/webBuild.ts'
import { territoryFr as words } from '../../web/text/fr/territory.ts'
import { DESKTOP, openBrowser, openPage } from '../build/browser.ts'
import { fillCells } from '../build/countryCells.ts'
import { testServer } from '../build/server.ts'
import { databaseUrl, territoryTemplate } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import { type Line, median, percentile } from './measure.ts'

const DATABASE = 'bench_territory'
const QUARTERS = ['2024', '2025', '2026'].flatMap((year) => [1, 2, 3, 4].map((nth) => `${year}-Q${nth}`))
const VIEW = 'level=communes&track=gp&indicator=median_calendar_net&lang=fr'
const INDICATORS = ['in_time', 'mean_calendar_net', 'right_first_time', 'time_guichet', 'ninth_calendar_net', 'filed']
const BAR_MS = 100
const PAN_BAR = 1.3
const PAN_MS = 3_000

/** Other figures for every commune on the screen, from the press to the pixels; and how smooth the map is under a finger. */
export async function benchTerritoryMap({ cluster }: Pick<Bench, 'cluster'>): Promise<readonly Line[]> {
  ensureWebBuild()
  const maintenance = cluster.url('postgres')
  await dropDatabase(maintenance, DATABASE)
  await createDatabase(maintenance, DATABASE, await territoryTemplate(maintenance))
  const url = databaseUrl(maintenance, DATABASE)
  const db = openDatabase(url, { max: 1 })
  await fillCells(db, QUARTERS, 2_000).finally(() => db.destroy())
  const server = await testServer({ url })
  const browser = await openBrowser()
  const open = async (prepare?: (page: Page) => Promise<unknown>) => {
    const page = await openPage(browser, { url: `${server.url}/icon.svg`, viewport: DESKTOP, faults: [] })
    await prepare?.(page)
    await page.goto(`${server.url}/territoire?${VIEW}`)
    await page.locator('main tbody tr').first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(1_000)
    return page
  }
  try {
    const page = await open()
    const quarters = await repeated(8, () => untilDrawn(page, { press: words.earlier }))
    const indicators = await repeated(INDICATORS.length, (nth) => untilDrawn(page, { choose: INDICATORS[nth] ?? '' }))
    const ours = await panned(await open())
    const empty = await panned(
      await open((bare) => bare.route('**/api/tiles/*/**', (asked) => asked.fulfill({ status: 204 }))),
    )
    return [
      drawnLine('another quarter of 1,538 communes, read ahead, from the press to the pixels', quarters),
      drawnLine('another indicator of 1,538 communes, asked for, from the choice to the pixels', indicators),
      {
        what: 'a frame while the whole country is panned, p95',
        ours: `${ours.toFixed(1)} ms`,
        against: `${empty.toFixed(1)} ms an empty map`,
        ratio: ours / empty,
        bar: `≤ ${PAN_BAR}`,
        held: ours / empty <= PAN_BAR,
      },
    ]
  } finally {
    await browser.close()
    await server.close()
    await dropDatabase(maintenance, DATABASE)
  }
}

const drawnLine = (what: string, took: readonly number[]): Line => ({
  what: `${what}; the slowest ${Math.round(percentile(took, 1))} ms`,
  ours: `${Math.round(median(took))} ms`,
  against: `${BAR_MS} ms`,
  ratio: BAR_MS / median(took),
  bar: `< ${BAR_MS} ms`,
  held: median(took) < BAR_MS,
})

async function repeated(times: number, measure: (nth: number) => Promise<number>): Promise<readonly number[]> {
  const took: number[] = []
  for (let nth = 0; nth < times; nth += 1) took.push(await measure(nth))
  return took
}

type Act = { readonly press: string } | { readonly choose: string }

/** Milliseconds from the act to the frame that holds its figures, by the mark the map leaves and the frame after it. */
const untilDrawn = (page: Page, act: Act): Promise<number> =>
  page.evaluate(async (asked) => {
    const rested = () => new Promise((resolve) => setTimeout(resolve, 600))
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    await rested()
    performance.clearMarks()
    const from = performance.now()
    if ('press' in asked) document.querySelector<HTMLElement>(`button[aria-label="${asked.press}"]`)?.click()
    else {
      const select = document.querySelector(`select:has(option[value="${asked.choose}"])`)
      // React hears of a value only when it is set past its own watch over it.
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, asked.choose)
      select?.dispatchEvent(new Event('change', { bubbles: true }))
    }
    while (performance.getEntriesByName('territory-drawn').length === 0)
      if ((await frame()) - from > 10_000) throw new Error(`nothing was drawn after ${JSON.stringify(asked)}`)
    return performance.now() - from
  }, act)

/** The slow frames (p95, ms) while the map is dragged around in a circle. */
const panned = (page: Page): Promise<number> =>
  page.evaluate(async (forMs) => {
    const map = document.querySelector<HTMLElement>('.map-canvas')
    const viewport = document.querySelector<HTMLElement>('.ol-viewport')
    if (!map || !viewport) throw new Error('there is no map to drag')
    map.focus()
    const { left, top, width, height } = viewport.getBoundingClientRect()
    const tell = (type: string, at: number, target: EventTarget) => {
      const [x, y] = [left + width / 2 + 120 * Math.cos(at), top + height / 2 + 90 * Math.sin(at)]
      const common = { bubbles: true, pointerId: 1, isPrimary: true, pointerType: 'mouse', buttons: 1 }
      target.dispatchEvent(new PointerEvent(type, { ...common, clientX: x, clientY: y }))
    }
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    tell('pointerdown', 0, viewport)
    const frames: number[] = []
    const from = await frame()
    for (let last = from, now = from; now - from < forMs; last = now) {
      tell('pointermove', (now - from) / 300, document)
      now = await frame()
      frames.push(now - last)
    }
    tell('pointerup', 0, document)
    frames.sort((a, b) => a - b)
    return frames[Math.floor(0.95 * frames.length)] ?? Number.NaN
  }, PAN_MS)
