import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PHRASES } from '../../seeds/avis/phrases.ts'
import { actStandingAr } from '../../web/text/ar/actStanding.ts'
import { avisAr } from '../../web/text/ar/avis.ts'
import { ceremonyAr } from '../../web/text/ar/ceremony.ts'
import { courseAr } from '../../web/text/ar/course.ts'
import { expectedAr } from '../../web/text/ar/expected.ts'
import { outsideAr } from '../../web/text/ar/outside.ts'
import { actStandingFr } from '../../web/text/fr/actStanding.ts'
import { avisFr } from '../../web/text/fr/avis.ts'
import { ceremonyFr } from '../../web/text/fr/ceremony.ts'
import { courseFr } from '../../web/text/fr/course.ts'
import { expectedFr } from '../../web/text/fr/expected.ts'
import { outsideFr } from '../../web/text/fr/outside.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { type AvisJourney, openAvisJourney } from '../build/avisJourney.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { asked, button, field, linkSentTo, looksRight, title } from '../build/journeySteps.ts'
import { PASSPHRASE } from '../build/keyHouse.ts'

const CHECKERS = [
  { lang: 'fr', viewport: DESKTOP, size: '1440', say: actStandingFr },
  { lang: 'ar', viewport: PHONE, size: '390', say: actStandingAr },
] as const
const OUTSIDE = 'habous@exemple.ma'
const sentence = (code: string) => {
  const found = PHRASES.find((one) => one.code === code)
  if (!found) throw new Error(code)
  return found.sentence
}

let journey: AvisJourney
const following: AvisJourney['following'] = (...asked) => journey.following(...asked)

beforeAll(async () => {
  journey = await openAvisJourney()
})

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(() => journey.close())

