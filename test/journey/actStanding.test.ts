import { createHash, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../api/clock.ts'
import { signPdf } from '../../api/signatures/sign.ts'
import { actStandingAr } from '../../web/text/ar/actStanding.ts'
import { checkActAr } from '../../web/text/ar/checkAct.ts'
import { actStandingFr } from '../../web/text/fr/actStanding.ts'
import { checkActFr } from '../../web/text/fr/checkAct.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { keepAct, keepSigned } from '../build/acts.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { Dossiers } from '../build/dossiers.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { expectedFaults, looksRight, title } from '../build/journeySteps.ts'
import { People } from '../build/people.ts'
import { SigningAuthority } from '../build/signingAuthority.ts'

let journey: Journey
let authority: SigningAuthority
let file: Buffer
const standing = randomUUID()
const lapsed = randomUUID()

beforeAll(async () => {
  authority = new SigningAuthority()
  const anchors = `${authority.folder}/anchors.pem`
  writeFileSync(anchors, authority.anchor.node.toString())
  // OpenSSL certifies from today on, whatever day the tests say it is.
  journey = await openJourney({ clock: systemClock, env: { ROKHAS_SIGNATURE_ANCHORS: anchors } })
  const signed = await signPdf(pdfBytes(), authority.signer('Karim Bennani'), { at: new Date(), permits: 2 })
  if (!signed.ok) throw new Error(signed.error)
  file = signed.value
  await signedAct(standing, { number: 901, sha256: createHash('sha256').update(file).digest('hex') })
  const { dossierId, by } = await signedAct(lapsed, { number: 902, sha256: 'e'.repeat(64) })
  await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    values (${dossierId}, 3, 'record_lapse', 'lapsed', 'decided', '2026-11-23T08:00:00Z', '2026-11-23', ${by})`.execute(
    journey.db,
  )
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(async () => {
  await journey.close()
  authority.close()
})

/** A permit of Aïn-Chock, signed; its code is its id. */
async function signedAct(id: string, { number, sha256 }: { readonly number: number; readonly sha256: string }) {
  const by = await new People(journey.db).person()
  const dossierId = await new Dossiers(journey.db).under(by, { code: 'refection', track: null })
  await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    values (${dossierId}, 2, 'sign', 'granted', 'decided', '2026-11-22T08:00:00Z', '2026-11-22', ${by})`.execute(
    journey.db,
  )
  await keepAct(journey.db, { id, dossierId, kind: 'permit', by, number })
  await keepSigned(journey.db, { id, by, move: 2, sha256 })
  return { dossierId, by }
}

describe.each([
  ['fr', DESKTOP, actStandingFr, checkActFr, 'ain chock'],
  ['ar', PHONE, actStandingAr, checkActAr, 'عين الشق'],
] as const)('whether an act still stands, in %s', (lang, viewport, words, sayFile, commune) => {
  const says = (page: Page, verdict: string) => page.getByRole('heading', { level: 2, name: verdict })

  test('is told by its code: one that stands, one that lapsed, one that is not there', async () => {
    const page = await journey.visit(`/actes/verifier/${standing}?lang=${lang}`, viewport)
    await says(page, words.standings.stands).waitFor()
    await page.getByText('901/2026', { exact: true }).waitFor()
    await looksRight(page, `act-standing-${lang}`)
    await page.goto(`${journey.url}/actes/verifier/${lapsed}?lang=${lang}`)
    await says(page, words.standings.lapsed).waitFor()
    await looksRight(page, `act-lapsed-${lang}`)
    await page.goto(`${journey.url}/actes/verifier/rien?lang=${lang}`)
    await page.getByRole('alert').waitFor()
    await page.context().close()
    expect(expectedFaults(journey.faults, (fault) => fault.includes('404'))).toBeGreaterThan(0)
  })

  test('is told by its file, beside what the file is worth, and by its number', async () => {
    const page = await journey.visit(`/actes/verifier?lang=${lang}`, viewport)
    await title(page, sayFile.title).waitFor()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'acte.pdf', mimeType: 'application/pdf', buffer: file })
    await says(page, sayFile.verdicts.valid).waitFor()
    await says(page, words.standings.stands).waitFor()
    await looksRight(page, `act-file-standing-${lang}`)
    await page.getByRole('button', { name: words.find }).click()
    await page.getByText(words.numberFault, { exact: true }).waitFor()
    await page.getByRole('combobox').fill(commune)
    await page.getByRole('option').first().click()
    await page.getByRole('textbox', { name: words.number }).fill('902/2026')
    await page.getByRole('button', { name: words.find }).click()
    await says(page, words.standings.lapsed).waitFor()
    await page.getByRole('textbox', { name: words.number }).fill('9999/2026')
    await page.getByRole('button', { name: words.find }).click()
    await page.getByText(words.notFound, { exact: true }).waitFor()
    await page.context().close()
  })
})
