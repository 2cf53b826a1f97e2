import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import { documents as documentsAr } from '../../web/text/ar/documents.ts'
import { consultations as consultationsAr, dossiers as dossiersAr } from '../../web/text/ar/dossiers.ts'
import { actions as actionsAr } from '../../web/text/ar/journal.ts'
import { roles as rolesAr } from '../../web/text/ar/trade.ts'
import { documents as documentsFr } from '../../web/text/fr/documents.ts'
import { consultations as consultationsFr, dossiers as dossiersFr } from '../../web/text/fr/dossiers.ts'
import { actions as actionsFr } from '../../web/text/fr/journal.ts'
import { roles as rolesFr } from '../../web/text/fr/trade.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, looksRight, personMenu, signIn, title } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const MAIL = 'demonstration.rokhas.ma'
const FILE = 'plan-de-situation.pdf'

const CASES = [
  {
    lang: 'fr',
    viewport: DESKTOP,
    size: '1440',
    owner: 'citoyen',
    words: { dossiers: dossiersFr, documents: documentsFr, log: consultationsFr, actions: actionsFr, roles: rolesFr },
  },
  {
    lang: 'ar',
    viewport: PHONE,
    size: '390',
    owner: 'citoyenne',
    words: { dossiers: dossiersAr, documents: documentsAr, log: consultationsAr, actions: actionsAr, roles: rolesAr },
  },
] as const
type Case = (typeof CASES)[number]

async function signedIn(who: string, { lang, viewport }: Case, path: string): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent(path)}`, viewport)
  await signIn(page, { email: `${who}@${MAIL}`, password: DEMONSTRATION_PASSWORD })
  await personMenu(page).waitFor()
  return page
}

/** A dossier of Aïn-Chock with one document, filed as the procedure will file it. */
async function filedDossier(page: Page, named: string): Promise<string> {
  const { body } = await asked(page, 'POST', '/api/dossiers', { title: named, communeCode: '06.141.01.41' })
  const id = String(body.id)
  await page.goto(`${journey.url}/dossiers/${id}?tab=documents`)
  await page
    .locator('input[type="file"][multiple]')
    .setInputFiles({ name: FILE, mimeType: 'application/pdf', buffer: pdfBytes() })
  await page.getByRole('link', { name: FILE, exact: true }).waitFor()
  await journey.db.updateTable('dossier').set({ state: 'filed' }).where('id', '=', id).execute()
  return id
}

/** The name the service gives of an account, and of the body it acts for. */
async function known(email: string) {
  const { rows } = await sql<Record<'given' | 'family' | 'givenAr' | 'familyAr' | 'bodyFr' | 'bodyAr', string>>`
    select p.given_name as given, p.family_name as family, p.given_name_ar as "givenAr", p.family_name_ar as "familyAr",
      b.name_fr as "bodyFr", b.name_ar as "bodyAr"
    from account a join person p on p.id = a.person_id join mandate m on m.person_id = p.id join body b on b.id = m.body_id
    where a.email = ${email}`.execute(journey.db)
  const [found] = rows
  if (!found) throw new Error(`nobody has ${email}`)
  return found
}

const EXAMINER = 'instructeur.agence-casablanca'

/** The examiner opens the dossier from a link and reads its document. */
async function examine(of: Case, { id, named }: { readonly id: string; readonly named: string }): Promise<void> {
  const { lang, size, words } = of
  const page = await signedIn(EXAMINER, of, `/dossiers/${id}`)
  await title(page, named).waitFor()
  await looksRight(page, `dossier-examiner-${lang}-${size}`)
  await page.getByRole('tab', { name: words.dossiers.tabs.documents }).click()
  expect(await page.getByRole('tab', { name: words.dossiers.tabs.consultations }).count()).toBe(0)
  await page.getByRole('link', { name: FILE, exact: true }).click()
  await page.getByRole('heading', { name: FILE, level: 2 }).waitFor()
  await looksRight(page, `document-examiner-${lang}-${size}`)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: FILE, level: 2 }).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(FILE)
  await page.context().close()
}

test.each(CASES)(
  'the owner sees which examiner read the dossier and its document, for whom and when ($lang)',
  async (of) => {
    const { lang, size, words, owner } = of
    const named = `Villa ${owner}`
    const page = await signedIn(owner, of, '/dossiers')
    const id = await filedDossier(page, named)
    await page.goto(`${journey.url}/dossiers/${id}?lang=${lang}&tab=consultations`)
    await page.getByText(words.log.onlyMine).waitFor()
    await examine(of, { id, named })
    await page.reload()
    const row = page.getByRole('row').filter({ hasText: words.actions.dossier_consult })
    await row.waitFor()
    const { given, family, givenAr, familyAr, bodyFr, bodyAr } = await known(`${EXAMINER}@${MAIL}`)
    const said = await row.innerText()
    expect(said).toContain(lang === 'ar' ? `${givenAr} ${familyAr}` : `${given} ${family}`)
    expect(said).toContain(words.roles.examiner)
    expect(said).toContain(lang === 'ar' ? bodyAr : bodyFr)
    expect(said).toContain('24/11/2026')
    expect(said).toContain(FILE)
    await looksRight(page, `consultations-${lang}-${size}`)
    await page.getByRole('checkbox', { name: words.log.mine }).check()
    expect(await page.getByRole('rowheader').count()).toBeGreaterThan(1)
    await page.getByRole('searchbox', { name: words.log.filter }).fill(lang === 'ar' ? bodyAr : bodyFr)
    expect(await page.getByRole('rowheader').count()).toBe(1)
    await looksRight(page, `consultations-filtered-${lang}-${size}`)
    await page.context().close()
  },
)

test('a participant of another dossier and an examiner of another territory find nothing', async () => {
  const [french] = CASES
  const owner = await signedIn('citoyen', french, '/dossiers')
  const id = await filedDossier(owner, 'Villa fermée')
  await owner.context().close()
  for (const who of ['citoyenne', 'instructeur.agence-agadir']) {
    const page = await signedIn(who, french, `/dossiers/${id}?tab=consultations`)
    await title(page, dossiersFr.notFound).waitFor()
    await looksRight(page, 'dossier-not-found-fr-1440')
    await page.context().close()
  }
  expect(journey.faults.splice(0).every((fault) => fault.includes('status of 404'))).toBe(true)
})
