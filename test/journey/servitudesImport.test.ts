import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { runBatchControl } from '../../api/servitudes/batches/control/runControl.ts'
import { plansAr } from '../../web/text/ar/plans.ts'
import { servitudeBatchesAr } from '../../web/text/ar/servitudeBatches.ts'
import { servitudesAr } from '../../web/text/ar/servitudes.ts'
import { fr } from '../../web/text/fr/fr.ts'
import { plansFr } from '../../web/text/fr/plans.ts'
import { servitudeBatchesFr } from '../../web/text/fr/servitudeBatches.ts'
import { servitudesFr } from '../../web/text/fr/servitudes.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight, title } from '../build/journeySteps.ts'
import { Keys } from '../build/keys.ts'
import { pageOf } from '../build/pageAs.ts'
import { People } from '../build/people.ts'
import { heritageFile, shapeFile } from '../build/servitudeDesk.ts'
import { type TestWork, testWork } from '../build/work.ts'

const WORDS = {
  fr: { say: servitudeBatchesFr, desk: servitudesFr, plans: plansFr },
  ar: { say: servitudeBatchesAr, desk: servitudesAr, plans: plansAr },
} as const
type Language = keyof typeof WORDS
const TABLET = { width: 1024, height: 768 }

let journey: Journey
let work: TestWork
let examiner: Awaited<ReturnType<People['acting']>>

beforeAll(async () => {
  journey = await openJourney()
  work = testWork({ url: journey.databaseUrl })
  // An agency of the region of Casablanca and Settat: heritage around Kénitra is somebody else's ground.
  examiner = await new People(journey.db).acting('urban_agency', 'examiner', ['06'])
}, 180_000)
afterEach(() => {
  // A file whose zone is in doubt is refused, which a browser writes down.
  expect(journey.faults.splice(0).filter((fault) => !fault.includes('422'))).toEqual([])
})
afterAll(async () => {
  await work.close()
  await journey.close()
})

/** A choice whose label also begins those of others, within the part that is named. */
const choice = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })

/** The background controls what was asked for; the page sees it by itself. */
async function control(page: Page, language: Language): Promise<void> {
  await expect.poll(() => new URL(page.url()).searchParams.get('etape'), { timeout: 20_000 }).toBe('control')
  await controlNow(page)
  await page.getByText(language === 'fr' ? / emprises,/ : /عدد المساحات/).waitFor()
}

async function controlNow(page: Page): Promise<void> {
  const [, id = ''] = /import\/([0-9a-f-]{36})/.exec(page.url()) ?? []
  const before = await batch(id)
  await runBatchControl(work.work, { batchId: id, nth: before.nth })
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
}

async function batch(id: string) {
  const { rows } = await sql<{ nth: number; counts: Record<string, number> }>`
    select control_nth as nth, counts from servitude_batch where id = ${id}::uuid`.execute(journey.db)
  const [row] = rows
  if (!row) throw new Error('the page shows no batch')
  return row
}

/** Gives both files and says what they mean: all by keys. */
async function describeFiles(
  page: Page,
  language: Language,
  files: { footprints: Buffer; generators: Buffer; zip: boolean },
) {
  const { say, desk } = WORDS[language]
  const keys = new Keys(page)
  const name = (stem: string) => `${stem}.${files.zip ? 'zip' : 'geojson'}`
  await title(page, say.title).waitFor()
  await keys.give(button(page, say.choose), { name: name('AC1_ASSIETTE'), buffer: files.footprints })
  if (files.zip) {
    // Part of it would lie in the sea of the zone its .prj names: a person says which zone it is, then gives it again.
    await page.getByRole('alert').waitFor()
    await keys.choose(choice(page, say.srid), '26191')
    await keys.give(button(page, say.choose), { name: name('AC1_ASSIETTE'), buffer: files.footprints })
  }
  await page.getByRole('heading', { name: say.generators.title }).waitFor()
  await keys.give(button(page, say.generators.choose), { name: name('AC1_GENERATEUR'), buffer: files.generators })
  await page.getByRole('heading', { name: say.generators.fields }).waitFor()
  const own = page.getByRole('group', { name: say.mapping.fields })
  const theirs = page.getByRole('group', { name: say.generators.fields })
  expect(await own.getByLabel(say.mapping.link, { exact: true }).inputValue()).toBe('IdGen')
  expect(await theirs.getByLabel(say.generators.link, { exact: true }).inputValue()).toBe('IdGen')
  await keys.choose(theirs.getByLabel(desk.nameFr, { exact: true }), 'nomGen')
  await keys.choose(own.getByLabel(say.mapping.bufferM, { exact: true }), 'paramcalc')
  await keys.choose(own.getByLabel(say.mapping.effectField, { exact: true }), 'ModegeoAss')
  for (const [value, effect] of [
    ['Egal au générateur', 'forbids'],
    ['Zone tampon', 'requires_avis'],
  ] as const)
    await keys.choose(choice(page, `${desk.effect} : ${value}`), effect)
  await keys.press(button(page, say.mapping.save))
  // What nothing says is told beside its field, and the first of them has the focus.
  await page.getByText(say.mapping.required).first().waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
  const once = (label: string) => page.getByRole('textbox', { name: label, exact: true })
  await keys.type(once(desk.body), 'Ministère de la Culture')
  await keys.type(once(desk.nameAr), 'محيط حماية معلمة تاريخية')
  await keys.type(once(desk.act), 'Loi 33.22, article 23')
  await keys.type(once(desk.manager), 'Conservation du patrimoine')
  await keys.type(once(desk.source), 'AC1')
  await keys.type(once(desk.from), '01/01/2020')
}

