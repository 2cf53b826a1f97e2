import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ar } from '../../web/text/ar/ar.ts'
import { plansAr } from '../../web/text/ar/plans.ts'
import { workbenchAr } from '../../web/text/ar/workbench.ts'
import { fr } from '../../web/text/fr/fr.ts'
import { plansFr } from '../../web/text/fr/plans.ts'
import { regulationFr } from '../../web/text/fr/regulation.ts'
import { workbenchFr } from '../../web/text/fr/workbench.ts'
import { PHONE } from '../build/browser.ts'
import { button, field, looksRight, title } from '../build/journeySteps.ts'
import { dossierOnPlot } from '../build/planDossiers.ts'
import { programsMissing } from '../build/programs.ts'
import { changedPlan, measured, RULES, realPlan, withinTheGrid } from '../build/realPlan.ts'
import { RealPlanDesk, squareMetresOf } from '../build/realPlanDesk.ts'

const PLAN = realPlan()
const missing = programsMissing('the real plan', ['ogr2ogr', 'ogrinfo'])
if (PLAN === null) process.stdout.write('the real plan: the reference data is not on this machine\n')
const isThere = PLAN !== null && missing.length === 0

const TABLET = { width: 1024, height: 768 }
const FAMILIES = { U: 'housing', AUc: 'reserve', AUs: 'reserve', N: 'green', A: 'agriculture' } as const
/** Corners of plots in an old town's zone Ua, and in the plain: Lambert metres. */
const [TOWN, PLAIN, AERODROME] = [
  [294_760, 296_535],
  [300_100, 293_650],
  [305_817, 284_991],
] as const
const idOf = (nth: number) => `00000000-0000-7000-8000-00000000000${nth}`
/** 200 m by 100 m of the plain. */
const CUT = [300_031, 293_625, 300_231, 293_725] as const

let desk: RealPlanDesk
let page: Page
beforeAll(async () => {
  if (!isThere) return
  desk = await RealPlanDesk.open()
  page = desk.page
  for (const one of [page, desk.second]) one.setDefaultTimeout(30_000)
}, 180_000)
afterEach(() => {
  if (isThere) expect(desk.journey.faults.splice(0)).toEqual([])
})
afterAll(() => desk?.close())

