import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { recountAll } from '../../api/deadlines/recounting/recountAll.ts'
import { startJobs } from '../../api/jobs/startJobs.ts'
import { administration as administrationAr } from '../../web/text/ar/administration.ts'
import { calendarAr } from '../../web/text/ar/calendar.ts'
import { versionsAr } from '../../web/text/ar/versions.ts'
import { administration as administrationFr } from '../../web/text/fr/administration.ts'
import { calendarFr } from '../../web/text/fr/calendar.ts'
import { versionsFr } from '../../web/text/fr/versions.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { openedBy } from '../build/journalJourney.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight, title } from '../build/journeySteps.ts'
import { fileDossiers } from '../build/openDossiers.ts'
import { type TestWork, testWork } from '../build/work.ts'

const OPERATOR = 'operateur.rokhas'
const SECOND = 'second-operateur.rokhas'

let journey: Journey
let work: TestWork

beforeAll(async () => {
  journey = await openJourney()
  work = testWork({ url: journey.databaseUrl })
  await secondOperator()
  const { rows } = await sql<{ id: string }>`select person_id as id from account limit 1`.execute(journey.db)
  await fileDossiers(journey.db, { owner: rows[0]?.id ?? '', count: 3_000, lastDay: '2026-11-24' })
  await sql`insert into deadline_recount (id, why, asked_at) values (gen_random_uuid(), '{}', now())`.execute(
    journey.db,
  )
  await recountAll(work.work)
  await sql`delete from deadline_change`.execute(journey.db)
  await sql`delete from deadline_recount`.execute(journey.db)
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(async () => {
  await work.close()
  await journey.close()
})

/** Publishing takes two: the country's own operator has a colleague with the same password. */
async function secondOperator(): Promise<void> {
  const { db } = journey
  await sql`insert into person (id, given_name, family_name, given_name_ar, family_name_ar, created_at)
    values ('019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6072', 'Rachid', 'Alaoui', 'رشيد', 'العلوي', now())`.execute(db)
  await sql`insert into account (person_id, email, email_confirmed_at, password_hash, demonstration)
    select '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6072', ${`${SECOND}@demonstration.rokhas.ma`}, email_confirmed_at, password_hash,
      demonstration from account where email = ${`${OPERATOR}@demonstration.rokhas.ma`}`.execute(db)
  await sql`insert into mandate (id, person_id, body_id, role, reason, valid_from, created_at)
    select gen_random_uuid(), '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6072', body_id, role, reason, valid_from, now()
    from mandate where role = 'operator' limit 1`.execute(db)
}

const CASES = [
  {
    lang: 'fr',
    viewport: DESKTOP,
    size: '1440',
    words: versionsFr,
    calendar: calendarFr,
    administration: administrationFr,
    procedure: { code: 'refection', name: 'Permis de réfection', total: 'Délai total' },
    from: '01/03/2027',
    holiday: { day: '02/12/2026', printed: '02/12/2026' },
    withdrawn: 'Fête du trône',
    outage: 'Certificat 12/2026',
  },
  {
    lang: 'ar',
    viewport: PHONE,
    size: '390',
    words: versionsAr,
    calendar: calendarAr,
    administration: administrationAr,
    procedure: { code: 'chantier', name: 'التصريح بفتح الورش', total: 'الأجل الإجمالي' },
    from: '01/04/2027',
    holiday: { day: '03/12/2026', printed: '03/12/2026' },
    withdrawn: 'عيد الاستقلال',
    outage: 'Certificat 13/2026',
  },
] as const
type Case = (typeof CASES)[number]

const opened = (who: string, { lang, viewport }: Case, path: string) => openedBy(journey, who, { lang, viewport, path })
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })

async function propose(page: Page, { words, procedure, from, lang, size }: Case): Promise<void> {
  await button(page, words.propose).click()
  await page.getByLabel(words.procedure).selectOption(procedure.code)
  await field(page, words.firstDay).fill('31/02/2027')
  await button(page, words.submitProposal).click()
  await page.getByText(words.dayFault).waitFor()
  await looksRight(page, `versions-propose-${lang}-${size}`)
  await field(page, words.firstDay).fill(from)
  await button(page, words.submitProposal).click()
  await tab(page, words.edit).waitFor()
}

/** A length where the procedure has one, a piece added and brought up, a fault seen in the raw text. */
async function write(page: Page, { words, procedure, lang, size }: Case): Promise<void> {
  const length = page.getByRole('textbox', { name: words.lengthOf.replace('{{stage}}', procedure.total), exact: true })
  if (await length.count()) await length.fill('12')
  await button(page, words.add).click()
  await field(page, words.code).fill('photos du lieu')
  await button(page, words.add).click()
  await page.getByText(words.codeFault).waitFor()
  await field(page, words.code).fill('photos_lieu')
  await page.getByRole('group', { name: words.add }).getByLabel(words.nameFr).fill('Photos du lieu')
  await page.getByRole('group', { name: words.add }).getByLabel(words.nameAr).fill('صور المكان')
  await button(page, words.add).click()
  const name = lang === 'ar' ? 'صور المكان' : 'Photos du lieu'
  await page
    .getByRole('button', { name: words.up.replace('{{what}}', lang === 'ar' ? `\u2068${name}\u2069` : name) })
    .click()
  await looksRight(page, `version-edit-${lang}-${size}`)
  await page.getByText(words.raw, { exact: true }).click()
  const raw = page.getByLabel(words.rawText)
  const text = await raw.inputValue()
  await raw.fill(text.replace('"Photos du lieu"', '""'))
  await page.getByRole('alert').getByText('nameFr').waitFor()
  await looksRight(page, `version-raw-${lang}-${size}`)
  await raw.fill(text)
  await button(page, words.rawApply).click()
  await button(page, words.save).click()
  await page.getByText(words.saved).waitFor()
}

