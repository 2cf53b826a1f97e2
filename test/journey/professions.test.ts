import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../api/contract/filing.ts'
import type { Profession } from '../../api/contract/people.ts'
import type { Part } from '../../api/contract/policy/roles.ts'
import { attestationsAr } from '../../web/text/ar/attestations.ts'
import { attestationsFr } from '../../web/text/fr/attestations.ts'
import { participants as participantsFr } from '../../web/text/fr/dossiers.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, field, looksRight, openAccount, personMenu, signIn } from '../build/journeySteps.ts'

let journey: Journey
let architectId: string

beforeAll(async () => {
  journey = await openJourney()
  architectId = await person(ARCHITECT, 'architect')
  await person(SURVEYOR, 'surveyor')
  await person(CLIENT)
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const ARCHITECT = { email: 'rim.bennani@example.ma', givenName: 'Rim', familyName: 'Bennani' }
const SURVEYOR = { email: 'driss.kabbaj@example.ma', givenName: 'Driss', familyName: 'Kabbaj' }
const CLIENT = { email: 'latifa.ouazzani@example.ma', givenName: 'Latifa', familyName: 'Ouazzani' }

/** Six floors of flats: over the height under which a project is small. */
const BUILDING = {
  ...{ works: 'construction', uses: ['housing'], heightM: 21, levels: 5, dwellings: 10, floorAreaM2: 1800 },
  ...{ footprintM2: 250, publicOwner: false, landTitle: 'titled', titleNumber: '12345/C', applicantOwns: true },
  ...{ insuranceDue: false, openToPublic: false, inReceivedLotissement: true },
}

async function person(somebody: typeof CLIENT, profession?: Profession): Promise<string> {
  await openAccount(journey, somebody)
  const { person_id: id } = await journey.db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', somebody.email)
    .executeTakeFirstOrThrow()
  if (profession) await journey.db.updateTable('person').set({ profession }).where('id', '=', id).execute()
  return id
}

async function session(somebody: typeof CLIENT, path: string, lang: 'fr' | 'ar', viewport = DESKTOP): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent(path)}`, viewport)
  await signIn(page, { email: somebody.email, password: PASSWORD })
  await personMenu(page).waitFor()
  return page
}

/** A report on the plot, its eastern side moved by `metres`. */
async function report(page: Page, metres = 0): Promise<string> {
  const east = Math.max(...journey.parcel.bornes.map(([x]) => x))
  const bornes = journey.parcel.bornes.map(([x, y]) => (x === east ? [x - metres, y] : [x, y]))
  const geometry = { type: 'Polygon', coordinates: [[...bornes, bornes[0]]] }
  const checked = await asked(page, 'POST', '/api/conformity/checks', { legal: { srid: 26191, geometry } })
  expect(checked.status).toBe(201)
  return String(checked.body.id)
}

const course = async (page: Page, id: string) =>
  (await asked(page, 'GET', `/api/dossiers/${id}/course`)).body as unknown as CourseAnswer

/** The draft of a permit to build that an architect opens for a client: ground, project and pieces. */
async function draft(page: Page, architect: string): Promise<string> {
  const body = {
    title: 'Immeuble Ouazzani, R+5',
    communeCode: '06.141.01.41',
    as: 'designer',
    reportId: await report(page),
  }
  const opened = await asked(page, 'POST', '/api/dossiers', body)
  expect(opened.status).toBe(201)
  const id = String(opened.body.id)
  const put = async (path: string, more: object) => {
    const { version } = await course(page, id)
    expect((await asked(page, 'PUT', `/api/dossiers/${id}/${path}`, { version, ...more })).status).toBe(200)
  }
  await put('procedure', { code: 'construire' })
  await put('project', { project: BUILDING })
  const sha256 = randomUUID().replaceAll('-', '').repeat(2)
  await journey.db
    .insertInto('blob')
    .values({ sha256, bytes: 1, media_type: 'application/pdf', stored_at: new Date(), scan: 'clean' })
    .execute()
  for (const { piece, needed } of (await course(page, id)).pieces)
    if (needed)
      await journey.db
        .insertInto('document')
        .values({
          ...{ id: randomUUID(), dossier_id: id, sha256, file_name: `${piece.code}.pdf`, piece: piece.code },
          ...{ deposited_by: architect, deposited_at: new Date() },
        })
        .execute()
  return id
}

async function addPerson(page: Page, email: string, part: Part): Promise<void> {
  await field(page, participantsFr.email).fill(email)
  await page.getByLabel(participantsFr.part).selectOption(part)
  await button(page, participantsFr.submit).click()
  await page.getByText(participantsFr.added).waitFor()
}

/** Says yes to the question a button asks. */
async function confirming(page: Page, act: string, yes: string, done: string, name?: string): Promise<void> {
  await button(page, act).click()
  await page.getByRole('dialog').waitFor()
  if (name) await looksRight(page, name)
  await page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click()
  await page.getByText(done).waitFor()
}

const parts = (id: string) => `/dossiers/${id}?tab=participants`
const { acts: frenchActs, done: frenchDone } = attestationsFr

describe('a grand projet', { timeout: 400_000 }, () => {
  test('is filed by its architect once her surveyor stands for the ground and her client for the whole', async () => {
    const architect = await session(ARCHITECT, '/dossiers', 'fr')
    const id = await draft(architect, architectId)
    await architect.goto(`${journey.url}${parts(id)}&lang=fr`)
    await addPerson(architect, CLIENT.email, 'owner')
    await addPerson(architect, SURVEYOR.email, 'surveyor')
    await architect.getByText(attestationsFr.heading).waitFor()
    await button(architect, frenchActs.askOf.replace('{{kind}}', attestationsFr.kinds.geometry)).click()
    await architect.getByText(frenchDone.asked).waitFor()
    await looksRight(architect, 'professions-architect-fr-1440')

    const surveyor = await session(SURVEYOR, parts(id), 'fr')
    await confirming(
      surveyor,
      frenchActs.attest.geometry,
      frenchActs.confirm,
      frenchDone.attested,
      'professions-attest-fr-1440',
    )
    await surveyor.getByText(attestationsFr.states.stands, { exact: true }).waitFor()

    // The parcel is put right: what the surveyor had attested is no more what stands in the dossier.
    const { version } = await course(architect, id)
    const moved = { version, reportId: await report(architect, 0.5) }
    expect((await asked(architect, 'PUT', `/api/dossiers/${id}/parcel`, moved)).status).toBe(200)
    await surveyor.reload()
    await surveyor.getByText(attestationsFr.states.again, { exact: true }).first().waitFor()
    await surveyor.getByText(new RegExp(`^a changé le .* : ${attestationsFr.things.site}$`)).waitFor()
    await looksRight(surveyor, 'professions-lapsed-fr-1440')
    await confirming(surveyor, frenchActs.attest.geometry, frenchActs.confirm, frenchDone.attested)

    const file = () => asked(architect, 'POST', `/api/dossiers/${id}/moves`, { transition: 'file', seen: 0 })
    expect((await file()).body.code).toBe('AGREEMENT_MISSING')
    const client = await session(CLIENT, parts(id), 'ar', PHONE)
    const { acts, done } = attestationsAr
    await client.getByText(attestationsAr.heading).waitFor()
    await looksRight(client, 'professions-client-ar-390')
    await confirming(client, acts.attest.agreement, acts.confirm, done.attested, 'professions-agree-ar-390')

    const filed = await file()
    expect(filed).toMatchObject({ status: 201, body: { step: 'filed', track: 'gp' } })
    await client.goto(`${journey.url}${parts(id)}&lang=ar`)
    await client.getByText(attestationsAr.afterFiling).waitFor()
    await looksRight(client, 'professions-filed-ar-390')
    const isRefusal = (fault: string) => fault.includes('status of 409')
    expect(journey.faults.splice(0).filter((fault) => !isRefusal(fault))).toEqual([])
  })
})