describe.skipIf(!isThere)('a real plan of 1,049 zones', { timeout: 120_000 }, () => {
  test('is described and controlled; a zone taken out on the map leaves a gap of its size, and is put back', async () => {
    await desk.give('ZONE_URBA.zip', PLAN ?? Buffer.alloc(0), TOWN)
    await field(page, plansFr.mapping.code).fill('PLUI')
    await field(page, plansFr.mapping.nameFr).fill('Plan d’aménagement intercommunal')
    await field(page, plansFr.mapping.nameAr).fill('تصميم التهيئة المشترك بين الجماعات')
    await field(page, plansFr.mapping.label).fill('2020')
    await field(page, plansFr.mapping.source).fill('Agence urbaine')
    for (const [value, family] of Object.entries(FAMILIES))
      await page.getByLabel(`${plansFr.mapping.family} : ${value}`, { exact: true }).selectOption(family)
    await looksRight(page, 'plans-real-mapping-fr-1440')
    await button(page, plansFr.mapping.save).click()
    await desk.controlled()
    // 1,049 zones and 467,599,129 m², as ogrinfo reads them; 32 codes.
    await page.getByText(/^1\D049 zones, 46\D759,91 ha/).waitFor()
    await page
      .getByRole('row', { name: new RegExp(`${plansFr.control.kinds.code_without_regulation}.* 32 32`) })
      .waitFor()
    await looksRight(page, 'plans-real-control-fr-1440')
    await takeOut('Ae3')
  })

  test('is published by another with its act, and its codes wait for their règlement in a file', async () => {
    await desk.accept(['code_without_regulation'])
    await desk.publish('Décret n° 2-26-412', '20/11/2026')
    await desk.settle()
    await desk.second.getByText(/^2020 · faite le/).waitFor()
    await looksRight(desk.second, 'plans-real-published-fr-1440')
    const { plan, ids } = await desk.versions()
    const path = `/api/plans/versions/${ids[0]}/regulation/file.csv`
    const csv = await page.evaluate(async (url) => (await fetch(url)).text(), path)
    expect(csv.split('\r\n')).toHaveLength(1 + 32 + 1)
    await desk.second.getByRole('link', { name: plansFr.publish.regulate }).click()
    await desk.second
      .locator('input[type=file]')
      .setInputFiles({ name: 'reglement.csv', mimeType: 'text/csv', buffer: Buffer.from(RULES) })
    await button(desk.second, /^Importer \d+ cases…/).click()
    await desk.second
      .getByLabel(new RegExp(`^${regulationFr.reason}`))
      .first()
      .fill('Règlement du plan')
    await button(desk.second, regulationFr.saveYes).click()
    await desk.second.getByText('Révision 1', { exact: true }).first().waitFor()
    await desk.settle()
    await desk.go(`/plans/${plan}?lang=fr`)
    await page.getByText('Décret n° 2-26-412').first().waitFor()
    await looksRight(page, 'plans-real-plan-fr-1440')
    await desk.go(`/plans/${plan}?lang=ar`, TABLET)
    await page.getByText('Décret n° 2-26-412').first().waitFor()
    await looksRight(page, 'plans-real-plan-ar-1024')
  })

  test('is the law of a plot in it: twelve metres are too high by the article of its zone', async () => {
    const [x, y] = TOWN
    const corners = [
      [x, y],
      [x + 20, y],
      [x + 20, y + 12],
      [x, y + 12],
    ].map((one, nth) => `B${nth + 1}\t${one.join('\t')}`)
    await desk.go('/verifier?step=locate&way=table&lang=fr')
    await page.getByLabel(fr.locate.tableZone).selectOption('26191')
    await page.getByLabel(fr.locate.tableLabel).fill(corners.join('\n'))
    await button(page, fr.locate.useThese).click()
    await button(page, fr.confirm.yes).click()
    await page.getByLabel(fr.project.heightM).fill('12')
    await button(page, fr.project.submit).click()
    await title(page, fr.report.heading).waitFor()
    await page.getByText(/La zone Ua(, .*,)? couvre 100\s% de la parcelle \(240\sm²\)/).waitFor()
    const height = page.getByRole('listitem').filter({ hasText: 'art. UA 10' })
    await height.getByText(/12\sm/).first().waitFor()
    await height.scrollIntoViewIfNeeded()
    await looksRight(page, 'plans-real-report-fr-1440')
    const report = new URL(page.url()).searchParams.get('report') ?? new URL(page.url()).pathname.split('/').pop()
    await desk.go(`/rapports/${report}?lang=ar`, TABLET)
    await title(page, ar.report.heading).waitFor()
    await looksRight(page, 'plans-real-report-ar-1024')
    await page.getByRole('listitem').filter({ hasText: 'art. UA 10' }).scrollIntoViewIfNeeded()
    await looksRight(page, 'plans-real-report-height-ar-1024')
  })

  test('comes again changed: what changes is told by area, and the dossiers it touches are checked again', async () => {
    const { db } = desk.journey
    for (const [nth, at] of [TOWN, PLAIN, AERODROME].entries())
      await dossierOnPlot(db, { id: idOf(nth), at, number: `2026-0090${nth}`, heightM: 12 })
    const changed = changedPlan({
      recoded: { at: TOWN, to: { code: 'Ub', label: 'Secteur urbain des tissus anciens', type: 'U' } },
      cut: { box: CUT, to: { code: '1AUh', label: 'Zone à urbaniser', type: 'AUc' } },
    })
    await desk.give('plui-2026.geojson', changed, TOWN)
    await page.getByText(plansFr.mapping.kept).waitFor()
    await field(page, plansFr.mapping.code).fill('PLUI')
    await field(page, plansFr.mapping.label).fill('2026')
    await field(page, plansFr.mapping.source).fill('Agence urbaine')
    await expect
      .poll(() => page.getByLabel(plansFr.mapping.regulation).locator('option:checked').textContent())
      .toBe('2020')
    await button(page, plansFr.mapping.save).click()
    await desk.controlled()
    await page.getByText(/^1\D050 zones, 46\D759,91 ha/).waitFor()
    await desk.go(`${new URL(page.url()).pathname}?etape=control&lang=ar`, TABLET)
    await page.getByRole('listitem').filter({ hasText: plansAr.control.show }).first().waitFor()
    await looksRight(page, 'plans-real-control-ar-1024')
    await desk.go(`${new URL(page.url()).pathname}?etape=control&lang=fr`)
    await desk.accept(['code_without_regulation'])
    await desk.publish('Décret n° 2-26-977', '23/11/2026')
    await desk.second.getByText(`2026 · ${plansFr.rechecks.due}`).waitFor()
    await desk.settleAround(idOf(2), async () => {
      await desk.second.getByText('2026 · en cours : 2 sur 3').waitFor()
      await looksRight(desk.second, 'plans-real-rechecking-fr-1440')
    })
    await desk.second.getByText(/^2026 · faite le/).waitFor()
    await desk.second.getByText('Dossiers touchés : 3, dont les constats ont changé : 2').waitFor()
    await compared()
    await rechecked()
  })
})

