import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { rebuild } from '../../../api/performance/rolling/rebuild.ts'
import { roll } from '../../../api/performance/rolling/roll.ts'
import { spread, summed } from '../../../api/performance/rolling/summed.ts'
import { addDays, asDay, type Day } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Happened, Lives } from '../../build/lives.ts'
import { People } from '../../build/people.ts'

const COMMUNES = ['06.141.01.41', '09.001.01.01', '01.051.01.03'] as const
const BEGIN = asDay('2026-01-05')

let database: TestDatabase
let worker: Kysely<Database>
let lives: Lives

beforeAll(async () => {
  database = await testDatabase()
  worker = openDatabase(database.url, { max: 2, role: 'rokhas_worker' })
  lives = new Lives(database.db, await new People(database.db).person())
})

afterAll(async () => {
  await worker.destroy()
  await database.close()
})

const on = (today: Day) => ({ db: worker, clock: { now: () => new Date(`${today}T09:00:00Z`), today: () => today } })
const checked = (today: Day, check = true) => rebuild(database.db, { today, at: new Date(`${today}T10:00:00Z`), check })

/** What may come after a step, as a course would have it; `stays` days later. */
const NEXT: Readonly<Record<string, readonly (readonly [Happened[1], Happened[2]])[]>> = {
  filed: [
    ['dispatch', 'consulted'],
    ['refuse_admission', 'inadmissible'],
    ['refuse', 'refused'],
    ['withdraw', 'withdrawn'],
    ['attest_silence', 'deemed_granted'],
  ],
  inadmissible: [['file', 'filed']],
  consulted: [
    ['ask_complement', 'completing'],
    ['hold_session', 'deliberated'],
  ],
  completing: [['give_complement', 'consulted']],
  deliberated: [['sign_minutes', 'opined']],
  opined: [
    ['accept', 'to_settle'],
    ['ask_modification', 'modifying'],
    ['refuse', 'refused'],
  ],
  modifying: [['file_modified', 'filed']],
  to_settle: [['settle', 'to_sign']],
  to_sign: [['sign', 'granted']],
  refused: [['reopen', 'opined']],
  granted: [['open_works', 'works']],
}

type Known = { id: string; move: number; step: Happened[2]; day: Day }

/** One thing that may happen to the country; each is done to the database as it stands. */
type Act =
  | { readonly kind: 'file'; readonly commune: number; readonly track: 'gp' | 'pp' | null; readonly late: number }
  | { readonly kind: 'move'; readonly which: number; readonly choice: number; readonly days: number }
  | { readonly kind: 'due'; readonly which: number; readonly days: number }
  | { readonly kind: 'undue'; readonly which: number }
  | { readonly kind: 'holiday'; readonly days: number }
  | { readonly kind: 'elsewhere'; readonly which: number; readonly commune: number }
  | { readonly kind: 'sleep'; readonly days: number }
  | { readonly kind: 'roll' }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      commune: fc.nat(2),
      track: fc.constantFrom('gp', 'pp', null),
      late: fc.nat(120),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      which: fc.nat(40),
      choice: fc.nat(5),
      days: fc.integer({ min: -3, max: 40 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('due' as const), which: fc.nat(40), days: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undue' as const), which: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('holiday' as const), days: fc.nat(300) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('elsewhere' as const), which: fc.nat(40), commune: fc.nat(2) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sleep' as const), days: fc.integer({ min: 1, max: 130 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('roll' as const) }) },
)

let today = BEGIN
const known: Known[] = []

