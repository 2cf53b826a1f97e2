import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../api/contract/filing.ts'
import { filingFr } from '../../web/text/fr/filing.ts'
import { preCheckFr } from '../../web/text/fr/preCheck.ts'
import { DESKTOP } from '../build/browser.ts'
import { PASSWORD } from '../build/identity.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, looksRight, openAccount, personMenu, signIn, title } from '../build/journeySteps.ts'

let journey: Journey

beforeAll(async () => {
  journey = await openJourney()
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

const LONG_MS = 300_000

const ARCHITECT = { email: 'leila.chraibi@example.ma', givenName: 'Leila', familyName: 'Chraibi' }

async function signedIn(path: string, { email }: { readonly email: string }): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=fr&returnTo=${encodeURIComponent(path)}`, DESKTOP)
  await signIn(page, { email, password: PASSWORD })
  await personMenu(page).waitFor()
  return page
}

type Answered = { readonly status: number; readonly body: Record<string, unknown> }

/** A draft of a permit to build, whose first questions are answered. */
async function draftToBuild(page: Page): Promise<CourseAnswer> {
  const opened = await asked(page, 'POST', '/api/dossiers', {
    title: 'Villa des Orangers',
    communeCode: '06.141.01.41',
  })
  const id = String(opened.body.id)
  const chosen: Answered = await asked(page, 'PUT', `/api/dossiers/${id}/procedure`, { version: 1, code: 'construire' })
  const { version, project } = chosen.body as unknown as CourseAnswer
  const said = { ...project, works: 'construction', publicOwner: false, uses: ['housing'] }
  const { body } = await asked(page, 'PUT', `/api/dossiers/${id}/project`, { version, project: said })
  return body as unknown as CourseAnswer
}

describe('every step on a desk, in French', { timeout: LONG_MS }, () => {
  test('says what is missing, and leads to the place to mend it', async () => {
    await openAccount(journey, ARCHITECT)
    const page = await signedIn('/dossiers', ARCHITECT)
    const { id } = await draftToBuild(page)
    const go = (step: string) => page.goto(`${journey.url}/dossiers/${id}/depot?lang=fr&step=${step}`)
    for (const step of ['procedure', 'site', 'project', 'pieces', 'people', 'review'] as const) {
      await go(step)
      await page.locator('#content h1').waitFor()
      await page
        .locator('#content')
        .getByRole('button', { name: step === 'review' ? filingFr.review.file : filingFr.next })
        .waitFor()
      await looksRight(page, `filing-${step}-fr-desk`)
    }
    expect(await button(page, filingFr.review.file).isDisabled()).toBe(true)
    await button(page, filingFr.review.blockers.SITE_MISSING).click()
    await title(page, filingFr.site.title).waitFor()
    await page.goBack()
    await button(page, /^Répondre à ce qui décide de la voie : Quelle hauteur/).click()
    await title(page, preCheckFr.questions.heightM).waitFor()
    await page.context().close()
  })
})
