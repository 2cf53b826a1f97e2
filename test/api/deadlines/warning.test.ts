import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '../../../api/clock.ts'
import type { Role } from '../../../api/contract/policy/roles.ts'
import { warnAll } from '../../../api/deadlines/warning/warnAll.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { AIN_CHOCK, FiledDossiers } from '../../build/filedDossiers.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { type TestWork, testWork } from '../../build/work.ts'

let database: TestDatabase
let server: TestServer
let worker: TestWork
let dossiers: FiledDossiers
let now: Date

const at = (day: string) => {
  now = new Date(`${day}T09:00:00Z`)
}
const clock = { now: () => now, today: () => dayOf(now) }

beforeAll(async () => {
  at('2026-11-24')
  database = await testDatabase()
  server = await testServer({ ...database, clock })
  worker = testWork({ url: database.url, clock })
})

beforeEach(async () => {
  at('2026-11-24')
  dossiers = new FiledDossiers(database, () => server, clock)
  // Each test has the country to itself.
  await sql`delete from deadline_warning`.execute(database.db)
  await sql`delete from dossier_deadline`.execute(database.db)
  await sql`update mandate set ended_at = now() where ended_at is null`.execute(database.db)
  await sql`delete from notice`.execute(database.db)
})

afterAll(async () => {
  await worker.close()
  await server.close()
  await database.close()
})

const KINDS = ['deadline_ahead', 'deadline_day', 'silence_reached', 'permit_lapsing', 'permit_lapsed', 'avis_late']

const warnedOf = async (person: string) =>
  (
    await database.db
      .selectFrom('notice')
      .select(['kind', 'data', 'path'])
      .where('person_id', '=', person)
      .where('kind', 'in', KINDS)
      .orderBy('id')
      .execute()
  ).map(({ kind, data, path }) => ({ kind, dossiers: (data as { dossiers: string }).dossiers, path }))

async function nightOf(day: string): Promise<void> {
  at(day)
  await warnAll(worker.work)
}

const official = (role: 'guichet' | 'president') => dossiers.official(role)