describe('the avis of a commission', () => {
  test('is given by the commune with two reserves of the library, one of them put in other words, by the keyboard', async () => {
    const guichet = await following('guichet.ain-chock')
    const moved = await asked(guichet, 'POST', `/api/dossiers/${journey.dossier}/moves`, {
      transition: 'dispatch',
      seen: 1,
    })
    expect(moved.status).toBe(201)
    await guichet.context().close()
    const page = await following('membre.ain-chock')
    await button(page, courseFr.give).click()
    const giving = page.getByRole('dialog')
    await giving.getByRole('radio', { name: courseFr.opinions.reserved, exact: true }).check()
    const picker = giving.getByRole('combobox', { name: avisFr.pick })
    for (const letters of ['stationn', 'clore chant']) {
      await picker.fill(letters)
      await giving.getByRole('listbox').getByRole('option').first().waitFor()
      await looksRight(page, `avis-picker-${letters.slice(0, 4)}-fr-1440`)
      await picker.press('Enter')
    }
    const texts = giving.getByLabel(avisFr.text)
    expect(await texts.count()).toBe(2)
    expect(await texts.first().inputValue()).toBe(sentence('parking_places').fr)
    await texts.nth(1).fill('Clore le chantier à 2,20 m')
    await giving.getByText(avisFr.textEdited).waitFor()
    await giving.getByRole('button', { name: avisFr.upOf.replace('{{nth}}', '2') }).click()
    expect(await texts.first().inputValue()).toBe('Clore le chantier à 2,20 m')
    await giving.getByRole('button', { name: avisFr.removeOf.replace('{{nth}}', '2') }).click()
    expect(await texts.count()).toBe(1)
    await giving.getByRole('button', { name: avisFr.undo }).click()
    expect(await texts.count()).toBe(2)
    await texts.first().fill('Clore le chantier après paiement des frais')
    await giving.getByRole('alert').filter({ hasText: 'paiement' }).waitFor()
    await looksRight(page, 'avis-fee-fr-1440')
    await texts.first().fill('Clore le chantier à 2,20 m')
    await looksRight(page, 'avis-dialog-fr-1440')
    await giving.getByRole('button', { name: courseFr.giveSubmit }).click()
    await page.getByText(courseFr.avisSaid).waitFor()
    await page.context().close()
  })

  test('is against by the urban agency, on a phone in Arabic: the synthesis says that it is a veto', async () => {
    const page = await following('instructeur.agence-casablanca', 'ar', PHONE)
    await page.getByRole('button', { name: courseAr.give, exact: true }).click()
    const giving = page.getByRole('dialog')
    await giving.getByRole('radio', { name: courseAr.opinions.unfavourable, exact: true }).check()
    await giving.getByRole('combobox', { name: avisAr.pick }).fill('العلو')
    await giving.getByRole('listbox').getByRole('option').first().click()
    await looksRight(page, 'avis-dialog-ar-390')
    await giving.getByRole('button', { name: courseAr.giveSubmit }).click()
    await page.getByText(courseAr.avisSaid).waitFor()
    const synthesis = page.getByRole('region', { name: avisAr.synthesis })
    await synthesis.getByText(avisAr.synthesisOf.unfavourable, { exact: true }).waitFor()
    await synthesis.scrollIntoViewIfNeeded()
    await looksRight(page, 'avis-synthesis-ar-390')
    await page.context().close()
  })

  test('waits for the signature of a body whose member has no key, who is told that nothing is lost', async () => {
    const page = await following('instructeur.agence-casablanca', 'ar', PHONE)
    await page.getByText(avisAr.toSign, { exact: true }).first().waitFor()
    const sign = page.getByRole('button', { name: new RegExp(`^${avisAr.signOf.split(':')[0]}`) })
    await sign.click()
    await page.getByRole('dialog').getByText(ceremonyAr.noKey).waitFor()
    await looksRight(page, 'avis-no-key-ar-390')
    await journey.giveKey(page, 'Salwa Idrissi')
    await page.goto(`${journey.url}/signatures?lang=ar`)
    await page.getByRole('heading', { name: ceremonyAr.headings.avis }).waitFor()
    await looksRight(page, 'avis-to-sign-ar-390')
    await page.goto(`${journey.url}/dossiers/${journey.dossier}?tab=course&lang=ar`)
    await sign.click()
    const consent = page.getByRole('dialog')
    await consent.getByLabel(ceremonyAr.word).fill(PASSPHRASE)
    await looksRight(page, 'avis-consent-ar-390')
    await consent.getByRole('button', { name: ceremonyAr.confirm, exact: true }).click()
    await consent.getByText(ceremonyAr.outcomeSignedAvis, { exact: true }).waitFor()
    await looksRight(page, 'avis-signed-ar-390')
    await consent.getByRole('button', { name: ceremonyAr.ok }).click()
    await page.getByText(avisAr.signed, { exact: true }).waitFor()
    await page.context().close()
  })

  test('is signed where acts are, with one consent', async () => {
    const page = await following('membre.ain-chock')
    await journey.giveKey(page, 'Karim Alaoui')
    await page.goto(`${journey.url}/signatures`)
    await page.getByRole('heading', { name: ceremonyFr.headings.avis }).waitFor()
    await button(page, ceremonyFr.all).click()
    await looksRight(page, 'avis-to-sign-fr-1440')
    const all = ((await asked(page, 'GET', '/api/avis/to-sign')).body.avis as unknown[]).length
    expect(all).toBeGreaterThan(1)
    await button(page, ceremonyFr.sign.replace('{{count}}', String(all))).click()
    await page.getByLabel(ceremonyFr.word).fill(PASSPHRASE)
    await looksRight(page, 'avis-consent-fr-1440')
    await page.getByRole('dialog').getByRole('button', { name: ceremonyFr.confirm, exact: true }).click()
    await page.getByText(ceremonyFr.done.replace(/\{\{\w+\}\}/g, String(all))).waitFor()
    await looksRight(page, 'avis-signed-fr-1440')
    await button(page, ceremonyFr.ok).click()
    await page.getByRole('heading', { name: ceremonyFr.none }).waitFor()
    await page.context().close()
  })

  test('is held by its applicant as a signed file, which a stranger checks', async () => {
    const page = await following('citoyen')
    const link = page.getByRole('link', { name: new RegExp(`^${avisFr.paperSigned.replace(/[()]/g, '\\$&')}`) })
    expect(await link.count()).toBe(2)
    await link.first().scrollIntoViewIfNeeded()
    await looksRight(page, 'avis-applicant-fr-1440')
    const [download] = await Promise.all([page.waitForEvent('download'), link.first().click()])
    const buffer = readFileSync(await download.path())
    await page.context().close()
    for (const { lang, viewport, say, size } of CHECKERS) {
      const stranger = await journey.visit(`/actes/verifier?lang=${lang}`, viewport)
      await stranger
        .locator('input[type=file]')
        .setInputFiles({ name: 'avis.pdf', mimeType: 'application/pdf', buffer })
      await stranger.getByText(say.avis.standings.stands, { exact: true }).waitFor()
      await looksRight(stranger, `avis-checked-${lang}-${size}`)
      await stranger.context().close()
    }
  })

  test('is read as one list of reserves and a reasoned synthesis', async () => {
    const page = await following('citoyen')
    const synthesis = page.getByRole('region', { name: avisFr.synthesis })
    await synthesis.getByText(avisFr.synthesisOf.unfavourable, { exact: true }).waitFor()
    expect(await synthesis.textContent()).toContain('son avis conforme est un veto')
    expect(await synthesis.textContent()).toContain('art. 35')
    const reserves = page.getByRole('region', { name: avisFr.reserves })
    for (const words of [sentence('parking_places').fr, 'Clore le chantier à 2,20 m', sentence('height_over').fr])
      await reserves.getByText(words, { exact: true }).waitFor()
    await synthesis.scrollIntoViewIfNeeded()
    await looksRight(page, 'avis-synthesis-fr-1440')
    await reserves.scrollIntoViewIfNeeded()
    await looksRight(page, 'avis-reserves-fr-1440')
    await page.context().close()
  })
})

