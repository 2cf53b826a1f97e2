import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IndicatorCode } from '../../../api/contract/performance/indicators.ts'
import type { CommuneAnswer } from '../../../api/contract/territory.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { readFigures } from '../../../api/performance/queries.ts'
import { roll } from '../../../api/performance/rolling/roll.ts'
import { applyDue } from '../../../api/territory/history/apply.ts'
import { enterChanges } from '../../../api/territory/history/enter.ts'
import { type ChangeGiven, changeGiven } from '../../../api/territory/history/given.ts'
import { operatorCalled } from '../../../api/territory/history/operator.ts'
import { relocateDossier } from '../../../api/territory/history/relocate.ts'
import { seedTerritory } from '../../../seeds/territory/seed.ts'
import { asDay, type Day } from '../../../spatial/day.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Lives } from '../../build/lives.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const TODAY = asDay('2026-11-24')
const ACT = 'Décret d’essai n° 2-26-1'
/** Rural communes of one province: A is merged into B, B into C; D is renamed; E moves to another province; N is taken from D. */
const [A, B, C, D, E, F, N] = [
  '01.051.03.05',
  '01.051.03.07',
  '01.051.03.03',
  '01.051.03.01',
  '01.051.07.03',
  '01.051.07.05',
  '01.051.03.99',
] as const
const CHEFCHAOUEN = '01.151'

let database: TestDatabase
let server: TestServer
let worker: Kysely<Database>
let people: People
let lives: Lives
let operator: string

const ask = asking(() => server)
const clockOn = (today: Day) => ({ now: () => new Date(`${today}T09:00:00Z`), today: () => today })
const said = (given: object): ChangeGiven => changeGiven.parse({ act: ACT, ...given })
const enter = (given: readonly object[], today: Day = TODAY) =>
  enterChanges(database.db, { clock: clockOn(today), personId: operator }, given.map(said))
const faultOf = async (given: object) => {
  const entered = await enter([given])
  return entered.ok ? null : entered.error.code
}

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  worker = openDatabase(database.url, { max: 2, role: 'rokhas_worker' })
  people = new People(database.db)
  operator = (await people.acting('support', 'operator', ['MA'])).person
  lives = new Lives(database.db, await people.person())
})
afterAll(async () => {
  await worker.destroy()
  await server.close()
  await database.close()
})

const communesOn = async (day: string, codes: readonly string[]) =>
  (
    await sql<{ code: string; name: string; province: string; merged: string[] }>`
      select code, name_fr as name, province_code as province, merged from communes_on(${day}::date)
      where code = any (${codes}::text[]) order by code`.execute(database.db)
  ).rows.map(({ code, name, province, merged }) => [code, name, province, ...merged].join(' '))

const figure = async (code: string, period: string, indicator: IndicatorCode) => {
  const asked = { level: 'communes', indicator, period, today: TODAY, mayTell: () => true } as const
  const row = (await readFigures(database.db, asked)).rows.find((one) => one.code === code)
  return row && { value: row.value, n: row.n, ...(row.note && { note: row.note.fr }) }
}

test('an operator’s address is theirs while their mandate is', async () => {
  const { rows } = await sql<{ email: string }>`select email from account where person_id = ${operator}`.execute(
    database.db,
  )
  const email = rows[0]?.email ?? ''
  expect(await operatorCalled(database.db, email.toUpperCase(), TODAY)).toBe(operator)
  expect(await operatorCalled(database.db, email, '2024-12-31')).toBeNull()
  expect(await operatorCalled(database.db, 'personne@example.ma', TODAY)).toBeNull()
})

