import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { forecastAr } from '../../web/text/ar/forecast.ts'
import { preCheckAr } from '../../web/text/ar/preCheck.ts'
import { proceduresAr } from '../../web/text/ar/procedures.ts'
import { preCheckFr } from '../../web/text/fr/preCheck.ts'
import { proceduresFr } from '../../web/text/fr/procedures.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, expectedFaults, looksRight, title } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})

afterAll(async () => {
  await journey.close()
})

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})

const SIZES = { wide: DESKTOP, phone: PHONE }
const LANGUAGES = { fr: { list: proceduresFr, choose: preCheckFr }, ar: { list: proceduresAr, choose: preCheckAr } }
const VIEWS = (['fr', 'ar'] as const).flatMap((lang) =>
  (['wide', 'phone'] as const).map((size) => [`${lang}-${size}`, lang, size] as const),
)

const visit = (path: string, size: keyof typeof SIZES = 'wide') => journey.visit(path, SIZES[size])
const content = (page: Page) => page.locator('#content')
const said = async (page: Page) => ((await content(page).textContent()) ?? '').replace(/[\u2068\u2069]/g, '')
/** An answer by its name, which what explains it may follow. */
const answer = (page: Page, name: string) =>
  content(page)
    .locator('li a', { has: page.locator('b', { hasText: new RegExp(`^${name}$`) }) })
    .click()
const offered = (page: Page) => page.getByRole('option').first()

describe('the catalogue', () => {
  test.each(VIEWS)('shows every procedure, and one whole: %s', async (name, lang, size) => {
    const words = LANGUAGES[lang].list
    const page = await visit(`/demarches?lang=${lang}`, size)
    await title(page, words.title).waitFor()
    await page.getByRole('row').nth(36).waitFor()
    await looksRight(page, `procedures-${name}`)
    await page.goto(`${journey.url}/demarches/construire?lang=${lang}`)
    await page.getByRole('heading', { name: words.sheet.validity }).waitFor()
    await looksRight(page, `procedure-${name}`)
    await page.context().close()
  })

  test('is searched in both languages, and the address keeps the search', async () => {
    const page = await visit('/demarches?lang=fr')
    const search = page.getByRole('searchbox')
    await search.fill('REFECTION')
    await page.getByText('Une démarche répond à « REFECTION »').waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
    await search.fill('الاصلاح')
    await page.getByRole('link', { name: 'Permis de réfection' }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: 'Permis de réfection' }).click()
    await title(page, 'Permis de réfection').waitFor()
    expect(await said(page)).toContain('10 jours ouvrables')
    await page.context().close()
  })

  test('says « à confirmer » where nothing was read, and the silence of the listed acts alone', async () => {
    const page = await visit('/demarches/tranchee?lang=fr')
    await title(page, 'Ouverture de tranchées').waitFor()
    expect(await said(page)).toContain('Délai à confirmer')
    expect(await said(page)).toContain('Le silence ne vaut pas accord')
    await page.goto(`${journey.url}/demarches/refection?lang=fr`)
    await title(page, 'Permis de réfection').waitFor()
    expect(await said(page)).toContain('Réputé accordé – attestation à demander au gouverneur')
    await page.context().close()
  })

  test('shows the law as it was on another day, and says when there was none', async () => {
    const page = await visit('/demarches/construire?lang=fr')
    await page.getByText('30 jours').first().waitFor()
    await page.getByLabel(proceduresFr.onDay).fill('12/07/2023')
    await button(page, proceduresFr.show).click()
    await page.getByText('Démarche telle qu’elle était en vigueur le 12/07/2023.').waitFor()
    expect(await said(page)).toContain('25 jours')
    expect(page.url()).toContain('on=2023-07-12')
    await page.goto(`${journey.url}/demarches?on=2019-01-01&lang=fr`)
    await page.getByRole('heading', { name: 'Aucune démarche n’était en vigueur le 01/01/2019.' }).waitFor()
    await page.goto(`${journey.url}/demarches/construire?on=2019-01-01&lang=fr`)
    await title(page, 'Cette démarche n’existait pas le 01/01/2019').waitFor()
    await page.context().close()
    expect(expectedFaults(journey.faults, (fault) => fault.includes('404'))).toBe(1)
  })
})

