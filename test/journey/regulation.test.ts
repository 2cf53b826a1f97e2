import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { regulationAr } from '../../web/text/ar/regulation.ts'
import { regulationFr } from '../../web/text/fr/regulation.ts'
import { PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight } from '../build/journeySteps.ts'
import { pageAs } from '../build/pageAs.ts'

let journey: Journey
let address: string

beforeAll(async () => {
  journey = await openJourney()
  const { rows } = await sql<{ id: string }>`select v.id from plan_version v join plan p on p.id = v.plan_id
    where p.code = 'PA-DEMO-AIN-CHOCK' and v.label = 'PA 2019'`.execute(journey.db)
  address = `/plans/versions/${rows[0]?.id}/reglement?lang=`
}, 180_000)
afterEach(() => {
  // The second of two who save at once is refused, which a browser writes down.
  expect(journey.faults.splice(0).filter((fault) => !fault.includes('409'))).toEqual([])
})
afterAll(() => journey.close())

const EXAMINER = 'instructeur.agence-casablanca'
const cell = (page: Page, row: string, column: number) =>
  page.getByRole('row', { name: new RegExp(`^${row} `) }).locator(`td:nth-of-type(${column})`)
/** Constructible, uses, then the parameters: the greatest height is the eighth. */
const HEIGHT = 8

/** The keyboard is on that cell: what comes next goes there. */
const isOn = (page: Page, row: string) =>
  expect.poll(() => cell(page, row, HEIGHT).evaluate((td) => td.contains(document.activeElement))).toBe(true)

async function save(page: Page, reason: string) {
  await button(page, regulationFr.save).click()
  await page.getByRole('textbox', { name: new RegExp(`^${regulationFr.reason}`) }).fill(reason)
  await button(page, regulationFr.saveYes).click()
}

describe('the règlement of a plan', { timeout: 120_000 }, () => {
  test('is written by the keyboard, kept through a reload, saved with a reason, and read by anybody', async () => {
    const page = await pageAs(journey, EXAMINER, `${address}fr`)
    await cell(page, 'B3', HEIGHT).click()
    await page.keyboard.type('huit')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText(regulationFr.faults.number).waitFor()
    await page.keyboard.press('Escape')
    await isOn(page, 'B3')
    await page.keyboard.type('11,5')
    await page.keyboard.press('Enter')
    await isOn(page, 'B4')
    // One down, on B4: a block of two lines is pasted from there.
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '16\t5\nn.p.\t4\n')
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    await expect.poll(() => cell(page, 'C3', HEIGHT).textContent()).toContain(regulationFr.notPublished)
    await page.keyboard.press('Control+z')
    await expect.poll(() => cell(page, 'C3', HEIGHT).textContent()).toBe('14,5')
    await page.keyboard.press('Control+y')
    await page.reload()
    await page.getByText('3 cases modifiées', { exact: false }).waitFor()
    await looksRight(page, 'regulation-editing-fr-1440')
    await save(page, 'Modificatif n° 3')
    await page.getByText('Révision 2 enregistrée.').waitFor()
    await button(page, /^Voir ce qui a changé/)
      .first()
      .click()
    await page
      .getByRole('listitem')
      .filter({ hasText: /B3 : Hauteur maximale 14,5 .*devient 11,5/ })
      .last()
      .waitFor()
    await looksRight(page, 'regulation-saved-fr-1440')
    await page.close()

    const phone = await journey.visit(`${address}ar`, PHONE)
    await phone.getByLabel(regulationAr.zoneChoice).selectOption({ label: 'B3' })
    await phone.getByRole('button', { name: new RegExp(`${regulationAr.columns.height_max_m}.*11,5`) }).click()
    await phone.getByText(regulationAr.readOnly).waitFor()
    await looksRight(phone, 'regulation-ar-390')
    await phone.close()
  })

  test('tells the second of two what the first changed, and keeps what the second wrote', async () => {
    const [first, second] = [
      await pageAs(journey, EXAMINER, `${address}fr`),
      await pageAs(journey, EXAMINER, `${address}fr`),
    ]
    for (const [page, height] of [
      [first, '10'],
      [second, '9'],
    ] as const) {
      await cell(page, 'D2', HEIGHT).click()
      await page.keyboard.type(height)
      await page.keyboard.press('Enter')
      await page.getByText('1 case modifiée', { exact: false }).waitFor()
    }
    await save(first, 'Premier arrivé')
    await first.getByText('Révision 3 enregistrée.').waitFor()
    await save(second, 'Second arrivé')
    await second.getByRole('alert').getByText('Quelqu', { exact: false }).first().waitFor()
    await button(second, regulationFr.cancel).click()
    await second.getByText(regulationFr.both).waitFor()
    await button(second, 'Poursuivre sur la révision 3').click()
    expect(await cell(second, 'D2', HEIGHT).textContent()).toContain('9')
    await save(second, 'Second arrivé')
    await second.getByText('Révision 4 enregistrée.').waitFor()
    await first.close()
    await second.close()
  })

  test('comes from a file once its differences were read, and its faults are named by line and column', async () => {
    const page = await pageAs(journey, EXAMINER, `${address}fr`)
    const give = (lines: string) =>
      page.locator('input[type=file]').setInputFiles({
        ...{ name: 'reglement.csv', mimeType: 'text/csv' },
        buffer: Buffer.from(`zone;sector;parameter;value;article;label\r\n${lines}`),
      })
    await button(page, regulationFr.choose).waitFor()
    await give('B3;;height_max_m;-4;;\r\nZZ;;levels_max;3;;\r\n')
    await page.getByText('Ligne 2, colonne D').waitFor()
    await page.getByText('Ligne 3, colonne A').waitFor()
    await looksRight(page, 'regulation-faults-fr-1440')
    await button(page, regulationFr.other).click()
    await give('B4;;height_max_m;18;art. 7;18 m\r\n')
    await button(page, /^Importer \d+ cases…/).click()
    await field(page, regulationFr.reason)
      .or(page.getByLabel(new RegExp(`^${regulationFr.reason}`)))
      .first()
      .fill('Arrêté')
    await button(page, regulationFr.saveYes).click()
    await page.getByText('Révision 5', { exact: true }).first().waitFor()
    expect(await cell(page, 'B4', HEIGHT).textContent()).toContain('18')
    await page.close()
  })
})