describe('A change of a commune is refused', () => {
  test.each([
    [
      'of a code nobody has',
      { kind: 'renamed', commune: N, nameFr: 'X1', nameAr: 'سس', day: '2026-01-01' },
      'COMMUNE_UNKNOWN',
    ],
    ['on a day to come, unless it is said', { kind: 'merged', commune: A, into: B, day: '2027-01-01' }, 'DAY_TO_COME'],
    ['into itself', { kind: 'merged', commune: A, into: A, day: '2026-01-01' }, 'NOTHING_CHANGES'],
    ['into a code nobody has', { kind: 'merged', commune: A, into: N, day: '2026-01-01' }, 'COMMUNE_UNKNOWN'],
    [
      'of a city that has arrondissements',
      { kind: 'merged', commune: '01.511.01.0', into: B, day: '2026-01-01' },
      'CITY_WITH_PARTS',
    ],
    ['across legal zones', { kind: 'merged', commune: A, into: '09.001.01.01', day: '2026-01-01' }, 'ZONES_DIFFER'],
    [
      'to a province there is not',
      { kind: 'moved_province', commune: A, province: '01.999', day: '2026-01-01' },
      'PROVINCE_UNKNOWN',
    ],
    [
      'to its own province',
      { kind: 'moved_province', commune: A, province: '01.051', day: '2026-01-01' },
      'NOTHING_CHANGES',
    ],
    [
      'under a code that is taken',
      {
        kind: 'created',
        commune: A,
        from: B,
        nameFr: 'X1',
        nameAr: 'سس',
        type: 'rural',
        population: 5,
        day: '2026-01-01',
      },
      'COMMUNE_EXISTS',
    ],
  ])('%s', async (_, given, code) => expect(await faultOf(given)).toBe(code))

  test('without its act', () => {
    expect(changeGiven.safeParse({ kind: 'merged', commune: A, into: B, day: '2026-01-01' }).success).toBe(false)
  })
})