describe('the bodies that servitudes propose', () => {
  test('are confirmed or set aside by the guichet, each with its evidence', async () => {
    const page = await following('guichet.ain-chock')
    const proposed = page.getByRole('region', { name: expectedFr.proposals })
    expect(await proposed.getByText(expectedFr.open, { exact: true }).count()).toBe(2)
    await proposed.scrollIntoViewIfNeeded()
    await looksRight(page, 'avis-proposals-fr-1440')
    await proposed.getByRole('button', { name: /Consulter un organisme pour .*Voie ferrée/ }).click()
    const asking = page.getByRole('dialog')
    expect(await asking.getByLabel(courseFr.whyBody).inputValue()).toMatch(/^212\sm²/)
    await asking.getByRole('combobox', { name: courseFr.body }).fill('protection')
    await asking.getByRole('listbox').getByRole('option').first().click()
    await looksRight(page, 'avis-proposal-confirm-fr-1440')
    await asking.getByRole('button', { name: courseFr.addSubmit }).click()
    await proposed.getByText(/^Confirmé/).waitFor()
    await page.context().close()

    const phone = await following('guichet.ain-chock', 'ar', PHONE)
    const there = phone.getByRole('region', { name: expectedAr.proposals })
    await there.getByRole('button', { name: new RegExp(`^${expectedAr.setAsideOf.split(':')[0]}`) }).click()
    const aside = phone.getByRole('dialog')
    await aside.getByLabel(expectedAr.why).fill('الضفة محدودة خارج الأرض')
    await looksRight(phone, 'avis-proposal-aside-ar-390')
    await aside.getByRole('button', { name: expectedAr.setAside, exact: true }).click()
    await there.getByText('الضفة محدودة خارج الأرض').waitFor()
    await there.scrollIntoViewIfNeeded()
    await looksRight(phone, 'avis-proposals-settled-ar-390')
    await phone.context().close()
  })
})

