import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../../api/config.ts'
import { DEMONSTRATION_PASSPHRASE } from '../../../api/contract/demonstration.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { openKey } from '../../../api/keys/openKey.ts'
import { giveSigners } from '../../../api/setup/demonstration/signers.ts'
import { Certificate } from '../../../api/signatures/cms/certificate.ts'
import { chainTo } from '../../../api/signatures/cms/trust.ts'
import { houseAnchors } from '../../../api/signatures/houseAnchors.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { testClock } from '../../build/server.ts'

let database: TestDatabase
const folder = mkdtempSync(`${tmpdir()}/rokhas-demonstration-`)
const now = testClock.now()

beforeAll(async () => {
  database = await testDatabase({ demonstration: true })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const keys = () => database.db.selectFrom('signing_key').selectAll().execute()

test('whoever signs in the demonstration holds a key of its authority, once, which its one passphrase opens', async () => {
  const config = readConfig({ ROKHAS_DATA: folder })
  await giveSigners(database.url, config, now)
  const given = await keys()
  await giveSigners(database.url, config, now)
  expect(await keys()).toHaveLength(given.length)
  const president = await database.db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', 'president.ain-chock@demonstration.rokhas.ma')
    .executeTakeFirstOrThrow()
  const its = given.find(({ person_id }) => person_id === president.person_id)
  if (!its) throw new Error('the president holds no key')
  const anchors = await houseAnchors(config)
  expect(chainTo(new Certificate(its.certificate), { offered: [], anchors, at: now }).ok).toBe(true)
  expect(await houseAnchors({ ...config, demonstration: false })).toEqual([])
  const db = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
  const actor = {
    personId: president.person_id,
    sessionId: null,
    state: 'active',
    secondFactor: true,
    mandates: [],
  } as const
  const opening = (word: string) =>
    openKey(
      { db, clock: testClock, config },
      { actor, requestId: 'essai' },
      { keyId: its.id, secret: { word, code: null }, signatures: 1 },
    )
  expect((await opening(DEMONSTRATION_PASSPHRASE)).ok).toBe(true)
  expect(await opening('autre')).toEqual({ ok: false, error: 'KEY_SECRET_WRONG' })
  await db.destroy()
})
