import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { deadlinesAmiss } from '../../build/keptDeadlines.ts'
import { type MailServer, startMailServer } from '../../build/mailServer.ts'
import { mortalFolder } from '../../build/mortalCluster.ts'
import { below, type Random, randomFrom } from '../../fuzz/random.ts'
import { disagreements, eventsAmiss, filingsAmiss, jobsLeft, tellingsAmiss } from './agreement.ts'
import { FAULTS, type Fault, House } from './house.ts'
import type { Writer } from './writer.ts'

const KILLS = 20
const WRITERS = 6
const SLOWEST_MS = 20_000
/** `STORM_SEED` plays the same storm again. */
const SEED = Number(process.env.STORM_SEED ?? randomInt(2 ** 31))

let house: House
let mail: MailServer
let db: Kysely<Database>
let writers: readonly Writer[] = []

beforeAll(async () => {
  mail = await startMailServer()
  const folder = mortalFolder()
  vi.stubEnv('ROKHAS_DATA', folder)
  vi.stubEnv('ROKHAS_SMTP_URL', mail.url)
  vi.stubEnv('ROKHAS_MAIL_FROM', 'ne-pas-repondre@rokhas.test')
  house = await House.open(folder)
  db = openDatabase(house.databaseUrl, { max: 2 })
}, 120_000)

afterAll(async () => {
  await db?.destroy()
  await house?.close()
  await mail?.close()
  vi.unstubAllEnvs()
})

/** As many of each fault, in an order that nobody chose. */
function order(random: Random): readonly Fault[] {
  const left = Array.from({ length: KILLS }, (_, index) => FAULTS[index % FAULTS.length] ?? 'server')
  return left.map(() => left.splice(below(random, left.length), 1)[0] ?? 'server')
}

/** A while in which people get something done, however slow the machine: who is always killed first never files. */
async function someWork(random: Random): Promise<void> {
  const { service } = house
  const until = service.acknowledged + 10 + below(random, 40)
  await pause(200 + below(random, 900))
  for (const end = Date.now() + SLOWEST_MS; service.acknowledged < until && Date.now() < end; ) await pause(20)
}

async function storm(random: Random): Promise<readonly number[]> {
  const busy: number[] = []
  for (const fault of order(random)) {
    await someWork(random)
    busy.push(house.service.underWay)
    await house.suffer(fault, random)
  }
  return busy
}

const command = (name: 'journal' | 'documents', ...args: readonly string[]) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const path = fileURLToPath(new URL(`../../../api/${name}/command-line/${name}.ts`, import.meta.url))
    const child = spawn(process.execPath, [path, ...args], { env: { ...process.env, DATABASE_URL: house.databaseUrl } })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk
      })
    child.once('close', (code) => resolve({ code, said }))
  })

const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)}`.execute(db)).rows[0]?.n

describe(`server and PostgreSQL killed with -9 ${KILLS} times while people write (STORM_SEED=${SEED})`, () => {
  test('come back each time, and everybody ends what they began', async ({ annotate }) => {
    const random = randomFrom(SEED)
    writers = await house.writers(WRITERS, random)
    let over = false
    const people = writers.map(({ who }) => who)
    const work = writers.map((writer) => writer.work(people, () => over))
    const ended = Promise.all(work)
    const busy = await Promise.race([storm(random), ended.then(() => [])])
    over = true
    await ended
    const acts = writers.reduce((sum, { done }) => sum + done.dossiers.size, 0)
    const filed = writers.reduce((sum, { done }) => sum + done.filings.numbers.size, 0)
    await annotate(
      `${acts} dossiers, ${filed} filed; asked again ${house.service.askedAgain} times; under way at each kill: ${busy}`,
    )
    expect(busy).toHaveLength(KILLS)
    expect(busy.filter((underWay) => underWay > 0).length).toBeGreaterThan(KILLS / 2)
    expect(house.service.askedAgain).toBeGreaterThan(0)
    expect([...house.service.excuses]).toEqual(['503 DATABASE_UNAVAILABLE'])
  }, 600_000)

  test('have kept every acknowledged act, once', async () => {
    expect(await disagreements(db, writers)).toEqual([])
  })

  test('have kept every filing and every move once, under its number, and no number is missing', async () => {
    const filed = writers.reduce((sum, { done }) => sum + done.filings.numbers.size, 0)
    expect(filed).toBeGreaterThan(WRITERS)
    expect(await filingsAmiss(db, writers)).toEqual([])
    expect(await deadlinesAmiss(db)).toEqual([])
  })

  test('answer a filing that is asked again under its key as they did the first time', async () => {
    for (const writer of writers) expect(await writer.fileAgain()).toEqual(writer.done.filings.numbers)
    expect(await filingsAmiss(db, writers)).toEqual([])
  })

  test('have written each act in the journal, once, and the journal verifies', async () => {
    expect(await eventsAmiss(db, writers)).toEqual([])
    await expect.poll(() => count('journal_unsealed'), { timeout: 15_000 }).toBe(0)
    const { code, said } = await command('journal', 'verify')
    expect(said).toContain(`${await count('journal_event')} events`)
    expect(said).toContain(' 0 waiting')
    expect(code).toBe(0)
  })

  test('do the work that was waiting, and tell each person once', async () => {
    await expect.poll(async () => (await tellingsAmiss(db, writers)).join('\n'), { timeout: 30_000 }).toBe('')
    // A job that failed several times with its database waits longer each time; one of a process killed before it had
    // said its name is taken up within two minutes.
    await expect.poll(async () => (await jobsLeft(db)).join('\n'), { timeout: 150_000 }).toBe('')
  }, 200_000)

  test('have the same documents in the store and in the database', async () => {
    const { code, said } = await command('documents', 'check')
    expect(said).toContain('documents and database agree')
    expect(code).toBe(0)
  })
})
