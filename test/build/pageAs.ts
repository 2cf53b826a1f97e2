import type { Page } from 'playwright-core'
import { DESKTOP } from './browser.ts'
import type { Journey } from './journey.ts'
import { People } from './people.ts'

/** A page of somebody who is signed in, in a browser context of their own. */
export async function pageOf(
  { visit, url }: Pick<Journey, 'visit' | 'url'>,
  { headers: { cookie } }: { readonly headers: { readonly cookie: string } },
  path: string,
  viewport = DESKTOP,
): Promise<Page> {
  const page = await visit('/vie-privee', viewport)
  const [name = '', value = ''] = cookie.split(/=(.*)/)
  await page
    .context()
    .addCookies([{ name, value, url: url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }])
  await page.goto(url + path)
  return page
}

/** The same of somebody of the demonstration, by what their address begins with. */
export async function pageAs(journey: Journey, who: string, path: string, viewport = DESKTOP): Promise<Page> {
  const { person_id: person } = await journey.db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', `${who}@demonstration.rokhas.ma`)
    .executeTakeFirstOrThrow()
  const headers = await new People(journey.db).signIn(person, { secondFactor: true })
  return pageOf(journey, { headers }, path, viewport)
}
