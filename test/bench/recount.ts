import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { pino } from 'pino'
import { systemClock } from '../../api/clock.ts'
import { openDatabase } from '../../api/db/database.ts'
import { migrateToLatest } from '../../api/db/migrate.ts'
import type { Database } from '../../api/db/tables.ts'
import { recountAll } from '../../api/deadlines/recounting/recountAll.ts'
import { prepareQueue } from '../../api/jobs/prepareQueue.ts'
import { seedProcedures } from '../../seeds/procedures/seed.ts'
import { seedTerritory } from '../../seeds/territory/seed.ts'
import { fileDossiers } from '../build/openDossiers.ts'
import { People } from '../build/people.ts'
import { databaseUrl, makeTemplate, sourcesKey } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import { type Line, median } from './measure.ts'

const DOSSIERS = 100_000
const LAST_DAY = '2026-11-24'
const MOST_SECONDS = 30
const SILENT = pino({ level: 'silent' })

/** After a late holiday every open dossier is counted again: how long, and how fast beside a bare update of as many rows. */
export async function benchRecount({ cluster, effort }: Bench): Promise<readonly Line[]> {
  const url = await openDossiers(cluster.url)
  const owner = openDatabase(url, { max: 2, statementTimeoutMs: 0 })
  const worker = openDatabase(url, { max: 2, role: 'rokhas_worker' })
  try {
    await recountOnce(owner, worker, null)
    const runs = []
    for (let turn = 0; turn < Math.min(effort.pairs, 3); turn += 1)
      runs.push(await recountOnce(owner, worker, `2026-12-0${turn + 1}`))
    const raw = await rawUpdate(owner, median(runs.map(({ changed }) => changed)))
    return linesOf(runs, raw)
  } finally {
    await Promise.all([owner.destroy(), worker.destroy()])
  }
}

/** Made once, then kept. */
async function openDossiers(clusterUrl: (database: string) => string): Promise<string> {
  const maintenance = clusterUrl('postgres')
  const sources = ['migrations', 'seeds/procedures', 'test/bench/recount.ts', 'test/build/openDossiers.ts']
  const name = `bench_recount_${sourcesKey(sources)}`
  await makeTemplate(maintenance, { name }, async (db, url) => {
    console.log(`filing ${DOSSIERS} dossiers…`)
    await migrateToLatest(db)
    await prepareQueue(url)
    await seedTerritory(db)
    await seedProcedures(db)
    await fileDossiers(db, { owner: await new People(db).person(), count: DOSSIERS, lastDay: LAST_DAY })
    await sql`vacuum analyze`.execute(db)
  })
  return databaseUrl(maintenance, name)
}

type Run = { readonly seconds: number; readonly changed: number }

/** @param day a holiday to enter first; null to count what was never counted */
async function recountOnce(owner: Kysely<Database>, worker: Kysely<Database>, day: string | null): Promise<Run> {
  if (day)
    await sql`insert into holiday (id, day, name_fr, name_ar, act, sureness, entered_at)
      values (gen_random_uuid(), ${day}::date, ${`Aïd ${randomUUID()}`}, 'عيد', 'Communiqué', 'sourced', now())`.execute(
      owner,
    )
  const id = randomUUID()
  await sql`insert into deadline_recount (id, why, asked_at) values (${id}::uuid, '{}', now())`.execute(owner)
  const from = performance.now()
  await recountAll({ db: worker, clock: systemClock, log: SILENT })
  const seconds = (performance.now() - from) / 1000
  const { done, changed } = await owner
    .selectFrom('deadline_recount')
    .select(['done', 'changed'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (done !== DOSSIERS) throw new Error(`${done} dossiers were counted again, not ${DOSSIERS}`)
  console.log(`${day ?? 'first count'}: ${seconds.toFixed(1)} s, ${changed} rows written`)
  return { seconds, changed }
}

/** As many rows with a new last day and one more skipped day, in one statement: what PostgreSQL needs to write them. */
async function rawUpdate(owner: Kysely<Database>, rows: number): Promise<Run> {
  const from = performance.now()
  const { numAffectedRows } = await sql`
    update dossier_deadline x set due_day = due_day + 1,
      skipped = skipped || '[{"day": "2026-12-09", "why": "holiday", "nameAr": "عيد", "nameFr": "Aïd"}]'
    where ctid = any (array(select ctid from dossier_deadline where due_day is not null limit ${rows}::integer))`.execute(
    owner,
  )
  return { seconds: (performance.now() - from) / 1000, changed: Number(numAffectedRows) }
}

function linesOf(runs: readonly Run[], raw: Run): readonly Line[] {
  const seconds = median(runs.map((run) => run.seconds))
  const rate = median(runs.map((run) => run.changed / run.seconds))
  const bare = raw.changed / raw.seconds
  const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')} rows/s`
  return [
    {
      what: `a late holiday over ${DOSSIERS.toLocaleString('en')} open dossiers`,
      ours: `${seconds.toFixed(1)} s`,
      against: `${raw.seconds.toFixed(1)} s to update as many rows bare`,
      ratio: seconds / raw.seconds,
      bar: `< ${MOST_SECONDS} s`,
      held: seconds < MOST_SECONDS,
    },
    {
      what: 'last days counted, compared and written',
      ours: perSecond(rate),
      against: `${perSecond(bare)} bare`,
      ratio: rate / bare,
      bar: '',
      held: null,
    },
  ]
}
