import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ActorTransaction, asActor } from '../../../api/access/asActor.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { testClock } from '../../build/server.ts'

const NOBODY: Actor = { personId: null, sessionId: null, state: 'active', secondFactor: false, mandates: [] }

let database: TestDatabase
let application: Kysely<Database>
let operator: Actor

beforeAll(async () => {
  database = await testDatabase()
  application = openDatabase(database.url, { max: 2, role: 'rokhas_application' })
  const { person, body, mandate } = await new People(database.db).acting('support', 'operator', ['MA'])
  const role = { bodyKind: 'support', role: 'operator', official: true, territories: ['MA'] } as const
  const mandates = [{ id: mandate, bodyId: body, ...role, delegatedFrom: null }]
  operator = { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates }
})

afterAll(async () => {
  await application.destroy()
  await database.close()
})

const as = <T>(actor: Actor, work: (db: ActorTransaction) => Promise<T>) =>
  asActor({ db: application, clock: testClock }, actor, work)

const enter = (actor: Actor, day: string, by = actor.personId) =>
  as(actor, (db) =>
    db
      .insertInto('holiday')
      .values({
        id: randomUUID(),
        day,
        name_fr: 'Aïd al-Mawlid',
        name_ar: 'عيد المولد النبوي',
        act: 'Communiqué',
        sureness: 'sourced',
        entered_by: by,
        entered_at: testClock.now(),
        removed_by: null,
        removed_at: null,
      })
      .execute(),
  )

describe('a holiday', () => {
  test('is read by visitors', async () => {
    const day = await application
      .selectFrom('holiday')
      .select(['name_fr', 'sureness'])
      .where('day', '=', '2025-06-09')
      .executeTakeFirst()
    expect(day).toEqual({ name_fr: 'Aïd al-Adha, congé exceptionnel', sureness: 'sourced' })
  })

  test('that is announced late is entered by an operator, once, in their own name', async () => {
    await enter(operator, '2026-08-26')
    await expect(enter(operator, '2026-08-26')).rejects.toMatchObject({ constraint: 'holiday_once' })
    await expect(enter(operator, '2026-08-27', null)).rejects.toMatchObject({ code: '42501' })
    await expect(enter(NOBODY, '2026-08-27')).rejects.toMatchObject({ code: '42501' })
  })

  test('is withdrawn by an operator, never rewritten or erased', async () => {
    const withdraw = { removed_by: operator.personId, removed_at: testClock.now() }
    const ofDay = (db: ActorTransaction) => db.updateTable('holiday').where('day', '=', '2020-08-01')
    expect((await as(NOBODY, (db) => ofDay(db).set(withdraw).executeTakeFirst())).numUpdatedRows).toBe(0n)
    expect((await as(operator, (db) => ofDay(db).set(withdraw).executeTakeFirst())).numUpdatedRows).toBe(1n)
    for (const change of [{ day: '2020-08-02' }, { name_fr: 'Autre' }])
      await expect(as(operator, (db) => ofDay(db).set(change).execute())).rejects.toMatchObject({ code: '42501' })
    await expect(as(operator, (db) => db.deleteFrom('holiday').execute())).rejects.toMatchObject({ code: '42501' })
  })
})

describe('an outage', () => {
  const write = (actor: Actor) =>
    as(actor, (db) =>
      db
        .insertInto('outage')
        .values({
          id: randomUUID(),
          from_at: new Date('2026-11-20T08:00:00Z'),
          to_at: null,
          certificate: 'Certificat 4/2026',
          entered_by: actor.personId,
          entered_at: testClock.now(),
        })
        .execute(),
    )

  test('is recorded with its certificate by an operator, and its end is said once', async () => {
    await expect(write(NOBODY)).rejects.toMatchObject({ code: '42501' })
    await write(operator)
    await expect(write(operator)).rejects.toMatchObject({ code: '23505' })
    const end = (at: string) =>
      as(operator, (db) =>
        db
          .updateTable('outage')
          .set({ to_at: new Date(at) })
          .executeTakeFirst(),
      )
    await expect(end('2026-11-20T07:00:00Z')).rejects.toMatchObject({ code: '23514' })
    expect((await end('2026-11-21T10:00:00Z')).numUpdatedRows).toBe(1n)
    expect((await end('2026-11-22T10:00:00Z')).numUpdatedRows).toBe(0n)
    expect(await application.selectFrom('outage').select('certificate').execute()).toHaveLength(1)
  })
})
