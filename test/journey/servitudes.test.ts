import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { servitudesAr } from '../../web/text/ar/servitudes.ts'
import { servitudesFr } from '../../web/text/fr/servitudes.ts'
import { PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight, title } from '../build/journeySteps.ts'
import { pageAs } from '../build/pageAs.ts'

let journey: Journey
const TABLET = { width: 1024, height: 768 }
/** A field by how its label begins: a hint follows it. */
const written = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label.replace(/[()]/g, '\\$&')}`) })

const AT = 'view=-7.6,33.54,14'

beforeAll(async () => {
  journey = await openJourney()
}, 180_000)
afterEach(() => {
  // The distance of 0 m is refused, which a browser writes down.
  expect(journey.faults.splice(0).filter((fault) => !fault.includes('422'))).toEqual([])
})
afterAll(() => journey.close())

describe('the servitudes desk', { timeout: 120_000 }, () => {
  test('adds a servitude around a point typed by the keyboard, refuses 0 m in words, and retires it', async () => {
    const page = await pageAs(journey, 'instructeur.agence-casablanca', `/servitudes?lang=fr&${AT}`)
    await title(page, servitudesFr.title).waitFor()
    await looksRight(page, 'servitudes-fr-1440')
    await button(page, servitudesFr.add).click()
    await page.getByLabel(servitudesFr.kind, { exact: true }).selectOption('monument')
    await field(page, servitudesFr.nameFr).fill('Borj de Bouskoura')
    await field(page, servitudesFr.nameAr).fill('برج بوسكورة')
    await page.getByRole('combobox', { name: servitudesFr.ground }).selectOption('point')
    await page.locator('summary').click()
    await page.getByLabel('P1 X (m)').fill('295600')
    await page.getByLabel('P1 Y (m)').fill('329000')
    await button(page, 'Ajouter le point').click()
    await written(page, servitudesFr.buffer).fill('0')
    await written(page, servitudesFr.bufferSource).fill('Loi 22-80, article 22')
    await written(page, servitudesFr.source).fill('Relevé de l’agence')
    await written(page, servitudesFr.reason).fill('Classement')
    await button(page, servitudesFr.save).click()
    await page.getByRole('alert').getByText('Une emprise de 0 m', { exact: false }).waitFor()
    await looksRight(page, 'servitudes-writing-fr-1440')
    await written(page, servitudesFr.buffer).fill('100')
    await button(page, servitudesFr.save).click()
    await title(page, 'Borj de Bouskoura').waitFor()
    // A disc of 100 m is 3.14 ha, one of 150 m 7.07 ha.
    await page.getByText('3,14 ha', { exact: false }).waitFor()
    await button(page, servitudesFr.change).click()
    await page.getByRole('combobox', { name: servitudesFr.ground }).selectOption('point')
    await written(page, servitudesFr.buffer).fill('150')
    await written(page, servitudesFr.reason).fill('Périmètre élargi')
    await button(page, servitudesFr.save).click()
    await page.getByText('7,07 ha', { exact: false }).waitFor()
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from servitude s join servitude_piece p
      on p.servitude_id = s.id where s.name_fr = 'Borj de Bouskoura'`.execute(journey.db)
    expect(rows[0]?.n).toBeGreaterThan(1)
    await button(page, servitudesFr.retire).click()
    await page.getByRole('dialog').getByRole('textbox', { name: servitudesFr.reason }).fill('Déclassement')
    await button(page, servitudesFr.retireYes).click()
    await page.getByRole('listitem').filter({ hasText: 'Déclassement' }).waitFor()
    await looksRight(page, 'servitudes-sheet-fr-1440')
    await page.close()
  })

  test('is read by anybody, on a tablet and on a phone, and says that silence is not absence', async () => {
    const tablet = await journey.visit(`/servitudes?lang=ar&${AT}`, TABLET)
    await title(tablet, servitudesAr.title).waitFor()
    expect(await button(tablet, servitudesAr.add).count()).toBe(0)
    await looksRight(tablet, 'servitudes-ar-1024')
    await tablet.close()
    const phone = await journey.visit(`/servitudes?lang=fr&view=-4,31,16`, PHONE)
    await phone.getByText(servitudesFr.noneText).waitFor()
    await looksRight(phone, 'servitudes-empty-fr-390')
    await phone.close()
  })
})
