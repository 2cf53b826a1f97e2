import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import { journalProof } from '../../api/contract/journal.ts'
import { verifyJournalProof } from '../../api/contract/journalProof.ts'
import { closeDays } from '../../api/journal/closeDays.ts'
import { sealWaiting } from '../../api/journal/seal.ts'
import { administration as administrationAr } from '../../web/text/ar/administration.ts'
import { journal as journalAr, journalAdministration as listAr } from '../../web/text/ar/journal.ts'
import { administration as administrationFr } from '../../web/text/fr/administration.ts'
import { journal as journalFr, journalAdministration as listFr } from '../../web/text/fr/journal.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { clockAt, recorded, sealedBatch } from '../build/journal.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, expectedFaults, field, looksRight, personMenu, signIn, title } from '../build/journeySteps.ts'
import { testClock } from '../build/server.ts'

let journey: Journey
/** What a citizen did on a day that is over, and what an official read of theirs. */
let own: string
let others: readonly string[]

/** Only the machine's owner can: triggers look away. */
const asSuperuser = (statement: string) =>
  journey.db.transaction().execute(async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction)
    await sql.raw(statement).execute(transaction)
  })

async function personOf(email: string): Promise<string> {
  const { person_id } = await journey.db
    .selectFrom('account')
    .where('email', '=', `${email}@demonstration.rokhas.ma`)
    .select('person_id')
    .executeTakeFirstOrThrow()
  return person_id
}

