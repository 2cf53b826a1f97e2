import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeDays } from '../../../api/journal/closeDays.ts'
import { BEFORE_THE_FIRST, batchHash, leafHash, merkleRoot } from '../../../api/journal/merkle.ts'
import { type VerifyRequest, verifyJournal } from '../../../api/journal/verify.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { clockAt, recorded, sealedBatch } from '../../build/journal.ts'

const COMMAND = fileURLToPath(new URL('../../../api/journal/command-line/journal.ts', import.meta.url))

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

let first: readonly string[]
let second: readonly string[]
let third: readonly string[]

/** Two days of three batches, the first day closed; one event waits. */
beforeEach(async () => {
  await asSuperuser('truncate journal_event, journal_unsealed, journal_batch, journal_leaf, journal_day')
  first = await sealedBatch(database.db, '2026-11-23T09:00:00Z', 5)
  second = await sealedBatch(database.db, '2026-11-23T10:00:00Z', 4)
  third = await sealedBatch(database.db, '2026-11-24T09:00:00Z', 3)
  await closeDays({ db: database.db, clock: clockAt('2026-11-24T09:30:00Z') })
  await recorded(database.db, '2026-11-24T10:00:00Z')
})

/** What nobody but the owner of the machine can do: triggers and foreign keys look away. */
const asSuperuser = (...statements: readonly string[]) =>
  database.db.transaction().execute(async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction)
    for (const statement of statements) await sql.raw(statement).execute(transaction)
  })

const verified = (request: VerifyRequest = {}) =>
  database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((transaction) => verifyJournal(transaction, request))

const faultFound = async (request: VerifyRequest = {}) => (await verified(request)).fault

const hexOf = (bytes: Buffer) => `'\\x${bytes.toString('hex')}'`

type Header = Parameters<typeof batchHash>[0] & { readonly hash: Buffer }

async function headerOf(number: number): Promise<Header> {
  const { rows } = await sql<Header>`select number, previous, count, day, root, hash,
    to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sealedAt"
    from journal_batch where number = ${number}`.execute(database.db)
  if (!rows[0]) throw new Error(`no batch ${number}`)
  return rows[0]
}

/** Edits an event and makes its leaf, its batch's root and hash agree again: everything inside the batch is consistent. */
async function rewriteBatch(number: number, { previous }: { previous?: Buffer } = {}): Promise<Buffer> {
  const header = await headerOf(number)
  const { rows } = await sql<{ hash: Buffer }>`select hash from journal_leaf where batch = ${number}
    order by position`.execute(database.db)
  const root = merkleRoot(rows.map(({ hash }) => hash))
  const hash = batchHash({ ...header, root, previous: previous ?? header.previous })
  await asSuperuser(
    `update journal_batch set root = ${hexOf(root)}, hash = ${hexOf(hash)},
      previous = ${hexOf(previous ?? header.previous)} where number = ${number}`,
  )
  return hash
}

/** Edits an event and its leaf, so that the leaf is that of what now stands there. */
async function editWithLeaf(id: string): Promise<void> {
  const { canonicalText } = await import('../../../api/journal/canonical.ts')
  const { EVENT_FIELDS } = await import('../../../api/journal/eventFields.ts')
  await asSuperuser(`update journal_event set action = 'dossier.forged' where id = '${id}'`)
  const { rows } = await sql<Parameters<typeof canonicalText>[0]>`
    select ${EVENT_FIELDS} from journal_event e where e.id = ${id}`.execute(database.db)
  if (!rows[0]) throw new Error(`no event ${id}`)
  await asSuperuser(
    `update journal_leaf set hash = ${hexOf(leafHash(canonicalText(rows[0])))} where event_id = '${id}'`,
  )
}

/** Another journal from some batch on, consistent to its end. */
async function rewriteFrom(number: number): Promise<void> {
  let previous = number === 1 ? BEFORE_THE_FIRST : (await headerOf(number - 1)).hash
  for (let each = number; each <= 3; each += 1) previous = await rewriteBatch(each, { previous })
}

