import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ar } from '../../web/text/ar/ar.ts'
import { envelopeAr } from '../../web/text/ar/envelope.ts'
import { workbenchAr } from '../../web/text/ar/workbench.ts'
import { envelopeFr } from '../../web/text/fr/envelope.ts'
import { fr } from '../../web/text/fr/fr.ts'
import { workbenchFr } from '../../web/text/fr/workbench.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { dossierOn, drawEnvelopePlots, PLOTS, reportOn } from '../build/envelopePlots.ts'
import { AIN_CHOCK } from '../build/filedDossiers.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight, title } from '../build/journeySteps.ts'
import { pageAs } from '../build/pageAs.ts'

const WORDS = {
  fr: { own: envelopeFr, all: fr, bench: workbenchFr },
  ar: { own: envelopeAr, all: ar, bench: workbenchAr },
} as const
type Language = keyof typeof WORDS
const TABLET = { width: 1024, height: 768 }
const EXAMINER = 'instructeur.agence-casablanca'

let journey: Journey
const reports = {} as Record<keyof typeof PLOTS, string>

beforeAll(async () => {
  journey = await openJourney()
  await drawEnvelopePlots(journey.db)
  for (const [name, shape] of Object.entries(PLOTS))
    reports[name as keyof typeof PLOTS] = (await reportOn(journey.url, shape)).id // the keys are the plots
}, 180_000)
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const partOf = (page: Page, language: Language) =>
  page.getByRole('region', { name: WORDS[language].own.heading, exact: true })

/** Ground, footprint, floors and height as they are printed: « 320,00 m² » is 320. */
async function figuresOf(page: Page, language: Language): Promise<readonly (number | string)[]> {
  const facts = partOf(page, language).locator('dl').first()
  await facts.waitFor()
  const texts = await facts.locator('dd').allInnerTexts()
  return texts.map((text) => {
    const [, figure] = /^([\d\s\u202f]+(?:,\d+)?)\s*(?:m²|m|م²|م)$/.exec(text.trim()) ?? []
    return figure === undefined ? text : Number(figure.replace(/\s/g, '').replace(',', '.'))
  })
}

const limitsOf = (page: Page, language: Language, effect: string) =>
  partOf(page, language).locator(`li[data-effect="${effect}"]`)

/** What each limit is taken for, in the order of their numbers. */
const sidesOf = (page: Page, language: Language) =>
  partOf(page, language)
    .getByRole('combobox')
    .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value))

async function reportPage(plot: keyof typeof PLOTS, language: Language, viewport = DESKTOP): Promise<Page> {
  const page = await journey.visit(`/rapports/${reports[plot]}?lang=${language}`, viewport)
  await partOf(page, language).locator('dl').first().waitFor()
  return page
}

/** The figures with the map beside them; then, where it is said, what limits them. */
async function pictures(page: Page, language: Language, name: string, limits: 'limits' | '' = ''): Promise<void> {
  const part = partOf(page, language)
  await part.evaluate((section) => section.scrollIntoView({ block: 'start' }))
  // Nothing unseen makes the page longer than the window.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0)
  await page.waitForTimeout(600)
  await looksRight(page, `envelope-${name}`)
  if (limits === '') return
  await part.locator('ul[class*=limits]').evaluate((list) => list.scrollIntoView({ block: 'start' }))
  await looksRight(page, `envelope-${name}-limits`)
}

