import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { systemClock } from '../../api/clock.ts'
import { readConfig } from '../../api/config.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { isUuid } from '../../api/db/uuid.ts'
import { openStore } from '../../api/documents/store/openStore.ts'
import { changeMe } from '../../api/identity/peopleCommands.ts'
import { startSealing } from '../../api/journal/keepSealing.ts'
import { verifyJournal } from '../../api/journal/verify.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { databaseUrl } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import { dossierDatabase } from './dossierDatabase.ts'
import { interleaved, type Line, rateLine, rateOf } from './measure.ts'
import { pgbench, scriptOf } from './pgbench.ts'

const WRITER = fileURLToPath(new URL('journalWriter.ts', import.meta.url))
const CLIENTS = 8
const HELD = 500

/** What holding a rate of events did to the process that wrote and sealed them; memory in bytes. */
export type Held = {
  readonly rate: number
  /** What is alive after a collection, before the measure and at its end: what leaks is here. */
  readonly live: { readonly before: number; readonly after: number }
  /** Resident memory each second: it goes up and down with collections. */
  readonly resident: readonly number[]
  /** How long an event waited for its seal at worst, ms. */
  readonly longestLag: number
  readonly written: number
}

/** A journalled act beside the very statements it sends; and a rate of events held. */
export async function benchJournal({ cluster, effort }: Bench): Promise<readonly Line[]> {
  const template = await dossierDatabase(cluster.url, 100_000)
  const maintenance = cluster.url('postgres')
  await dropDatabase(maintenance, 'bench_journal')
  await createDatabase(maintenance, 'bench_journal', new URL(template).pathname.slice(1))
  const url = databaseUrl(maintenance, 'bench_journal')
  try {
    return [await writeLine(url, effort), await heldLine(url, effort.held)]
  } finally {
    await dropDatabase(maintenance, 'bench_journal')
  }
}

/** Eight for us and eight for pgbench: none waits for another's row. */
const personOf = (rank: number) => `00000000-0000-4000-8000-${String(rank).padStart(12, '0')}`
const OURS = 0
const THEIRS = 10

async function writeLine(url: string, { pairs, seconds }: Bench['effort']): Promise<Line> {
  const application = openDatabase(url, { max: CLIENTS, role: 'rokhas_application' })
  const worker = openDatabase(url, { max: 2, role: 'rokhas_worker' })
  await somePeople(url)
  const script = await scriptOfAct(url)
  const config = readConfig({})
  const sealing = startSealing({
    db: worker,
    config,
    clock: systemClock,
    log: pino({ level: 'error' }),
    store: openStore(config),
  })
  try {
    const changing = changers(application)
    const measured = await interleaved(
      pairs,
      () => rateOf(changing, CLIENTS, seconds),
      () => pgbench([script], { url, clients: CLIENTS, seconds, role: 'rokhas_application' }),
    )
    return rateLine('a journalled change, 8 at once, sealed as they come', measured, {
      bar: 0.5,
      against: 'its statements under pgbench',
    })
  } finally {
    await sealing.stop()
    await Promise.all([application.destroy(), worker.destroy()])
  }
}

async function somePeople(url: string): Promise<void> {
  const owner = openDatabase(url, { max: 1 })
  const ranks = Array.from({ length: CLIENTS }, (_, rank) => rank)
  const ids = [...ranks.map((rank) => personOf(OURS + rank)), ...ranks.map((rank) => personOf(THEIRS + rank))]
  const names = { given_name: 'Amina', family_name: 'Tazi', created_at: new Date() }
  await owner
    .insertInto('person')
    .values(ids.map((id) => ({ id, ...names })))
    .execute()
  await owner
    .insertInto('account')
    .values(ids.map((id) => ({ person_id: id, email: `${id}@example.ma`, email_confirmed_at: new Date() })))
    .execute()
  await owner.destroy()
}

const askerOf = (personId: string) => ({
  actor: { personId, sessionId: null, state: 'active', secondFactor: false, mandates: [] } as const,
  requestId: 'bench',
})

