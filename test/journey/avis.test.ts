import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PHRASES } from '../../seeds/avis/phrases.ts'
import { avisAr } from '../../web/text/ar/avis.ts'
import { courseAr } from '../../web/text/ar/course.ts'
import { avisFr } from '../../web/text/fr/avis.ts'
import { courseFr } from '../../web/text/fr/course.ts'
import { outsideFr } from '../../web/text/fr/outside.ts'
import { demonstrationAccount } from '../build/administrationSteps.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { Dossiers } from '../build/dossiers.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, field, looksRight, personMenu, signIn } from '../build/journeySteps.ts'

const OUTSIDE = 'habous@exemple.ma'
const sentence = (code: string) => {
  const found = PHRASES.find((one) => one.code === code)
  if (!found) throw new Error(code)
  return found.sentence
}

let journey: Journey
let dossier: string

beforeAll(async () => {
  journey = await openJourney()
  const owner = await journey.db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', demonstrationAccount('citoyen').email)
    .executeTakeFirstOrThrow()
  dossier = await new Dossiers(journey.db).under(owner.person_id, { code: 'construire', track: 'pp' })
  const square = 'SRID=26191;POLYGON((290000 330000, 290040 330000, 290040 330020, 290000 330020, 290000 330000))'
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857) values (${dossier}, 26191, 'filed', '{}',
    ST_Multi(${square}::geometry), display_3857(ST_Multi(${square}::geometry)))`.execute(journey.db)
  for (const fileName of ['plan-masse.pdf', 'titre-foncier.pdf']) {
    const sha256 = createHash('sha256').update(fileName).digest('hex')
    await sql`insert into blob (sha256, bytes, media_type, stored_at, scan) values (${sha256}, 4, 'application/pdf', now(),
      'not_configured') on conflict do nothing`.execute(journey.db)
    await sql`insert into document (id, dossier_id, sha256, file_name, piece, deposited_by, deposited_at)
      values (gen_random_uuid(), ${dossier}, ${sha256}, ${fileName}, 'plan_masse', ${owner.person_id}, now())`.execute(
      journey.db,
    )
  }
})

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

/** Somebody of the demonstration, on the course of the dossier. */
async function following(who: string, lang: 'fr' | 'ar' = 'fr', viewport = DESKTOP): Promise<Page> {
  const returnTo = encodeURIComponent(`/dossiers/${dossier}?tab=course`)
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${returnTo}`, viewport)
  await signIn(page, demonstrationAccount(who))
  await personMenu(page).waitFor()
  await page.getByRole('list', { name: lang === 'ar' ? courseAr.line : courseFr.line }).waitFor()
  return page
}

