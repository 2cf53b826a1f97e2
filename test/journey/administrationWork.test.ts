import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../api/clock.ts'
import { enqueue } from '../../api/jobs/enqueue.ts'
import { type Jobs, startJobs } from '../../api/jobs/startJobs.ts'
import { administration as administrationAr } from '../../web/text/ar/administration.ts'
import { systemState as stateAr } from '../../web/text/ar/systemState.ts'
import { exportRequests as exportsAr, jobs as jobsAr, messages as messagesAr } from '../../web/text/ar/work.ts'
import { administration as administrationFr } from '../../web/text/fr/administration.ts'
import { doorsFr } from '../../web/text/fr/doors.ts'
import { systemState as stateFr } from '../../web/text/fr/systemState.ts'
import { exportRequests as exportsFr, jobs as jobsFr, messages as messagesFr } from '../../web/text/fr/work.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { openedBy } from '../build/journalJourney.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, field, looksRight, openAccount, title } from '../build/journeySteps.ts'
import { type TestWork, testWork } from '../build/work.ts'

const COMMUNE = '06.141.01.41'
const NOBODY = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071'

let journey: Journey
let work: TestWork
let jobs: Jobs

beforeAll(async () => {
  journey = await openJourney({ clock: systemClock })
  work = testWork({ url: journey.databaseUrl, clock: systemClock })
  jobs = await startJobs(work.work, { url: journey.databaseUrl, ownLogins: false })
  await fileDossiers(600)
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(async () => {
  await jobs.stop()
  await work.close()
  await journey.close()
})

/** More of them than one person may carry away alone. */
const fileDossiers = (howMany: number) =>
  sql`
  insert into dossier (id, title, state, commune_code, created_by, created_at)
  select gen_random_uuid(), 'Villa ' || n, 'filed', ${COMMUNE}, (select person_id from account limit 1), now()
  from generate_series(1, ${howMany}::integer) n`.execute(journey.db)

const CASES = [
  {
    lang: 'fr',
    viewport: DESKTOP,
    size: '1440',
    administration: administrationFr,
    work: { exportRequests: exportsFr, jobs: jobsFr, messages: messagesFr },
    state: stateFr,
    asker: 'instructeur.agence-casablanca',
    decider: 'administrateur.agence-casablanca',
    reason: 'Rapport annuel de l’agence',
    somebody: { email: 'nadia.berrada@example.ma', givenName: 'Nadia', familyName: 'Berrada' },
  },
  {
    lang: 'ar',
    viewport: PHONE,
    size: '390',
    administration: administrationAr,
    work: { exportRequests: exportsAr, jobs: jobsAr, messages: messagesAr },
    state: stateAr,
    asker: 'gouverneur.prefecture-casablanca',
    decider: 'operateur.rokhas',
    reason: 'التقرير السنوي للعمالة',
    somebody: { email: 'salma.kadiri@example.ma', givenName: 'Salma', familyName: 'Kadiri' },
  },
] as const
type Case = (typeof CASES)[number]

const opened = (who: string, { lang, viewport }: Case, path: string) => openedBy(journey, who, { lang, viewport, path })

const item = (page: Page, { reason }: Case) => page.getByRole('listitem').filter({ hasText: reason })

async function askExport(page: Page, one: Case): Promise<void> {
  const { exportRequests: words } = one.work
  await title(page, one.administration.exports).waitFor()
  await button(page, words.ask).click()
  await field(page, words.reason).fill('court')
  await field(page, words.from).fill('31/02/2026')
  await button(page, words.submit).click()
  await page.getByText(words.reasonMissing).waitFor()
  await page.getByText(words.dayWrong).waitFor()
  await looksRight(page, `exports-faults-${one.lang}-${one.size}`)
  await field(page, words.reason).fill(one.reason)
  await field(page, words.from).fill('')
  await button(page, words.submit).click()
  await item(page, one).getByText(words.states.to_approve).waitFor()
}

async function approve(page: Page, one: Case): Promise<void> {
  const { exportRequests: words } = one.work
  await item(page, one).getByText(words.approve, { exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.approveTitle })
  await looksRight(page, `exports-approve-${one.lang}-${one.size}`)
  await dialog.getByRole('button', { name: words.approve, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(words.decided).waitFor()
  await item(page, one).getByText(words.states.ready).waitFor()
}

describe.each(CASES)('an export above the size, in $lang at $size', (one) => {
  const { exportRequests: words } = one.work

  test('is asked by one, approved by another, and fetched by the first alone', async () => {
    const asker = await opened(one.asker, one, '/administration/exports')
    await askExport(asker, one)
    expect(await item(asker, one).getByText(words.approve, { exact: true }).count()).toBe(0)
    await looksRight(asker, `exports-${one.lang}-${one.size}`)
    const decider = await opened(one.decider, one, '/administration/exports')
    await approve(decider, one)
    expect(await item(decider, one).getByRole('link', { name: words.download }).count()).toBe(0)
    await button(asker, one.administration.refresh).click()
    const saving = asker.waitForEvent('download')
    await item(asker, one).getByRole('link', { name: words.download }).click()
    const file = await saving
    expect(file.suggestedFilename()).toBe('dossiers.csv')
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n')
    expect(lines.length).toBeGreaterThan(600)
    await looksRight(asker, `exports-ready-${one.lang}-${one.size}`)
    await asker.context().close()
    await decider.context().close()
  })
})

/** A job as its last attempt left it; the workers leave it alone. */
async function deadJob(): Promise<string> {
  const { rows } = await journey.db.transaction().execute(async (transaction) => {
    await enqueue(transaction, 'message.send', { messageId: NOBODY })
    return sql<{ id: string }>`update graphile_worker._private_jobs
      set attempts = max_attempts, last_error = 'connect ECONNREFUSED 127.0.0.1:25'
      where id = (select max(id) from graphile_worker._private_jobs) returning id::text`.execute(transaction)
  })
  return rows[0]?.id ?? ''
}

describe.each(CASES)('a job that was given up, in $lang at $size', (one) => {
  const { jobs: words } = one.work

  test('is read with its error and run again', async () => {
    const id = await deadJob()
    const page = await opened('operateur.rokhas', one, '/administration/taches?state=dead')
    await title(page, one.administration.jobs).waitFor()
    const row = page.getByRole('row').filter({ hasText: words.tasks.message_send })
    await row.getByText('connect ECONNREFUSED 127.0.0.1:25').waitFor()
    await looksRight(page, `jobs-dead-${one.lang}-${one.size}`)
    await row.getByText(words.retry, { exact: true }).click()
    await page.getByRole('status').filter({ hasText: id }).waitFor()
    await page.getByText(words.noneOfState).waitFor()
    await looksRight(page, `jobs-retried-${one.lang}-${one.size}`)
    await expect
      .poll(async () => (await sql`select 1 from watch_jobs() where id = ${id}::bigint`.execute(journey.db)).rows)
      .toEqual([])
    const told = await journey.db
      .selectFrom('journal_event')
      .where('action', '=', 'job.retry')
      .where('subject_id', '=', id)
      .selectAll()
      .execute()
    expect(told).toHaveLength(1)
    await page.context().close()
  })
})

describe.each(CASES)('messages, in $lang at $size', (one) => {
  const { messages: words } = one.work

  test('are found by what became of them, their address half hidden', async () => {
    await openAccount(journey, one.somebody)
    await journey.db
      .updateTable('message')
      .set({ state: 'bounced', last_error: '550 5.1.1 No such user', sent_at: new Date(), attempts: 1 })
      .where('address', '=', one.somebody.email)
      .execute()
    const page = await opened('support.rokhas', one, '/administration/messages')
    await title(page, one.administration.messages).waitFor()
    await button(page, new RegExp(`^${words.states.bounced}`)).click()
    const row = page.getByRole('row').filter({ hasText: `${one.somebody.email.charAt(0)}•••@example.ma` })
    await row.getByText('550 5.1.1 No such user').waitFor()
    expect(new URL(page.url()).searchParams.get('state')).toBe('bounced')
    expect(await page.locator('main').innerText()).not.toContain(one.somebody.email)
    await looksRight(page, `messages-${one.lang}-${one.size}`)
    await page.context().close()
  })
})

describe.each(CASES)('the state of the system, in $lang at $size', (one) => {
  test('says what is wrong before what is right, and what to do about it', async () => {
    await deadJob()
    const page = await opened('operateur.rokhas', one, '/administration/etat')
    await title(page, one.administration.state).waitFor()
    await page.getByRole('heading', { level: 2, name: one.state.versions }).waitFor()
    const groups = await page.locator('main').getByRole('heading', { level: 2 }).allInnerTexts()
    const { fault, attention, good, not_configured } = one.state.groups
    const named = groups.map((text) => text.replace(/\s*\d+$/, ''))
    expect(named).toEqual([fault, attention, good, not_configured, one.state.versions])
    await looksRight(page, `state-${one.lang}-${one.size}`)
    await page.getByRole('link', { name: one.state.see.jobs }).click()
    await title(page, one.administration.jobs).waitFor()
    expect(new URL(page.url()).searchParams.get('state')).toBe('dead')
    await sql`delete from graphile_worker._private_jobs where attempts = max_attempts`.execute(journey.db)
    await page.context().close()
  })
})

test('the queue is closed to support, with the words of the door', async () => {
  const [french] = CASES
  const page = await opened('support.rokhas', french, '/administration/taches')
  await page.getByText(doorsFr.ROLE).waitFor()
  expect(await page.getByRole('table').count()).toBe(0)
  await page.context().close()
})
