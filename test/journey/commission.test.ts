import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { commissionAr } from '../../web/text/ar/commission.ts'
import { dossierSessionsAr } from '../../web/text/ar/dossierSessions.ts'
import { sessionCalendarAr } from '../../web/text/ar/sessionCalendar.ts'
import { commissionFr } from '../../web/text/fr/commission.ts'
import { courseFr } from '../../web/text/fr/course.ts'
import { dossierSessionsFr } from '../../web/text/fr/dossierSessions.ts'
import { sessionCalendarFr } from '../../web/text/fr/sessionCalendar.ts'
import { demonstrationAccount } from '../build/administrationSteps.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { Dossiers } from '../build/dossiers.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, field, looksRight, personMenu, signIn } from '../build/journeySteps.ts'
import { KeyHouse, PASSPHRASE } from '../build/keyHouse.ts'

let journey: Journey
let house: KeyHouse

beforeAll(async () => {
  house = await new KeyHouse().open(new Date('2026-11-24T09:00:00Z'))
  journey = await openJourney({ env: house.env })
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(async () => {
  await journey.close()
  house.close()
})

const say = commissionFr
const PLACE = 'Salle des réunions, Aïn-Chock'

async function enter(who: string, path: string, { lang = 'fr', viewport = DESKTOP } = {}): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent(path)}`, viewport)
  await signIn(page, demonstrationAccount(who))
  await personMenu(page).waitFor()
  return page
}

type Prepared = { readonly id: string; readonly number: string }

async function citizen(): Promise<string> {
  const { person_id } = await journey.db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', demonstrationAccount('citoyen').email)
    .executeTakeFirstOrThrow()
  return person_id
}

/** Two dossiers of Aïn-Chock before the members of its commission. */
async function prepared(secretary: Page): Promise<Prepared[]> {
  const dossiers = new Dossiers(journey.db)
  const owner = await citizen()
  const ids = [1, 2].map(() => dossiers.under(owner, { code: 'construire', track: 'pp' }))
  const found: Prepared[] = []
  for (const id of await Promise.all(ids)) {
    const { status } = await asked(secretary, 'POST', `/api/dossiers/${id}/moves`, { transition: 'dispatch', seen: 1 })
    expect(status).toBe(201)
    const { body } = await asked(secretary, 'GET', `/api/dossiers/${id}/course`)
    found.push({ id, number: String(body.number) })
  }
  return found
}

const named = (sentence: string, values: Record<string, string>) =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')

async function planned(secretary: Page): Promise<void> {
  await button(secretary, say.plan).click()
  const dialog = secretary.getByRole('dialog', { name: say.form.title })
  await dialog.getByRole('button', { name: say.form.submit, exact: true }).click()
  await dialog.getByText(say.form.dayFault).waitFor()
  await field(secretary, say.form.day).fill('24/11/2026')
  await field(secretary, say.form.hour).fill('15:00')
  await field(secretary, say.form.place).fill(PLACE)
  await looksRight(secretary, 'commission-plan-fr-1440')
  await dialog.getByRole('button', { name: say.form.submit, exact: true }).click()
  await secretary.waitForURL(/\/seances\/[0-9a-f-]{36}/)
}

/** Puts both on the agenda, the second one before the first by the keyboard alone. */
async function agendaSet(secretary: Page, [first, second]: readonly Prepared[]): Promise<void> {
  for (const one of [first, second]) {
    await button(secretary, named(say.addOf, { number: one?.number ?? '' })).click()
    await button(secretary, named(say.takeOff, { number: one?.number ?? '' })).waitFor()
  }
  await looksRight(secretary, 'commission-agenda-fr-1440')
  await button(secretary, named(say.up, { number: second?.number ?? '' })).focus()
  await secretary.keyboard.press('Alt+ArrowUp')
  await secretary.getByText(named(say.moved, { number: second?.number ?? '', rank: '1' })).waitFor()
  await expect
    .poll(() =>
      secretary
        .getByRole('listitem')
        .filter({ hasText: first?.number ?? '' })
        .getByText('2', { exact: true })
        .count(),
    )
    .toBe(1)
}

async function replied(): Promise<void> {
  const member = await enter('instructeur.agence-casablanca', '/convocations', { lang: 'ar', viewport: PHONE })
  await looksRight(member, 'commission-invitations-ar-390')
  const line = member.getByRole('listitem').filter({ hasText: PLACE })
  await line.getByRole('button', { name: commissionAr.invitations.submit, exact: true }).click()
  const dialog = member.getByRole('dialog', { name: commissionAr.invitations.answer })
  await dialog.getByRole('radio', { name: commissionAr.invitations.coming }).check()
  await looksRight(member, 'commission-reply-ar-390')
  await dialog.getByRole('button', { name: commissionAr.invitations.submit, exact: true }).click()
  await member.getByText(commissionAr.invitations.said).waitFor()
  await member.getByText(commissionAr.replies.coming).waitFor()
  await member.context().close()
}

/** A member says by themselves that they are there. */
async function attending(who: string, path: string): Promise<Page> {
  const member = await enter(who, `${path}?tab=sitting`)
  await button(member, say.iArrive).click()
  await button(member, say.iLeave).waitFor()
  return member
}

async function passed(secretary: Page, number: string, conclude: () => Promise<void>): Promise<void> {
  await secretary.getByRole('list', { name: say.itemsLabel }).getByRole('button', { name: number }).click()
  await button(secretary, say.passage.call).click()
  await button(secretary, say.passage.deliberate).click()
  await button(secretary, say.passage.conclude).waitFor()
  await conclude()
}

async function concluded(secretary: Page, outcome: string, reason?: string): Promise<void> {
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

/** A favourable avis, given on the spot where the dossier is examined. */
async function avisGiven(member: Page, number: string): Promise<void> {
  await member.getByRole('list', { name: say.itemsLabel }).getByRole('button', { name: number }).click()
  await button(member, courseFr.give).first().click()
  const dialog = member.getByRole('dialog')
  await dialog.getByRole('radio', { name: courseFr.opinions.favourable, exact: true }).check()
  await dialog.getByRole('button', { name: courseFr.giveSubmit, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Corrected beside the facts, opened to signatures, signed by the one, refused by the other, sealed. */
async function minutesSigned(secretary: Page, [signer, other]: readonly [Page, Page], path: string): Promise<void> {
  await secretary.getByRole('tab', { name: say.tabs.minutes }).click()
  await field(secretary, say.minutes.whole).fill('Séance tenue en présence du représentant de l’agence.')
  await button(secretary, say.minutes.save).click()
  await secretary.getByText(say.minutes.saved).waitFor()
  await looksRight(secretary, 'commission-minutes-fr-1440')
  await button(secretary, say.minutes.freeze).click()
  const freezing = secretary.getByRole('dialog', { name: say.minutes.freeze })
  await freezing.getByRole('button', { name: say.minutes.freeze, exact: true }).click()
  await freezing.waitFor({ state: 'detached' })
  await keyAdded(signer, path)
  for (const page of [signer, other]) await page.goto(`${journey.url}${path}?tab=minutes`)
  await button(signer, new RegExp(`^${named(say.minutes.sign, { body: '' })}`)).click()
  const signing = signer.getByRole('dialog')
  await signing.getByLabel(say.minutes.secret).fill(PASSPHRASE)
  await looksRight(signer, 'commission-sign-fr-1440')
  await signing.getByRole('button', { name: say.minutes.submit, exact: true }).click()
  await signing.waitFor({ state: 'detached' })
  await button(other, new RegExp(`^${named(say.minutes.refuseFor, { body: '' })}`)).click()
  const refusing = other.getByRole('dialog')
  await refusing.getByRole('textbox', { name: say.minutes.reason }).fill('Avis mal rapporté')
  await refusing.getByRole('button', { name: say.minutes.refuse, exact: true }).click()
  await refusing.waitFor({ state: 'detached' })
  await secretary.reload()
  await button(secretary, say.minutes.seal).click()
  const sealing = secretary.getByRole('dialog', { name: say.minutes.seal })
  await sealing.getByRole('button', { name: say.minutes.seal, exact: true }).click()
  await secretary.getByText(say.minutes.states.sealed).waitFor()
  await looksRight(secretary, 'commission-sealed-fr-1440')
}

/** A key of the body that may sign, as its holder brings it. */
async function keyAdded(signer: Page, path: string): Promise<void> {
  const { body } = await asked(signer, 'GET', `/api/commission${path.replace('/seances', '/sessions')}/minutes`)
  const [bodyId] = (body.may as { sign: string[] }).sign
  const file = house.file('Instructeur', new Date('2026-11-24T09:00:00Z'))
  const key = { kind: 'pkcs12', fileName: 'cle.p12', file, secret: { word: PASSPHRASE } }
  expect((await asked(signer, 'POST', `/api/bodies/${bodyId}/keys`, key)).status).toBe(201)
}

describe('a session of a commission', () => {
  test('is planned, called, opened with a quorum, held dossier by dossier and closed', {
    timeout: 240_000,
  }, async () => {
    const secretary = await enter('guichet.ain-chock', '/seances')
    const [first, second] = (await prepared(secretary)) as [Prepared, Prepared]
    await looksRight(secretary, 'commission-list-fr-1440')
    await planned(secretary)
    await agendaSet(secretary, [first, second])
    await button(secretary, say.moves.convene).click()
    const calling = secretary.getByRole('dialog', { name: say.moves.convene })
    await calling.getByRole('button', { name: say.moves.convene, exact: true }).click()
    await calling.waitFor({ state: 'detached' })
    await replied()
    await onItsDay(secretary)
    const path = new URL(secretary.url()).pathname
    await secretary.getByRole('tab', { name: say.tabs.called }).click()
    await secretary.getByText(say.replies.coming).waitFor()
    await looksRight(secretary, 'commission-called-fr-1440')

    await secretary.getByRole('tab', { name: say.tabs.sitting }).click()
    await secretary.getByText(say.quorum.missing).waitFor()
    const examiner = await attending('instructeur.agence-casablanca', path)
    const member = await attending('membre.prefecture-casablanca', path)
    await secretary.getByText(say.quorum.met).waitFor()
    await button(secretary, say.moves.open).click()
    await button(secretary, say.moves.close).waitFor()

    await passed(secretary, second.number, async () => {
      await avisGiven(examiner, second.number)
      await looksRight(examiner, 'commission-avis-fr-1440')
      await looksRight(secretary, 'commission-sitting-fr-1440')
      await concluded(secretary, say.outcomes.favourable)
    })
    await secretary.keyboard.press('j')
    await secretary.getByRole('heading', { name: new RegExp(first.number) }).waitFor()
    await passed(secretary, first.number, () =>
      concluded(secretary, say.outcomes.unfavourable, 'Hauteur au-dessus de 11,50 m'),
    )

    await button(member, say.iLeave).click()
    await secretary.getByText(say.quorum.lost).waitFor()
    await looksRight(secretary, 'commission-quorum-lost-fr-1440')
    await button(secretary, say.moves.close).click()
    const closing = secretary.getByRole('dialog', { name: say.moves.close })
    await closing.getByRole('button', { name: say.moves.close, exact: true }).click()
    await secretary.getByText(say.states.closed).waitFor()
    for (const { id } of [first, second]) {
      const { body } = await asked(secretary, 'GET', `/api/dossiers/${id}/course`)
      expect(body.step).toBe('deliberated')
    }
    await minutesSigned(secretary, [examiner, member], path)
    for (const { id } of [first, second]) {
      const { body } = await asked(secretary, 'GET', `/api/dossiers/${id}/course`)
      expect(body.step).toBe('opined')
    }
    await secretary.getByRole('tab', { name: say.tabs.history }).click()
    await looksRight(secretary, 'commission-history-fr-1440')
    for (const page of [examiner, member]) await page.context().close()
    await onAPhone(secretary, path)
    await toldToTheOwner(first)
  })
})

/** The calendar, walked by the keyboard to the day of the session and to what is on it, and back. */
async function onItsDay(secretary: Page): Promise<void> {
  const session = secretary.url()
  await secretary.goto(`${journey.url}/seances?view=month&day=2026-11-17`)
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

/** What the applicant reads of it on their dossier's page, in both languages. */
async function toldToTheOwner({ id }: Prepared): Promise<void> {
  const path = `/dossiers/${id}?tab=course`
  for (const [lang, viewport, words] of [
    ['fr', DESKTOP, dossierSessionsFr],
    ['ar', PHONE, dossierSessionsAr],
  ] as const) {
    const owner = await enter('citoyen', path, { lang, viewport })
    await owner.getByRole('heading', { name: words.title }).scrollIntoViewIfNeeded()
    await owner.getByText('Hauteur au-dessus de 11,50 m').waitFor()
    await looksRight(owner, `commission-told-${lang}-${viewport.width}`)
    const [file] = await Promise.all([
      owner.waitForEvent('download'),
      owner.getByRole('link', { name: new RegExp(words.extract.split('{{')[0] ?? '') }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^extrait-pv-2026-11-24-/)
    await owner.context().close()
  }
}

/** The same session as it is read on a telephone, in Arabic. */
async function onAPhone(secretary: Page, path: string): Promise<void> {
  await secretary.context().close()
  const phone = await enter('guichet.ain-chock', `${path}?tab=agenda`, { lang: 'ar', viewport: PHONE })
  await phone.getByRole('tab', { name: commissionAr.tabs.agenda }).waitFor()
  await looksRight(phone, 'commission-agenda-ar-390')
  await phone.getByRole('tab', { name: commissionAr.tabs.sitting }).click()
  await phone.getByRole('list', { name: commissionAr.itemsLabel }).waitFor()
  await looksRight(phone, 'commission-sitting-ar-390')
  await phone.getByRole('tab', { name: commissionAr.tabs.minutes }).click()
  await phone.getByText(commissionAr.minutes.states.sealed).waitFor()
  await looksRight(phone, 'commission-minutes-ar-390')
  await phone.goto(`${journey.url}/seances?lang=ar&scope=past`)
  await phone.getByRole('heading', { name: commissionAr.title, level: 1 }).waitFor()
  await looksRight(phone, 'commission-list-ar-390')
  await phone.goto(`${journey.url}/seances?lang=ar&view=month&day=2026-11-24`)
  await phone.getByRole('button', { name: sessionCalendarAr.weekAfter }).waitFor()
  await phone.getByText(PLACE).first().waitFor()
  await looksRight(phone, 'commission-calendar-ar-390')
  await phone.context().close()
}
