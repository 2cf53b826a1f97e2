import { readFileSync } from 'node:fs'
import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import type { FeesAnswer } from '../../api/contract/fees/statements.ts'
import { ceremonyFr } from '../../web/text/fr/ceremony.ts'
import { feesFr } from '../../web/text/fr/fees.ts'
import { asked, button } from './journeySteps.ts'
import { PASSPHRASE } from './keyHouse.ts'
import { withPages } from './readPdf.ts'
import { named } from './sessionSteps.ts'

/** The régisseur draws up what is owed, and records what each creditor received of it. */
export async function settleFees(cashier: Page, dossier: string): Promise<void> {
  await button(cashier, feesFr.drawUp).click()
  await cashier.getByText(feesFr.drawn, { exact: true }).waitFor()
  const { body } = await asked(cashier, 'GET', `/api/dossiers/${dossier}/fees`)
  const { statements } = body as unknown as FeesAnswer
  for (const { creditor, nameFr, total } of statements[0]?.creditors ?? []) {
    const form = cashier.getByRole('form', { name: named(feesFr.recordOf, { name: nameFr }), exact: true })
    await form.getByLabel(feesFr.number).fill(`Q-${creditor}`)
    await form.getByLabel(feesFr.paidAmount).fill(((total ?? 0) / 100).toFixed(2).replace('.', ','))
    await form.getByRole('button', { name: feesFr.record }).click()
    await form.waitFor({ state: 'detached' })
  }
  await cashier.getByText(feesFr.goneOn, { exact: true }).waitFor()
}

/** Everything that waits for the president is signed with one consent. */
export async function signAll(president: Page, count: number): Promise<void> {
  await button(president, ceremonyFr.all).click()
  await button(president, named(ceremonyFr.sign, { count })).click()
  const dialog = president.getByRole('dialog')
  await dialog.getByLabel(ceremonyFr.word).fill(PASSPHRASE)
  await dialog.getByRole('button', { name: ceremonyFr.confirm, exact: true }).click()
  await president.getByText(named(ceremonyFr.done, { signed: count, all: count })).waitFor()
}

/** What a link of a page leads to, as whoever presses it has it on disk. */
export async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).first().click(),
  ])
  return readFileSync(await download.path())
}

/** The addresses that the codes of a paper lead to, read from the pictures of its pages. */
export const codesOf = (pdf: Buffer): Promise<string[]> =>
  withPages(pdf, async (pages) => {
    const pictures = await Promise.all(pages.map((page) => page.picture(150)))
    return pictures.flatMap(({ data, width, height }) => jsQR.default(data, width, height)?.data ?? [])
  })
