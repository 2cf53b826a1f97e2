import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import { readConfig } from '../../../api/config.ts'
import type { KeysOfBody, MyKeys, SigningKey } from '../../../api/contract/keys.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { openKey } from '../../../api/keys/openKey.ts'
import { warnOfKeys } from '../../../api/keys/warnOfKeys.ts'
import { openPkcs12 } from '../../../api/signatures/pkcs12/pkcs12.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { KeyHouse, PASSPHRASE } from '../../build/keyHouse.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'
import { hasOpenssl } from '../../build/timestampAuthority.ts'
import { testWork } from '../../build/work.ts'

const AIN_CHOCK = '06.141.01.41'
const DAY_MS = 86_400_000

let database: TestDatabase
let server: TestServer
let house: KeyHouse
let people: People
const ask = asking(() => server)
const now = testClock.now()

beforeAll(async () => {
  database = await testDatabase()
  house = await new KeyHouse().open(now)
  server = await testServer({ ...database, env: house.env })
  people = new People(database.db)
})
afterAll(async () => {
  await server.close()
  await database.close()
  house.close()
})

type Who = { readonly person: string; readonly body: string; readonly headers: Record<string, string> }

/** A body with its administrator and its president. */
async function commune(): Promise<{ administrator: Who; president: Who & { readonly mandate: string } }> {
  const administrator = await people.acting('arrondissement', 'administrator', [AIN_CHOCK])
  const person = await people.person({ familyName: 'Bennani' })
  const mandate = await people.mandate({ person, body: administrator.body, role: 'president' })
  const headers = await people.signIn(person, { secondFactor: true })
  return { administrator, president: { person, body: administrator.body, mandate, headers } }
}

const fileBody = ({ file = house.file('Amina Bennani', now), word = PASSPHRASE, ...more } = {}) => ({
  ...{ kind: 'pkcs12', fileName: 'cle.p12', file, secret: { word } },
  ...more,
})
const add = ({ headers, body: of }: Who, body: object) =>
  ask<SigningKey>('POST', `/api/bodies/${of}/keys`, { headers, body })
const keysOf = ({ headers, body }: Who) => ask<KeysOfBody>('GET', `/api/bodies/${body}/keys`, { headers })

const actorOf = ({ person }: Who) =>
  ({ personId: person, sessionId: null, state: 'active', secondFactor: true, mandates: [] }) as const

/** Opens a key as the process that signs does, in the name of a person. */
async function opening(of: Who, keyId: string, word = PASSPHRASE, at = now) {
  const db = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
  const deps = { db, clock: { ...testClock, now: () => at }, config: readConfig(house.env) }
  const opened = await openKey(
    deps,
    { actor: actorOf(of), requestId: 'essai' },
    { keyId, secret: { word, code: null }, signatures: 1 },
  ).finally(() => db.destroy())
  return opened.ok ? 'open' : opened.error
}

