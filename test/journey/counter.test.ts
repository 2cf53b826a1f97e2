import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../api/contract/filing.ts'
import { counterAr } from '../../web/text/ar/counter.ts'
import { counterFr } from '../../web/text/fr/counter.ts'
import { demonstrationAccount } from '../build/administrationSteps.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, field, looksRight, personMenu, signIn, title } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const CARD = 'BK482913'
const HADDA = {
  ...{ givenNameAr: 'حادة', familyNameAr: 'أوشن', givenName: 'Hadda', familyName: 'Ouchen' },
  ...{ phone: '0661223344', address: '4, derb Sidi Maârouf, Casablanca' },
} as const

async function counter(lang: 'fr' | 'ar', viewport = DESKTOP): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent('/guichet')}`, viewport)
  await signIn(page, demonstrationAccount('guichet.ain-chock'))
  await personMenu(page).waitFor()
  return page
}

/** The ground, the project and the pieces of a réfection, as the path of filing writes them. */
async function fill(page: Page, id: string): Promise<CourseAnswer> {
  const read = async () => (await asked(page, 'GET', `/api/dossiers/${id}/course`)).body as unknown as CourseAnswer
  const put = async (path: string, more: object) => {
    const { version } = await read()
    expect([path, (await asked(page, 'PUT', `/api/dossiers/${id}/${path}`, { version, ...more })).status]).toEqual([
      path,
      200,
    ])
  }
  const [first] = journey.parcel.bornes
  const geometry = { type: 'Polygon', coordinates: [[...journey.parcel.bornes, first]] }
  const checked = await asked(page, 'POST', '/api/conformity/checks', { legal: { srid: 26191, geometry } })
  await put('parcel', { reportId: checked.body.id })
  await put('procedure', { code: 'refection' })
  await put('project', {
    project: { works: 'repair', applicantOwns: true, landTitle: 'titled', titleNumber: '12345/C' },
  })
  const { rows } = await sql<{ id: string }>`select person_id as id from account
    where email = ${demonstrationAccount('guichet.ain-chock').email}`.execute(journey.db)
  const sha256 = randomUUID().replaceAll('-', '').repeat(2)
  await journey.db
    .insertInto('blob')
    .values({ sha256, bytes: 1, media_type: 'application/pdf', stored_at: new Date(), scan: 'clean' })
    .execute()
  for (const { piece, needed } of (await read()).pieces)
    if (needed)
      await journey.db
        .insertInto('document')
        .values({
          ...{ id: randomUUID(), dossier_id: id, sha256, file_name: `${piece.code}.pdf`, piece: piece.code },
          ...{ deposited_by: rows[0]?.id ?? '', deposited_at: new Date() },
        })
        .execute()
  return read()
}

describe('the clerk of a counter', { timeout: 300_000 }, () => {
  test('records somebody without an account, files for them, and they follow it with their card', async () => {
    const page = await counter('fr')
    await title(page, counterFr.title).waitFor()
    await looksRight(page, 'counter-card-fr-1440')
    await button(page, counterFr.identity.search).click()
    await page.getByText(counterFr.identity.cardMissing).waitFor()
    await field(page, counterFr.identity.card).fill(CARD.toLowerCase())
    await button(page, counterFr.identity.search).click()
    await page.getByText(counterFr.found.none).waitFor()
    await button(page, counterFr.dossier.open).click()
    await page.getByText(counterFr.person.missing).first().waitFor()
    await looksRight(page, 'counter-missing-fr-1440')
    for (const [name, value] of Object.entries(HADDA))
      await field(page, counterFr.person[name as keyof typeof HADDA]).fill(value)
    await field(page, counterFr.dossier.name).fill('Ravalement, 4 derb Sidi Maârouf')
    await looksRight(page, 'counter-person-fr-1440')
    await button(page, counterFr.dossier.open).click()
    await page.waitForURL(/\/depot/)

    const id = new URL(page.url()).pathname.split('/')[2] ?? ''
    expect((await fill(page, id)).blockers).toEqual([])
    const filed = await asked(page, 'POST', `/api/dossiers/${id}/moves`, { transition: 'file', seen: 0 })
    expect(filed.status).toBe(201)
    await page.goto(`${journey.url}/dossiers/${id}?tab=participants&lang=fr`)
    await page.getByText(/^Saisi au guichet/).waitFor()
    await page.getByText('أوشن', { exact: false }).first().waitFor()
    await looksRight(page, 'counter-filed-fr-1440')

    const visitor = await journey.visit('/?lang=fr')
    const body = { number: filed.body.number, identity: CARD }
    expect(await asked(visitor, 'POST', '/api/tracking', body)).toMatchObject({
      status: 200,
      body: { number: filed.body.number, step: 'filed' },
    })
  })

  test('finds them by their card the next time, in Arabic on a phone', async () => {
    const page = await counter('ar', PHONE)
    await field(page, counterAr.identity.card).fill(CARD)
    await button(page, counterAr.identity.search).click()
    await page.getByText(counterAr.found.heading).waitFor()
    await looksRight(page, 'counter-found-ar-390')
    await page.getByRole('radio').first().check()
    await field(page, counterAr.dossier.name).fill('إصلاح سقف')
    await button(page, counterAr.dossier.open).click()
    await page.waitForURL(/\/depot/)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await looksRight(page, 'counter-opened-ar-390')
  })
})