/** A monument of 20 m, and its protection of 500 m around; one that lies far beyond the agency's ground. */
const MADE = {
  zip: false,
  footprints: Buffer.from(
    shapeFile([
      {
        box: [0, 0, 20, 20],
        fields: { IdGen: 'g1', nomAss: 'Borj_ass', ModegeoAss: 'Egal au générateur', paramcalc: null },
      },
      {
        box: [-500, -500, 520, 520],
        fields: { IdGen: 'g1', nomAss: 'Borj_ass', ModegeoAss: 'Zone tampon', paramcalc: 500 },
      },
      {
        box: [110_000, 60_000, 110_020, 60_020],
        fields: { IdGen: 'g2', nomAss: 'Loin_ass', ModegeoAss: 'Zone tampon', paramcalc: 500 },
      },
    ]),
  ),
  generators: Buffer.from(
    shapeFile([
      { box: [0, 0, 20, 20], fields: { IdGen: 'g1', nomGen: 'Borj de Bouskoura', type: 'Classé' } },
      { box: [60, 0, 80, 20], fields: { IdGen: 'g3', nomGen: 'Sans emprise', type: 'Inscrit' } },
    ]),
  ),
} as const

/** Leaves out what lies on others' ground, accepts the rest, and adopts: by keys. */
async function adopt(page: Page, language: Language): Promise<void> {
  const { say, plans } = WORDS[language]
  const keys = new Keys(page)
  const dialog = page.getByRole('dialog')
  await keys.press(button(page, new RegExp(say.control.kinds.outside_territory)).first())
  await keys.press(button(page, say.control.leaveAll))
  await keys.type(dialog.getByRole('textbox'), 'Autre agence')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await controlNow(page)
  await page.getByText(say.control.takeBack).waitFor()
  for (const kind of ['spills_over', 'footprint_missing', 'generator_missing', 'duplicate'] as const) {
    const row = button(page, say.control.kinds[kind])
    if ((await row.count()) === 0) continue
    await keys.press(row)
    await keys.press(button(page, plans.control.acceptAll))
    await keys.type(dialog.getByRole('textbox'), 'Vu avec le conservateur')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
  }
  await keys.press(button(page, say.control.go))
  await keys.type(page.getByRole('textbox', { name: say.adopt.reason }), 'Servitudes du patrimoine')
  await looksRight(page, `servitudes-import-adopt-${language}`)
  await page.keyboard.press('Enter')
  await keys.press(dialog.getByRole('button', { name: say.adopt.yes }))
  await page.getByRole('link', { name: say.adopt.see }).waitFor()
}

const inLaw = async (source: string) =>
  (
    await sql<{ n: number; generators: number; m2: number }>`select count(*) as n, count(generator) as generators,
      coalesce(sum(ST_Area(geom)), 0) as m2 from servitude where source = ${source}`.execute(journey.db)
  ).rows[0]

/** How many are law and how wide, and each reason why the others are not. */
async function saysWhatBecameLaw(page: Page, language: Language): Promise<void> {
  const { say } = WORDS[language]
  const fact = (term: string) => page.locator('dl > div').filter({ hasText: term }).locator('dd')
  expect(await fact(say.adopt.figures.servitudes).innerText()).toBe('18')
  expect(await fact(say.leftOut.title).innerText()).toBe('188')
  const why = page.getByRole('table', { name: say.leftOut.title }).getByRole('row').filter({ hasText: 'Autre agence' })
  expect(await why.locator('td').first().innerText()).toBe('188')
}

