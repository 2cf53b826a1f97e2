import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { administration as administrationAr } from '../../web/text/ar/administration.ts'
import { journal as journalAr, journalAdministration as listAr } from '../../web/text/ar/journal.ts'
import { administration as administrationFr } from '../../web/text/fr/administration.ts'
import { journal as journalFr, journalAdministration as listFr } from '../../web/text/fr/journal.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { recorded } from '../build/journal.ts'
import { type JournalJourney, openedBy, openJournalJourney } from '../build/journalJourney.ts'
import { button, field, looksRight, title } from '../build/journeySteps.ts'

let world: JournalJourney

beforeAll(async () => {
  world = await openJournalJourney()
})
afterEach(() => {
  expect(world.journey.faults.splice(0)).toEqual([])
})
afterAll(() => world.journey.close())

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

const opened = (who: string, { lang, viewport }: Case, path: string) =>
  openedBy(world.journey, who, { lang, viewport, path })

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
    await button(page, new RegExp(world.own)).click()
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
    for (let rank = 0; rank < 55; rank += 1)
      await recorded(world.journey.db, '2026-11-24T08:00:00Z', { action: 'page.turn' })
    const page = await opened('superviseur.ministere', one, '/administration/journal?action=page.turn')
    const link = page.getByRole('link', { name: words.older })
    await link.click()
    await page.waitForURL(/after=/)
    await page.getByText(words.newest).waitFor()
    await page.goBack()
    await link.waitFor()
    await world.asSuperuser(`delete from journal_event where action = 'page.turn'`)
    await world.asSuperuser('delete from journal_unsealed where event_id not in (select id from journal_event)')
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
    const [victim = ''] = world.others
    await world.asSuperuser(`update journal_event set detail = detail || '{"forged":true}' where id = '${victim}'`)
    await verify(page)
    await page.getByText(journal.fault, { exact: true }).waitFor()
    await page.getByText(victim).waitFor()
    await looksRight(page, `journal-interval-fault-${one.lang}-${one.size}`)
    await world.asSuperuser(`update journal_event set detail = detail - 'forged' where id = '${victim}'`)
    await page.context().close()
  })
})
