import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { ceremonyAr } from '../../web/text/ar/ceremony.ts'
import { commissionAr } from '../../web/text/ar/commission.ts'
import { courseAr } from '../../web/text/ar/course.ts'
import { dossierSessionsAr } from '../../web/text/ar/dossierSessions.ts'
import { ceremonyFr } from '../../web/text/fr/ceremony.ts'
import { commissionFr } from '../../web/text/fr/commission.ts'
import { courseFr } from '../../web/text/fr/course.ts'
import { dossierSessionsFr } from '../../web/text/fr/dossierSessions.ts'
import { sessionCalendarFr } from '../../web/text/fr/sessionCalendar.ts'
import { asked, button, field, looksRight } from './journeySteps.ts'
import { PASSPHRASE } from './keyHouse.ts'

export const SESSION_WORDS = {
  fr: { session: commissionFr, course: courseFr, ceremony: ceremonyFr, told: dossierSessionsFr },
  ar: { session: commissionAr, course: courseAr, ceremony: ceremonyAr, told: dossierSessionsAr },
} as const
type Lang = keyof typeof SESSION_WORDS

const say = commissionFr
export const PLACE = 'Salle des réunions, Aïn-Chock'

/** A sentence with its figures; Arabic sets them apart with marks that have no width. */
export const named = (sentence: string, values: Record<string, string | number>, lang: Lang = 'fr') =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
    lang === 'ar' ? `\u2068${values[name] ?? ''}\u2069` : String(values[name] ?? ''),
  )

/** A session of today with a live room is planned; a form without a day says so first. */
export async function planSession(secretary: Page): Promise<void> {
  await button(secretary, say.plan).click()
  const dialog = secretary.getByRole('dialog', { name: say.form.title })
  await dialog.getByRole('button', { name: say.form.submit, exact: true }).click()
  await dialog.getByText(say.form.dayFault).waitFor()
  await field(secretary, say.form.day).fill('24/11/2026')
  await field(secretary, say.form.hour).fill('15:00')
  await field(secretary, say.form.place).fill(PLACE)
  await secretary.getByLabel(say.form.withRoom).check()
  await looksRight(secretary, 'commission-plan-fr-1440')
  await dialog.getByRole('button', { name: say.form.submit, exact: true }).click()
  await secretary.waitForURL(/\/seances\/[0-9a-f-]{36}/)
}

/** Puts both on the agenda, the second one before the first by the keyboard alone. */
export async function setAgenda(secretary: Page, [first, second]: readonly [string, string]): Promise<void> {
  for (const number of [first, second]) {
    await button(secretary, named(say.addOf, { number })).click()
    await button(secretary, named(say.takeOff, { number })).waitFor()
  }
  await looksRight(secretary, 'commission-agenda-fr-1440')
  await button(secretary, named(say.up, { number: second })).focus()
  await secretary.keyboard.press('Alt+ArrowUp')
  await secretary.getByText(named(say.moved, { number: second, rank: '1' })).waitFor()
  const line = secretary.getByRole('listitem').filter({ hasText: first })
  await expect.poll(() => line.getByText('2', { exact: true }).count()).toBe(1)
}

export async function convene(secretary: Page): Promise<void> {
  await button(secretary, say.moves.convene).click()
  const calling = secretary.getByRole('dialog', { name: say.moves.convene })
  await calling.getByRole('button', { name: say.moves.convene, exact: true }).click()
  await calling.waitFor({ state: 'detached' })
}