/** A servitude of the file under which a body must be heard, and a place where nothing of the file forbids building. */
async function underAnAvis() {
  const { rows } = await sql<{ id: string; nameFr: string; nameAr: string; x: number; y: number }>`
    select s.id, s.name_fr as "nameFr", s.name_ar as "nameAr", round(ST_X(p.at)::numeric) as x, round(ST_Y(p.at)::numeric) as y
    from servitude s cross join lateral (select ST_PointOnSurface(ST_Difference(s.geom, coalesce((
      select ST_Union(ST_Buffer(o.geom, 40)) from servitude o where o.srid = s.srid and o.source = s.source and o.id <> s.id),
      ST_SetSRID('POLYGON EMPTY'::geometry, s.srid)))) as at) p
    where s.source = 'AC1' and s.effect = 'requires_avis' and not ST_IsEmpty(p.at) order by s.name_fr limit 1`.execute(
    journey.db,
  )
  const [one] = rows
  return one && { ...one, x: Number(one.x), y: Number(one.y) }
}

describe('servitudes of a file', { timeout: 300_000 }, () => {
  test('that was made for this are imported by keys alone, on a tablet, in Arabic; a phone shows them', async () => {
    const page = await pageOf(journey, examiner, '/servitudes/import?lang=ar', TABLET)
    await describeFiles(page, 'ar', MADE)
    await looksRight(page, 'servitudes-import-mapping-ar-1024')
    await new Keys(page).press(button(page, servitudeBatchesAr.mapping.save))
    await control(page, 'ar')
    await page.getByText('Sans emprise').first().waitFor()
    await looksRight(page, 'servitudes-import-control-ar-1024')
    await adopt(page, 'ar')
    // A square of 20 m, and one of 1,020 m; the third lay elsewhere.
    expect(await inLaw('AC1')).toMatchObject({ n: 2, generators: 2, m2: 400 + 1_040_400 })
    const address = new URL(page.url())
    await page.close()
    const phone = await pageOf(journey, examiner, `${address.pathname}?etape=control&lang=fr`, PHONE)
    await phone.getByRole('heading', { name: servitudeBatchesFr.control.title }).waitFor()
    await looksRight(phone, 'servitudes-import-control-fr-390')
    await phone.goto(`${journey.url}/servitudes/import?lang=fr`)
    await title(phone, servitudeBatchesFr.title).waitFor()
    await looksRight(phone, 'servitudes-import-give-fr-390')
    await phone.close()
    await sql`update servitude set source = 'Essai' where source = 'AC1'`.execute(journey.db)
  })

  test('are AC1’s 206 footprints and 104 generators: described, controlled, adopted by keys alone, in French', async (context) => {
    const [footprints, generators] = [heritageFile('AC1_ASSIETTE'), heritageFile('AC1_GENERATEUR')]
    if (!footprints || !generators) return context.skip('the reference data is not on this machine')
    const page = await pageOf(journey, examiner, '/servitudes/import?lang=fr', DESKTOP)
    await describeFiles(page, 'fr', { footprints, generators, zip: true })
    await looksRight(page, 'servitudes-import-mapping-fr-1440')
    await new Keys(page).press(button(page, servitudeBatchesFr.mapping.save))
    await control(page, 'fr')
    // 206 footprints and 98,933,882.5 m², as ogrinfo reads them.
    await page.getByText(/206\D+emprises,\D+9\D?893,39\D+ha/).waitFor()
    await looksRight(page, 'servitudes-import-control-fr-1440')
    await adopt(page, 'fr')
    const law = await inLaw('AC1')
    const [, id = ''] = /import\/([0-9a-f-]{36})/.exec(page.url()) ?? []
    const { rows } = await sql<{ left: number }>`select count(*) as left from servitude_batch_shape
      where batch_id = ${id}::uuid and layer = 'footprint' and left_out`.execute(journey.db)
    expect((law?.n ?? 0) + (rows[0]?.left ?? 0)).toBe(206)
    // Those around Settat; the others lie on the ground of other agencies.
    expect(law?.n).toBe(18)
    expect(rows[0]?.left).toBe(188)
    await saysWhatBecameLaw(page, 'fr')
    await looksRight(page, 'servitudes-import-adopted-fr-1440')
    const tablet = await pageOf(journey, examiner, `/servitudes/import/${id}?lang=ar`, TABLET)
    await saysWhatBecameLaw(tablet, 'ar')
    await looksRight(tablet, 'servitudes-import-adopted-ar-1024')
    await button(tablet, new RegExp(servitudeBatchesAr.steps.control)).click()
    await looksRight(tablet, 'servitudes-import-controlled-ar-1024')
    await new Keys(page).press(page.getByRole('link', { name: servitudeBatchesFr.adopt.see }))
    await title(page, servitudesFr.title).waitFor()
    await page.getByText('AC1_TourdeSenetosa_gen').first().waitFor()
    await page.waitForTimeout(1500)
    await looksRight(page, 'servitudes-import-done-fr-1440')
    await tablet.goto(`${journey.url}/servitudes?q=AC1&lang=ar`)
    await tablet.getByText('محيط حماية معلمة تاريخية').first().waitFor()
    await looksRight(tablet, 'servitudes-import-done-ar-1024')
    await tablet.close()
    await page.close()
  })

  test('once adopted are listed, read one by one on a phone, and named by the report of a parcel under one of them', async (context) => {
    const one = await underAnAvis()
    if (!one) return context.skip('the reference data is not on this machine')
    for (const [language, name] of [
      ['fr', one.nameFr],
      ['ar', one.nameAr],
    ] as const) {
      const { desk } = WORDS[language]
      const phone = await pageOf(journey, examiner, `/servitudes?q=AC1&lang=${language}`, PHONE)
      await phone.getByText(name).first().waitFor()
      await phone.getByRole('heading', { name: desk.list }).evaluate((heading) => heading.scrollIntoView())
      // The map comes to rest and writes where it is: the list stays where it was scrolled to.
      await expect.poll(() => new URL(phone.url()).searchParams.has('view')).toBe(true)
      await phone.waitForTimeout(500)
      expect(await phone.evaluate(() => window.scrollY)).toBeGreaterThan(300)
      await looksRight(phone, `servitudes-adopted-list-${language}-390`)
      await phone.goto(`${journey.url}/servitudes?id=${one.id}&lang=${language}`)
      await title(phone, name).waitFor()
      for (const said of ['Loi 33.22, article 23', 'Ministère de la Culture', desk.effects.requires_avis])
        expect([said, await phone.getByText(said).count()]).not.toEqual([said, 0])
      await looksRight(phone, `servitudes-adopted-sheet-${language}-390`)
      await phone.close()
    }
    // 20 m × 20 m around a place under it, by its bornes, as an applicant would.
    const visitor = await journey.visit('/verifier?step=locate&way=table&lang=fr', DESKTOP)
    const square = [
      [-10, -10],
      [10, -10],
      [10, 10],
      [-10, 10],
    ] as const
    await visitor.getByLabel(fr.locate.tableZone).selectOption('26191')
    const table = square.map(([dx, dy], nth) => `B${nth + 1};${one.x + dx};${one.y + dy}`)
    await visitor.getByLabel(fr.locate.tableLabel).fill(table.join('\n'))
    await button(visitor, fr.locate.useThese).click()
    await button(visitor, fr.confirm.yes).click()
    await button(visitor, fr.project.skip).click()
    await title(visitor, fr.report.heading).waitFor()
    const said = visitor.getByRole('listitem').filter({ hasText: 'Avis à demander : Ministère de la Culture' })
    expect(await said.first().innerText()).toContain(one.nameFr)
    expect(await said.first().innerText()).toContain('Loi 33.22, article 23')
    await said.first().scrollIntoViewIfNeeded()
    await looksRight(visitor, 'servitudes-adopted-report-fr-1440')
    await visitor.close()
  })

  test('are given up before they are adopted, and nothing of them is law', async () => {
    const page = await pageOf(journey, examiner, '/servitudes/import?lang=fr', DESKTOP)
    const keys = new Keys(page)
    await title(page, servitudeBatchesFr.title).waitFor()
    const file = shapeFile([{ box: [3000, 0, 3020, 20], fields: { nomAss: 'Abandonné' } }])
    await keys.give(button(page, servitudeBatchesFr.choose), { name: 'seul.geojson', buffer: Buffer.from(file) })
    await keys.press(button(page, new RegExp(servitudeBatchesFr.steps.adopt)))
    await keys.press(button(page, servitudeBatchesFr.adopt.discard))
    await keys.press(page.getByRole('dialog').getByRole('button', { name: servitudeBatchesFr.adopt.discard }))
    await page.getByText(/^Abandonné par /).waitFor()
    await page.close()
  })
})