describe('The inventory of a body’s keys', () => {
  test('takes a file from its holder once it has signed a challenge, and keeps no passphrase', async () => {
    const { president, administrator } = await commune()
    const wrong = await add(president, fileBody({ word: 'autre' }))
    expect([wrong.status, wrong.answer.code, wrong.answer.data?.reason]).toEqual([
      ...[422, 'SIGNING_KEY_REFUSED', 'KEY_SECRET_WRONG'],
    ])
    const file = house.file('Amina Bennani', now)
    const { status, answer } = await add(president, fileBody({ file }))
    expect([status, answer]).toMatchObject([
      201,
      { certifiedName: 'Amina Bennani', state: 'active', fault: null, daysLeft: 700, provedAt: now.toISOString() },
    ])
    expect((await add(president, fileBody({ file }))).answer.code).toBe('SIGNING_KEY_EXISTS')
    const kept = await database.db
      .selectFrom('signing_key_file')
      .selectAll()
      .where('key_id', '=', answer.id)
      .executeTakeFirst()
    expect(kept?.bytes.toString('base64')).toBe(file)
    expect((await keysOf(administrator)).answer.keys).toMatchObject([{ id: answer.id, may: ['key.change'] }])
    expect((await ask<MyKeys>('GET', '/api/me/keys', { headers: president.headers })).answer.keys).toHaveLength(1)
    expect((await ask<MyKeys>('GET', '/api/me/keys', { headers: administrator.headers })).answer.keys).toEqual([])
  })

  test('refuses whoever is signed out, of elsewhere, or without a part in the body', async () => {
    const { president } = await commune()
    const elsewhere = await commune()
    const path = `/api/bodies/${president.body}/keys`
    expect((await ask('POST', path, { body: fileBody() })).status).toBe(401)
    expect((await ask('GET', path)).status).toBe(401)
    for (const other of [elsewhere.president, elsewhere.administrator])
      expect((await add({ ...other, body: president.body }, fileBody())).status).toBe(403)
    expect((await keysOf({ ...elsewhere.administrator, body: president.body })).status).toBe(403)
  })

  test('a file is its holder’s to add; an administrator adds for others what needs no file', async () => {
    const { president, administrator } = await commune()
    const forOther = await add(administrator, fileBody({ personId: president.person } as object))
    expect([forOther.status, forOther.answer.field]).toEqual([422, 'personId'])
    const token = { kind: 'pkcs11', personId: president.person, reference: 'pkcs11:token=commune;id=%01' }
    const none = await add(administrator, { ...token, certificates: 'rien' })
    expect(none.answer.data?.reason).toBe('CERTIFICATE_MALFORMED')
    // The authority's own certificate is not one that signs.
    const above = await add(administrator, { ...token, certificates: house.pem() })
    expect(above.answer.data?.reason).toBe('CERTIFICATE_NOT_FOR_SIGNING')
  })

  test('a certificate named by somebody else keeps nobody from the key: who signs with it takes it over', async () => {
    const [squatting, holding] = [await commune(), await commune()]
    const file = house.file('Amina Bennani', now)
    const opened = openPkcs12(Buffer.from(file, 'base64'), PASSPHRASE)
    const certificates = opened.ok ? opened.value.certificate.node.toString() : ''
    const token = { kind: 'pkcs11', reference: 'pkcs11:token=commune;id=%01', certificates }
    // Of one's own key one has the secret.
    for (const own of [squatting.president, squatting.administrator]) {
      const { status, answer } = await add(own, token)
      expect([status, answer.field]).toEqual([422, 'secret'])
    }
    const named = { ...token, personId: squatting.president.person }
    expect((await add(squatting.administrator, named)).answer).toMatchObject({ state: 'active', provedAt: null })
    expect((await add(squatting.administrator, named)).answer.code).toBe('SIGNING_KEY_EXISTS')
    const { status, answer: key } = await add(holding.president, fileBody({ file }))
    expect([status, await opening(holding.president, key.id)]).toEqual([201, 'open'])
    expect((await keysOf(squatting.administrator)).answer.keys).toMatchObject([{ state: 'replaced', version: 2 }])
    expect((await add(squatting.administrator, named)).answer.code).toBe('SIGNING_KEY_EXISTS')
  })

  test('refuses a certificate that is over, and one that nobody here believes', async () => {
    const { president } = await commune()
    const over = await add(
      president,
      fileBody({ file: house.file('Ancien', new Date(now.getTime() - 400 * DAY_MS), 365) }),
    )
    expect(over.answer.data?.reason).toBe('CERTIFICATE_NOT_IN_FORCE')
    const other = await new KeyHouse().open(now)
    const unknown = await add(president, fileBody({ file: other.file('Inconnu', now) }))
    expect(unknown.answer.data?.reason).toBe('SIGNER_UNTRUSTED')
    other.close()
  })

  test('a key that is suspended, revoked, replaced, over, or whose holder left, does not sign', async () => {
    const { president, administrator } = await commune()
    const { answer: key } = await add(president, fileBody())
    const change = (state: string, version: number, who = administrator) =>
      ask<SigningKey>('POST', `/api/keys/${key.id}/state`, { ...who, body: { version, state, reason: 'Clé égarée' } })
    expect(await opening(president, key.id)).toBe('open')
    expect(await opening(president, key.id, 'autre')).toBe('KEY_SECRET_WRONG')
    expect(await opening(administrator, key.id)).toBe('KEY_UNKNOWN')
    expect((await change('suspended', 1)).answer).toMatchObject({ state: 'suspended', fault: 'KEY_NOT_ACTIVE' })
    expect(await opening(president, key.id)).toBe('KEY_NOT_ACTIVE')
    expect((await change('active', 1)).answer.code).toBe('CHANGED_MEANWHILE')
    expect((await change('active', 2)).answer.fault).toBeNull()
    expect(await opening(president, key.id, PASSPHRASE, new Date(now.getTime() + 701 * DAY_MS))).toBe(
      'KEY_CERTIFICATE_EXPIRED',
    )
    const { answer: next } = await add(president, fileBody({ replaces: key.id } as object))
    expect(next.replaces).toBe(key.id)
    expect(await opening(president, key.id)).toBe('KEY_NOT_ACTIVE')
    expect((await change('active', 4)).answer.code).toBe('SIGNING_KEY_CLOSED')
    expect(await opening(president, next.id)).toBe('open')
    await database.db.updateTable('mandate').set({ ended_at: now }).where('id', '=', president.mandate).execute()
    expect(await opening(president, next.id)).toBe('KEY_MANDATE_ENDED')
  })

  test('a key that somebody else suspended is not given back by its holder, who may end it', async () => {
    const { president, administrator } = await commune()
    const { answer: key } = await add(president, fileBody())
    const change = (state: string, version: number, who: Who) =>
      ask<SigningKey>('POST', `/api/keys/${key.id}/state`, { ...who, body: { version, state, reason: 'Clé égarée' } })
    expect((await change('suspended', 1, president)).answer.suspension).toMatchObject({ mayEnd: true })
    expect((await change('active', 2, president)).answer.state).toBe('active')
    const suspended = await change('suspended', 3, administrator)
    expect(suspended.answer.suspension).toMatchObject({ by: { id: administrator.person }, mayEnd: true })
    const { answer: held } = await ask<MyKeys>('GET', '/api/me/keys', { headers: president.headers })
    expect(held.keys.map(({ suspension }) => suspension)).toMatchObject([
      { by: { id: administrator.person, familyName: expect.any(String) }, at: now.toISOString(), mayEnd: false },
    ])
    // Suspended once more in their own name, it would be theirs to give back.
    for (const state of ['active', 'suspended'])
      expect((await change(state, 4, president)).answer.code).toBe('SIGNING_KEY_SUSPENDED')
    const db = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
    const byHand = (state: 'active' | 'suspended') =>
      asActor({ db, clock: testClock }, actorOf(president), (transaction) =>
        transaction
          .updateTable('signing_key')
          .set({ state, changed_by: president.person, changed_at: now })
          .where('id', '=', key.id)
          .execute(),
      )
    for (const state of ['active', 'suspended'] as const)
      await expect(byHand(state)).rejects.toThrow('given back by whoever')
    await db.destroy()
    expect(await opening(president, key.id)).toBe('KEY_NOT_ACTIVE')
    expect((await change('active', 4, administrator)).answer.state).toBe('active')
    await change('suspended', 5, administrator)
    expect((await change('revoked', 6, president)).answer.state).toBe('revoked')
  })

  test('wrong secrets are counted against whoever types them, right ones are not', async () => {
    const { president } = await commune()
    const { answer: key } = await add(president, fileBody())
    for (let time = 0; time < 7; time++) expect(await opening(president, key.id)).toBe('open')
    for (let time = 0; time < 4; time++) expect(await opening(president, key.id, 'autre')).toBe('KEY_SECRET_WRONG')
    // Adding a key tries secrets as well.
    expect((await add(president, fileBody({ word: 'autre' }))).answer.data?.reason).toBe('KEY_SECRET_WRONG')
    await expect(opening(president, key.id)).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
    expect((await add(president, fileBody())).answer.code).toBe('TOO_MANY_ATTEMPTS')
    const other = await commune()
    expect((await add(other.president, fileBody())).status).toBe(201)
  })

  test('is held against what the agreement gives: 3 under 20,000 people, 5 above 50,000, between nobody knows', async () => {
    const unitOf = (least: number, most: number) =>
      database.db
        .selectFrom('commune')
        .select(['code', 'population'])
        .where('population', '>=', least)
        .where('population', '<=', most)
        .where('parent_code', 'is', null)
        .orderBy('code')
        .limit(1)
        .executeTakeFirstOrThrow()
    const quotaIn = async (least: number, most: number) => {
      const { code, population } = await unitOf(least, most)
      const of = await database.db
        .selectFrom('body')
        .select('id')
        .where('unit_code', '=', code)
        .executeTakeFirstOrThrow()
      const person = await people.person()
      await people.mandate({ person, body: of.id, role: 'administrator' })
      const headers = await people.signIn(person, { secondFactor: true })
      const { quota } = (await keysOf({ person, headers, body: of.id })).answer
      expect(quota).toMatchObject({ population, used: 0 })
      return [quota.keys, quota.rule?.sureness]
    }
    expect(await quotaIn(1, 19_999)).toEqual([3, 'plausible'])
    expect(await quotaIn(20_000, 50_000)).toEqual([null, 'unknown'])
    expect(await quotaIn(50_001, 10_000_000)).toEqual([5, 'plausible'])
  })
})