describe('a body without an account', () => {
  test('is asked by the guichet, who chooses exactly what it is given', async () => {
    const page = await following('guichet.ain-chock')
    await button(page, outsideFr.ask).click()
    const asking = page.getByRole('dialog')
    await field(page, outsideFr.bodyName).fill('Nadarat des Habous')
    await field(page, outsideFr.email).fill(OUTSIDE)
    await field(page, outsideFr.why).fill('Cimetière à trente mètres')
    await asking.getByRole('checkbox', { name: 'plan-masse.pdf' }).check()
    await asking.getByRole('checkbox', { name: outsideFr.withMap }).check()
    await looksRight(page, 'avis-ask-outside-fr-1440')
    await asking.getByRole('button', { name: outsideFr.send }).click()
    await page.getByText(outsideFr.sent.replace('{{email}}', OUTSIDE)).waitFor()
    await page.context().close()
  })

  test('reads what it was given by its link, answers with its document, and the link opens nothing any more', async () => {
    const link = new URL(await linkSentTo(journey.db, OUTSIDE, 'outside_avis_asked'))
    const path = `${link.pathname}${link.hash}`
    const phone = await journey.visit(`${link.pathname}?lang=ar${link.hash}`, PHONE)
    await phone.getByRole('heading', { name: outsideAr.yours }).waitFor()
    await looksRight(phone, 'avis-outside-ar-390')
    await phone.context().close()

    const page = await journey.visit(path)
    await page.getByRole('heading', { name: outsideFr.yours }).waitFor()
    const reading = page.waitForEvent('download')
    await button(page, outsideFr.read.replace('{{name}}', 'plan-masse.pdf')).click()
    expect((await reading).suggestedFilename()).toBe('plan-masse.pdf')
    await page.getByRole('radio', { name: courseFr.opinions.postponed, exact: true }).check()
    await page.getByLabel(avisFr.until).fill('01/11/2026')
    await button(page, outsideFr.submit).click()
    await page.getByText(avisFr.untilMissing).waitFor()
    await page.getByRole('radio', { name: courseFr.opinions.reserved, exact: true }).check()
    await button(page, avisFr.own).click()
    await page.getByLabel(avisFr.text).fill('S’écarter de dix mètres du mur du cimetière')
    const letter = { name: 'avis-habous.pdf', mimeType: 'application/pdf', buffer: pdfBytes() }
    await page.locator('input[type=file]').setInputFiles(letter)
    await button(page, outsideFr.fileSend).click()
    await page.getByText(outsideFr.fileSent.replace('{{name}}', letter.name)).waitFor()
    await field(page, outsideFr.name).fill('Hassan Ouazzani')
    await field(page, outsideFr.quality).fill('Nadir des habous')
    await looksRight(page, 'avis-outside-fr-1440')
    await button(page, outsideFr.submit).click()
    await title(page, outsideFr.given.replace('{{body}}', 'Nadarat des Habous')).waitFor()
    await looksRight(page, 'avis-outside-given-fr-1440')
    await page.context().close()

    const again = await journey.visit(path)
    await again.getByText(/ne sert qu’une fois/).waitFor()
    expect(await again.getByRole('heading', { name: outsideFr.yours }).count()).toBe(0)
    await looksRight(again, 'avis-outside-closed-fr-1440')
    await again.context().close()

    const applicant = await following('citoyen')
    const outside = applicant.getByRole('region', { name: outsideFr.outside })
    await outside.getByText(outsideFr.unsigned).waitFor()
    await outside.getByRole('link', { name: outsideFr.document.replace('{{name}}', letter.name) }).waitFor()
    await outside.scrollIntoViewIfNeeded()
    await looksRight(applicant, 'avis-outside-applicant-fr-1440')
    await applicant.context().close()
  })
})
