import type { Page } from 'playwright-core'
import type { CourseAnswer } from '../../api/contract/filing.ts'
import { filingAr } from '../../web/text/ar/filing.ts'
import { filingFr } from '../../web/text/fr/filing.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { PASSWORD } from './identity.ts'
import type { Journey } from './journey.ts'
import { asked, button, openAccount, personMenu, signIn } from './journeySteps.ts'
import { People } from './people.ts'

const WORDS = { fr: filingFr, ar: filingAr } as const
export type FilingLanguage = keyof typeof WORDS
type Somebody = Parameters<typeof openAccount>[1]

/** A confirmed account of somebody who works for a company, and asks for what it may ask. */
export async function openEmployee(journey: Journey, somebody: Somebody): Promise<void> {
  await openAccount(journey, somebody)
  const people = new People(journey.db)
  const { person_id: person } = await journey.db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', somebody.email)
    .executeTakeFirstOrThrow()
  await people.mandate({ person, body: await people.body('company'), role: 'employee' })
}

/** The commune of the journey's plot, as a report names it. */
export async function communeOfPlot(page: Page, { parcel: { bornes } }: Journey): Promise<string> {
  const geometry = { type: 'Polygon', coordinates: [[...bornes, bornes[0]]] }
  const { body } = await asked(page, 'POST', '/api/conformity/checks', { legal: { srid: 26191, geometry } })
  return (body.commune as { code: string }).code
}

export async function courseOf(page: Page, id: string): Promise<CourseAnswer> {
  const { body } = await asked(page, 'GET', `/api/dossiers/${id}/course`)
  return body as unknown as CourseAnswer
}

/** Which dossier the address is about. */
export const idIn = (page: Page): string => new URL(page.url()).pathname.split('/')[2] ?? ''

/** Words with their values, each isolated as the interface does in an Arabic sentence. */
export const filled = (lang: FilingLanguage, words: string, values: Readonly<Record<string, string>>): string =>
  words.replaceAll(/{{(\w+)}}/g, (_, slot: string) =>
    lang === 'ar' ? `\u2068${values[slot] ?? ''}\u2069` : (values[slot] ?? ''),
  )

const pdf = (name: string) => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: pdfBytes({ 5: `<< /Length ${name.length} >>\nstream\n${name}\nendstream` }),
})

async function give(page: Page, lang: FilingLanguage, { name, code }: { name: string; code: string }): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await button(page, filled(lang, WORDS[lang].pieces.addTo, { name })).click()
  await (await choosing).setFiles(pdf(code))
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
  await row.getByText(WORDS[lang].pieces.received, { exact: true }).waitFor()
}

/** A PDF for every principal piece that is asked, at the step of pieces. @returns their codes */
export async function givePrincipal(page: Page, lang: FilingLanguage): Promise<readonly string[]> {
  const { pieces } = await courseOf(page, idIn(page))
  const principal = pieces.filter(({ piece, needed }) => needed && piece.kind === 'principal')
  for (const { piece } of principal)
    await give(page, lang, { name: lang === 'ar' ? piece.nameAr : piece.nameFr, code: piece.code })
  return principal.map(({ piece }) => piece.code)
}

/** Keys on the map alone, one after the other. */
export async function pressOnMap(page: Page, ...keys: readonly string[]): Promise<void> {
  await page.getByRole('application').focus()
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(150)
  }
}

/** Signed in with the tests' password. */
export async function visitAs(
  journey: Journey,
  { email }: Pick<Somebody, 'email'>,
  { lang, viewport }: { readonly lang: FilingLanguage; readonly viewport: { width: number; height: number } },
): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}`, viewport)
  await signIn(page, { email, password: PASSWORD })
  await personMenu(page).waitFor()
  return page
}
