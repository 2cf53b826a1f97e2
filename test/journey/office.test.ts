import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { officeAr } from '../../web/text/ar/office.ts'
import { accountFr } from '../../web/text/fr/account.ts'
import { menuFr } from '../../web/text/fr/menu.ts'
import { officeFr } from '../../web/text/fr/office.ts'
import { signInFr } from '../../web/text/fr/signIn.ts'
import { PHONE } from '../build/browser.ts'
import { PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import {
  asked,
  button,
  expectedFaults,
  field,
  linkSentTo,
  looksRight,
  openAccount,
  passwordField,
  personMenu,
  signIn,
  title,
} from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const HEAD = { email: 'nadia.berrada@example.ma', givenName: 'Nadia', familyName: 'Berrada' }
const COLLEAGUE = { email: 'yassine.kadiri@example.ma', givenName: 'Yassine', familyName: 'Kadiri' }
const COLLEAGUE_PASSWORD = 'trois moulins dans la vallée'

async function signedIn(
  somebody: { readonly email: string; readonly password: string },
  returnTo: string,
): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=fr&returnTo=${encodeURIComponent(returnTo)}`)
  await signIn(page, somebody)
  await personMenu(page).waitFor()
  return page
}

async function openOffice(page: Page): Promise<string> {
  await title(page, officeFr.openTitle).waitFor()
  await button(page, officeFr.openSubmit).click()
  await page.getByText(officeFr.required).first().waitFor()
  await field(page, officeFr.nameFr).fill('Atelier Berrada')
  await field(page, officeFr.nameAr).fill('مكتب برادة')
  await looksRight(page, 'office-open-fr-1440')
  await button(page, officeFr.openSubmit).click()
  await title(page, 'Atelier Berrada').waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

async function invite(page: Page): Promise<void> {
  await button(page, officeFr.invite).click()
  const dialog = page.getByRole('dialog', { name: officeFr.inviteTitle })
  await dialog.getByRole('textbox', { name: officeFr.person.email }).fill(COLLEAGUE.email)
  await dialog.getByRole('textbox', { name: officeFr.person.givenName, exact: true }).fill(COLLEAGUE.givenName)
  await dialog.getByRole('textbox', { name: officeFr.person.familyName, exact: true }).fill(COLLEAGUE.familyName)
  await dialog.getByRole('textbox', { name: officeFr.terms.from }).fill('31/02/2026')
  await dialog.getByRole('button', { name: officeFr.inviteSubmit, exact: true }).click()
  await dialog.getByText(officeFr.dayFault).waitFor()
  await dialog.getByRole('textbox', { name: officeFr.terms.from }).fill('24/11/2026')
  await looksRight(page, 'office-invite-fr-1440')
  await dialog.getByRole('button', { name: officeFr.inviteSubmit, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Yassine Kadiri').first().waitFor()
}

/** The head's dossier, shared with the office and with nobody by name. */
async function shareDossier(page: Page, bodyId: string): Promise<void> {
  const created = await asked(page, 'POST', '/api/dossiers', {
    title: 'Villa des Orangers',
    communeCode: '06.141.01.41',
  })
  expect(created.status).toBe(201)
  const shared = await asked(page, 'POST', `/api/dossiers/${created.body.id}/participants`, {
    bodyId,
    part: 'designer',
  })
  expect(shared.status).toBe(201)
}

const titlesSeen = async (page: Page) => {
  const { body } = await asked(page, 'GET', '/api/dossiers')
  return (body.dossiers as { readonly title: string }[]).map((dossier) => dossier.title)
}

async function acceptInvitation(): Promise<Page> {
  const { pathname, hash } = new URL(await linkSentTo(journey.db, COLLEAGUE.email, 'invitation'))
  const page = await journey.visit(`${pathname}?lang=fr${hash}`, PHONE)
  await title(page, signInFr.links.invitationTitle).waitFor()
  await looksRight(page, 'invitation-fr-390')
  await passwordField(page, signInFr.links.newPassword).fill(COLLEAGUE_PASSWORD)
  await button(page, signInFr.links.set).click()
  await page.getByRole('main').getByRole('link', { name: signInFr.links.signIn, exact: true }).click()
  await signIn(page, { email: COLLEAGUE.email, password: COLLEAGUE_PASSWORD })
  await personMenu(page).waitFor()
  return page
}

const endOf = (page: Page, name: string) => button(page, new RegExp(`^${officeFr.mandate.end} : .*${name}`))

describe('an office of two', () => {
  test('shares a dossier without sharing a password; the end of a mandate ends it at once', async () => {
    await openAccount(journey, HEAD)
    const head = await signedIn({ email: HEAD.email, password: PASSWORD }, '/organismes/nouveau')
    const office = await openOffice(head)
    await invite(head)
    await looksRight(head, 'office-fr-1440')
    await shareDossier(head, office)
    const colleague = await acceptInvitation()
    expect(await titlesSeen(colleague)).toEqual(['Villa des Orangers'])
    await colleague.goto(`${journey.url}/organismes/${office}?lang=ar`)
    await title(colleague, 'مكتب برادة').waitFor()
    await looksRight(colleague, 'office-colleague-ar-390')
    await endOf(head, 'Yassine Kadiri').click()
    const dialog = head.getByRole('dialog', { name: officeFr.endTitle })
    await looksRight(head, 'office-end-fr-1440')
    await dialog.getByRole('button', { name: officeFr.endSubmit, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await titlesSeen(colleague)).toEqual([])
    await colleague.goto(`${journey.url}/compte/mandats?lang=fr`)
    await personMenu(colleague).click()
    await colleague.getByText(menuFr.alone).waitFor()
    await looksRight(colleague, 'mandates-ended-fr-390')
    await head.context().close()
    await colleague.context().close()
  })

  test('keeps an administrator: the last one is told why they may not go', async () => {
    const head = await signedIn({ email: HEAD.email, password: PASSWORD }, '/compte/mandats')
    await button(head, new RegExp(`^${officeFr.mandate.end} : `))
      .first()
      .click()
    const dialog = head.getByRole('dialog', { name: officeFr.endTitle })
    await dialog.getByRole('button', { name: officeFr.endSubmit, exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    await looksRight(head, 'office-last-administrator-fr-1440')
    expect(expectedFaults(journey.faults, (fault) => fault.includes('status of 409'))).toBe(1)
    await head.context().close()
  })
})

describe('two administrators at one mandate', () => {
  test('the second is shown both versions, and chooses', async () => {
    const head = await signedIn({ email: HEAD.email, password: PASSWORD }, '/compte/mandats')
    await button(head, new RegExp(`^${officeFr.mandate.changeIt} : `))
      .first()
      .click()
    const dialog = head.getByRole('dialog', { name: officeFr.changeMandateTitle })
    await dialog.getByRole('textbox', { name: officeFr.terms.actReference }).fill('Décision 7/2026')
    await journey.db
      .updateTable('mandate')
      .set((set) => ({ act_reference: 'Décision 6/2026', version: set('version', '+', 1) }))
      .where('role', '=', 'administrator')
      .where('person_id', 'in', (of) => of.selectFrom('account').select('person_id').where('email', '=', HEAD.email))
      .execute()
    await dialog.getByRole('button', { name: officeFr.save, exact: true }).click()
    await dialog.getByText(accountFr.changed.title).waitFor()
    expect(await dialog.getByRole('table').innerText()).toContain('Décision 6/2026')
    await looksRight(head, 'mandate-changed-meanwhile-fr-1440')
    await dialog.getByRole('button', { name: accountFr.changed.keepMine, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await head.getByText('Décision 7/2026').first().waitFor()
    expect(expectedFaults(journey.faults, (fault) => fault.includes('status of 409'))).toBe(1)
    await head.context().close()
  })
})

test('an address of no body says so', async () => {
  const page = await journey.visit('/organismes/00000000-0000-4000-8000-000000000000?lang=ar')
  await title(page, officeAr.notFound).waitFor()
  await looksRight(page, 'office-none-ar-1440')
  expect(expectedFaults(journey.faults, (fault) => fault.includes('status of 404'))).toBe(1)
  await page.context().close()
})
