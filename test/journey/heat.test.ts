import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { heatAr } from '../../web/text/ar/heat.ts'
import { heatFr } from '../../web/text/fr/heat.ts'
import { outlinesFr } from '../../web/text/fr/outlines.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type Laid, layField } from '../build/heatField.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight, title } from '../build/journeySteps.ts'
import { pageAs, pageOf } from '../build/pageAs.ts'
import { People } from '../build/people.ts'
import { sharedData } from '../build/sharedData.ts'

let journey: Journey
let governor: Awaited<ReturnType<People['acting']>>
const [LATE, SOON, FAR] = ['2026-11-16', '2026-11-27', '2027-01-15']
const DUE = [LATE, LATE, SOON, FAR, LATE, SOON] as const
const STEPS = ['filed', 'consulted', 'inspected', 'opined', 'to_settle'] as const

/** Around a place of a zone, the nearer the denser. */
const around = (commune: string, srid: 26191 | 26192, [x, y]: readonly [number, number], count: number): Laid[] =>
  Array.from({ length: count }, (_, nth) => ({
    ...{ commune, srid, due: DUE[nth % 6] ?? null, step: STEPS[nth % 5] },
    at: [x + ((nth * nth * 37) % 19_000) / (1 + (nth % 4)), y + ((nth * 7_919) % 15_000) / (1 + (nth % 3))] as const,
  }))

beforeAll(async () => {
  journey = await openJourney()
  const people = new People(journey.db)
  governor = await people.acting('province', 'governor', ['06.141'])
  await layField(journey.db, await people.person(), [
    ...around('06.141.01.41', 26191, [296_000, 322_000], 240),
    ...around('04.421.01.01', 26191, [366_000, 378_000], 130),
    ...around('07.351.01.01', 26191, [250_000, 110_500], 90),
    ...around('09.001.01.01', 26192, [100_000, 380_000], 70),
    ...[LATE, LATE, SOON].map((due) => ({ commune: '06.141.01.41', due })),
  ])
}, 180_000)

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const ADDRESS = '/territoire/chaleur?lang='

