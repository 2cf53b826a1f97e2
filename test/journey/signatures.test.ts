import { writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ceremonyAr } from '../../web/text/ar/ceremony.ts'
import { keysAr } from '../../web/text/ar/keys.ts'
import { ceremonyFr } from '../../web/text/fr/ceremony.ts'
import { keysFr } from '../../web/text/fr/keys.ts'
import { demonstrationAccount } from '../build/administrationSteps.ts'
import { DESKTOP, PHONE } from '../build/browser.ts'
import { Dossiers } from '../build/dossiers.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { asked, button, expectedFaults, looksRight, personMenu, signIn } from '../build/journeySteps.ts'
import { KeyHouse, PASSPHRASE } from '../build/keyHouse.ts'
import { testClock } from '../build/server.ts'
import { findSoftHsm, SoftHsm, TOKEN_PIN } from '../build/softHsm.ts'

const LANGUAGES = [
  { lang: 'fr', viewport: DESKTOP, size: '1440', say: ceremonyFr, keys: keysFr, who: 'president.ain-chock' },
  { lang: 'ar', viewport: PHONE, size: '390', say: ceremonyAr, keys: keysAr, who: 'president.ain-chock' },
] as const
type Way = (typeof LANGUAGES)[number]

const module = findSoftHsm()
let journey: Journey
let house: KeyHouse
let hsm: SoftHsm | null

beforeAll(async () => {
  house = await new KeyHouse().open(testClock.now())
  hsm = module ? new SoftHsm() : null
  journey = await openJourney({
    env: {
      ...house.env,
      ...(module && { ROKHAS_PKCS11_MODULE: module }),
    },
  })
})
afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})
afterAll(async () => {
  await journey.close()
  hsm?.close()
  house.close()
})

/** Dossiers of Aïn-Chock whose taxes are settled: their act is to be prepared. */
async function settled(count: number): Promise<readonly string[]> {
  const { person_id: owner } = await journey.db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', demonstrationAccount('citoyen').email)
    .executeTakeFirstOrThrow()
  const made: string[] = []
  for (let nth = 0; nth < count; nth++) {
    const id = await new Dossiers(journey.db).under(owner, { code: 'refection', track: null })
    for (const [move, event, step] of [
      [2, 'accept', 'to_settle'],
      [3, 'settle', 'to_sign'],
    ] as const)
      await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
        values (${id}, ${move}, ${event}, ${step}, 'examined', '2026-11-23T08:00:00Z', '2026-11-23', ${owner})`.execute(
        journey.db,
      )
    made.push(id)
  }
  return made
}

async function at({ lang, viewport, who }: Way, path: string): Promise<Page> {
  const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${encodeURIComponent(path)}`, viewport)
  await signIn(page, demonstrationAccount(who))
  await personMenu(page).waitFor()
  return page
}

const stateOf = async (id: string) =>
  (await journey.db.selectFrom('dossier').select('step').where('id', '=', id).executeTakeFirstOrThrow()).step

describe.each(LANGUAGES)('a president, in $lang', (way) => {
  const { lang, size, say, keys } = way
  const filled = (words: string, values: Readonly<Record<string, string | number>>) =>
    words.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
      // What stands in Arabic words is set apart from their direction.
      lang === 'ar' ? `\u2068${values[name]}\u2069` : String(values[name]),
    )

  test('prepares two acts, adds the key that is missing, signs both with one consent', async () => {
    const dossiers = await settled(2)
    const page = await at(way, '/signatures')
    await page.getByRole('heading', { name: say.none }).waitFor()
    await looksRight(page, `signatures-none-${lang}-${size}`)
    for (const id of dossiers) {
      await page.goto(`${journey.url}/dossiers/${id}?tab=course&lang=${lang}`)
      await button(page, say.prepare).click()
      await page.waitForURL(/\/signatures/)
    }
    await page.getByRole('heading', { name: say.title, level: 1 }).waitFor()
    await looksRight(page, `signatures-waiting-${lang}-${size}`)
    await button(page, say.all).click()
    await button(page, filled(say.sign, { count: 2 })).click()
    const dialog = page.getByRole('dialog')
    if (lang === 'fr') {
      await dialog.getByText(say.noKey).waitFor()
      await looksRight(page, `signatures-no-key-${lang}-${size}`)
      await dialog.getByRole('link').first().click()
      await addKey(page, way)
      await page.goto(`${journey.url}/signatures?lang=${lang}`)
      await button(page, say.all).click()
      await button(page, filled(say.sign, { count: 2 })).click()
    }
    await dialog.getByLabel(say.word).fill('autre chose')
    await dialog.getByRole('button', { name: say.confirm, exact: true }).click()
    await dialog.getByText(keys.faults.KEY_SECRET_WRONG).waitFor()
    expect(expectedFaults(journey.faults, (fault) => fault.includes('/api/acts/sign'))).toBe(1)
    await looksRight(page, `signatures-wrong-${lang}-${size}`)
    await dialog.getByLabel(say.word).fill(PASSPHRASE)
    await dialog.getByRole('button', { name: say.confirm, exact: true }).click()
    await page.getByText(filled(say.done, { signed: 2, all: 2 })).waitFor()
    await looksRight(page, `signatures-done-${lang}-${size}`)
    for (const id of dossiers) expect(await stateOf(id)).toBe('granted')
    await button(page, say.ok).click()
    await page.getByRole('heading', { name: say.none }).waitFor()
    if (lang === 'ar') {
      await page.goto(`${journey.url}${await bodyOf()}?lang=${lang}`)
      await page.getByRole('heading', { name: keys.title }).waitFor()
      await looksRight(page, `keys-${lang}-${size}`)
    }
  })
})