/** One small zone in the midst of the fields. */
async function takeOut(code: string): Promise<void> {
  const zone = `LIBELLE = '${code}'`
  await button(page, plansFr.control.kinds.code_without_regulation).click()
  const finding = page.getByRole('listitem').filter({ hasText: code })
  await finding.getByRole('button', { name: plansFr.control.fix }).click()
  const panel = page.getByRole('region', { name: plansFr.edit.title })
  await panel.getByRole('link', { name: plansFr.edit.linkRegulation }).waitFor()
  expect(await panel.getByLabel(plansFr.edit.what).inputValue()).toBe('recode')
  await button(page, plansFr.edit.close).click()
  await finding.getByRole('button', { name: plansFr.control.show }).click()
  await page.waitForTimeout(800)
  const map = await page.getByRole('main').locator('canvas').first().boundingBox()
  if (!map) throw new Error('the map has no size')
  await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2)
  await panel.getByText(code, { exact: true }).waitFor()
  await panel.getByLabel(plansFr.edit.what).selectOption('left_out')
  await panel.getByLabel(plansFr.control.reason).fill('Absente du plan imprimé')
  await looksRight(page, 'plans-real-edit-fr-1440')
  await button(page, plansFr.edit.apply).click()
  await desk.controlledAgain()
  await button(page, plansFr.control.kinds.gap).click()
  const gap = page.getByRole('listitem').filter({ hasText: plansFr.control.kinds.gap }).first()
  expect(Math.abs((await squareMetresOf(gap)) - measured('ST_Area(geometry)', zone))).toBeLessThan(withinTheGrid(zone))
  await gap.getByRole('button', { name: plansFr.control.show }).click()
  await looksRight(page, 'plans-real-gap-fr-1440')
  await button(page, plansFr.edit.undo).click()
  await desk.controlledAgain()
  await page.getByText(/^1\D049 zones, 46\D759,91 ha/).waitFor()
  expect(await button(page, plansFr.control.kinds.gap).count()).toBe(0)
  await looksRight(page, 'plans-real-undone-fr-1440')
}

async function compared(): Promise<void> {
  const {
    plan,
    ids: [former, latter],
  } = await desk.versions()
  const row = (from: string, to: string) => page.getByRole('row', { name: new RegExp(`^${from} ${to} `) })
  await desk.go(`/plans/${plan}/comparer?lang=fr&de=${former}&a=${latter}`)
  await page.getByRole('heading', { name: plansFr.compare.areas }).waitFor()
  await row('A', '1AUh')
    .getByText(/20\s000\sm²/)
    .waitFor()
  const town = `ST_Contains(geometry, ST_GeomFromText('POINT(${TOWN.join(' ')})', 26191))`
  const recoded = await squareMetresOf(row('Ua', 'Ub'))
  expect(Math.abs(recoded - measured('ST_Area(geometry)', town))).toBeLessThan(withinTheGrid(town))
  expect(await page.getByRole('table', { name: plansFr.compare.areas }).getByRole('row').count()).toBe(1 + 2)
  await looksRight(page, 'plans-real-compare-fr-1440')
  await desk.go(`/plans/${plan}/comparer?lang=ar&de=${former}&a=${latter}`, TABLET)
  await page.getByRole('heading', { name: plansAr.compare.areas }).waitFor()
  await looksRight(page, 'plans-real-compare-ar-1024')
  await desk.go(`/plans/${plan}/comparer?lang=fr&de=${former}&a=${latter}`, PHONE)
  await page.getByRole('heading', { name: plansFr.compare.areas }).waitFor()
  await looksRight(page, 'plans-real-compare-fr-390')
}

async function rechecked(): Promise<void> {
  const link = desk.second.getByRole('link', { name: plansFr.rechecks.see }).first()
  await link.click()
  await desk.second.getByText(workbenchFr.touched).waitFor()
  const touched = (nth: number) => desk.second.getByRole('link', { name: `2026-0090${nth} Villa`, exact: true })
  const said = async (nth: number) => {
    const item = desk.second.getByRole('listitem').filter({ has: touched(nth) })
    return (await item.last().innerText()).replaceAll(/\s+/g, ' ')
  }
  expect(await said(0)).toMatch(/Avant Non conforme Après Non vérifié gagnés : \d+, perdus : \d+/)
  expect(await said(1)).toMatch(/Avant Non vérifié Après Non conforme gagnés : \d+, perdus : \d+/)
  expect(await touched(2).count()).toBe(0)
  await looksRight(desk.second, 'plans-real-rechecked-fr-1440')
  const path = new URL(desk.second.url())
  await desk.go(`${path.pathname}${path.search.replace('lang=fr', 'lang=ar')}`, TABLET)
  await page.getByText(workbenchAr.touched).waitFor()
  await page.getByText(workbenchAr.touched).scrollIntoViewIfNeeded()
  await looksRight(page, 'plans-real-rechecked-ar-1024')
  await touched(1).click()
  await button(desk.second, workbenchFr.compare).click()
  await desk.second.getByText('art. AU 5').first().waitFor()
  await looksRight(desk.second, 'plans-real-difference-fr-1440')
  await desk.go(`/instruction/${idOf(0)}?part=versions&lang=ar`, TABLET)
  await button(page, workbenchAr.compare).click()
  await page.getByText('art. UA 10').first().waitFor()
  await looksRight(page, 'plans-real-difference-ar-1024')
}