describe('the heat of late dossiers', { timeout: 240_000 }, () => {
  test('is one picture for everybody, that says under how many dossiers nothing is shown', async () => {
    const page = await journey.visit(`${ADDRESS}fr`)
    await title(page, heatFr.title).waitFor()
    await page.getByRole('region', { name: heatFr.table }).getByRole('row').nth(3).waitFor()
    await page.getByText('au moins 5 dossiers', { exact: false }).waitFor()
    await looksRight(page, 'heat-public-fr-1440')
    await page.close()
    const phone = await journey.visit(`${ADDRESS}ar&what=soon`, PHONE)
    await phone.getByRole('region', { name: heatAr.table }).getByRole('row').nth(1).waitFor()
    await looksRight(phone, 'heat-public-ar-390')
    await phone.close()
  })

  test('is opened by the keyboard down to a dossier, and follows what happens within five seconds', async () => {
    const page = await pageOf(journey, governor, `${ADDRESS}fr`)
    const table = page.getByRole('region', { name: heatFr.table })
    const [first] = [table.getByRole('row').nth(1).getByRole('button')]
    await first.waitFor()
    await page.getByText(heatFr.live).waitFor()
    await page.getByText('Hors carte, sans terrain dessiné : 2').waitFor()
    await looksRight(page, 'heat-fr-1440')
    await first.press('Enter')
    const opened = page.getByRole('heading', { name: heatFr.opened })
    await page.waitForFunction((name) => document.activeElement?.textContent === name, heatFr.opened)
    await opened.waitFor()
    // The map has gone there, on finer hexagons.
    await table
      .getByText(/côté (3|8) km/)
      .first()
      .waitFor()
    await page.waitForURL(/hexagon=26191/)
    await looksRight(page, 'heat-open-fr-1440')

    const total = page.getByText(/^En retard : \d+$/)
    const before = Number((await total.innerText()).replace(/\D/g, ''))
    await sql`update dossier set due_day = ${FAR} where id = (select dossier_id from performance_open
      where commune_code = '06.141.01.41' and due_day = ${LATE} and srid > 0 order by dossier_id limit 1)`.execute(
      journey.db,
    )
    await page.getByText(`En retard : ${before - 1}`, { exact: true }).waitFor({ timeout: 5_000 })

    const address = page.url()
    await page.goto(address)
    const link = page.getByRole('region', { name: heatFr.opened }).getByRole('link').first()
    await link.waitFor()
    await link.press('Enter')
    await page.waitForURL(/\/dossiers\/[0-9a-f-]{36}/)
    await page.close()

    const phone = await pageOf(journey, governor, `${ADDRESS}ar&what=soon&within=10`, PHONE)
    await phone.getByText(heatAr.live).waitFor()
    await looksRight(phone, 'heat-ar-390')
    await phone.close()
    const wide = await pageOf(journey, governor, `${ADDRESS}ar&what=soon&view=-7.5,33.55,10.4`, DESKTOP)
    await wide.getByRole('region', { name: heatAr.table }).getByRole('row').nth(2).waitFor()
    await looksRight(wide, 'heat-ar-1440')
    // Pressed on the map, the smallest hexagon under the pointer is opened.
    const map = wide.locator('.map-canvas')
    const box = (await map.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    for (const [dx, dy] of [
      [0, 0],
      [0, 40],
      [40, 0],
      [-40, 0],
      [0, -40],
      [60, 60],
    ] as const) {
      await map.click({ position: { x: box.width / 2 + dx, y: box.height / 2 + dy } })
      if (await wide.getByRole('heading', { name: heatAr.opened }).isVisible()) break
    }
    await wide.getByRole('heading', { name: heatAr.opened }).waitFor({ timeout: 10_000 })
    await wide.close()
  })
})

const OUTLINES = sharedData('boundaries/osm-communes-rabat-kenitra-127.mojibake.geojson')

describe('the outlines of communes', { timeout: 240_000 }, () => {
  test('are replaced by an operator who has read what the file does, and the map is drawn with them', async ({
    skip,
  }) => {
    if (OUTLINES === null) return skip('the outlines of 127 communes are not beside this checkout')
    const region = '/territoire?lang=fr&in=04&level=communes'
    const before = await journey.visit(region)
    await before.locator('main tbody tr').first().waitFor()
    await looksRight(before, 'outlines-before-fr-1440')
    await before.close()
    const page = await pageAs(journey, 'operateur.rokhas', '/administration/contours?lang=fr')
    await page.getByLabel(outlinesFr.choose).setInputFiles(OUTLINES)
    await page.getByText('Communes reconnues : 127').waitFor({ timeout: 30_000 })
    await page.getByText(outlinesFr.dry).waitFor()
    await looksRight(page, 'outlines-report-fr-1440')
    await button(page, 'Remplacer 127 contours').press('Enter')
    await page.getByText(outlinesFr.required).waitFor()
    await page.getByLabel(outlinesFr.credit).fill('© contributeurs OpenStreetMap (ODbL)')
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog', { name: outlinesFr.confirm })
      .getByRole('button', { name: 'Remplacer 127 contours' })
      .press('Enter')
    await page.getByText('Contours remplacés : 127').waitFor({ timeout: 30_000 })
    await page.goto(`${journey.url}/administration/contours?lang=ar`)
    await page.setViewportSize(PHONE)
    await page.getByText('OpenStreetMap').first().waitFor()
    await looksRight(page, 'outlines-ar-390')
    await page.close()
    for (const [lang, viewport, size] of [
      ['fr', DESKTOP, 1440],
      ['ar', PHONE, 390],
    ] as const) {
      const after = await journey.visit(region.replace('fr', lang), viewport)
      await after.locator('main tbody tr').first().waitFor()
      await looksRight(after, `outlines-after-${lang}-${size}`)
      await after.close()
    }
  })
})
