import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DossierAnswer } from '../../api/contract/dossiers.ts'
import { sheetsAr } from '../../web/text/ar/sheets.ts'
import { complementsFr } from '../../web/text/fr/complements.ts'
import { sheetsFr } from '../../web/text/fr/sheets.ts'
import { Tus } from '../api/documents/tus.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { CLEAR, ComplementDesk } from '../build/complement.ts'
import { drawnSheet } from '../build/drawnSheets.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight, title } from '../build/journeySteps.ts'
import { placeOnScreen, type Spot, sheetShown } from '../build/sheetSteps.ts'

let folder: string
let journey: Journey
let desk: ComplementDesk

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/rokhas-sheets-`)
  journey = await openJourney({ env: { ROKHAS_DATA: folder } })
  desk = new ComplementDesk(journey, () => ({ url: journey.url, close: async () => undefined }))
  await desk.prepare()
})

afterAll(async () => {
  await journey.close()
  rmSync(folder, { recursive: true, force: true })
})

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})

/** A page of somebody who is signed in already. */
async function pageOf({ cookie = '' }: Record<string, string>, path: string, viewport: typeof DESKTOP): Promise<Page> {
  const page = await journey.visit('/', viewport)
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: journey.url.replace('http:', 'https:'), secure: true }])
  await page.goto(journey.url + path)
  return page
}

/** A3 across; its frame runs from 10 mm to 330 mm across and from 10 mm to 176.2 mm down: 80 % and 60 % within 10 mm margins. */
const plan = (words: string) => drawnSheet({ title: words, scale: 'Échelle : 1/100', widthMm: 420, heightMm: 297 })
const CORNER: Spot = [10, 10]
const ACROSS: Spot = [330, 10]
const DOWN: Spot = [10, 176.2]

const draw = async (page: Page, ...spots: readonly Spot[]) => {
  for (const spot of spots) {
    const { x, y } = await placeOnScreen(page, spot)
    await page.mouse.click(x, y)
  }
}

const { tools, scale, pin, list, follow } = sheetsFr

async function pinned(page: Page, spot: Spot, text: string): Promise<void> {
  await button(page, tools.point).click()
  await draw(page, spot)
  await field(page, pin.text).fill(text)
  await button(page, pin.submit).click()
  await page.getByText(text).waitFor()
}

const remarkOf = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

/** Calibrated on its frame, 320 mm that are 32 m; its height is then 166.2 mm, 16.62 m. */
async function calibrateAndMeasure(page: Page): Promise<void> {
  await button(page, tools.calibrate).click()
  await draw(page, CORNER, ACROSS)
  await page.getByLabel(scale.length).fill('32')
  await button(page, scale.use).click()
  await draw(page, CORNER, DOWN)
  await button(page, tools.finish).click()
  const measured = await page.getByText(/^Distance : /).textContent()
  const metres = Number(/([\d,]+) m/.exec(measured ?? '')?.[1]?.replace(',', '.'))
  // A click falls on a whole pixel: a third of a millimetre of paper, three centimetres of the ground.
  expect(Math.abs(metres - 16.62)).toBeLessThan(0.05)
  await looksRight(page, 'sheets-measured-fr')
  await button(page, tools.clear).click()
}

test('a member measures and pins, a colleague replies, the guichet asks, the applicant answers, the remark is carried', async () => {
  const dossier = await desk.filed(plan('Plan du rez-de-chaussée'))
  const path = `/dossiers/${dossier.id}/plans`
  const [member, colleague, guichet] = [
    await desk.people.acting('urban_agency', 'member', [desk.commune]),
    await desk.people.acting('civil_protection', 'member', [desk.commune]),
    await desk.guichet(),
  ]
  const page = await pageOf(member.headers, `${path}?lang=fr`, DESKTOP)
  await title(page, sheetsFr.title).waitFor()
  await sheetShown(page, 1)
  await looksRight(page, 'sheets-open-fr')
  await calibrateAndMeasure(page)
  await pinned(page, [100, 60], 'Cote manquante sur la façade nord')
  await button(page, tools.cloud).click()
  await draw(page, [200, 40], [300, 120])
  await field(page, pin.text).fill('Escalier à revoir : giron insuffisant')
  // What was typed and not sent outlives the page.
  await page.reload()
  await sheetShown(page, 1)
  await button(page, tools.cloud).click()
  await draw(page, [200, 40], [300, 120])
  await page.getByText(pin.resumed).waitFor()
  await button(page, pin.submit).click()
  await page.getByText('giron insuffisant').waitFor()
  await looksRight(page, 'sheets-pinned-fr')

  const second = await pageOf(colleague.headers, `${path}?lang=fr`, DESKTOP)
  const stairs = remarkOf(second, 'giron insuffisant')
  await stairs.getByRole('button', { name: follow.reply }).click()
  await second.getByLabel(follow.text).fill('Gêne aussi l’évacuation')
  await button(second, follow.send).click()
  await second.getByText('Gêne aussi l’évacuation').waitFor()
  expect(await stairs.getByRole('button', { name: follow.close }).count()).toBe(0)
  await second.close()

  const asking = await pageOf(guichet.headers, `${path}?lang=fr`, DESKTOP)
  await asking.getByText('Gêne aussi l’évacuation').waitFor()
  for (const box of await asking.getByLabel(list.choose).all()) await box.check()
  await button(asking, list.ask.replace('{{count}}', '2')).click()
  const { request } = complementsFr
  await asking.getByLabel(request.reason).first().selectOption('plan_dimensions')
  await asking.getByRole('dialog').getByRole('button', { name: request.cancel, exact: true }).click()
  await button(asking, list.ask.replace('{{count}}', '2')).click()
  await asking.getByText(request.resumed).waitFor()
  expect(await asking.getByLabel(request.reason).first().inputValue()).toBe('plan_dimensions')
  const words = asking.getByLabel(request.text)
  expect(await words.inputValue()).toContain('Remarque 2, planche 1 : Escalier à revoir')
  await asking.getByLabel(request.kind).selectOption('ask_complement')
  await looksRight(asking, 'sheets-request-fr')
  await button(asking, request.submit).click()
  await asking.getByText(list.asked.replace('{{nth}}', '1')).first().waitFor()

  const applicant = await pageOf(dossier.headers, `/dossiers/${dossier.id}/complement?lang=ar`, PHONE)
  await applicant.locator(`a[href*="/dossiers/${dossier.id}/plans?"]`).nth(1).click()
  await sheetShown(applicant, 1)
  const theirs = (await applicant.locator('#content').textContent()) ?? ''
  expect(theirs).toContain('giron insuffisant')
  expect(theirs).not.toContain('évacuation')
  await looksRight(applicant, 'sheets-applicant-ar')
  await new Tus(journey.url, dossier.headers).send(
    { filename: 'demande.pdf', dossierId: dossier.id, piece: 'demande', again: 'true' },
    plan('Plan du rez-de-chaussée, indice B'),
  )
  await applicant.close()

  await page.reload()
  await sheetShown(page, 1)
  await page.getByText(list.carried.replace('{{version}}', '1')).first().waitFor()
  expect(await page.locator('[data-tone="carried"]').count()).toBe(2)
  await looksRight(page, 'sheets-carried-fr')
  const missing = remarkOf(page, 'Cote manquante')
  await missing.getByRole('button', { name: follow.close }).click()
  await page.getByLabel(follow.closeText).fill('Cote portée à l’indice B')
  await button(page, follow.send).click()
  await remarkOf(page, 'giron insuffisant')
    .getByRole('button', { name: follow.confirm.replace('{{version}}', '2') })
    .click()
  await page.getByText(list.carried.replace('{{version}}', '1')).first().waitFor({ state: 'detached' })
  await page.getByText(list.count.replace('{{open}}', '1').replace('{{total}}', '2')).waitFor()
  await page.close()
})

test('by the keyboard alone: a pin is placed by arrows and Enter', async () => {
  const dossier = await desk.filed(plan('Plan de masse'))
  const member = await desk.people.acting('urban_agency', 'member', [desk.commune])
  const page = await pageOf(member.headers, `/dossiers/${dossier.id}/plans?lang=ar`, DESKTOP)
  await sheetShown(page, 1)
  await button(page, sheetsAr.tools.point).focus()
  await page.keyboard.press('Enter')
  await page.locator('section[data-shown]').focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Enter']) await page.keyboard.press(key)
  await page.getByRole('form', { name: sheetsAr.pin.heading }).waitFor()
  await looksRight(page, 'sheets-keyboard-ar')
  // The sheet itself is never mirrored: a place to the right in French is to the right in Arabic.
  const [left, right] = [await placeOnScreen(page, [10, 10]), await placeOnScreen(page, [330, 10])]
  expect(left.x).toBeLessThan(right.x)
  await page.close()
})

/** A ground of two walls in the metres of the commune's zone, as the desk's plots are; and the same about an origin of its own. */
const walls = (x: number, y: number) => {
  const line = (ax: number, ay: number, bx: number, by: number, layer: string) =>
    `0\nLINE\n8\n${layer}\n10\n${x + ax}\n20\n${y + ay}\n11\n${x + bx}\n21\n${y + by}\n`
  const drawn = line(2, 2, 14, 2, 'MURS') + line(14, 2, 14, 9.5, 'MURS') + line(2, 2, 2, 9.5, 'AXES')
  return Buffer.from(`0\nSECTION\n2\nENTITIES\n${drawn}0\nENDSEC\n0\nEOF\n`)
}

test('a DXF is shown by layers, laid on the map when it is of this ground, and says why when it is not', async () => {
  const owner = await desk.citizen()
  const report = await desk.reportOn(CLEAR)
  const body = { title: 'Implantation', communeCode: desk.commune, reportId: report.id }
  const { answer: draft } = await desk.ask<DossierAnswer>('POST', '/api/dossiers', { headers: owner.headers, body })
  // The plot is 20 m by 30 m: walls that begin 2 m from its corner are on it.
  const corners =
    draft.site?.legal.geometry.type === 'MultiPolygon' ? draft.site.legal.geometry.coordinates.flat(2) : []
  const [x, y] = [Math.min(...corners.map(([east = 0]) => east)), Math.min(...corners.map(([, north = 0]) => north))]
  const give = (name: string, bytes: Buffer) =>
    new Tus(journey.url, owner.headers).send({ filename: name, dossierId: draft.id }, bytes)
  await give('implantation.dxf', walls(x, y))
  await give('etage.dxf', walls(0, 0))
  const page = await pageOf(owner.headers, `/dossiers/${draft.id}/plans?lang=fr`, DESKTOP)
  await page.getByLabel('MURS').waitFor()
  await page.getByText('sur le terrain').waitFor()
  await looksRight(page, 'sheets-dxf-fr')
  await page.getByLabel('AXES').uncheck()
  const storey = await page.locator('option', { hasText: 'etage.dxf' }).getAttribute('value')
  await page.getByLabel(sheetsFr.document, { exact: true }).selectOption(storey)
  await page.getByText(sheetsFr.dxf.local).waitFor()
  await page.close()
})

test('a remark is pinned at a place of the ground, and found again on the map', async () => {
  const dossier = await desk.filed(plan('Plan de situation'))
  const member = await desk.people.acting('urban_agency', 'member', [desk.commune])
  const page = await pageOf(member.headers, `/dossiers/${dossier.id}/plans?lang=fr&map=yes`, DESKTOP)
  const map = page.getByRole('region', { name: sheetsFr.onMap }).locator('canvas').first()
  await map.waitFor()
  await page.waitForLoadState('networkidle')
  await button(page, tools.point).click()
  await page.getByText(pin.onMap).waitFor()
  const box = await map.boundingBox()
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  await field(page, pin.text).fill('Accès pompiers à préciser ici')
  await looksRight(page, 'sheets-map-pin-fr')
  await button(page, pin.submit).click()
  await remarkOf(page, 'Accès pompiers').getByText(list.onPlace).waitFor()
  await looksRight(page, 'sheets-map-fr')
  const { rows } = await sql<{ inside: boolean }>`select ST_DWithin(r.place, s.geom, 5) as inside from remark r
    join dossier_site s on s.dossier_id = r.dossier_id and s.srid = r.srid where r.dossier_id = ${dossier.id}`.execute(
    journey.db,
  )
  expect(rows).toEqual([{ inside: true }])
  await page.close()
})