describe('the journal as it was written', () => {
  test('holds, and counts what is sealed and what waits', async () => {
    expect(await verified()).toEqual({ sealed: 12, waiting: 1, batches: 3, days: 1, fault: null })
  })

  test('refuses to be edited, deleted or emptied, even by its owner', async () => {
    const added = 'the journal is only ever added to'
    await expect(sql`update journal_event set action = 'x.y'`.execute(database.db)).rejects.toThrow(added)
    await expect(sql`delete from journal_leaf`.execute(database.db)).rejects.toThrow(added)
    await expect(sql`truncate journal_event`.execute(database.db)).rejects.toThrow(added)
    await expect(sql`delete from journal_day`.execute(database.db)).rejects.toThrow(added)
    await expect(sql`update journal_day set batches = 9`.execute(database.db)).rejects.toThrow('stays as it is')
  })

  test('holds over one day alone', async () => {
    const day = await verified({ from: '2026-11-23', to: '2026-11-23' })
    expect(day).toMatchObject({ sealed: 9, batches: 2, days: 1, fault: null })
  })
})

describe('a row edited, deleted or exchanged by a superuser is named', () => {
  test.each([
    ["action = 'dossier.forged'"],
    ["at = at + interval '1 microsecond'"],
    ['person_id = gen_random_uuid()'],
    ['detail = detail || \'{"rank": 1.0}\''],
    ["subject_id = 'another'"],
    ['consultation = true'],
    ["request_id = ''"],
  ])('an event edited: %s', async (change) => {
    await asSuperuser(`update journal_event set ${change} where id = '${second[1]}'`)
    expect(await faultFound()).toEqual({ code: 'EVENT_EDITED', id: second[1] })
  })

  test('a whole number too large for a double, edited by one', async () => {
    await asSuperuser(`update journal_event set detail = '{"n": 9007199254740992}' where id = '${second[2]}'`)
    await editWithLeaf(second[2] ?? '')
    await rewriteFrom(2)
    await asSuperuser('delete from journal_day')
    expect(await faultFound()).toBeNull()
    await asSuperuser(`update journal_event set detail = '{"n": 9007199254740993}' where id = '${second[2]}'`)
    expect(await faultFound()).toEqual({ code: 'EVENT_EDITED', id: second[2] })
  })

  test('the first of several', async () => {
    await asSuperuser(
      `update journal_event set action = 'x.y' where id in ('${third[0]}', '${first[3]}', '${second[0]}')`,
    )
    expect(await faultFound()).toEqual({ code: 'EVENT_EDITED', id: first[3] })
  })

  test('an event deleted', async () => {
    await asSuperuser(`delete from journal_event where id = '${first[2]}'`)
    expect(await faultFound()).toEqual({ code: 'EVENT_DELETED', id: first[2] })
  })

  test('two events that exchanged their contents', async () => {
    await asSuperuser(
      `update journal_event e set (action, subject_id, detail) = (
        select o.action, o.subject_id, o.detail from journal_event o where o.id in ('${first[1]}', '${first[3]}') and o.id <> e.id)
      where e.id in ('${first[1]}', '${first[3]}')`,
    )
    expect(await faultFound()).toEqual({ code: 'EVENT_EXCHANGED', id: first[1] })
  })

  test('two events that exchanged their ids', async () => {
    const spare = '00000000-0000-7000-8000-000000000000'
    const rename = (from: string | undefined, to: string | undefined) =>
      `update journal_event set id = '${to}' where id = '${from}'`
    await asSuperuser(rename(first[1], spare), rename(first[3], first[1]), rename(spare, first[3]))
    expect(await faultFound()).toEqual({ code: 'EVENT_EXCHANGED', id: first[1] })
  })

  test('two leaves that exchanged their places', async () => {
    await asSuperuser(
      'update journal_leaf set position = 100 where batch = 1 and position = 1',
      'update journal_leaf set position = 1 where batch = 1 and position = 3',
      'update journal_leaf set position = 3 where batch = 1 and position = 100',
    )
    expect(await faultFound()).toEqual({ code: 'EVENT_MOVED', id: first[3] })
  })

  test('two leaves that exchanged their events', async () => {
    const spare = '00000000-0000-7000-8000-000000000000'
    const point = (from: string | undefined, to: string | undefined) =>
      `update journal_leaf set event_id = '${to}' where event_id = '${from}'`
    await asSuperuser(point(first[1], spare), point(first[3], first[1]), point(spare, first[3]))
    expect(await faultFound()).toEqual({ code: 'EVENT_MOVED', id: first[3] })
  })

  test('an event inserted behind the journal, whatever id hides it', async () => {
    const id = '00000000-0000-4000-8000-00000000000a'
    await asSuperuser(
      `insert into journal_event select '${id}', at, person_id, mandate_id, session_id, action, consultation, subject_kind,
        subject_id, dossier_id, body_id, concerned_id, detail, request_id from journal_event where id = '${first[0]}'`,
    )
    expect(await faultFound()).toEqual({ code: 'EVENT_WITHOUT_SEAL', id })
    expect(await faultFound({ from: '2026-11-23', to: '2026-11-23' })).toEqual({ code: 'EVENT_WITHOUT_SEAL', id })
    expect(await faultFound({ from: '2026-11-24' })).toBeNull()
  })

  test('an event inserted in the past with a leaf, the count and the root that go with it', async () => {
    const id = 'ffffffff-ffff-4fff-8fff-00000000000b'
    await asSuperuser(
      `insert into journal_event select '${id}', at, person_id, mandate_id, session_id, action, consultation, subject_kind,
        subject_id, dossier_id, body_id, concerned_id, detail, request_id from journal_event where id = '${first[0]}'`,
      `insert into journal_leaf select 1, 5, '${id}', hash from journal_leaf where event_id = '${first[0]}'`,
    )
    await editWithLeaf(id)
    expect(await faultFound()).toEqual({ code: 'LEAF_MISSING', id: '1' })
    await asSuperuser('update journal_batch set count = 6 where number = 1')
    expect(await faultFound()).toEqual({ code: 'BATCH_EDITED', id: '1' })
    await rewriteBatch(1)
    expect(await faultFound()).toEqual({ code: 'CHAIN_CUT', id: '2' })
  })

  test('an event deleted while it waits', async () => {
    const id = await recorded(database.db, '2026-11-24T10:00:01Z')
    await asSuperuser(`delete from journal_event where id = '${id}'`)
    expect(await faultFound()).toEqual({ code: 'EVENT_LOST_WAITING', id })
  })

  test('a sealed event put back among those that wait', async () => {
    await asSuperuser(`insert into journal_unsealed values ('${first[4]}')`)
    expect(await faultFound()).toEqual({ code: 'EVENT_WAITING_AGAIN', id: first[4] })
  })
})

