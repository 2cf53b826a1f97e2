import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ActorTransaction, asActor } from '../../../api/access/asActor.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { proceduresInForce, versionInForce } from '../../../api/procedures/queries.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { testClock } from '../../build/server.ts'

const NOBODY: Actor = { personId: null, sessionId: null, state: 'active', secondFactor: false, mandates: [] }

let database: TestDatabase
let application: Kysely<Database>
let worker: Kysely<Database>
let operator: Actor
let second: Actor
let president: Actor

beforeAll(async () => {
  database = await testDatabase()
  application = openDatabase(database.url, { max: 2, role: 'rokhas_application' })
  worker = openDatabase(database.url, { max: 1, role: 'rokhas_worker' })
  operator = await acting('support', 'operator')
  second = await acting('support', 'operator')
  president = await acting('commune', 'president')
})

afterAll(async () => {
  await Promise.all([application.destroy(), worker.destroy()])
  await database.close()
})

async function acting(bodyKind: 'support' | 'commune', role: 'operator' | 'president'): Promise<Actor> {
  const { person, body, mandate } = await new People(database.db).acting(bodyKind, role, ['MA'])
  const held = { id: mandate, bodyId: body, bodyKind, official: true, role, territories: ['MA'], delegatedFrom: null }
  return { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates: [held] }
}

const as = <T>(actor: Actor, work: (db: ActorTransaction) => Promise<T>) =>
  asActor({ db: application, clock: testClock }, actor, work)

/** A draft of the réfection to come, proposed by whoever acts. */
const propose = (actor: Actor, from: string, by = actor.personId) =>
  as(actor, async (db) => {
    const id = randomUUID()
    const { definition = null } = (await versionInForce(db, 'refection', '2026-11-24')) ?? {}
    const values = { id, code: 'refection', valid_from: from, valid_to: null, definition: JSON.stringify(definition) }
    await db
      .insertInto('procedure_version')
      .values({ ...values, proposed_by: by, proposed_at: testClock.now(), published_by: null, published_at: null })
      .execute()
    return id
  })

const check = (actor: Actor, id: string) =>
  as(actor, (db) => db.updateTable('procedure_version').set({ state: 'checked' }).where('id', '=', id).execute())

const publish = (actor: Actor, id: string, by = actor.personId) =>
  as(actor, (db) =>
    db
      .updateTable('procedure_version')
      .set({ state: 'published', published_by: by, published_at: testClock.now() })
      .where('id', '=', id)
      .execute(),
  )

const closeRunning = (actor: Actor, to: string | null) =>
  as(actor, (db) =>
    db
      .updateTable('procedure_version')
      .set({ valid_to: to })
      .where('code', '=', 'refection')
      .where('valid_from', '=', '2020-04-16')
      .executeTakeFirst(),
  )

describe('the version in force', () => {
  test('is read by a visitor and by the worker, on the day it is asked of', async () => {
    for (const db of [application, worker]) {
      const [before, since] = [
        await versionInForce(db, 'construire', '2023-07-12'),
        await versionInForce(db, 'construire', '2023-07-13'),
      ]
      expect([before?.validFrom, before?.validTo]).toEqual(['2020-04-16', '2023-07-12'])
      expect([since?.validFrom, since?.validTo]).toEqual(['2023-07-13', null])
      expect(since?.tests).toHaveLength(8)
    }
  })

  test('is none before the first day, nor of a code nobody knows', async () => {
    expect(await versionInForce(application, 'construire', '2020-04-15')).toBeNull()
    expect(await versionInForce(application, 'batir', '2026-11-24')).toBeNull()
    expect(await proceduresInForce(application, '2020-04-15')).toEqual([])
  })

  test('is there for thirty-six procedures, urban ones first', async () => {
    const codes = (await proceduresInForce(application, '2026-11-24')).map(({ code }) => code)
    expect(codes).toHaveLength(36)
    expect([codes[0], codes[1], codes[23], codes[24], codes[35]]).toEqual([
      ...['note', 'construire', 'raccordement', 'declaration', 'transfert'],
    ])
  })
})

