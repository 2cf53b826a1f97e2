import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Part } from '../../api/contract/policy/roles.ts'
import { attestationsAr } from '../../web/text/ar/attestations.ts'
import { attestationsFr } from '../../web/text/fr/attestations.ts'
import { dossiers, participants } from '../../web/text/fr/dossiers.ts'
import { filingFr } from '../../web/text/fr/filing.ts'
import { fr } from '../../web/text/fr/fr.ts'
import { proceduresFr } from '../../web/text/fr/procedures.ts'
import { DESKTOP } from './browser.ts'
import { drawnSheet } from './drawnSheets.ts'
import { PASSWORD } from './identity.ts'
import type { Journey } from './journey.ts'
import { button, field, looksRight, personMenu, signIn, title } from './journeySteps.ts'
import { zippedShapefile } from './polygonShapefile.ts'
import { withPages } from './readPdf.ts'

/** Somebody in a browser of their own, signed in from the page they came to. */
export async function session(
  journey: Pick<Journey, 'visit'>,
  { email, path, lang = 'fr', viewport = DESKTOP }: Arriving,
): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent(path)}`, viewport)
  await signIn(page, { email, password: PASSWORD })
  await personMenu(page).waitFor()
  return page
}

type Arriving = {
  readonly email: string
  readonly path: string
  readonly lang?: 'fr' | 'ar'
  readonly viewport?: typeof DESKTOP
}

export const content = (page: Page) => page.locator('#content')

/** An answer of the pre-check by its name, which what explains it may follow. */
export const choose = (page: Page, name: string) =>
  content(page)
    .locator('li a', { has: page.locator('b', { hasText: new RegExp(`^${name}$`) }) })
    .click()

type Locating = { readonly shots: string; readonly describe: (page: Page) => Promise<void> }

/** The parcel out of a surveyor's file, checked on the map, taken into the draft. */
export async function locate(
  page: Page,
  { bornes }: Pick<Journey['parcel'], 'bornes'>,
  { shots, describe }: Locating,
): Promise<void> {
  await page.getByRole('link', { name: filingFr.site.locate, exact: true }).click()
  await page.getByRole('button', { name: new RegExp(`^${fr.locate.file}`) }).click()
  const buffer = Buffer.from(
    zippedShapefile({ name: 'leve', rings: [[...bornes, ...bornes.slice(0, 1)]], srid: 26191 }),
  )
  const input = page.locator('input[type=file]').first()
  await input.setInputFiles({ name: 'leve.zip', mimeType: 'application/zip', buffer })
  await title(page, fr.confirm.heading).waitFor()
  await page.getByText(fr.confirm.prj).first().waitFor()
  await looksRight(page, `${shots}-confirm-fr`)
  await button(page, fr.confirm.yes).click()
  await title(page, fr.project.heading).waitFor()
  await looksRight(page, `${shots}-check-fr`)
  await describe(page)
  await title(page, fr.report.heading).waitFor()
  await looksRight(page, `${shots}-report-fr`)
  await page.getByRole('link', { name: dossiers.forDossier, exact: true }).click()
  await page.getByRole('heading', { name: filingFr.site.offered }).waitFor()
  await looksRight(page, `${shots}-offered-fr`)
  await button(page, filingFr.site.take).click()
  await page.getByText(filingFr.site.taken).waitFor()
  await looksRight(page, `${shots}-site-fr`)
  await button(page, filingFr.next).click()
}

/** A question of the project, answered with a press. */
export async function press(page: Page, question: string, answer: string): Promise<void> {
  await title(page, question).waitFor()
  await button(page, answer).click()
}

/** A question of the project, answered by writing. */
export async function write(page: Page, question: string, answer: string): Promise<void> {
  await title(page, question).waitFor()
  await page.locator('#content').getByRole('textbox').fill(answer)
  await button(page, filingFr.next).click()
}

export type GivenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

export const rowOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })

/** A file for one piece, through the chooser its button opens. */
export async function give(page: Page, name: string, file: GivenFile): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await button(page, filingFr.pieces.addTo.replace('{{name}}', name)).click()
  await (await choosing).setFiles(file)
  await rowOf(page, name).getByText(filingFr.pieces.received, { exact: true }).waitFor()
}

/** Every principal piece through its own button, each a sheet with the scale that is said for it. @returns their names */
export async function givePrincipal(page: Page, scaleOf: (name: string) => string | undefined): Promise<string[]> {
  const principal = page.getByRole('region', { name: proceduresFr.sheet.principal })
  await principal.waitFor()
  const names = await principal.getByRole('heading', { level: 3 }).allTextContents()
  for (const [n, name] of names.entries()) {
    const scale = scaleOf(name)
    const buffer = drawnSheet({ title: name, ...(scale && { scale }) })
    await give(page, name, { name: `piece-${n + 1}.pdf`, mimeType: 'application/pdf', buffer })
  }
  return names
}

/** Filed with one press. @returns the number the page shows, and the words of the receipt it gives to download */
export async function filed(page: Page, shot: string): Promise<{ readonly number: string; readonly receipt: string }> {
  await button(page, filingFr.review.file).click()
  await title(page, filingFr.number.title).waitFor()
  await looksRight(page, shot)
  const number = (await content(page).textContent())?.match(/\d{9}-\d{4}-\d{5}/)?.[0] ?? 'no number'
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: filingFr.number.receipt, exact: true }).click()
  const bytes = readFileSync(await (await coming).path())
  return { number, receipt: await withPages(bytes, (pages) => pages.map(({ text }) => text).join('\n')) }
}

/** Somebody with an account joins the dossier, in a part. */
export async function invite(page: Page, { email, familyName }: Invited, part: Part): Promise<void> {
  await field(page, participants.email).fill(email)
  await page.getByLabel(participants.part).selectOption(part)
  await button(page, participants.submit).click()
  await page.getByRole('listitem').filter({ hasText: familyName }).waitFor()
}
type Invited = { readonly email: string; readonly familyName: string }

const WORDS = { fr: attestationsFr, ar: attestationsAr } as const
type Attesting = { readonly kind: keyof typeof attestationsFr.kinds; readonly lang: 'fr' | 'ar'; readonly name: string }

/** Stands for what one answers for, having read what it covers. */
export async function attest(page: Page, { kind, lang, name }: Attesting): Promise<void> {
  const { acts, done } = WORDS[lang]
  await button(page, acts.attest[kind]).click()
  await page.getByRole('dialog').waitFor()
  await looksRight(page, name)
  await page.getByRole('dialog').getByRole('button', { name: acts.confirm, exact: true }).click()
  await page.getByText(done.attested).waitFor()
}