describe('seals rewritten by a superuser are named', () => {
  test('an event and its leaf', async () => {
    await editWithLeaf(second[1] ?? '')
    expect(await faultFound()).toEqual({ code: 'LEAVES_REWRITTEN', id: '2' })
  })

  test('a leaf deleted', async () => {
    await asSuperuser(`delete from journal_leaf where event_id = '${second[3]}'`)
    expect(await faultFound()).toEqual({ code: 'LEAF_MISSING', id: '2' })
  })

  test.each([
    ['root = sha256(root)'],
    ["sealed_at = sealed_at - interval '1 hour'"],
    ["day = '2026-11-22'"],
    ["day = '2030-01-01'"],
    ['count = count + 1'],
    ['previous = sha256(previous)'],
    ['hash = sha256(hash)'],
  ])('a batch edited: %s', async (change) => {
    await asSuperuser(`update journal_batch set ${change} where number = 2`)
    expect(await faultFound()).toEqual({ code: 'BATCH_EDITED', id: '2' })
  })

  test('an event, its leaf and its whole batch: the next batch no longer follows', async () => {
    await editWithLeaf(second[1] ?? '')
    await rewriteBatch(2)
    expect(await faultFound()).toEqual({ code: 'CHAIN_CUT', id: '3' })
  })

  test('the whole chain from there on: the closed day differs', async () => {
    await editWithLeaf(second[1] ?? '')
    await rewriteFrom(2)
    expect(await faultFound()).toEqual({ code: 'DAY_DIFFERS', id: '2026-11-23' })
  })

  test('a batch deleted, its leaves and events with it', async () => {
    await asSuperuser(
      `delete from journal_event where id = any ('{${second}}')`,
      'delete from journal_leaf where batch = 2',
      'delete from journal_batch where number = 2',
    )
    expect(await faultFound()).toEqual({ code: 'BATCH_MISSING', id: '2' })
  })

  test('the first batch deleted', async () => {
    await asSuperuser(
      `delete from journal_event where id = any ('{${first}}')`,
      'delete from journal_leaf where batch = 1',
      'delete from journal_batch where number = 1',
    )
    expect(await faultFound()).toEqual({ code: 'BATCH_MISSING', id: '1' })
  })

  test('the last batch deleted, its leaves forgotten', async () => {
    await asSuperuser('delete from journal_batch where number = 3')
    expect(await faultFound()).toEqual({ code: 'BATCH_MISSING', id: '3' })
  })

  test('the last batch and its leaves deleted, its events forgotten', async () => {
    await asSuperuser('delete from journal_leaf where batch = 3', 'delete from journal_batch where number = 3')
    expect(await faultFound()).toEqual({ code: 'EVENT_WITHOUT_SEAL', id: third[0] })
  })

  test('the root of a day edited, or deleted before a later one', async () => {
    await asSuperuser("update journal_day set root = sha256(root) where day = '2026-11-23'")
    expect(await faultFound()).toEqual({ code: 'DAY_DIFFERS', id: '2026-11-23' })
    await closeDays({ db: database.db, clock: clockAt('2026-11-25T00:00:01Z') })
    await asSuperuser("delete from journal_day where day = '2026-11-23'")
    expect(await faultFound()).toEqual({ code: 'DAY_MISSING', id: '2026-11-23' })
  })

  test('every batch of the last closed days deleted', async () => {
    await asSuperuser('delete from journal_event', 'delete from journal_unsealed', 'delete from journal_leaf')
    await asSuperuser('delete from journal_batch')
    expect(await faultFound()).toEqual({ code: 'DAY_DIFFERS', id: '2026-11-23' })
  })
})