describe('a version that an operator proposes', () => {
  test('is seen by operators alone until it is published by somebody else', async () => {
    const id = await propose(operator, '2027-01-01')
    const seen = (actor: Actor) =>
      as(actor, (db) => db.selectFrom('procedure_version').select('id').where('id', '=', id).execute())
    expect([await seen(operator), await seen(president), await seen(NOBODY)]).toEqual([[{ id }], [], []])

    await check(operator, id)
    await expect(publish(operator, id)).rejects.toMatchObject({ constraint: 'procedure_version_second_person' })
    await expect(publish(operator, id, second.personId)).rejects.toMatchObject({ code: '42501' })
    await expect(publish(second, id)).rejects.toMatchObject({ constraint: 'procedure_version_once' })
    await closeRunning(second, '2026-12-31')
    await publish(second, id)
    expect(await seen(NOBODY)).toEqual([{ id }])
    expect((await versionInForce(application, 'refection', '2026-12-31'))?.validFrom).toBe('2020-04-16')
    expect((await versionInForce(application, 'refection', '2027-01-01'))?.id).toBe(id)
  })

  test('is not published before it is checked, nor changed on the way', async () => {
    const id = await propose(operator, '2031-01-01')
    await expect(publish(second, id)).rejects.toMatchObject({ code: '42501' })
    await check(operator, id)
    const changed = as(operator, (db) =>
      db.updateTable('procedure_version').set({ valid_from: '2031-02-01' }).where('id', '=', id).execute(),
    )
    await expect(changed).rejects.toMatchObject({ code: '23000' })
  })

  test('is not proposed in another’s name, nor by anybody but an operator', async () => {
    await expect(propose(operator, '2032-01-01', second.personId)).rejects.toMatchObject({ code: '42501' })
    await expect(propose(president, '2032-01-01')).rejects.toMatchObject({ code: '42501' })
    await expect(propose(NOBODY, '2032-01-01')).rejects.toMatchObject({ code: '42501' })
  })

  test('names its own procedure', async () => {
    const definition = sql`jsonb_set(definition, '{code}', '"note"')`
    const renamed = sql`insert into procedure_version (id, code, valid_from, definition, proposed_at)
      select gen_random_uuid(), code, '2040-01-01', ${definition}, now() from procedure_version where code = 'lotir' limit 1`
    await expect(renamed.execute(database.db)).rejects.toMatchObject({ constraint: 'procedure_version_names_itself' })
  })
})

describe('a published version', () => {
  test('never changes and is never dropped, not even by the owner of the database', async () => {
    const touched = [
      sql`update procedure_version set definition = definition || '{"act": "autre"}' where code = 'habiter'`,
      sql`update procedure_version set valid_from = '2021-01-01' where code = 'habiter'`,
      sql`update procedure_version set state = 'draft', published_at = null where code = 'habiter'`,
      sql`delete from procedure_version where code = 'habiter'`,
    ]
    for (const statement of touched)
      await expect(statement.execute(database.db)).rejects.toMatchObject({ code: '23000' })
  })

  test('has its end said once', async () => {
    await expect(closeRunning(second, '2026-11-30')).rejects.toMatchObject({ code: '23000' })
    await expect(closeRunning(second, null)).rejects.toMatchObject({ code: '23000' })
  })

  test('is closed by operators alone', async () => {
    const close = (db: ActorTransaction) =>
      db.updateTable('procedure_version').set({ valid_to: '2026-12-31' }).where('code', '=', 'note').executeTakeFirst()
    expect((await as(president, close)).numUpdatedRows).toBe(0n)
    expect((await as(NOBODY, close)).numUpdatedRows).toBe(0n)
  })
})