beforeAll(async () => {
  journey = await openJourney()
  await asSuperuser('truncate journal_event, journal_unsealed, journal_batch, journal_leaf, journal_day')
  const citizen = await personOf('citoyen')
  const actor = { personId: citizen, sessionId: null, state: 'active', secondFactor: false, mandates: [] } as const
  await sealedBatch(journey.db, '2026-11-22T15:00:00Z', 2)
  own = await recorded(journey.db, '2026-11-23T10:00:00Z', { actor, action: 'dossier.open', detail: { rank: 1 } })
  await sealWaiting({ db: journey.db, clock: clockAt('2026-11-23T10:00:00Z') })
  others = await sealedBatch(journey.db, '2026-11-23T11:00:00Z', 5)
  await closeDays({ db: journey.db, clock: testClock })
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const CASES = [
  {
    lang: 'fr',
    viewport: DESKTOP,
    size: '1440',
    words: { journal: journalFr, journalAdministration: listFr },
    administration: administrationFr,
  },
  {
    lang: 'ar',
    viewport: PHONE,
    size: '390',
    words: { journal: journalAr, journalAdministration: listAr },
    administration: administrationAr,
  },
] as const
type Case = (typeof CASES)[number]

async function opened(who: string, { lang, viewport }: Case, path: string): Promise<Page> {
  const back = encodeURIComponent(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${back}`, viewport)
  await signIn(page, { email: `${who}@demonstration.rokhas.ma`, password: DEMONSTRATION_PASSWORD })
  await personMenu(page).waitFor()
  return page
}

/** The proof as its owner keeps it: a file. */
async function savedProof(page: Page, { words }: Case): Promise<string> {
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: words.journal.save }).click()
  const file = await saving
  expect(file.suggestedFilename()).toBe(`preuve-${own}.json`)
  return readFileSync(await file.path(), 'utf8')
}

const openFile = (page: Page, text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'preuve.json', mimeType: 'application/json', buffer: Buffer.from(text) })

describe.each(CASES)('the proof of an event, in $lang at $size', (one) => {
  const { journal } = one.words

  test('is kept by the person it concerns, and holds for anybody whose browser verifies it', async () => {
    const owner = await opened('citoyen', one, `/journal?event=${own}`)
    await owner.getByText(journal.holds, { exact: true }).waitFor()
    const text = await savedProof(owner, one)
    expect(await verifyJournalProof(journalProof.parse(JSON.parse(text)))).toEqual({ holds: true, reaches: 'day' })
    await looksRight(owner, `journal-own-proof-${one.lang}-${one.size}`)
    const anybody = await journey.visit(`/journal?lang=${one.lang}`, one.viewport)
    await title(anybody, journal.title).waitFor()
    await looksRight(anybody, `journal-public-${one.lang}-${one.size}`)
    await openFile(anybody, text)
    await anybody.getByText(journal.holds, { exact: true }).waitFor()
    await anybody.getByText(journal.stepNames.published).waitFor()
    await looksRight(anybody, `journal-verified-${one.lang}-${one.size}`)
    await owner.context().close()
    await anybody.context().close()
  })

  test('is refused when a letter of it was changed, when it is of another event, or when its root was never published', async () => {
    const owner = await opened('citoyen', one, `/journal?event=${own}`)
    const text = await savedProof(owner, one)
    const proof = journalProof.parse(JSON.parse(text))
    const page = await journey.visit(`/journal?lang=${one.lang}`, one.viewport)
    const paste = async (given: string) => {
      await field(page, journal.paste).fill(given)
      await button(page, journal.check).click()
    }
    await paste(JSON.stringify({ ...proof, text: proof.text.replace('dossier.open', 'dossier.view') }))
    await page.getByText(journal.broken, { exact: true }).waitFor()
    await page.getByText(journal.outcomes.broken, { exact: true }).waitFor()
    await looksRight(page, `journal-tampered-${one.lang}-${one.size}`)
    await paste(JSON.stringify({ ...proof, id: others[0] }))
    await page.getByText(journal.brokenAt.split('{{step}}')[0] ?? '').waitFor()
    await paste('{"format": 1')
    await page.getByText(journal.notJson).waitFor()
    await owner.context().close()
    await page.context().close()
  })

  test('is not called good while the browser is cut off, and is once it is not', async () => {
    const owner = await opened('citoyen', one, `/journal?event=${own}`)
    const text = await savedProof(owner, one)
    const page = await journey.visit(`/journal?lang=${one.lang}`, one.viewport)
    await title(page, journal.title).waitFor()
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await openFile(page, text)
    await page.getByText(journal.incomplete, { exact: true }).waitFor()
    await page.getByText(journal.notCompared).waitFor()
    await looksRight(page, `journal-offline-${one.lang}-${one.size}`)
    await page.context().setOffline(false)
    await button(page, journal.tryAgain).click()
    await page.getByText(journal.holds, { exact: true }).waitFor()
    expect(expectedFaults(journey.faults, (fault) => fault.includes('ERR_INTERNET_DISCONNECTED'))).toBeGreaterThan(0)
    await owner.context().close()
    await page.context().close()
  })

  test('that agrees with itself alone is refused: its root is not the one that was published', async () => {
    const forged = await forgedProof()
    expect(await verifyJournalProof(journalProof.parse(JSON.parse(forged)))).toEqual({ holds: true, reaches: 'day' })
    const page = await journey.visit(`/journal?lang=${one.lang}`, one.viewport)
    await openFile(page, forged)
    await page.getByText(journal.broken, { exact: true }).waitFor()
    await page.getByText(journal.stepNames.published).waitFor()
    await looksRight(page, `journal-forged-${one.lang}-${one.size}`)
    await page.context().close()
  })
})

/** A whole chain of somebody else's making, for a day that was published with another root. */
async function forgedProof(): Promise<string> {
  const { batchHash, batchLeaves, dayStatement, leafHash, merkleRoot } = await import('../../api/journal/merkle.ts')
  const hex = (hash: Buffer) => hash.toString('hex')
  const day = '2026-11-23'
  const text = JSON.stringify({ format: 1, id: own, at: `${day}T10:00:00.000000Z`, action: 'dossier.forged' })
  const leaf = leafHash(text)
  const header = { number: 2, count: 1, sealedAt: `${day}T10:00:01.000000Z`, day }
  const previous = Buffer.alloc(32, 7)
  const hash = batchHash({ ...header, previous, root: leaf })
  const root = merkleRoot(batchLeaves([hash]))
  const batch = { ...header, previous: hex(previous), root: hex(leaf), hash: hex(hash), position: 0, path: [] }
  const published = {
    statement: dayStatement(day, 1, root),
    closedAt: `${day}T23:00:00Z`,
    timestamp: null,
    token: null,
  }
  return JSON.stringify({
    ...{ id: own, text, leaf: hex(leaf), batch },
    day: { day, batches: 1, root: hex(root), ...published, position: 0, path: [] },
  })
}

describe.each(CASES)('the journal, in $lang at $size', (one) => {
  const { journalAdministration: words, journal } = one.words

  test('is read by an operator: filtered in the address, an event whole, its proof verified', async () => {
    const page = await opened('operateur.rokhas', one, '/administration/journal')
    await title(page, one.administration.journal).waitFor()
    await looksRight(page, `journal-administration-${one.lang}-${one.size}`)
    await page.getByText(words.byNumber).click()
    await field(page, words.dossier).fill('pas un numéro')
    await button(page, words.filter).click()
    await page.getByText(words.wrongId).waitFor()
    await field(page, words.dossier).fill('')
    await page.getByRole('combobox', { name: words.action }).fill('dossier.open')
    await field(page, words.to).fill('23/11/2026')
    await button(page, words.filter).click()
    await page.waitForURL(/to=2026-11-23/)
    await page.getByText(words.clear).waitFor()
    await button(page, new RegExp(own)).click()
    await page.getByText(journal.holds, { exact: true }).waitFor()
    await looksRight(page, `journal-event-${one.lang}-${one.size}`)
    await page.reload()
    await page.getByText(journal.holds, { exact: true }).waitFor()
    await page.getByRole('link', { name: words.onlyPerson }).click()
    await page.waitForURL(/person=/)
    await page.getByText(words.clear).waitFor()
    await expect.poll(() => page.getByRole('table').innerText()).not.toContain(words.house)
    await page.context().close()
  })

  test('goes back page by page, each at an address of its own', async () => {
    for (let rank = 0; rank < 55; rank += 1) await recorded(journey.db, '2026-11-24T08:00:00Z', { action: 'page.turn' })
    const page = await opened('superviseur.ministere', one, '/administration/journal?action=page.turn')
    const link = page.getByRole('link', { name: words.older })
    await link.click()
    await page.waitForURL(/after=/)
    await page.getByText(words.newest).waitFor()
    await page.goBack()
    await link.waitFor()
    await asSuperuser(`delete from journal_event where action = 'page.turn'`)
    await asSuperuser('delete from journal_unsealed where event_id not in (select id from journal_event)')
    await page.context().close()
  })
})

describe.each(CASES)('an interval verified by an operator, in $lang at $size', (one) => {
  const { journal } = one.words

  const verify = async (page: Page) => {
    await field(page, journal.from).fill('22/11/2026')
    await field(page, journal.to).fill('23/11/2026')
    await button(page, journal.run).click()
  }

  test('holds, or names the first event that does not', async () => {
    const page = await opened('operateur.rokhas', one, '/administration/journal/verification')
    await title(page, journal.interval).waitFor()
    await field(page, journal.from).fill('24/11/2026')
    await field(page, journal.to).fill('23/11/2026')
    await button(page, journal.run).click()
    await page.getByText(journal.order).waitFor()
    await verify(page)
    await page.getByText(journal.wholeTitle, { exact: true }).waitFor()
    await looksRight(page, `journal-interval-${one.lang}-${one.size}`)
    const [victim = ''] = others
    await asSuperuser(`update journal_event set detail = detail || '{"forged":true}' where id = '${victim}'`)
    await verify(page)
    await page.getByText(journal.fault, { exact: true }).waitFor()
    await page.getByText(victim).waitFor()
    await looksRight(page, `journal-interval-fault-${one.lang}-${one.size}`)
    await asSuperuser(`update journal_event set detail = detail - 'forged' where id = '${victim}'`)
    await page.context().close()
  })
})

test('somebody else’s event is not found, and a visitor is asked to sign in for any', async () => {
  const [french] = CASES
  const { journal } = french.words
  const stranger = await opened('citoyenne', french, `/journal?event=${own}`)
  await stranger.getByRole('alert').waitFor()
  expect(await stranger.getByRole('link', { name: journal.save }).count()).toBe(0)
  expect(expectedFaults(journey.faults, (fault) => fault.includes('status of 404'))).toBeGreaterThan(0)
  await stranger.context().close()
  const visitor = await journey.visit(`/journal?lang=fr&event=${own}`)
  await visitor.getByText(journal.signIn).waitFor()
  await visitor.context().close()
})
