import { truncateSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../api/clock.ts'
import { signPdf } from '../../api/signatures/sign.ts'
import { checkActAr } from '../../web/text/ar/checkAct.ts'
import { checkActFr } from '../../web/text/fr/checkAct.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { expectedFaults, looksRight, title } from '../build/journeySteps.ts'
import { SigningAuthority } from '../build/signingAuthority.ts'

const SIGNER = 'Nadia Alaoui, présidente'
let journey: Journey
let authority: SigningAuthority
let act: Buffer

beforeAll(async () => {
  authority = new SigningAuthority()
  const anchors = `${authority.folder}/anchors.pem`
  writeFileSync(anchors, authority.anchor.node.toString())
  // OpenSSL certifies from today on, whatever day the tests say it is.
  journey = await openJourney({ clock: systemClock, env: { ROKHAS_SIGNATURE_ANCHORS: anchors } })
  act = await signedBy(authority)
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(async () => {
  await journey.close()
  authority.close()
})

async function signedBy(by: SigningAuthority): Promise<Buffer> {
  const signed = await signPdf(pdfBytes(), by.signer(SIGNER), { at: new Date(), permits: 2 })
  if (!signed.ok) throw new Error(signed.error)
  return signed.value
}

async function give(page: Page, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name: 'acte.pdf', mimeType: 'application/pdf', buffer })
}

const changed = (file: Buffer): Buffer => {
  const spoilt = Buffer.from(file)
  spoilt[200] = (spoilt[200] ?? 0) ^ 1
  return spoilt
}

describe.each([
  ['fr', DESKTOP, checkActFr],
  ['ar', PHONE, checkActAr],
] as const)('a stranger checks an act, in %s', (lang, viewport, words) => {
  const verdict = (page: Page, words: string) => page.getByRole('heading', { level: 2, name: words })

  test('whole; changed; signed by somebody nobody knows; not signed; no PDF', async () => {
    const page = await journey.visit(`/?lang=${lang}`, viewport)
    await page.locator('a[href^="/actes/verifier"]').click()
    await title(page, words.title).waitFor()
    await looksRight(page, `check-act-${lang}`)
    await give(page, act)
    await verdict(page, words.verdicts.valid).waitFor()
    expect(await page.locator('#content').textContent()).toContain(SIGNER)
    await page.getByText(words.whole, { exact: true }).waitFor()
    await looksRight(page, `check-act-valid-${lang}`)

    // A plan of 300 MB that nobody drew: it takes no room on the disk.
    const asked: string[] = []
    page.on('request', (request) => request.url().endsWith('/api/acts/verify') && asked.push(request.method()))
    const heavy = `${authority.folder}/plan-de-300-mo.pdf`
    writeFileSync(heavy, '%PDF-1.7')
    truncateSync(heavy, 300 * 1024 * 1024)
    await page.locator('input[type=file]').setInputFiles(heavy)
    const told = page.getByRole('alert').filter({ hasText: 'plan-de-300-mo.pdf' })
    expect((await told.textContent())?.replace(/[\s\u2066-\u2069]+/g, ' ')).toMatch(
      lang === 'fr' ? /300 Mo.* 50 Mo/ : /300 .*50 /,
    )
    expect([asked, await page.getByRole('heading', { level: 2, name: words.verdicts.valid }).count()]).toEqual([[], 0])
    await looksRight(page, `check-act-heavy-${lang}`)

    await give(page, changed(act))
    await verdict(page, words.verdicts.invalid).waitFor()
    expect([asked, await told.count()]).toEqual([['POST'], 0])
    await page.getByText(words.faults.DIGEST_DIFFERS, { exact: true }).waitFor()
    await looksRight(page, `check-act-invalid-${lang}`)

    const stranger = new SigningAuthority()
    await give(page, await signedBy(stranger))
    stranger.close()
    await verdict(page, words.verdicts.untrusted).waitFor()
    await page.getByText(words.faults.SIGNER_UNTRUSTED, { exact: true }).waitFor()

    await give(page, pdfBytes())
    await verdict(page, words.verdicts.unsigned).waitFor()
    await give(page, Buffer.from('<html>'))
    await verdict(page, words.verdicts.unreadable).waitFor()
    await page.getByText(words.refusals.NOT_A_PDF, { exact: true }).waitFor()
    await looksRight(page, `check-act-unreadable-${lang}`)
    await page.context().close()
  })

  test('without a connection the device tells an intact file from a changed one, and who cannot be vouched for', async () => {
    const page = await journey.visit(`/actes/verifier?lang=${lang}`, viewport)
    await title(page, words.title).waitFor()
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await give(page, act)
    await verdict(page, words.here.intact).waitFor()
    await page.getByText(words.here.alone, { exact: true }).waitFor()
    await looksRight(page, `check-act-offline-${lang}`)
    await give(page, changed(act))
    await verdict(page, words.here.altered).waitFor()
    await page.context().close()
    expect(expectedFaults(journey.faults, (fault) => fault.includes('ERR_INTERNET_DISCONNECTED'))).toBeGreaterThan(0)
  })
})