/** The calendar, walked by the keyboard to the day of the session and to what is on it, and back. */
export async function findOnItsDay(secretary: Page): Promise<void> {
  const session = secretary.url()
  await secretary.goto(`${new URL(session).origin}/seances?view=month&day=2026-11-17`)
  const chosen = secretary.getByRole('grid').locator('[aria-selected="true"]')
  await chosen.press('ArrowDown')
  await secretary.waitForURL(/day=2026-11-24/)
  await expect.poll(() => chosen.evaluate((cell) => cell === document.activeElement)).toBe(true)
  await looksRight(secretary, 'commission-calendar-fr-1440')
  await secretary.keyboard.press('Enter')
  const day = secretary.getByRole('region', { name: sessionCalendarFr.day })
  await secretary.keyboard.press('Tab')
  expect(await secretary.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(
    /^\/seances\/[0-9a-f-]{36}$/,
  )
  await day.getByText(PLACE).first().waitFor()
  await secretary.goto(session)
}

/** What an applicant reads on their dossier's page of the session it was on, with the extract of its minutes. */
export async function readOfSession(owner: Page, lang: Lang, reason: string): Promise<void> {
  const { told } = SESSION_WORDS[lang]
  await owner.getByRole('heading', { name: told.title }).scrollIntoViewIfNeeded()
  await owner.getByText(reason).waitFor()
  await looksRight(owner, `commission-told-${lang}-${owner.viewportSize()?.width}`)
  const [file] = await Promise.all([
    owner.waitForEvent('download'),
    owner.getByRole('link', { name: new RegExp(told.extract.split('{{')[0] ?? '') }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^extrait-pv-2026-11-24-/)
}

/** A member answers that they come, on the page of what they are called to. */
export async function reply(member: Page, lang: Lang, picture: string): Promise<void> {
  const { invitations, replies } = SESSION_WORDS[lang].session
  await looksRight(member, `commission-invitations-${picture}`)
  const line = member.getByRole('listitem').filter({ hasText: PLACE })
  await line.getByRole('button', { name: invitations.submit, exact: true }).click()
  const dialog = member.getByRole('dialog', { name: invitations.answer })
  await dialog.getByRole('radio', { name: invitations.coming }).check()
  await looksRight(member, `commission-reply-${picture}`)
  await dialog.getByRole('button', { name: invitations.submit, exact: true }).click()
  await member.getByText(invitations.said).waitFor()
  await member.getByText(replies.coming).waitFor()
}

/** What the commission concludes on the dossier it deliberates; with a reason, the form asks for one first. */
export async function conclude(secretary: Page, outcome: string, reason?: string): Promise<void> {
  await button(secretary, say.passage.conclude).click()
  const dialog = secretary.getByRole('dialog', { name: say.passage.outcome })
  await dialog.getByRole('radio', { name: outcome, exact: true }).check()
  if (reason) {
    await dialog.getByRole('button', { name: say.passage.conclude, exact: true }).click()
    await dialog.getByText(say.passage.reasonFault).waitFor()
    await dialog.getByRole('textbox', { name: say.passage.reason }).fill(reason)
  }
  await dialog.getByRole('button', { name: say.passage.conclude, exact: true }).click()
  await secretary.getByText(named(say.passage.done, { outcome })).waitFor()
}

/** The avis of one's body, given where the dossier is examined, and signed with the key one has. */
export async function giveAvis(member: Page, lang: Lang, opinion: 'favourable' | 'reserved'): Promise<void> {
  const { course, ceremony } = SESSION_WORDS[lang]
  await button(member, course.give).first().click()
  const dialog = member.getByRole('dialog')
  await dialog.getByRole('radio', { name: course.opinions[opinion], exact: true }).check()
  await dialog.getByRole('button', { name: course.giveSubmit, exact: true }).click()
  await dialog.getByLabel(ceremony.word).fill(PASSPHRASE)
  await dialog.getByRole('button', { name: ceremony.confirm, exact: true }).click()
  await dialog.getByText(ceremony.outcomeSignedAvis, { exact: true }).waitFor()
  await dialog.getByRole('button', { name: ceremony.ok }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** A note beside the facts, then the minutes open to signatures. */
export async function openToSignatures(secretary: Page, note: string): Promise<void> {
  await field(secretary, say.minutes.whole).fill(note)
  await button(secretary, say.minutes.save).click()
  await secretary.getByText(say.minutes.saved).waitFor()
  await looksRight(secretary, 'commission-minutes-fr-1440')
  await button(secretary, say.minutes.freeze).click()
  const freezing = secretary.getByRole('dialog', { name: say.minutes.freeze })
  await freezing.getByRole('button', { name: say.minutes.freeze, exact: true }).click()
  await freezing.waitFor({ state: 'detached' })
}

/** A key that signs for a body, as its holder brings it. */
export async function bringKey(holder: Page, bodyId: string, file: string): Promise<void> {
  const key = { kind: 'pkcs12', fileName: 'cle.p12', file, secret: { word: PASSPHRASE } }
  expect(await asked(holder, 'POST', `/api/bodies/${bodyId}/keys`, key)).toMatchObject({ status: 201 })
}

/** Signs the minutes for one's body with the one key there is. */
export async function signMinutes(member: Page, lang: Lang, picture?: string): Promise<void> {
  const { minutes } = SESSION_WORDS[lang].session
  await button(member, new RegExp(`^${named(minutes.sign, { body: '' }).trim()}`)).click()
  const signing = member.getByRole('dialog')
  await signing.getByLabel(minutes.secret).fill(PASSPHRASE)
  if (picture) await looksRight(member, picture)
  await signing.getByRole('button', { name: minutes.submit, exact: true }).click()
  await signing.waitFor({ state: 'detached' })
}

export async function sealMinutes(secretary: Page): Promise<void> {
  await button(secretary, say.minutes.seal).click()
  const sealing = secretary.getByRole('dialog', { name: say.minutes.seal })
  await sealing.getByRole('button', { name: say.minutes.seal, exact: true }).click()
  await secretary.getByText(say.minutes.states.sealed).waitFor()
}