describe('before filing, a visitor', { timeout: 120_000 }, () => {
  test('reads of a rectangle what is left by its set-backs, corrects its rear limit, and turns its volume', async () => {
    const page = await journey.visit('/verifier?step=locate&way=table&lang=fr', DESKTOP)
    await page.getByLabel(fr.locate.tableZone).selectOption('26191')
    const bornes = PLOTS.rectangle.map(([x, y], nth) => `B${nth + 1};${300_000 + x};${330_000 + y}`)
    await page.getByLabel(fr.locate.tableLabel).fill(bornes.join('\n'))
    await button(page, fr.locate.useThese).click()
    await button(page, fr.confirm.yes).click()
    await button(page, fr.project.skip).click()
    await title(page, fr.report.heading).waitFor()
    // 24 − 4 − 4 = 16; 35 − 5 − 10 = 20; 320 m², under 0.5 × 840 = 420; on three levels 960, under 1.2 × 840 = 1,008.
    await expect.poll(() => figuresOf(page, 'fr')).toEqual([320, 320, 960, 11.5])
    expect(await sidesOf(page, 'fr')).toEqual(['side', 'rear', 'side', 'street'])
    await pictures(page, 'fr', 'rectangle-fr-1440', 'limits')
    // The north said to be a side: 35 − 5 − 4 = 26; 16 × 26 = 416 m², still under 420; 3 × 416 = 1,248, over 1,008.
    const part = partOf(page, 'fr')
    await part.getByRole('combobox').nth(1).selectOption('side')
    expect(await figuresOf(page, 'fr')).toEqual([416, 416, 1008, 11.5])
    await part.getByText(envelopeFr.corrected).waitFor()
    await looksRight(page, 'envelope-rectangle-corrected-fr-1440')
    await button(page, envelopeFr.volume.open).click()
    await page.getByRole('img', { name: 'Volume en 1 tranche' }).waitFor()
    await button(page, envelopeFr.volume.turnLeft).click()
    await part.getByText('De 0 à 11,5 m : 416 m²').scrollIntoViewIfNeeded()
    await looksRight(page, 'envelope-rectangle-volume-fr-1440')
    await button(page, envelopeFr.reset).click()
    expect(await figuresOf(page, 'fr')).toEqual([320, 320, 960, 11.5])
    await page.close()
  })

  test('reads of a corner plot that it has two streets and no rear, and of an L that it turns around its corner', async () => {
    const corner = await reportPage('corner', 'fr')
    // 20 − 4 − 5 = 11; 30 − 5 − 4 = 21; 231 m², under 300; on three levels 693, under 720.
    expect(await figuresOf(corner, 'fr')).toEqual([231, 231, 693, 11.5])
    expect(await sidesOf(corner, 'fr')).toEqual(['side', 'side', 'street', 'street'])
    await pictures(corner, 'fr', 'corner-fr-1440', 'limits')
    // Its north said to be the rear: 30 − 5 − 10 = 15; 11 × 15 = 165 m²; three times that 495.
    await partOf(corner, 'fr').getByRole('combobox').nth(1).selectOption('rear')
    expect(await figuresOf(corner, 'fr')).toEqual([165, 165, 495, 11.5])
    await corner.close()
    const l = await reportPage('l', 'fr')
    // 242 + 140 + 16 − 4π = 385.43 m², under 450; 1.2 × 900 = 1,080, under 3 × 385.
    const [area, footprint, ...ceilings] = await figuresOf(l, 'fr')
    expect(Number(area)).toBeCloseTo(385.4, 0)
    expect([footprint, ...ceilings]).toEqual([area, 1080, 11.5])
    await pictures(l, 'fr', 'l-fr-1440')
    await l.close()
  })

  test('reads of a plot across two zones what each gives on its part, and that the law does not say which prevails', async () => {
    for (const [language, viewport, size] of [
      ['fr', DESKTOP, '1440'],
      ['ar', TABLET, '1024'],
    ] as const) {
      const page = await reportPage('twoZones', language, viewport)
      // (12 − 4) × 20 + (12 − 6) × 20 = 280; 160 + 0.2 × 420 = 244; 480 + 0.4 × 420 = 648.
      expect(await figuresOf(page, language)).toEqual([280, 244, 648, 11.5])
      expect(await limitsOf(page, language, 'disputed').count()).toBe(1)
      await pictures(page, language, `two-zones-${language}-${size}`)
      await page.close()
    }
  })

  test('is told that nothing is left under a servitude, by which act, at every size and in both languages', async () => {
    for (const [language, viewport, size] of [
      ['fr', DESKTOP, '1440'],
      ['ar', TABLET, '1024'],
      ['ar', PHONE, '390'],
    ] as const) {
      const { own } = WORDS[language]
      const page = await reportPage('nothingLeft', language, viewport)
      expect(await figuresOf(page, language)).toEqual([0, 0, 0, 0])
      await partOf(page, language).getByText(own.nothingLeft).waitFor()
      expect(await limitsOf(page, language, 'removes').first().innerText()).toContain('Dahir du 12 août 1949')
      expect(await button(page, own.volume.open).count()).toBe(0)
      await pictures(page, language, `nothing-left-${language}-${size}`)
      await page.close()
    }
  })

  test('is told what is not published as not known, never as no limit', async () => {
    const silent = await reportPage('noRegulation', 'fr')
    expect(await figuresOf(silent, 'fr')).toEqual(Array(4).fill(envelopeFr.notKnown))
    await partOf(silent, 'fr').getByText(envelopeFr.noGround).waitFor()
    await pictures(silent, 'fr', 'no-regulation-fr-1440')
    await silent.close()
    const some = await reportPage('someFigures', 'ar', TABLET)
    expect(await figuresOf(some, 'ar')).toEqual([320, ...Array(3).fill(envelopeAr.notKnown)])
    expect(await limitsOf(some, 'ar', 'unknown').count()).toBeGreaterThan(4)
    await pictures(some, 'ar', 'some-figures-ar-1024', 'limits')
    await some.close()
    const noPlan = await reportPage('noPlan', 'fr', PHONE)
    expect(await figuresOf(noPlan, 'fr')).toEqual(Array(4).fill(envelopeFr.notKnown))
    await partOf(noPlan, 'fr').getByText(envelopeFr.noPlanKnown).waitFor()
    await pictures(noPlan, 'fr', 'no-plan-fr-390', 'limits')
    await noPlan.close()
  })

  test('sees in the volume a servitude that keeps half of the plot low, on a phone', async () => {
    for (const language of ['fr', 'ar'] as const) {
      const { own } = WORDS[language]
      const page = await reportPage('lowHalf', language, PHONE)
      await button(page, own.volume.open).click()
      // Up to 6 m over 16 × 20 = 320 m²; above, over the east half alone, 8 × 20 = 160 m².
      const slices = partOf(page, language).getByRole('list').last().getByRole('listitem')
      await expect.poll(() => slices.count()).toBe(2)
      const said = (await slices.allInnerTexts()).map((text) => text.replace(/[\u2066-\u2069]/g, ''))
      expect(said.map((text) => text.match(/\d+(?:,\d+)?/g)?.slice(0, 3))).toEqual([
        ['0', '6', '320'],
        ['6', '11,5', '160'],
      ])
      await button(page, own.volume.turnRight).click()
      await slices.last().scrollIntoViewIfNeeded()
      await looksRight(page, `envelope-low-half-volume-${language}-390`)
      await page.close()
    }
  })
})

