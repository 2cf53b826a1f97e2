import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { journalProof } from '../../api/contract/journal.ts'
import { verifyJournalProof } from '../../api/contract/journalProof.ts'
import { journal as journalAr } from '../../web/text/ar/journal.ts'
import { journal as journalFr } from '../../web/text/fr/journal.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type JournalJourney, openedBy, openJournalJourney } from '../build/journalJourney.ts'
import { button, expectedFaults, field, looksRight, title } from '../build/journeySteps.ts'

let world: JournalJourney

beforeAll(async () => {
  world = await openJournalJourney()
})
afterEach(() => {
  expect(world.journey.faults.splice(0)).toEqual([])
})
afterAll(() => world.journey.close())

const CASES = [
  { lang: 'fr', viewport: DESKTOP, size: '1440', journal: journalFr },
  { lang: 'ar', viewport: PHONE, size: '390', journal: journalAr },
] as const
type Case = (typeof CASES)[number]

const opened = (who: string, { lang, viewport }: Case, path: string) =>
  openedBy(world.journey, who, { lang, viewport, path })

/** The proof as its owner keeps it: a file. */
async function savedProof(page: Page, { journal }: Case): Promise<string> {
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: journal.save }).click()
  const file = await saving
  expect(file.suggestedFilename()).toBe(`preuve-${world.own}.json`)
  return readFileSync(await file.path(), 'utf8')
}

const openFile = (page: Page, text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'preuve.json', mimeType: 'application/json', buffer: Buffer.from(text) })

describe.each(CASES)('the proof of an event, in $lang at $size', (one) => {
  const { journal } = one

  test('is kept by the person it concerns, and holds for anybody whose browser verifies it', async () => {
    const owner = await opened('citoyen', one, `/journal?event=${world.own}`)
    await owner.getByText(journal.holds, { exact: true }).waitFor()
    const text = await savedProof(owner, one)
    expect(await verifyJournalProof(journalProof.parse(JSON.parse(text)))).toEqual({ holds: true, reaches: 'day' })
    await looksRight(owner, `journal-own-proof-${one.lang}-${one.size}`)
    const anybody = await world.journey.visit(`/journal?lang=${one.lang}`, one.viewport)
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
    const owner = await opened('citoyen', one, `/journal?event=${world.own}`)
    const text = await savedProof(owner, one)
    const proof = journalProof.parse(JSON.parse(text))
    const page = await world.journey.visit(`/journal?lang=${one.lang}`, one.viewport)
    const paste = async (given: string) => {
      await field(page, journal.paste).fill(given)
      await button(page, journal.check).click()
    }
    await paste(JSON.stringify({ ...proof, text: proof.text.replace('dossier.open', 'dossier.view') }))
    await page.getByText(journal.broken, { exact: true }).waitFor()
    await page.getByText(journal.outcomes.broken, { exact: true }).waitFor()
    await looksRight(page, `journal-tampered-${one.lang}-${one.size}`)
    await paste(JSON.stringify({ ...proof, id: world.others[0] }))
    await page.getByText(journal.brokenAt.split('{{step}}')[0] ?? '').waitFor()
    await paste('{"format": 1')
    await page.getByText(journal.notJson).waitFor()
    await owner.context().close()
    await page.context().close()
  })

  test('is not called good while the browser is cut off, and is once it is not', async () => {
    const owner = await opened('citoyen', one, `/journal?event=${world.own}`)
    const text = await savedProof(owner, one)
    const page = await world.journey.visit(`/journal?lang=${one.lang}`, one.viewport)
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
    expect(
      expectedFaults(world.journey.faults, (fault) => fault.includes('ERR_INTERNET_DISCONNECTED')),
    ).toBeGreaterThan(0)
    await owner.context().close()
    await page.context().close()
  })

  test('that agrees with itself alone is refused: its root is not the one that was published', async () => {
    const forged = await forgedProof()
    expect(await verifyJournalProof(journalProof.parse(JSON.parse(forged)))).toEqual({ holds: true, reaches: 'day' })
    const page = await world.journey.visit(`/journal?lang=${one.lang}`, one.viewport)
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
  const text = JSON.stringify({ format: 1, id: world.own, at: `${day}T10:00:00.000000Z`, action: 'dossier.forged' })
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
    ...{ id: world.own, text, leaf: hex(leaf), batch },
    day: { day, batches: 1, root: hex(root), ...published, position: 0, path: [] },
  })
}

test('somebody else’s event is not found, and a visitor is asked to sign in for any', async () => {
  const [french] = CASES
  const { journal } = french
  const stranger = await opened('citoyenne', french, `/journal?event=${world.own}`)
  await stranger.getByRole('alert').waitFor()
  expect(await stranger.getByRole('link', { name: journal.save }).count()).toBe(0)
  expect(expectedFaults(world.journey.faults, (fault) => fault.includes('status of 404'))).toBeGreaterThan(0)
  await stranger.context().close()
  const visitor = await world.journey.visit(`/journal?lang=fr&event=${world.own}`)
  await visitor.getByText(journal.signIn).waitFor()
  await visitor.context().close()
})
