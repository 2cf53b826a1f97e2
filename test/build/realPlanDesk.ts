import type { Locator, Page } from 'playwright-core'
import type { FindingKind } from '../../api/contract/plans/drafts.ts'
import { runControl } from '../../api/plans/preparing/control/runControl.ts'
import { recheckDossiers } from '../../api/plans/rechecking/recheckDossiers.ts'
import { plansFr } from '../../web/text/fr/plans.ts'
import { DESKTOP } from './browser.ts'
import { type Journey, openJourney } from './journey.ts'
import { button, field } from './journeySteps.ts'
import { pageOf } from './pageAs.ts'
import { People } from './people.ts'
import { communeAt } from './planDossiers.ts'
import { testClock } from './server.ts'
import { type TestWork, testWork } from './work.ts'

type Place = readonly [x: number, y: number]
type Parts = Pick<RealPlanDesk, 'journey' | 'page' | 'second'> & { readonly work: TestWork }

/** The figure in m² that a part of the screen says. */
export async function squareMetresOf(part: Locator): Promise<number> {
  const [, said = ''] = /([\d\s]+(?:,\d+)?)\sm²/.exec(await part.innerText()) ?? []
  return Number(said.replaceAll(/\s/g, '').replace(',', '.'))
}

/** Two examiners of an agency of the region of Casablanca and Settat, each before a screen, and their background. */
export class RealPlanDesk {
  readonly journey: Journey
  readonly page: Page
  /** Of the one who looks again at what the first prepared. */
  readonly second: Page
  private readonly work: TestWork

  constructor({ journey, page, second, work }: Parts) {
    this.journey = journey
    this.page = page
    this.second = second
    this.work = work
  }

  static async open(): Promise<RealPlanDesk> {
    const journey = await openJourney()
    const [work, people] = [testWork({ url: journey.databaseUrl }), new People(journey.db)]
    const examiner = await people.acting('urban_agency', 'examiner', ['06'])
    const person = await people.person({ givenName: 'Driss', familyName: 'Alaoui' })
    await people.mandate({ person, body: examiner.body, role: 'examiner' })
    const headers = await people.signIn(person, { secondFactor: true })
    const page = await pageOf(journey, examiner, '/plans?lang=fr', DESKTOP)
    return new RealPlanDesk({ journey, page, second: await pageOf(journey, { headers }, '/plans?lang=fr'), work })
  }

  async close(): Promise<void> {
    await this.work.close()
    await this.journey.close()
  }

  /** Goes on before the first screen, of another size where one is said. */
  async go(path: string, viewport = DESKTOP): Promise<void> {
    await this.page.setViewportSize(viewport)
    await this.page.goto(this.journey.url + path)
  }

  /** Gives the file of a plan that lies about a place. */
  async give(name: string, buffer: Buffer, at: Place): Promise<void> {
    await this.go('/plans/nouveau?lang=fr')
    const { nameFr } = await communeAt(this.journey.db, at)
    await this.page.getByRole('combobox').first().fill(nameFr)
    await this.page.getByRole('listbox').getByRole('option').first().click()
    await this.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  }

  /** The background controls what was asked for; the page sees it by itself. */
  async controlled(): Promise<void> {
    await this.page.getByText(plansFr.control.waiting).waitFor()
    const { db } = this.journey
    const rows = await db
      .selectFrom('plan_draft')
      .select(['id', 'control_nth as nth'])
      .where('state', '=', 'control')
      .execute()
    for (const { id, nth } of rows) await runControl(this.work.work, { draftId: id, nth })
    await this.page.getByText(/ zones, 46\D7\d\d,\d\d ha/).waitFor()
    await this.page.getByRole('listitem').filter({ hasText: plansFr.control.show }).first().waitFor()
    await this.page.locator('[data-stale]').waitFor({ state: 'detached' })
  }

  /** What was changed since the last control is controlled again. */
  async controlledAgain(): Promise<void> {
    await this.page.getByText(plansFr.control.stale).waitFor()
    await button(this.page, plansFr.control.again).click()
    await this.controlled()
  }

  /** Accepts every finding of some kinds. */
  async accept(kinds: readonly FindingKind[]): Promise<void> {
    const { page } = this
    for (const kind of kinds) {
      await button(page, plansFr.control.kinds[kind]).click()
      await button(page, plansFr.control.acceptAll).click()
      await field(page, plansFr.control.reason).fill('Relevé sur le plan imprimé')
      await button(page, plansFr.control.acceptYes).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  }

  /** Hands the version over; the second publishes it. */
  async publish(act: string, day: string): Promise<void> {
    const { page, second } = this
    await button(page, new RegExp(plansFr.steps.publish)).click()
    await button(page, plansFr.publish.submit).click()
    await page.getByText('une personne qui n’y a pas touché', { exact: false }).waitFor()
    await second.goto(`${this.journey.url}${new URL(page.url()).pathname}?lang=fr`)
    await field(second, plansFr.publish.act).fill(act)
    await field(second, plansFr.publish.day).fill(day)
    await button(second, plansFr.publish.publish).click()
    await second.getByRole('dialog').getByRole('button', { name: plansFr.publish.publish }).click()
    await second.getByRole('link', { name: plansFr.publish.see }).waitFor()
  }

  /** The re-checks whose day has come are done, as the background does them. */
  async settle(): Promise<void> {
    const waiting = await this.journey.db
      .selectFrom('recheck')
      .select('id')
      .where('finished_at', 'is', null)
      .where('from_day', '<=', testClock.today())
      .execute()
    for (const { id } of waiting) await recheckDossiers(this.work.work, id)
  }

  /** The same while somebody holds a dossier that is to be checked; then `meanwhile`, and it is let go. */
  async settleAround(dossier: string, meanwhile: () => Promise<void>): Promise<void> {
    const held = await this.journey.db.transaction().execute(async (transaction) => {
      await transaction.selectFrom('dossier').select('id').where('id', '=', dossier).forNoKeyUpdate().execute()
      const settled = this.settle()
      await meanwhile()
      return { settled }
    })
    await held.settled
  }

  /** The versions of the plan, the eldest first. */
  async versions(): Promise<{ readonly plan: string; readonly ids: readonly string[] }> {
    const rows = await this.journey.db
      .selectFrom('plan_version as v')
      .innerJoin('plan as p', 'p.id', 'v.plan_id')
      .select(['v.id', 'p.id as plan'])
      .where('p.code', '=', 'PLUI')
      .orderBy('v.label')
      .execute()
    return { plan: rows[0]?.plan ?? '', ids: rows.map(({ id }) => id) }
  }
}