describe('Communes on a day', () => {
  test('are those in being, with their names and provinces of that day, and those merged into them', async () => {
    const before = await communesOn('2026-11-24', [A, B, C, D, E, N])
    const changes = [
      { kind: 'renamed', commune: D, nameFr: 'Bni Boufrah Jadid', nameAr: 'بني بوفراح الجديد', day: '2026-06-01' },
      { kind: 'merged', commune: A, into: B, day: '2026-07-01' },
      { kind: 'merged', commune: B, into: C, day: '2026-09-01' },
      {
        kind: 'created',
        commune: N,
        from: D,
        nameFr: 'Oued Essai',
        nameAr: 'واد التجربة',
        type: 'rural',
        population: 2_000,
        day: '2026-10-01',
      },
      { kind: 'moved_province', commune: E, province: CHEFCHAOUEN, day: '2026-10-15' },
    ]
    const fromA = await lives.write({
      commune: A,
      events: [
        ['2026-05-04', 'file', 'filed'],
        ['2026-05-20', 'sign', 'granted'],
      ],
    })
    const openA = await lives.write({ commune: A, events: [['2026-06-08', 'file', 'filed']] })
    const heldA = await lives.write({ commune: A, events: [['2026-06-09', 'file', 'filed']] })
    await agenda(heldA)
    const owner = await owns(openA)
    await lives.write({
      commune: C,
      events: [
        ['2026-08-03', 'file', 'filed'],
        ['2026-08-20', 'sign', 'granted'],
      ],
    })
    moved = { fromA, openA, heldA }

    const entered = await enter(changes)
    expect(entered).toMatchObject({ ok: true })
    expect(await faultOf(changes[1] ?? {})).toBe('CHANGE_TWICE')
    expect(await faultOf({ ...changes[0], day: '2026-05-01' })).toBe('CHANGED_LATER')
    expect(await faultOf({ kind: 'renamed', commune: A, nameFr: 'X1', nameAr: 'سس', day: '2026-08-01' })).toBe(
      'COMMUNE_ENDED',
    )
    const applied = await applyDue(worker, clockOn(TODAY))
    // The open one passed to B, then to C; the one on an agenda waits.
    expect([applied.changes.length, applied.dossiers]).toEqual([5, 2])
    expect(await toldOf(openA)).toEqual([`${owner} Bni Gmil`, `${owner} Senada`])

    const paper: readonly (readonly [day: string, ...there: string[]])[] = [
      ['2026-05-31', ...before],
      [
        '2026-06-01',
        `${D} Bni Boufrah Jadid 01.051`,
        `${C} Bni Gmil 01.051`,
        `${A} Bni Gmil Maksouline 01.051`,
        `${B} Senada 01.051`,
        `${E} Bni Ahmed Imoukzan 01.051`,
      ],
      [
        '2026-07-01',
        `${D} Bni Boufrah Jadid 01.051`,
        `${C} Bni Gmil 01.051`,
        `${B} Senada 01.051 ${A}`,
        `${E} Bni Ahmed Imoukzan 01.051`,
      ],
      [
        '2026-08-31',
        `${D} Bni Boufrah Jadid 01.051`,
        `${C} Bni Gmil 01.051`,
        `${B} Senada 01.051 ${A}`,
        `${E} Bni Ahmed Imoukzan 01.051`,
      ],
      [
        '2026-09-30',
        `${D} Bni Boufrah Jadid 01.051`,
        `${C} Bni Gmil 01.051 ${A} ${B}`,
        `${E} Bni Ahmed Imoukzan 01.051`,
      ],
      [
        '2026-10-14',
        `${D} Bni Boufrah Jadid 01.051`,
        `${C} Bni Gmil 01.051 ${A} ${B}`,
        `${N} Oued Essai 01.051`,
        `${E} Bni Ahmed Imoukzan 01.051`,
      ],
      [
        '2026-10-15',
        `${D} Bni Boufrah Jadid 01.051`,
        `${C} Bni Gmil 01.051 ${A} ${B}`,
        `${N} Oued Essai 01.051`,
        `${E} Bni Ahmed Imoukzan ${CHEFCHAOUEN}`,
      ],
    ]
    for (const [day, ...there] of paper) expect(await communesOn(day, [A, B, C, D, E, N]), day).toEqual(there)
  })

  test('pass to another province with their arrondissements, whose past stays where it was', async () => {
    const [city, part] = ['01.511.01.0', '01.511.01.03']
    const given = { kind: 'moved_province', commune: city, province: CHEFCHAOUEN, day: '2026-11-10' }
    expect(await enter([given])).toMatchObject({ ok: true })
    await applyDue(worker, clockOn(TODAY))
    const provinces = async (day: string) => (await communesOn(day, [city, part])).map((one) => one.split(' ').at(-1))
    expect(await provinces('2026-11-09')).toEqual(['01.511', '01.511'])
    expect(await provinces('2026-11-10')).toEqual([CHEFCHAOUEN, CHEFCHAOUEN])
  })

  test('know what is announced, which waits for its day', async () => {
    const announced = { kind: 'merged', commune: F, into: D, day: '2027-01-01', announced: true }
    expect(await enter([announced])).toMatchObject({ ok: true })
    expect((await applyDue(worker, clockOn(asDay('2026-12-31')))).changes).toEqual([])
    expect(await communesOn('2026-12-31', [D, F])).toEqual([`${D} Bni Boufrah Jadid 01.051`, `${F} Bni Ammart 01.051`])
    expect(await communesOn('2027-01-01', [D, F])).toEqual([`${D} Bni Boufrah Jadid 01.051 ${F}`])
    expect((await applyDue(worker, clockOn(asDay('2027-01-01')))).changes).toHaveLength(1)
  })

  test('are asked and searched as they are now, by an old name too, and stay so when the tables are laid again', async () => {
    await seedTerritory(database.db)
    const found = async (q: string) =>
      (
        await ask<{ communes: CommuneAnswer[] }>('GET', `/api/territory/communes?q=${encodeURIComponent(q)}`)
      ).answer.communes.map(({ code, nameFr }) => `${code} ${nameFr}`)
    expect(await found(A)).toEqual([])
    expect(await found('Bni Boufrah')).toContain(`${D} Bni Boufrah Jadid`)
    const { rows } = await sql`select (select count(*) from commune where outline is null) as bare,
      (select outline_kind from commune where code = ${C}) as kind`.execute(database.db)
    expect(rows).toEqual([{ bare: 4, kind: 'approximate' }]) // A, B and F were merged, N was never drawn
  })
})

let moved: { readonly fromA: string; readonly openA: string; readonly heldA: string }

async function owns(dossier: string): Promise<string> {
  const owner = await people.person()
  await sql`insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
    values (gen_random_uuid(), ${dossier}, ${owner}, 'owner', ${owner}, now())`.execute(database.db)
  return owner
}