/** One person each of the workers, who changes their own telephone. */
function changers(db: Kysely<Database>): (turn: number) => Promise<unknown> {
  const free = Array.from({ length: CLIENTS }, (_, rank) => ({ id: personOf(OURS + rank), version: 1 }))
  return async (turn) => {
    const person = free.pop()
    if (!person) throw new Error('more at once than people')
    const change = { version: person.version, phone: `06 ${turn}` }
    const { version } = await changeMe({ db, clock: systemClock }, askerOf(person.id), change)
    free.push({ id: person.id, version })
  }
}

/** What the act sends to the database, caught on its way and written as a script, each client for a person of its own. */
async function scriptOfAct(url: string): Promise<string> {
  const sent: CompiledQuery[] = []
  const pool = new pg.Pool({ connectionString: url, max: 1, options: '-c role=rokhas_application' })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void sent.push(query) })
  const personId = personOf(THEIRS + CLIENTS - 1)
  await changeMe({ db, clock: systemClock }, askerOf(personId), { version: 1, phone: '06 0' })
  await db.destroy()
  const owner = openDatabase(url, { max: 1 })
  await owner.updateTable('person').set({ version: 1 }).where('id', '=', personId).execute()
  await owner.destroy()
  const statements = sent.filter(({ sql: text }) => !/^(begin|commit)/.test(text))
  return ['begin;\n', ...statements.map((query) => scriptOf(query, variablesOf(query, personId))), 'commit;\n'].join('')
}

const NEW_ID = `(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 19))::uuid`

/** Who acts, the event's id and the instant change with each run; the version does not, so that the change goes on matching. */
function variablesOf({ parameters }: CompiledQuery, personId: string): Record<number, string> {
  const own = `('${personId.slice(0, -1)}' || :client_id)::uuid`
  const expressions = parameters.map((value) => {
    if (value === personId) return own
    if (value instanceof Date) return 'now()'
    if (value === 2) return '1'
    return typeof value === 'string' && isUuid(value) ? NEW_ID : null
  })
  return Object.fromEntries(expressions.flatMap((text, index) => (text === null ? [] : [[index + 1, text]])))
}

const MORE_LIVE_MB = 5
const MORE_RESIDENT_MB = 50
const LAG_MS = 5_000

async function heldLine(url: string, seconds: number): Promise<Line> {
  const { rate, live, resident, longestLag, written } = await heldBy(url, seconds)
  const third = Math.ceil(resident.length / 3)
  const [early, late] = [Math.max(...resident.slice(0, third)), Math.max(...resident.slice(-third))]
  const [moreLive, moreResident] = [inMb(live.after - live.before), inMb(late - early)]
  const isFlat = moreLive <= MORE_LIVE_MB && moreResident <= MORE_RESIDENT_MB
  const whole = await isWhole(url, written)
  return {
    what: `${HELD} events/s for ${seconds} s: ${inMb(live.before)} → ${inMb(live.after)} MB alive, at most ${inMb(early)} → ${inMb(late)} MB resident`,
    ours: `${rate.toFixed(1)}/s`,
    against: `${HELD}/s asked; ${(longestLag / 1000).toFixed(1)} s to a seal at most; ${whole ? 'verified' : 'NOT WHOLE'}`,
    ratio: rate / HELD,
    bar: `≥ 0.99, +${MORE_LIVE_MB} MB alive, ${LAG_MS / 1000} s`,
    held: whole && isFlat && rate >= 0.99 * HELD && longestLag <= LAG_MS,
  }
}

const inMb = (bytes: number) => Math.round(bytes / 2 ** 20)

/** Every event written is sealed or waits, and the chain holds. */
async function isWhole(url: string, written: number): Promise<boolean> {
  const owner = openDatabase(url, { max: 1, statementTimeoutMs: 0 })
  const { sealed, waiting, fault } = await owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((transaction) => verifyJournal(transaction))
    .finally(() => owner.destroy())
  return fault === null && sealed + waiting >= written
}

function heldBy(url: string, seconds: number): Promise<Held> {
  const child: ChildProcess = fork(WRITER, [url, personOf(OURS), String(HELD), String(seconds)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--expose-gc'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (held) => resolve(held as Held)) // what journalWriter sends, once
    child.once('exit', (code) => reject(new Error(`the writer of events ended with ${code}`)))
  })
}