describe.each(CASES)('a version of a procedure, in $lang at $size', (one) => {
  const { words, procedure } = one

  test('is proposed and written by one, who cannot publish it, and published by another', {
    timeout: 240_000,
  }, async () => {
    const author = await opened(OPERATOR, one, '/administration/demarches')
    await title(author, one.administration.procedures).waitFor()
    await looksRight(author, `versions-${one.lang}-${one.size}`)
    await propose(author, one)
    await write(author, one)
    await tab(author, words.check).click()
    await button(author, words.checkNow).click()
    await author.getByText(words.checkedGood).waitFor()
    await author.getByText(words.notYours).waitFor()
    expect(await button(author, words.publish).count()).toBe(0)
    await looksRight(author, `version-check-${one.lang}-${one.size}`)
    await tab(author, words.preview).click()
    await author.getByRole('rowheader').getByText('photos_lieu').waitFor()
    await looksRight(author, `version-preview-${one.lang}-${one.size}`)

    const second = await opened(SECOND, one, `${new URL(author.url()).pathname}?part=check`)
    await button(second, words.publish).click()
    const dialog = second.getByRole('dialog', { name: words.publishTitle })
    await looksRight(second, `version-publish-${one.lang}-${one.size}`)
    await dialog.getByRole('button', { name: words.publish, exact: true }).click()
    await second.getByText(words.states.published).waitFor()
    await looksRight(second, `version-published-${one.lang}-${one.size}`)
    const answer = await fetch(`${journey.url}/api/procedures/${procedure.code}?on=2027-05-01`)
    const { definition } = (await answer.json()) as { definition: { pieces: { code: string }[] } }
    expect(definition.pieces.map(({ code }) => code).at(-2)).toBe('photos_lieu')
    await author.context().close()
    await second.context().close()
  })
})

const progress = (page: Page, calendar: Case['calendar']) =>
  page.getByRole('progressbar', { name: calendar.progress, exact: true })

async function enterHoliday(page: Page, { calendar, holiday, lang, size }: Case): Promise<void> {
  await button(page, calendar.enterHoliday).click()
  await button(page, calendar.enter).click()
  await page.getByText(calendar.dayFault).waitFor()
  await field(page, calendar.day).fill(holiday.day)
  await field(page, calendar.nameFr).fill('Aïd al-Mawlid, congé')
  await field(page, calendar.nameAr).fill('عطلة عيد المولد النبوي')
  await field(page, calendar.actLabel).fill('Communiqué du ministère des Habous')
  await page
    .getByText(calendar.crossing.split(':')[0] ?? '')
    .first()
    .waitFor()
  await looksRight(page, `calendar-enter-${lang}-${size}`)
  await button(page, calendar.enter).click()
  await progress(page, calendar).first().waitFor()
  await looksRight(page, `calendar-counting-${lang}-${size}`)
}

async function withdraw(page: Page, { calendar, withdrawn, lang, size }: Case): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: withdrawn })
  await row.getByText(calendar.withdraw, { exact: true }).click()
  const dialog = page.getByRole('dialog')
  await looksRight(page, `calendar-withdraw-${lang}-${size}`)
  await dialog.getByRole('button', { name: calendar.withdraw, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await row.getByText(calendar.withdrawnBy.split(' ')[0] ?? '').waitFor()
}

async function recordOutage(page: Page, { calendar, outage, lang, size }: Case): Promise<void> {
  await button(page, calendar.enterOutage).click()
  await field(page, calendar.certificate).fill(outage)
  await field(page, calendar.fromDay).fill('20/11/2026')
  await field(page, calendar.fromTime).fill('25:00')
  await button(page, calendar.enter).click()
  await page.getByText(calendar.timeFault).waitFor()
  await field(page, calendar.fromTime).fill('09:30')
  await looksRight(page, `calendar-outage-${lang}-${size}`)
  await button(page, calendar.enter).click()
  await page.getByRole('row').filter({ hasText: outage }).getByText(calendar.endOutage).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(calendar.toDay).fill('20/11/2026')
  await dialog.getByLabel(calendar.toTime).fill('11:45')
  await dialog.getByRole('button', { name: calendar.endOutage, exact: true }).click()
  await page.getByRole('row').filter({ hasText: outage }).getByText('20/11/2026 11:45').waitFor()
}

describe.each(CASES)('the calendar, in $lang at $size', (one) => {
  const { calendar } = one

  test('takes a late holiday, and shows how far the open dossiers are counted again', async () => {
    const page = await opened(OPERATOR, one, '/administration/calendrier')
    await title(page, one.administration.calendar).waitFor()
    await looksRight(page, `calendar-${one.lang}-${one.size}`)
    await enterHoliday(page, one)
    const jobs = await startJobs(work.work, { url: journey.databaseUrl, ownLogins: false })
    await expect.poll(() => progress(page, calendar).count(), { timeout: 60_000 }).toBe(0)
    await jobs.stop()
    await page.getByRole('table').getByText(one.holiday.printed).waitFor()
    await withdraw(page, one)
    await recordOutage(page, one)
    await page.getByRole('heading', { name: calendar.recounts }).scrollIntoViewIfNeeded()
    await looksRight(page, `calendar-recounts-${one.lang}-${one.size}`)
    await page.context().close()
  })
})
