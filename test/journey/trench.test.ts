import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { dossiers as dossiersAr } from '../../web/text/ar/dossiers.ts'
import { filingAr } from '../../web/text/ar/filing.ts'
import { dossiers as dossiersFr } from '../../web/text/fr/dossiers.ts'
import { filingFr } from '../../web/text/fr/filing.ts'
import { mapAr } from '../../web/text/map.ar.ts'
import { mapFr } from '../../web/text/map.fr.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import {
  communeOfPlot,
  courseOf,
  givePrincipal,
  idIn,
  openEmployee,
  pressOnMap,
  visitAs,
} from '../build/filingSteps.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, expectedFaults, field, looksRight, title } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
  await openEmployee(journey, EMPLOYEE)
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const EMPLOYEE = { email: 'hicham.fibre@example.ma', givenName: 'Hicham', familyName: 'Lahlou' }
const LONG_MS = 400_000

/** A point in the middle of the map, one three steps east, one two steps north. */
const CORNER = ['Enter', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter', 'ArrowUp', 'ArrowUp', 'Enter'] as const

type XY = readonly [number, number]
const apart = ([ax, ay]: XY = [0, 0], [bx, by]: XY = [0, 0]) => Math.hypot(bx - ax, by - ay)

/** What the table beside the map says of the points, metres. */
async function pointsTyped(page: Page, count: number): Promise<XY[]> {
  const figure = async (name: string) => {
    const text = await page.getByRole('textbox', { name, exact: true }).inputValue()
    return Number(text.replaceAll(/\s/g, '').replace(',', '.'))
  }
  const names = Array.from({ length: count }, (_, index) => `P${index + 1}`)
  return Promise.all(
    names.map(async (name): Promise<XY> => [await figure(`${name} X (m)`), await figure(`${name} Y (m)`)]),
  )
}

describe('an operator’s trench', { timeout: LONG_MS }, () => {
  test('goes from the pre-check to its number, drawn by keyboard, in French on a desk', async () => {
    const page = await visitAs(journey, EMPLOYEE, { lang: 'fr', viewport: DESKTOP })
    const place = await communeOfPlot(page, journey)
    await page.goto(`${journey.url}/demarches/choisir?want=trench&place=${place}&lang=fr`)
    await page.getByRole('link', { name: filingFr.begin.file, exact: true }).click()
    await title(page, 'Ouverture de tranchées').waitFor()
    await button(page, filingFr.begin.submit).click()
    await title(page, filingFr.site.title).waitFor()
    const id = idIn(page)
    const { lon, lat } = journey.parcel
    await page.goto(`${journey.url}/dossiers/${id}/depot?lang=fr&step=site&view=${lon},${lat},18`)
    await page.getByText(mapFr.draw.line.start).waitFor()
    await looksRight(page, 'trench-nothing-fr-desk')

    await button(page, filingFr.trace.take.line).click()
    await page.getByText(filingFr.trace.faults.line).waitFor()
    await page.getByText(filingFr.trace.faults.width).waitFor()
    await pressOnMap(page, ...CORNER)
    await field(page, filingFr.trace.width).fill('0,60')
    await field(page, filingFr.trace.begins).fill('19/02/2027')
    await field(page, filingFr.trace.ends).fill('01/02/2027')
    await button(page, filingFr.trace.take.line).click()
    await page.getByText(filingFr.trace.faults.reversed).waitFor()
    await field(page, filingFr.trace.begins).fill('01/02/2027')
    await field(page, filingFr.trace.ends).fill('19/02/2027')
    await page.getByText(filingFr.trace.typed.line).click()
    await page.getByRole('textbox', { name: 'P3 X (m)', exact: true }).waitFor()
    const points = await pointsTyped(page, 3)
    await looksRight(page, 'trench-drawn-fr-desk')
    await page.reload()
    await page.getByText(filingFr.trace.restored).waitFor()
    await page.getByText(filingFr.trace.typed.line).click()
    await page.getByRole('textbox', { name: 'P3 X (m)', exact: true }).waitFor()
    expect(await pointsTyped(page, 3)).toEqual(points)
    expect(await field(page, filingFr.trace.begins).inputValue()).toBe('01/02/2027')
    await looksRight(page, 'trench-restored-fr-desk')
    await button(page, filingFr.trace.take.line).click()
    await page.getByText(filingFr.trace.taken).waitFor()
    await page.getByText(dossiersFr.trace.corridor, { exact: true }).waitFor()
    await looksRight(page, 'trench-kept-fr-desk')
    const { trace, project } = await courseOf(page, id)
    expect(trace).toMatchObject({ kind: 'line', widthM: 0.6, beginsOn: '2027-02-01', endsOn: '2027-02-19' })
    expect(project).toMatchObject({ works: 'trench', beginsOn: '2027-02-01', endsOn: '2027-02-19' })
    // Pythagoras between the points of the table; a right angle takes (w/2)²·(tan 45° − π/4), 0.02 m², off its corridor.
    const paper = apart(points[0], points[1]) + apart(points[1], points[2])
    expect(Math.abs((trace?.lengthM ?? 0) - paper)).toBeLessThan(0.01)
    expect(Math.abs((trace?.areaM2 ?? 0) - paper * 0.6)).toBeLessThan(0.05)

    await button(page, filingFr.next).click()
    await title(page, filingFr.project.title).waitFor()
    await looksRight(page, 'trench-project-fr-desk')
    await button(page, filingFr.next).click()
    await title(page, filingFr.pieces.title).waitFor()
    expect(await givePrincipal(page, 'fr')).toContain('trace')
    await looksRight(page, 'trench-pieces-fr-desk')
    await button(page, filingFr.next).click()
    await title(page, filingFr.people.title).waitFor()
    await button(page, filingFr.next).click()
    await title(page, filingFr.review.title).waitFor()
    await page.getByText(filingFr.review.ready).waitFor()
    await looksRight(page, 'trench-review-fr-desk')
    await button(page, filingFr.review.file).click()
    await title(page, filingFr.number.title).waitFor()
    const filed = await courseOf(page, id)
    expect([filed.step, filed.moves]).toEqual(['filed', 1])
    await page.getByText(filed.number ?? 'no number').waitFor()
    await page.getByRole('link', { name: filingFr.number.receipt, exact: true }).waitFor()
    await looksRight(page, 'trench-number-fr-desk')
    await page.goto(`${journey.url}/dossiers/${id}?lang=fr`)
    await page.getByText(dossiersFr.trace.corridor, { exact: true }).waitFor()
    await looksRight(page, 'trench-dossier-fr-desk')
    await page.context().close()
  })

  test('is drawn with a finger’s width of screen in Arabic; without a line nothing of it is lost', async () => {
    const page = await visitAs(journey, EMPLOYEE, { lang: 'ar', viewport: PHONE })
    const opened = await asked(page, 'POST', '/api/dossiers', {
      ...{ title: 'الألياف البصرية', communeCode: await communeOfPlot(page, journey) },
    })
    const id = String(opened.body.id)
    await asked(page, 'PUT', `/api/dossiers/${id}/procedure`, { version: 1, code: 'tranchee' })
    const { lon, lat } = journey.parcel
    await page.goto(`${journey.url}/dossiers/${id}/depot?lang=ar&step=site&view=${lon},${lat},18`)
    await page.getByText(mapAr.draw.line.start).waitFor()
    await looksRight(page, 'trench-nothing-ar-phone')
    await pressOnMap(page, ...CORNER)
    await field(page, filingAr.trace.width).fill('0,60')
    await page.context().setOffline(true)
    await button(page, filingAr.trace.take.line).click()
    await page.locator('#content').getByRole('alert').waitFor()
    await looksRight(page, 'trench-offline-ar-phone')
    await page.context().setOffline(false)
    await button(page, filingAr.trace.take.line).click()
    await page.getByText(filingAr.trace.taken).waitFor()
    await looksRight(page, 'trench-kept-ar-phone')
    await page.getByText(dossiersAr.trace.corridor, { exact: true }).waitFor()
    await page.context().close()
    expectedFaults(journey.faults, (fault) => fault.includes('ERR_INTERNET_DISCONNECTED'))
  })
})