describe('what the owner of everything can do, only a root that left the house reveals', () => {
  const published = async () => {
    await closeDays({ db: database.db, clock: clockAt('2026-11-25T00:00:01Z') })
    const rows = await database.db.selectFrom('journal_day').selectAll().execute()
    return new Map(rows.map(({ day, batches, root }) => [day, { batches, root: root.toString('hex') }]))
  }

  test('the last batch cut off with its events and its day', async () => {
    const roots = await published()
    expect(await faultFound({ published: roots })).toBeNull()
    await asSuperuser(
      `delete from journal_event where id = any ('{${third}}')`,
      'delete from journal_leaf where batch = 3',
      'delete from journal_batch where number = 3',
      "delete from journal_day where day = '2026-11-24'",
    )
    expect(await faultFound()).toBeNull()
    expect(await faultFound({ published: roots })).toEqual({ code: 'PUBLISHED_DAY_MISSING', id: '2026-11-24' })
  })

  test('the whole journal sealed anew', async () => {
    const roots = await published()
    await editWithLeaf(first[0] ?? '')
    await rewriteFrom(1)
    await asSuperuser('delete from journal_day')
    await closeDays({ db: database.db, clock: clockAt('2026-11-25T00:00:01Z') })
    expect(await faultFound()).toBeNull()
    expect(await faultFound({ published: roots })).toEqual({ code: 'PUBLISHED_ROOT_DIFFERS', id: '2026-11-23' })
  })
})

describe('npm run journal', () => {
  const journal = (...args: readonly string[]) =>
    new Promise<{ code: number | null; said: string }>((resolve) => {
      const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, DATABASE_URL: database.url } })
      let said = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          said += chunk
        })
      child.once('close', (code) => resolve({ code, said }))
    })

  test('ends with 0 and the count verified', async () => {
    const { code, said } = await journal('verify')
    expect(said).toContain('13 events: 12 sealed in 3 batches, 1 waiting')
    expect(code).toBe(0)
  })

  test('ends with 1 and the event that does not hold', async () => {
    await asSuperuser(`update journal_event set action = 'x.y' where id = '${second[0]}'`)
    const { code, said } = await journal('verify', '--from', '2026-11-23')
    expect(said).toContain(`event ${second[0]} was edited after it was sealed`)
    expect(code).toBe(1)
  })

  test('verifies against the roots it printed to be published', async () => {
    const folder = mkdtempSync(`${tmpdir()}/roots-`)
    try {
      const { said } = await journal('roots')
      writeFileSync(`${folder}/roots.txt`, said)
      expect(await journal('verify', '--against', `${folder}/roots.txt`)).toMatchObject({ code: 0 })
      await asSuperuser('delete from journal_day', 'delete from journal_event', 'delete from journal_unsealed')
      await asSuperuser('delete from journal_leaf', 'delete from journal_batch')
      expect(await journal('verify')).toMatchObject({ code: 0 })
      const against = await journal('verify', '--against', `${folder}/roots.txt`)
      expect(against.said).toContain('day 2026-11-23 was published and is no longer in the journal')
      expect(against.code).toBe(1)
      writeFileSync(`${folder}/roots.txt`, 'anything')
      expect((await journal('verify', '--against', `${folder}/roots.txt`)).said).toContain(
        'line 1 is no published root',
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('says how it is used, and what is no day', async () => {
    expect(await journal('verfy')).toMatchObject({ code: 1, said: expect.stringContaining('npm run journal --') })
    expect(await journal('verify', '--from', '2026-02-30')).toMatchObject({
      code: 1,
      said: expect.stringContaining('not a day'),
    })
  })
})