async function perform(happening: Act): Promise<void> {
  const which = 'which' in happening ? known[happening.which % Math.max(known.length, 1)] : undefined
  switch (happening.kind) {
    case 'file': {
      // A late event: it is brought in now, and happened long ago, or is typed in the days to come.
      const day = addDays(today, 20 - happening.late)
      const commune = COMMUNES[happening.commune] ?? COMMUNES[0]
      const id = await lives.write({ commune, track: happening.track, events: [[day, 'file', 'filed']] })
      known.push({ id, move: 1, step: 'filed', day })
      return
    }
    case 'move': {
      const choices = which ? (NEXT[which.step] ?? []) : []
      const chosen = choices[happening.choice % Math.max(choices.length, 1)]
      if (!which || !chosen) return
      const day = addDays(which.day, happening.days)
      await lives.happen(which.id, which.move + 1, [day, ...chosen])
      Object.assign(which, { move: which.move + 1, step: chosen[1], day })
      return
    }
    case 'due':
      if (which) await lives.due(which.id, addDays(which.day, happening.days))
      return
    case 'undue':
      if (which) await sql`delete from dossier_deadline where dossier_id = ${which.id}`.execute(database.db)
      return
    case 'holiday':
      await sql`insert into holiday (id, day, name_fr, name_ar, act, sureness, entered_at)
        values (gen_random_uuid(), ${addDays(BEGIN, happening.days)}, 'Décidé tard', 'تقرر متأخرا', 'Décret', 'sourced', now())
        on conflict do nothing`.execute(database.db)
      return
    case 'elsewhere':
      if (which)
        await sql`update dossier set commune_code = ${COMMUNES[happening.commune]} where id = ${which.id}`.execute(
          database.db,
        )
      return
    case 'sleep':
      today = addDays(today, happening.days)
      return
    case 'roll':
      await roll(on(today))
  }
}

describe('A rebuild', () => {
  test('finds the figures that were rolled up as things happened equal to the last unit, whatever happened when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 25, maxLength: 60 }), async (happenings) => {
        for (const happening of happenings) await perform(happening)
        await roll(on(today))
        expect((await checked(today)).differences).toEqual([])
      }),
      { numRuns: 12 },
    )
    const { rows } = await checked(today)
    expect(rows.performance_dossier).toBe(known.length)
    expect(rows.performance_cell).toBeGreaterThan(60)
  })

  test('finds nothing of a quarter that has not begun, whoever types a day in it', async () => {
    const eve = asDay('2035-12-20')
    await lives.write({ commune: COMMUNES[1], events: [['2035-12-01', 'file', 'filed']] })
    await lives.write({ commune: COMMUNES[1], events: [['2036-01-05', 'file', 'filed']] })
    await roll(on(eve))
    expect((await checked(eve)).differences).toEqual([])
    const { rows } = await sql<{
      told: string
    }>`select filed || ' ' || doubtful || ' ' || cardinality(open_since) as told
      from performance_cell where quarter = '2036-01-01' and procedure_code = '*' and track = '*'`.execute(database.db)
    expect(rows).toEqual([{ told: '0 1 0' }])
    today = eve
  })

  test('names what differs, changes nothing when it only checks, and puts it right when it does not', async () => {
    await sql`update performance_cell set filed = filed + 1 where commune_code = ${COMMUNES[0]} and procedure_code = '*'
      and track = '*' and quarter = (select max(quarter) from performance_cell where commune_code = ${COMMUNES[0]} and filed > 0)`.execute(
      database.db,
    )
    for (let twice = 0; twice < 2; twice += 1) {
      const { differences } = await checked(today)
      expect(differences.map(({ table, side }) => [table, side])).toEqual([
        ['performance_cell', 'live'],
        ['performance_cell', 'rebuilt'],
      ])
    }
    await checked(today, false)
    expect((await checked(today)).differences).toEqual([])
  })

  test('interrupted in the middle leaves the figures as they were', async () => {
    const cells = () =>
      sql`select md5(string_agg(c::text, ',' order by c::text)) from performance_cell c`.execute(database.db)
    const before = (await cells()).rows
    await sql`update performance_dossier set requests = requests + 1`.execute(database.db)
    const killed = openDatabase(database.url, { max: 1, statementTimeoutMs: 0 })
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(killed)
    const blocker = database.db.transaction().execute(async (transaction) => {
      await sql`lock table performance_body_cell in access exclusive mode`.execute(transaction)
      const rebuilding = rebuild(killed, { today, at: new Date(), check: false })
      rebuilding.catch(() => undefined)
      await expect
        .poll(
          async () =>
            (
              await sql<{
                waits: boolean
              }>`select wait_event_type = 'Lock' as waits from pg_stat_activity where pid = ${rows[0]?.pid}`.execute(
                transaction,
              )
            ).rows[0]?.waits,
          { timeout: 10_000 },
        )
        .toBe(true)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(transaction)
      await expect(rebuilding).rejects.toThrow()
    })
    await blocker
    await killed.destroy()
    expect((await cells()).rows).toEqual(before)
    await checked(today, false)
    expect((await checked(today)).differences).toEqual([])
  })
})