describe('« do I need a permit, and which one? »', () => {
  test('a citizen on a phone, in Arabic, finds the permit of réfection in two presses', async () => {
    const page = await visit('/demarches/choisir?lang=ar', 'phone')
    await title(page, preCheckAr.questions.want).waitFor()
    await looksRight(page, 'choose-want-ar-phone')
    await answer(page, preCheckAr.choices.want.repair)
    await title(page, preCheckAr.questions.repair).waitFor()
    await looksRight(page, 'choose-repair-ar-phone')
    await answer(page, preCheckAr.choices.repair.unchanged)
    await title(page, 'رخصة الإصلاح').waitFor()
    await page.getByRole('heading', { name: preCheckAr.outcome.legal }).waitFor()
    const words = await said(page)
    expect(words).toContain('10 أيام عمل')
    expect(words).toContain(forecastAr.choose)
    expect(words).toContain(proceduresAr.silence.granted)
    expect(words).toContain('وصف الأشغال')
    await looksRight(page, 'choose-refection-ar-phone')
    await page.context().close()
  })

  test('an architect finds that R+4 housing is a grand projet, by which test, figure and limit', async () => {
    const page = await visit('/demarches/choisir?lang=fr')
    await answer(page, preCheckFr.choices.want.build)
    await title(page, preCheckFr.questions.place).waitFor()
    await page.getByRole('combobox').fill('anfa')
    await offered(page).click()
    await looksRight(page, 'choose-place-fr-wide')
    await button(page, preCheckFr.next).click()
    await title(page, preCheckFr.questions.publicOwner).waitFor()
    await answer(page, 'Non')
    await page.getByLabel(preCheckFr.uses.housing).check()
    await looksRight(page, 'choose-uses-fr-wide')
    await button(page, preCheckFr.next).click()
    await page.getByLabel('Hauteur (m)').fill('17,5')
    await looksRight(page, 'choose-height-fr-wide')
    await button(page, preCheckFr.next).click()
    await title(page, 'Permis de construire').waitFor()
    await page.getByRole('heading', { name: preCheckFr.outcome.gp }).waitFor()
    const words = (await said(page)).replace(/[\u00a0\u202f]/g, ' ')
    expect(words).toContain('Hauteur : 17,50 m, au-dessus de la limite de 15,50 m')
    expect(words).toContain('30 jours')
    expect(words).toContain('arrêté conjoint 1839.23')
    expect(words).not.toContain('15 jours')
    expect(words).toContain('Durée prévisible, Anfa')
    await looksRight(page, 'choose-grand-projet-fr-wide')
    await page.context().close()
  })

  test('an answer is restored from its address, gone back on, and changed', async () => {
    const house = 'want=build&place=unknown&around=lotissement&publicOwner=no&uses=housing&heightM=11.5&dwellings=2'
    const page = await visit(`/demarches/choisir?${house}&lang=fr`, 'phone')
    await page.getByRole('heading', { name: preCheckFr.outcome.pp }).waitFor()
    await looksRight(page, 'choose-petit-projet-fr-phone')
    await page.getByRole('link', { name: `Modifier : ${preCheckFr.questions.dwellings}` }).click()
    const dwellings = page.getByLabel(preCheckFr.facts.dwellings)
    expect(await dwellings.inputValue()).toBe('2')
    await dwellings.fill('21')
    await dwellings.press('Enter')
    await page.getByRole('heading', { name: preCheckFr.outcome.gp }).waitFor()
    expect(await said(page)).toContain('Logements : 21, au-dessus de la limite de 20')
    await page.goBack()
    await page.goBack()
    await page.getByRole('heading', { name: preCheckFr.outcome.pp }).waitFor()
    await page.context().close()
  })

  test.each([
    ['fr', 'café', 'Café, salon de thé', 'Activité réglementée courante'],
    ['ar', 'المقاهي', 'مقهى، مقاهي، صالون الشاي', 'نشاط مقنن اعتيادي'],
  ] as const)('somebody opening a café finds the activity and its procedure: %s', async (lang, typed, name, found) => {
    const words = LANGUAGES[lang].choose
    const page = await visit(`/demarches/choisir?want=trade&lang=${lang}`, 'phone')
    await title(page, words.questions.activity).waitFor()
    await page.getByRole('combobox').fill(typed)
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).waitFor()
    await looksRight(page, `choose-activity-${lang}-phone`)
    await page.getByRole('combobox').press('Enter')
    await page.getByText('Débits de boissons').last().waitFor()
    await button(page, words.next).click()
    await title(page, words.questions.alcohol).waitFor()
    await answer(page, words.choices.alcohol.no)
    await title(page, words.questions.classed).waitFor()
    await answer(page, words.choices.classed.none)
    await title(page, found).waitFor()
    await page.getByText(LANGUAGES[lang].list.toConfirmDelay).waitFor()
    await looksRight(page, `choose-cafe-${lang}-phone`)
    await page.context().close()
  })

  test('what the texts do not decide is said, never sent back to the commune', async () => {
    const page = await visit('/demarches/choisir?want=repair&repair=unknown&lang=fr')
    await title(page, preCheckFr.outcome.undecidedTitle).waitFor()
    await page.getByRole('heading', { name: 'Permis de construire' }).waitFor()
    const words = await said(page)
    expect(words).toContain(preCheckFr.reasons.repair_unknown)
    expect(words).not.toMatch(/demandez à (la|votre) commune/i)
    await looksRight(page, 'choose-undecided-fr-wide')
    await page.goto(`${journey.url}/demarches/choisir?want=build&place=unknown&around=none&lang=ar`)
    await title(page, preCheckAr.outcome.nothingTitle).waitFor()
    expect(await said(page)).toContain(proceduresAr.toConfirm)
    await looksRight(page, 'choose-nothing-ar-wide')
    await page.context().close()
  })

  test('is walked with the keyboard alone', async () => {
    const page = await visit('/demarches/choisir?want=site&lang=fr')
    await title(page, preCheckFr.questions.site).waitFor()
    await page.getByRole('link', { name: preCheckFr.choices.site.open }).focus()
    await page.keyboard.press('Enter')
    const answered = title(page, 'Déclaration d’ouverture de chantier')
    await answered.waitFor()
    await expect.poll(() => answered.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.context().close()
  })
})