/** Who was told that it passed, and to which commune. */
async function toldOf(dossier: string): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`select person_id || ' ' || (data ->> 'toFr') as told from notice
    where kind = 'dossier_relocated' and path = ${`/dossiers/${dossier}`} order by 1`.execute(database.db)
  return rows.map(({ told }) => told)
}

/** On the agenda of a session to come. */
async function agenda(dossier: string): Promise<void> {
  await sql`with s as (insert into commission_session (id, unit_code, day, hour, minutes, place, with_room, created_by, created_at)
      values (gen_random_uuid(), ${A}, '2026-12-01', '10:00', 60, 'Salle', false, ${operator}, now()) returning id)
    insert into session_item (id, session_id, dossier_id, rank, added_by, added_at)
    select gen_random_uuid(), id, ${dossier}, 1, ${operator}, now() from s`.execute(database.db)
}

describe('A merged commune', () => {
  test('passes its open dossiers on, each with its word in the journal; one on an agenda follows once it is free', async () => {
    const standing = async () => {
      const { rows } = await sql<{ id: string; commune: string }>`select id, commune_code as commune from dossier
        where id = any (${Object.values(moved)}::uuid[])`.execute(database.db)
      return Object.fromEntries(rows.map(({ id, commune }) => [id, commune]))
    }
    // A was merged into B, and B into C on the same evening: what is open stands in C in the end.
    await applyDue(worker, clockOn(TODAY))
    expect(await standing()).toEqual({ [moved.fromA]: A, [moved.openA]: C, [moved.heldA]: A })
    await sql`update session_item set ended = 'removed', ended_at = now() where dossier_id = ${moved.heldA}`.execute(
      database.db,
    )
    await applyDue(worker, clockOn(TODAY))
    expect((await standing())[moved.heldA]).toBe(C)
    const { rows } =
      await sql`select person_id = ${operator} as "byOperator", detail ->> 'from' as "from", detail ->> 'to' as "to"
      from journal_event where action = 'dossier.relocate' and dossier_id = ${moved.openA} order by 2`.execute(
        database.db,
      )
    expect(rows).toEqual([
      { byOperator: true, from: A, to: B },
      { byOperator: true, from: B, to: C },
    ])
  })

  test('is read by its successor’s officials, the decided dossiers too', async () => {
    const { rows } = await sql<{ id: string }>`select id from body where unit_code = ${C} and kind = 'commune'`.execute(
      database.db,
    )
    const person = await people.person()
    await people.mandate({ person, body: rows[0]?.id ?? '', role: 'guichet' })
    const headers = await people.signIn(person, { secondFactor: true })
    for (const id of [moved.fromA, moved.openA])
      expect((await ask('GET', `/api/dossiers/${id}`, { headers })).status).toBe(200)
  })

  test('keeps its figures of before, and passes those of since to its successor, with a note on both', async () => {
    await roll({ db: worker, clock: clockOn(TODAY) })
    expect(await figure(A, '2026-Q2', 'filed')).toEqual({ value: 3, n: 3 })
    expect(await figure(C, '2026-Q2', 'filed')).toEqual({ value: 0, n: 0 })
    expect(await figure(A, '2026-Q3', 'backlog')).toMatchObject({
      n: 0,
      note: 'Réunie à Senada le 01/07/2026 : ses chiffres y passent à partir de ce jour.',
    })
    expect(await figure(C, '2026-Q3', 'backlog')).toEqual({
      value: 2,
      n: 2,
      note: 'Comprend depuis le 01/09/2026 les chiffres de Senada, qui lui a été réunie.',
    })
    expect(await figure(N, '2026-Q2', 'filed')).toMatchObject({
      note: 'Créée le 01/10/2026 : elle n’a pas de chiffres avant.',
    })
    expect(await figure(D, '2026-Q3', 'filed')).toMatchObject({
      note: 'Nommée Bni Boufrah jusqu’au 01/06/2026, Bni Boufrah Jadid depuis.',
    })
  })
})

