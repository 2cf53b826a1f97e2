import type { Page } from 'playwright-core'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import * as arabic from '../../web/text/ar/administration.ts'
import { frame as frameAr } from '../../web/text/ar/frame.ts'
import * as french from '../../web/text/fr/administration.ts'
import { frame as frameFr } from '../../web/text/fr/frame.ts'
import { DESKTOP, PHONE } from './browser.ts'
import type { Journey } from './journey.ts'
import { personMenu, signIn, title } from './journeySteps.ts'

/** The two ways the administration is walked. */
export const IN_FRENCH = {
  lang: 'fr',
  viewport: DESKTOP,
  size: '1440',
  words: { administration: french.administration, bodies: french.bodies, people: french.people },
  navigation: frameFr.navigation,
} as const
export const IN_ARABIC = {
  lang: 'ar',
  viewport: PHONE,
  size: '390',
  words: { administration: arabic.administration, bodies: arabic.bodies, people: arabic.people },
  navigation: frameAr.navigation,
} as const
export type Walk = typeof IN_FRENCH | typeof IN_ARABIC

export const demonstrationAccount = (who: string) => ({
  email: `${who}@demonstration.rokhas.ma`,
  password: DEMONSTRATION_PASSWORD,
})

/** Somebody of the demonstration, brought by the menu to the administration. */
export async function administering(journey: Journey, who: string, walk: Walk): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${walk.lang}`, walk.viewport)
  await signIn(page, demonstrationAccount(who))
  await personMenu(page).click()
  await page.getByRole('link', { name: walk.navigation.administration, exact: true }).click()
  await title(page, walk.words.administration.title).waitFor()
  return page
}

export async function openSection(page: Page, { words }: Walk, section: 'bodies' | 'people'): Promise<void> {
  const name = words.administration[section]
  const sections = page.getByRole('navigation', { name: words.administration.sections })
  await sections.getByRole('link', { name, exact: true }).click()
  await title(page, name).waitFor()
}

/** Words with a figure in them; Arabic sets the figure apart with marks that have no width. */
export const counted = (words: string, count: number): RegExp =>
  new RegExp(words.replace('{{count}}', `\u2068?${count}\u2069?$`))