describe('the avis of a commission', () => {
  test('is given by the commune with two reserves of the library, one of them put in other words, by the keyboard', async () => {
    const guichet = await following('guichet.ain-chock')
    const moved = await asked(guichet, 'POST', `/api/dossiers/${dossier}/moves`, { transition: 'dispatch', seen: 1 })
    expect(moved.status).toBe(201)
    await guichet.context().close()
    const page = await following('membre.ain-chock')
    await button(page, courseFr.give).click()
    const giving = page.getByRole('dialog')
    await giving.getByRole('radio', { name: courseFr.opinions.reserved, exact: true }).check()
    const picker = giving.getByRole('combobox', { name: avisFr.pick })
    for (const letters of ['stationn', 'clore chant']) {
      await picker.fill(letters)
      await giving.getByRole('listbox').getByRole('option').first().waitFor()
      await looksRight(page, `avis-picker-${letters.slice(0, 4)}-fr-1440`)
      await picker.press('Enter')
    }
    const texts = giving.getByLabel(avisFr.text)
    expect(await texts.count()).toBe(2)
    expect(await texts.first().inputValue()).toBe(sentence('parking_places').fr)
    await texts.nth(1).fill('Clore le chantier à 2,20 m')
    await giving.getByText(avisFr.textEdited).waitFor()
    await giving.getByRole('button', { name: avisFr.upOf.replace('{{nth}}', '2') }).click()
    expect(await texts.first().inputValue()).toBe('Clore le chantier à 2,20 m')
    await giving.getByRole('button', { name: avisFr.removeOf.replace('{{nth}}', '2') }).click()
    expect(await texts.count()).toBe(1)
    await giving.getByRole('button', { name: avisFr.undo }).click()
    expect(await texts.count()).toBe(2)
    await texts.first().fill('Clore le chantier après paiement des frais')
    await giving.getByRole('alert').filter({ hasText: 'paiement' }).waitFor()
    await looksRight(page, 'avis-fee-fr-1440')
    await texts.first().fill('Clore le chantier à 2,20 m')
    await looksRight(page, 'avis-dialog-fr-1440')
    await giving.getByRole('button', { name: courseFr.giveSubmit }).click()
    await page.getByText(courseFr.avisSaid).waitFor()
    await page.context().close()
  })

  test('is against by the urban agency, on a phone in Arabic: the synthesis says that it is a veto', async () => {
    const page = await following('instructeur.agence-casablanca', 'ar', PHONE)
    await page.getByRole('button', { name: courseAr.give, exact: true }).click()
    const giving = page.getByRole('dialog')
    await giving.getByRole('radio', { name: courseAr.opinions.unfavourable, exact: true }).check()
    await giving.getByRole('combobox', { name: avisAr.pick }).fill('العلو')
    await giving.getByRole('listbox').getByRole('option').first().click()
    await looksRight(page, 'avis-dialog-ar-390')
    await giving.getByRole('button', { name: courseAr.giveSubmit }).click()
    await page.getByText(courseAr.avisSaid).waitFor()
    const synthesis = page.getByRole('region', { name: avisAr.synthesis })
    await synthesis.getByText(avisAr.synthesisOf.unfavourable, { exact: true }).waitFor()
    await synthesis.scrollIntoViewIfNeeded()
    await looksRight(page, 'avis-synthesis-ar-390')
    await page.context().close()
  })

  test('is read as one list of reserves and a reasoned synthesis', async () => {
    const page = await following('citoyen')
    const synthesis = page.getByRole('region', { name: avisFr.synthesis })
    await synthesis.getByText(avisFr.synthesisOf.unfavourable, { exact: true }).waitFor()
    expect(await synthesis.textContent()).toContain('son avis conforme est un veto')
    expect(await synthesis.textContent()).toContain('art. 35')
    const reserves = page.getByRole('region', { name: avisFr.reserves })
    for (const words of [sentence('parking_places').fr, 'Clore le chantier à 2,20 m', sentence('height_over').fr])
      await reserves.getByText(words, { exact: true }).waitFor()
    await synthesis.scrollIntoViewIfNeeded()
    await looksRight(page, 'avis-synthesis-fr-1440')
    await reserves.scrollIntoViewIfNeeded()
    await looksRight(page, 'avis-reserves-fr-1440')
    await page.context().close()
  })
})

describe('a body without an account', () => {
  test('is asked by the guichet, who chooses exactly what it is given', async () => {
    const page = await following('guichet.ain-chock')
    await button(page, outsideFr.ask).click()
    const asking = page.getByRole('dialog')
    await field(page, outsideFr.bodyName).fill('Nadarat des Habous')
    await field(page, outsideFr.email).fill(OUTSIDE)
    await field(page, outsideFr.why).fill('Cimetière à trente mètres')
    await asking.getByRole('checkbox', { name: 'plan-masse.pdf' }).check()
    await asking.getByRole('checkbox', { name: outsideFr.withMap }).check()
    await looksRight(page, 'avis-ask-outside-fr-1440')
    await asking.getByRole('button', { name: outsideFr.send }).click()
    await page.getByText(outsideFr.sent.replace('{{email}}', OUTSIDE)).waitFor()
    await page.context().close()
  })
})