describe('A dossier filed in the wrong commune', () => {
  const AIN_CHOCK = '06.141.01.41'
  const HAY_HASSANI = '06.141.01.31'
  const relocate = (number: string, to: string) =>
    relocateDossier(database.db, clockOn(TODAY), {
      number,
      to,
      reason: 'Le terrain est de l’autre côté de la route.',
      personId: operator,
    })

  test('passes to its own: its number stays, whoever reads it follows, and its figures with it', async () => {
    const id = await lives.write({ commune: AIN_CHOCK, events: [['2026-11-02', 'file', 'filed']] })
    await sql`update dossier set number = '061410141-2026-09999' where id = ${id}`.execute(database.db)
    const [former, present] = [
      await people.acting('arrondissement', 'guichet', [AIN_CHOCK]),
      await people.acting('arrondissement', 'guichet', [HAY_HASSANI]),
    ]
    const reads = async ({ headers }: typeof former) => (await ask('GET', `/api/dossiers/${id}`, { headers })).status
    expect([await reads(former), await reads(present)]).toEqual([200, 404])
    const owner = await owns(id)
    expect(await relocate('061410141-2026-09999', HAY_HASSANI)).toEqual({ ok: true, value: AIN_CHOCK })
    expect(await toldOf(id)).toEqual([`${owner} Hay-Hassani`])
    expect([await reads(former), await reads(present)]).toEqual([404, 200])
    await roll({ db: worker, clock: clockOn(TODAY) })
    expect([await figure(AIN_CHOCK, '2026-Q4', 'filed'), await figure(HAY_HASSANI, '2026-Q4', 'filed')]).toEqual([
      { value: 0, n: 0 },
      { value: 1, n: 1 },
    ])
    const { rows } =
      await sql`select d.number, d.territory[3:5] as path, r.from_code, r.reason, j.detail ->> 'reason' as why
      from dossier d join dossier_relocation r on r.dossier_id = d.id join journal_event j on j.dossier_id = d.id
      where d.id = ${id} and j.action = 'dossier.relocate'`.execute(database.db)
    const reason = 'Le terrain est de l’autre côté de la route.'
    expect(rows).toEqual([
      {
        ...{ number: '061410141-2026-09999', path: ['06.141', '06.141.01.0', HAY_HASSANI] },
        ...{ from_code: AIN_CHOCK, reason, why: reason },
      },
    ])
  })

  test('before its commune was created still counts in the country: with the commune that one was taken from', async () => {
    const id = await lives.write({ commune: D, events: [['2026-02-02', 'file', 'filed']] })
    await sql`update dossier set number = '010510301-2026-00001' where id = ${id}`.execute(database.db)
    expect(await relocate('010510301-2026-00001', N)).toEqual({ ok: true, value: D })
    await roll({ db: worker, clock: clockOn(TODAY) })
    const asked = { indicator: 'filed', period: '2026-Q1', today: TODAY, mayTell: () => true } as const
    const country = await readFigures(database.db, { ...asked, level: 'country' })
    expect(country.rows).toMatchObject([{ code: 'MA', value: 1 }])
    expect([(await figure(D, '2026-Q1', 'filed'))?.n, (await figure(N, '2026-Q1', 'filed'))?.n]).toEqual([1, 0])
    expect([(await figure(D, '2026-Q4', 'backlog'))?.n, (await figure(N, '2026-Q4', 'backlog'))?.n]).toEqual([0, 1])
  })

  test('does not where it cannot', async () => {
    const faults = async (number: string, to: string) => {
      const done = await relocate(number, to)
      return done.ok ? null : done.error.code
    }
    const decided = await lives.write({
      commune: AIN_CHOCK,
      events: [
        ['2026-11-02', 'file', 'filed'],
        ['2026-11-03', 'sign', 'granted'],
      ],
    })
    await sql`update dossier set number = '061410141-2026-09998' where id = ${decided}`.execute(database.db)
    expect([
      await faults('061410141-2026-00000', HAY_HASSANI),
      await faults('061410141-2026-09998', HAY_HASSANI),
      await faults('061410141-2026-09999', HAY_HASSANI),
      await faults('061410141-2026-09999', '06.141.01.0'),
      await faults('061410141-2026-09999', A),
    ]).toEqual(['DOSSIER_UNKNOWN', 'DOSSIER_DECIDED', 'ALREADY_THERE', 'COMMUNE_UNKNOWN', 'COMMUNE_UNKNOWN'])
  })
})