// Ten working days from Tuesday 24 November 2026 end on Tuesday 8 December: warned of from Saturday 5.
describe('the last day of a réfection at the guichet', () => {
  test('is warned of once three days ahead and once on the day, to whoever has the dossier in hand', async () => {
    const clerk = await official('guichet')
    const president = await official('president')
    const { id, course } = await dossiers.filed()
    await nightOf('2026-12-04')
    expect(await warnedOf(clerk.person)).toEqual([])
    for (const day of ['2026-12-05', '2026-12-05', '2026-12-06', '2026-12-07']) await nightOf(day)
    const ahead = { kind: 'deadline_ahead', dossiers: `${course.number} (08/12/2026)`, path: `/dossiers/${id}` }
    expect(await warnedOf(clerk.person)).toEqual([ahead])
    for (const day of ['2026-12-08', '2026-12-08', '2026-12-09']) await nightOf(day)
    expect(await warnedOf(clerk.person)).toEqual([ahead, { ...ahead, kind: 'deadline_day' }])
    expect(await warnedOf(president.person)).toEqual([])
  })

  test('is caught up by the night after one that was missed', async () => {
    const clerk = await official('guichet')
    await dossiers.filed()
    await nightOf('2026-12-07')
    expect(await warnedOf(clerk.person)).toMatchObject([{ kind: 'deadline_ahead' }])
  })

  test('of several dossiers makes one message, which names each', async () => {
    const clerk = await official('guichet')
    const numbers = [(await dossiers.filed()).course.number, (await dossiers.filed()).course.number]
    await nightOf('2026-12-05')
    const [one, ...more] = await warnedOf(clerk.person)
    expect(more).toEqual([])
    expect(one).toMatchObject({ path: '/dossiers' })
    for (const number of numbers) expect(one?.dossiers).toContain(`${number} (08/12/2026)`)
  })

  test('is not warned of while the applicant owes a complement, nor to officials of elsewhere or no longer in charge', async () => {
    const clerk = await official('guichet')
    const abroad = await dossiers.official('guichet', '09.001.01.01')
    const gone = await official('guichet')
    await sql`update mandate set ended_at = now() where id = ${gone.mandate}`.execute(database.db)
    const paused = await dossiers.filed()
    await dossiers.move(clerk.headers, paused.id, { transition: 'ask_complement', seen: 1, reason: 'Photo illisible' })
    const running = await dossiers.filed()
    await nightOf('2026-12-08')
    expect(await warnedOf(clerk.person)).toMatchObject([{ dossiers: `${running.course.number} (08/12/2026)` }])
    expect(await warnedOf(abroad.person)).toEqual([])
    expect(await warnedOf(gone.person)).toEqual([])
  })

  test('is warned of to whom the dossier is assigned to, and to nobody beside', async () => {
    const one = await official('guichet')
    const other = await dossiers.people.person()
    await dossiers.people.mandate({ person: other, body: one.body, role: 'guichet' })
    const { id } = await dossiers.filed()
    await sql`insert into dossier_assignment (dossier_id, body_id, person_id, assigned_by, assigned_at)
      values (${id}, ${one.body}, ${other}, ${one.person}, now())`.execute(database.db)
    await nightOf('2026-12-08')
    expect(await warnedOf(one.person)).toEqual([])
    expect(await warnedOf(other)).toMatchObject([{ kind: 'deadline_day' }])
  })

  test('before the members is warned of to those of bodies that are still silent, or put their avis off', async () => {
    const { id, person } = await dossiers.filed()
    const [silent, heard, postponing] = [
      await dossiers.people.acting('urban_agency', 'member', [AIN_CHOCK]),
      await dossiers.people.acting('province', 'member', [AIN_CHOCK]),
      await dossiers.people.acting('civil_protection', 'member', [AIN_CHOCK]),
    ]
    const opinions = new Map([
      [heard.person, ['postponed', 'favourable']],
      [postponing.person, ['postponed']],
    ])
    const elsewhere = await dossiers.people.person()
    const territory = ['09.001.01.01']
    await dossiers.people.mandate({ person: elsewhere, body: silent.body, role: 'member', territory })
    await sql`update dossier set step = 'consulted' where id = ${id}`.execute(database.db)
    for (const { body, person: member, mandate } of [silent, heard, postponing]) {
      await sql`insert into consulted_body (id, dossier_id, round, body_id, rules, binding, asked_at)
        values (gen_random_uuid(), ${id}, 1, ${body}, '[]', false, now())`.execute(database.db)
      for (const [nth, opinion] of (opinions.get(member) ?? []).entries())
        await sql`with given as (
            insert into avis (consulted_body_id, version, opinion, person_id, mandate_id, at)
            select id, ${nth + 1}, ${opinion}, ${member}, ${mandate}, now() from consulted_body where body_id = ${body}
            returning consulted_body_id, version)
          insert into avis_item (consulted_body_id, version, nth, text)
          select consulted_body_id, version, 1, 'Visite des lieux' from given`.execute(database.db)
    }
    await nightOf('2026-12-08')
    for (const { person: member } of [silent, postponing])
      expect(await warnedOf(member)).toMatchObject([{ kind: 'deadline_day' }])
    expect(await warnedOf(heard.person)).toEqual([])
    expect(await warnedOf(person)).toEqual([])
    expect(await warnedOf(elsewhere)).toEqual([])
    await sql`insert into dossier_deadline (dossier_id, stage, holder, from_day, assumed, due_day, days, unit, days_left, skipped, rule)
      values (${id}, 'avis', 'members', '2026-11-24', false, '2026-12-08', 10, 'working', 0, '[]', '{}')`.execute(
      database.db,
    )
    for (const day of ['2026-12-09', '2026-12-10']) await nightOf(day)
    const late = (told: { readonly kind: string }[]) => told.filter(({ kind }) => kind === 'avis_late')
    for (const { person: member } of [silent, postponing]) expect(late(await warnedOf(member))).toHaveLength(1)
    expect(late(await warnedOf(heard.person))).toEqual([])
    expect(late(await warnedOf(elsewhere))).toEqual([])
  })

  test('that a late holiday moved is another last day', async () => {
    const clerk = await official('guichet')
    await dossiers.filed()
    await nightOf('2026-12-05')
    await sql`update dossier_deadline set due_day = '2026-12-09' where stage = 'total'`.execute(database.db)
    await nightOf('2026-12-06')
    expect(await warnedOf(clerk.person)).toMatchObject([
      { dossiers: expect.stringContaining('08/12/2026') },
      { dossiers: expect.stringContaining('09/12/2026') },
    ])
  })
})