async function bodyOf(): Promise<string> {
  const { id } = await journey.db
    .selectFrom('body')
    .select('id')
    .where('unit_code', '=', '06.141.01.41')
    .executeTakeFirstOrThrow()
  return `/organismes/${id}`
}

async function addKey(page: Page, { keys, lang, size }: Way): Promise<void> {
  await page.getByRole('heading', { name: keys.title }).waitFor()
  await page.getByText(keys.none).waitFor()
  await looksRight(page, `keys-none-${lang}-${size}`)
  await button(page, keys.addMine).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: keys.addMine }).click()
  await dialog.getByText(keys.needed).first().waitFor()
  const path = `${house.folder}/presidente.p12`
  writeFileSync(path, Buffer.from(house.file('Amina Bennani', testClock.now(), 45), 'base64'))
  await dialog.locator('input[type=file]').setInputFiles(path)
  await dialog.getByLabel(keys.word).fill(PASSPHRASE)
  await looksRight(page, `keys-adding-${lang}-${size}`)
  await dialog.getByRole('button', { name: keys.addMine }).click()
  await page.getByText(keys.states.active).first().waitFor()
  await looksRight(page, `keys-${lang}-${size}`)
}

const [IN_FRENCH] = LANGUAGES

/** Acts prepared for the president, who has a key that is no file; the page of what waits. */
async function withKey(count: number, key: Readonly<Record<'kind' | 'reference' | 'word', string>>, pem?: string) {
  const dossiers = await settled(count)
  const page = await at(IN_FRENCH, await bodyOf())
  await button(page, keysFr.addMine).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(keysFr.kind).selectOption(key.kind)
  await dialog.getByLabel(keysFr.reference).fill(key.reference)
  if (pem) await dialog.getByLabel(keysFr.certificates).fill(pem)
  await dialog.getByLabel(keysFr.word).fill(key.word)
  await looksRight(page, `keys-adding-${key.kind}-fr-1440`)
  await dialog.getByRole('button', { name: keysFr.addMine }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const id of dossiers)
    expect((await asked(page, 'POST', `/api/dossiers/${id}/acts`, { kind: 'permit', seen: 0 })).status).toBe(201)
  await page.goto(`${journey.url}/signatures?lang=fr`)
  return { page, dossiers }
}

/** Chooses every act that waits, and consents with one key. */
async function consent(page: Page, count: number, { name, word }: { readonly name: string; readonly word: string }) {
  await button(page, ceremonyFr.all).click()
  await button(page, ceremonyFr.sign.replace('{{count}}', String(count))).click()
  const dialog = page.getByRole('dialog')
  const option = dialog.getByRole('option', { name })
  await dialog.getByLabel(ceremonyFr.key).selectOption((await option.getAttribute('value')) ?? '')
  await dialog.getByLabel(ceremonyFr.word).fill(word)
  return dialog.getByRole('button', { name: ceremonyFr.confirm, exact: true })
}

const doneOf = (signed: number, all: number) =>
  ceremonyFr.done.replace('{{signed}}', String(signed)).replace('{{all}}', String(all))

/** The acts of dossiers by their number: signed with the name in the certificate, or not at all. */
async function actsOf(dossiers: readonly string[]) {
  const acts = await journey.db
    .selectFrom('act')
    .select(['number', 'state', 'file_sha256 as file'])
    .where('dossier_id', 'in', [...dossiers])
    .orderBy('number')
    .execute()
  return {
    signed: acts.filter(({ state }) => state === 'signed'),
    others: acts.filter(({ state }) => state !== 'signed'),
  }
}

test.skipIf(!module)(
  'a token taken out in the middle of six acts leaves the others waiting, under the same numbers, until it is back',
  async () => {
    const name = 'Amina Jeton'
    const { key, certificate } = house.kept(name, testClock.now())
    hsm?.token('commune')
    hsm?.holds('commune', key, { id: '01', label: 'presidente' })
    const secret = { name, word: TOKEN_PIN }
    const given = { kind: 'pkcs11', reference: 'pkcs11:token=commune;id=%01', word: TOKEN_PIN }
    const { page, dossiers } = await withKey(6, given, certificate.toString())
    await (await consent(page, 6, secret)).click()
    while ((await actsOf(dossiers)).signed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    hsm?.remove()
    await button(page, ceremonyFr.ok).waitFor()
    const { signed, others } = await actsOf(dossiers)
    expect([signed.length < 6, others.length]).toEqual([true, 6 - signed.length])
    expect(others.every(({ file }) => file === null)).toBe(true)
    await page.getByText(doneOf(signed.length, 6)).waitFor()
    const told = (await page.locator('#content li').allTextContents()).filter((text) =>
      text.includes(ceremonyFr.outcomeNot),
    )
    expect(told.map((text) => text.split(ceremonyFr.outcomeNot)[1])).toEqual(
      others.map(() => keysFr.faults.KEY_TOKEN_ABSENT),
    )
    await looksRight(page, 'signatures-token-out-fr-1440')
    hsm?.putBack()
    await button(page, ceremonyFr.ok).click()
    await (await consent(page, others.length, secret)).click()
    await page.getByText(doneOf(others.length, others.length)).waitFor()
    const all = (await actsOf(dossiers)).signed.map(({ number }) => number ?? 0)
    expect(all.map((number) => number - (all[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5])
    await page.context().close()
  },
)