describe('A certificate that ends', () => {
  test('is told at 60, 30 and 7 days, once each, to its holder and to those who administer the body', async () => {
    const { president, administrator } = await commune()
    await add(president, fileBody({ file: house.file('Amina Bennani', now, 90) }))
    const told = (person: string) =>
      database.db
        .selectFrom('notice')
        .select('data')
        .where('person_id', '=', person)
        .where('kind', '=', 'key_ending')
        .execute()
    const night = async (days: number) => {
      const at = new Date(now.getTime() + days * DAY_MS)
      const day = at.toISOString().slice(0, 10) as ReturnType<typeof testClock.today>
      const { work, close } = testWork({ url: database.url, clock: { now: () => at, today: () => day } })
      await warnOfKeys({ ...work, log: pino({ level: 'silent' }) }).finally(close)
      return [(await told(president.person)).length, (await told(administrator.person)).length]
    }
    // It ends on the 90th day.
    expect(await night(29)).toEqual([0, 0])
    expect(await night(30)).toEqual([1, 1])
    expect(await night(31)).toEqual([1, 1])
    expect(await night(60)).toEqual([2, 2])
    expect(await night(82)).toEqual([2, 2])
    expect(await night(83)).toEqual([3, 3])
    expect(await night(84)).toEqual([3, 3])
    expect((await told(president.person))[2]?.data).toMatchObject({ days: '7', holder: 'Amina Bennani' })
  })
})

test.skipIf(!hasOpenssl())('OpenSSL opens the files that are written here, and no other passphrase does', () => {
  writeFileSync(`${house.folder}/cle.p12`, Buffer.from(house.file('Amina', now), 'base64'))
  const openssl = (word: string) =>
    spawnSync('openssl', ['pkcs12', '-in', 'cle.p12', '-nodes', '-passin', `pass:${word}`], {
      cwd: house.folder,
      encoding: 'utf8',
    })
  expect(openssl(PASSPHRASE)).toMatchObject({ status: 0, stdout: expect.stringContaining('BEGIN PRIVATE KEY') })
  expect(openssl('autre').status).not.toBe(0)
})