describe('an examiner of the agency', { timeout: 120_000 }, () => {
  test('reads the same figures at the workbench, corrects a limit and turns the volume', async () => {
    const rectangle = await dossierOn(journey.db, AIN_CHOCK, reports.rectangle)
    const page = await pageAs(journey, EXAMINER, `/instruction/${rectangle}?part=buildable&lang=fr`)
    expect(await figuresOf(page, 'fr')).toEqual([320, 320, 960, 11.5])
    await pictures(page, 'fr', 'workbench-rectangle-fr-1440')
    await partOf(page, 'fr').getByRole('combobox').nth(1).selectOption('side')
    expect(await figuresOf(page, 'fr')).toEqual([416, 416, 1008, 11.5])
    await button(page, envelopeFr.volume.open).click()
    await page.getByRole('img', { name: 'Volume en 1 tranche' }).scrollIntoViewIfNeeded()
    await looksRight(page, 'envelope-workbench-volume-fr-1440')
    await page.close()
  })

  test('reads in Arabic, on a tablet, that nothing is left', async () => {
    const nothing = await dossierOn(journey.db, AIN_CHOCK, reports.nothingLeft)
    const page = await pageAs(journey, EXAMINER, `/instruction/${nothing}?part=buildable&lang=ar`, TABLET)
    expect(await figuresOf(page, 'ar')).toEqual([0, 0, 0, 0])
    await partOf(page, 'ar').getByText(envelopeAr.nothingLeft).waitFor()
    await pictures(page, 'ar', 'workbench-nothing-left-ar-1024')
    await page.close()
  })
})
