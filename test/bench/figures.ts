import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { systemClock } from '../../api/clock.ts'
import { INDICATOR_CODES, type IndicatorCode } from '../../api/contract/performance/indicators.ts'
import type { PerformanceAnswer } from '../../api/contract/performance/performance.ts'
import { daysOf, quarterAfter, quarterOf } from '../../api/contract/performance/period.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { columnsOf } from '../../api/performance/figures.ts'
import { makeAnew, rebuild } from '../../api/performance/rolling/rebuild.ts'
import { roll } from '../../api/performance/rolling/roll.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { People } from '../build/people.ts'
import { startServerProcess } from '../build/serverProcess.ts'
import { databaseUrl } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import { interleaved, type Line, median, percentile } from './measure.ts'
import { BUSY, nationalDatabase } from './nationalDatabase.ts'

const EVENTS = 10_000

/** The figures of a country: made from nothing, kept up with what happens, asked for by the map. */
export async function benchFigures({ cluster, scale, effort }: Bench): Promise<readonly Line[]> {
  const template = await nationalDatabase(cluster.url, scale)
  const maintenance = cluster.url('postgres')
  await dropDatabase(maintenance, 'bench_figures')
  await createDatabase(maintenance, 'bench_figures', new URL(template).pathname.slice(1))
  const url = databaseUrl(maintenance, 'bench_figures')
  const owner = openDatabase(url, { max: 2, statementTimeoutMs: 0 })
  const worker = openDatabase(url, { max: 1, role: 'rokhas_worker' })
  try {
    await now(owner, false)
    await sql`vacuum analyze`.execute(owner)
    const rebuilding = await rebuildLine(owner, effort.pairs)
    const rolling = await rollingLine(owner, worker, effort.pairs)
    return [rebuilding, rolling, ...(await askedLines(owner, url))]
  } finally {
    await Promise.all([owner.destroy(), worker.destroy()])
    await dropDatabase(maintenance, 'bench_figures')
  }
}

const now = (db: Kysely<Database>, check: boolean) =>
  rebuild(db, { today: systemClock.today(), at: systemClock.now(), check })

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

/** The command with all it does beside its SQL: what waits, the comparison, what differs put right. */
async function rebuildLine(owner: Kysely<Database>, pairs: number): Promise<Line> {
  const bare = () => owner.transaction().execute((transaction) => makeAnew(transaction, systemClock.today()))
  const measured = await interleaved(
    Math.min(pairs, 3),
    () => seconds(() => now(owner, false)),
    () => seconds(bare),
  )
  const ratio = median(measured.map(({ ours, against }) => against / ours))
  return {
    what: 'every figure made anew and compared with the live ones',
    ours: `${median(measured.map(({ ours }) => ours)).toFixed(1)} s`,
    against: `${median(measured.map(({ against }) => against)).toFixed(1)} s its bare SQL`,
    ratio,
    bar: '≥ 0.8',
    held: ratio >= 0.8,
  }
}

/** Ten thousand open dossiers of the whole country move at once. */
async function rollingLine(owner: Kysely<Database>, worker: Kysely<Database>, pairs: number): Promise<Line> {
  const measured: { wrote: number; rolled: number }[] = []
  const turns = Math.min(pairs, 3)
  const events = await spare(owner, turns)
  for (let turn = 0; turn < turns; turn += 1) {
    const wrote = await seconds(() => moveMany(owner, events))
    const rolled = await seconds(async () => {
      while ((await roll({ db: worker, clock: systemClock })).full);
    })
    measured.push({ wrote, rolled })
  }
  const rolled = median(measured.map((one) => one.rolled))
  const wrote = median(measured.map((one) => one.wrote))
  return {
    what: `${events} events rolled up, every other one a decision`,
    ours: `${rolled.toFixed(2)} s`,
    against: `${wrote.toFixed(2)} s to write them`,
    ratio: rolled / wrote,
    bar: '< 1 s',
    held: rolled < 1,
  }
}