describe('the applicant', () => {
  test('is told once, the day after, that the delay of one of the nine acts is over without an answer', async () => {
    const { person, id } = await dossiers.filed()
    await nightOf('2026-12-08')
    expect(await warnedOf(person)).toEqual([])
    for (const day of ['2026-12-09', '2026-12-10', '2027-01-05']) await nightOf(day)
    expect(await warnedOf(person)).toMatchObject([{ kind: 'silence_reached', path: `/dossiers/${id}` }])
  })

  test('of an office is every person who works there', async () => {
    const employee = await dossiers.people.acting('architect_office', 'employee' satisfies Role)
    const { id } = await dossiers.filed()
    await sql`insert into dossier_participant (id, dossier_id, body_id, part, added_by, added_at)
      values (gen_random_uuid(), ${id}, ${employee.body}, 'designer', ${employee.person}, now())`.execute(database.db)
    await nightOf('2026-12-09')
    expect(await warnedOf(employee.person)).toMatchObject([{ kind: 'silence_reached' }])
  })

  test('is told thirty days ahead and on the last day that a permit lapses; the guichet the day after', async () => {
    at('2026-05-22')
    const { person, headers, id } = await dossiers.granted()
    const done = await dossiers.granted()
    await dossiers.move(done.headers, done.id, { transition: 'open_works', seen: 4 })
    await dossiers.move(done.headers, done.id, { transition: 'declare_completion', seen: 5 })
    const clerk = await official('guichet')
    await nightOf('2026-10-22')
    expect(await warnedOf(person)).toEqual([])
    for (const day of ['2026-10-23', '2026-11-10', '2026-11-22', '2026-11-23']) await nightOf(day)
    expect((await warnedOf(person)).map(({ kind }) => kind)).toEqual(['permit_lapsing', 'permit_lapsing'])
    expect(await warnedOf(clerk.person)).toMatchObject([{ kind: 'permit_lapsed', path: `/dossiers/${id}` }])
    expect(await warnedOf(done.person)).toEqual([])
    at('2026-11-23')
    await dossiers.move(clerk.headers, id, { transition: 'record_lapse', seen: 4 })
    await nightOf('2026-11-24')
    expect(await warnedOf(clerk.person)).toHaveLength(1)
    expect((await dossiers.course(headers, id)).step).toBe('lapsed')
  })
})

test('two nights at work at once tell nobody twice', async () => {
  const clerk = await official('guichet')
  for (let one = 0; one < 5; one += 1) await dossiers.filed()
  at('2026-12-08')
  await Promise.all([warnAll(worker.work), warnAll(worker.work)])
  expect(await warnedOf(clerk.person)).toHaveLength(1)
})

test('nobody of Aïn-Chock is warned of what is over', async () => {
  const clerk = await dossiers.people.acting('commune', 'guichet', [AIN_CHOCK])
  const { headers, id } = await dossiers.filed()
  await dossiers.move(headers, id, { transition: 'withdraw', seen: 1 })
  await nightOf('2026-12-08')
  expect(await warnedOf(clerk.person)).toEqual([])
})