test('what happens to a dossier without changing a figure is taken without measuring it again', async () => {
  await roll(on(today))
  const id = await lives.write({ commune: COMMUNES[0], events: [[today, 'file', 'filed']] })
  expect((await roll(on(today))).dossiers).toBe(1)
  await lives.happen(id, 2, [today, 'dispatch', 'consulted'])
  expect(await roll(on(today))).toEqual({ dossiers: 0, cells: 0, full: false })
  await lives.happen(id, 3, [today, 'ask_complement', 'completing'])
  expect((await roll(on(today))).dossiers).toBe(1)
  expect((await checked(today)).differences).toEqual([])
})

test('figures are compared once all that waits is taken, be it more than one roll-up takes', async () => {
  await sql`insert into performance_dirty (dossier_id, events)
    select gen_random_uuid(), '{dispatch}' from generate_series(1, 10000)`.execute(database.db)
  await lives.write({ commune: COMMUNES[0], events: [[today, 'file', 'filed']] })
  expect((await checked(today)).differences).toEqual([])
})

test('whoever moves a dossier never waits for a roll-up under way', async () => {
  const waiting = known.find(({ step }) => step === 'filed' || step === 'consulted') ?? known[0]
  if (!waiting) throw new Error('a country without dossiers')
  await worker.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('performance'))`.execute(transaction)
    await sql`delete from performance_dirty`.execute(transaction)
    await perform({ kind: 'due', which: known.indexOf(waiting), days: 33 })
  })
  const { rows } = await sql<{ waits: number }>`select count(*)::integer as waits from performance_dirty`.execute(
    database.db,
  )
  expect(rows).toEqual([{ waits: 1 }])
})

type Plan = { readonly 'Node Type': string; readonly 'Index Name'?: string; readonly Plans?: readonly Plan[] }
const indexesOf = (plan: Plan): string[] => [plan['Index Name'] ?? '', ...(plan.Plans ?? []).flatMap(indexesOf)]

/** The indexes of a query's plan where a table is too large to be read whole. */
async function indexesUsed(query: ReturnType<typeof sql>): Promise<readonly string[]> {
  return database.db.transaction().execute(async (transaction) => {
    await sql`set local enable_seqscan = off`.execute(transaction)
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${query}`.execute(transaction)
    return rows.flatMap((row) => indexesOf(row['QUERY PLAN'][0].Plan))
  })
}

describe('By an index of their own', () => {
  test('the figures of a quarter are read', async () => {
    const read = sql`select filed from performance_cell where quarter = '2026-01-01' and procedure_code = '*' and track = '*'`
    expect(await indexesUsed(read)).toContain('performance_cell_pkey')
  })

  test('what was open in a quarter of a commune is found to sum it again', async () => {
    const touched = sql`(values (${COMMUNES[0]}::text, '2026-01-01'::date)) touched(commune_code, quarter)`
    const sums = summed(sql`(${spread(sql.table('performance_dossier'), today, sql`(select * from ${touched})`)})`)
    expect(await indexesUsed(sums)).toContain('performance_dossier_course')
  })
})