/** A small country has not ten thousand open dossiers a turn. */
async function spare(owner: Kysely<Database>, turns: number): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::integer as open from dossier where state = 'filed' and moves = 1`.execute(owner)
  return Math.min(EVENTS, Math.floor((rows[0]?.open ?? 0) / (turns + 1)))
}

const moveMany = (owner: Kysely<Database>, events: number) =>
  sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    select id, moves + 1, case when nth % 2 = 0 then 'summon' else 'refuse' end, case when nth % 2 = 0 then 'filed' else 'refused' end,
      case when nth % 2 = 0 then 'filed' else 'decided' end, now(), current_date, created_by
    from (select d.*, row_number() over (order by id) as nth from dossier d where state = 'filed' and moves = 1
      order by id limit ${events}) open`.execute(owner)

const LEVELS = ['communes', 'communes', 'communes', 'provinces', 'regions']
const WARM = 20
const ASKED = 200

type Question = { readonly level: string; readonly indicator: IndicatorCode; readonly quarter: string }

/** Another indicator, another quarter each time, as a reader clicks about. */
function question(turn: number): Question {
  return {
    level: LEVELS[turn % LEVELS.length] ?? 'communes',
    indicator: INDICATOR_CODES[(turn * 7) % INDICATOR_CODES.length] ?? 'filed',
    quarter: quarterAfter(quarterOf(systemClock.today()), -1 - ((turn * 11) % 36)),
  }
}

async function askedLines(owner: Kysely<Database>, url: string): Promise<readonly Line[]> {
  const server = await startServerProcess(url)
  try {
    return [await changingLine(owner, server.url), await arrivingLine(owner, server.url)]
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
  }
}

async function changingLine(owner: Kysely<Database>, server: string): Promise<Line> {
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < WARM + ASKED; turn += 1) {
    const { level, indicator, quarter } = question(turn)
    const answered = await seconds(() => figures(server, `${level}?indicator=${indicator}&period=${quarter}`))
    const read = await seconds(() =>
      owner
        .selectFrom('performance_cell')
        .select(['commune_code', ...columnsOf(indicator)])
        .where('quarter', '=', daysOf(quarter).first)
        .where('procedure_code', '=', '*')
        .where('track', '=', '*')
        .execute(),
    )
    if (turn >= WARM) {
      ours.push(answered * 1000)
      bare.push(read * 1000)
    }
  }
  const [mine, theirs] = [percentile(ours, 0.95), percentile(bare, 0.95)]
  return {
    what: 'another indicator or quarter for every territory, over HTTP',
    ours: `p95 ${mine.toFixed(1)} ms, p50 ${median(ours).toFixed(1)}`,
    against: `p95 ${theirs.toFixed(1)} ms its cells alone`,
    ratio: mine / theirs,
    bar: '< 50 ms',
    held: mine < 50,
  }
}

async function figures(server: string, query: string): Promise<PerformanceAnswer> {
  const response = await fetch(`${server}/api/performance/${query}`)
  if (!response.ok) throw new Error(`${query} answered ${response.status}`)
  return (await response.json()) as PerformanceAnswer
}

const PATIENCE_MS = 20_000

/** From the commit of a filing to the answer the map asks again. */
async function arrivingLine(owner: Kysely<Database>, server: string): Promise<Line> {
  const person = await new People(owner).person()
  const query = `communes?indicator=filed&period=${quarterOf(systemClock.today())}`
  const count = async () => (await figures(server, query)).rows.find(({ code }) => code === BUSY)?.n ?? 0
  const waits: number[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    const before = await count()
    await fileOne(owner, person)
    const from = performance.now()
    while ((await count()) === before && performance.now() - from < PATIENCE_MS) await pause(50)
    waits.push((performance.now() - from) / 1000)
  }
  const longest = Math.max(...waits)
  return {
    what: 'an event reaches the map’s answer',
    ours: `${median(waits).toFixed(1)} s, longest ${longest.toFixed(1)} s`,
    against: '',
    ratio: null,
    bar: '< 5 s',
    held: longest < 5,
  }
}

const fileOne = (owner: Kysely<Database>, person: string) =>
  owner.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ id: string }>`
      insert into dossier (id, title, commune_code, created_by, created_at, procedure_version_id)
      select gen_random_uuid(), 'Villa', ${BUSY}, ${person}, now(), id from procedure_version
      where code = 'habiter' and valid_to is null limit 1 returning id`.execute(transaction)
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${rows[0]?.id}, 1, 'file', 'filed', 'filed', now(), current_date, ${person})`.execute(transaction)
  })
