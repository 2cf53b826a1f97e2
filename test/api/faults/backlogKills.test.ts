import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { BacklogAnswer } from '../../../api/contract/backlog.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { deadlinesAmiss } from '../../build/keptDeadlines.ts'
import { mortalFolder } from '../../build/mortalCluster.ts'
import { randomFrom } from '../../fuzz/random.ts'
import { jobsLeft } from './agreement.ts'
import { type Fault, House } from './house.ts'
import type { Line } from './line.ts'

const ROWS = 2_000
const COMMUNE = '06.141.01.41'
/** Each when so many rows are in: early, in the middle, both at once, late. */
const KILLS: readonly (readonly [fault: Fault, after: number])[] = [
  ['server', 100],
  ['database', 500],
  ['both', 900],
  ['server', 1_300],
]
/** `STORM_SEED` plays the same storm again. */
const SEED = Number(process.env.STORM_SEED ?? randomInt(2 ** 31))

let house: House
let db: Kysely<Database>
let clerk: Line

beforeAll(async () => {
  const folder = mortalFolder()
  vi.stubEnv('ROKHAS_DATA', folder)
  house = await House.open(folder)
  db = openDatabase(house.databaseUrl, { max: 2 })
  clerk = await house.clerk()
}, 120_000)

afterAll(async () => {
  await db?.destroy()
  await house?.close()
  vi.unstubAllEnvs()
})

/** One dossier a line, ten a day from 3 January 2022, each of somebody else; every third was decided. */
function register(): string {
  const days = Array.from({ length: ROWS }, (_, nth) => {
    const day = new Date(Date.UTC(2022, 0, 3) + Math.floor(nth / 10) * 86_400_000).toISOString().slice(0, 10)
    const decided = nth % 3 === 0 ? '15/12/2022;20/12/2022' : ';'
    const card = `BK${String(100_000 + nth)}`
    return `${nth + 1}/2022;construire;Villa;${day.split('-').reverse().join('/')};Nom${nth};Hadda;${card};pp;${decided}`
  })
  return ['N° dossier;Procédure;Objet;Déposé le;Nom;Prénom;CIN;Type de projet;Séance;Signé le', ...days].join('\n')
}

const counts = async () => {
  const { rows } = await sql<{ ready: number; imported: number; state: string }>`
    select count(*) filter (where r.state = 'ready')::integer as ready,
      count(*) filter (where r.state = 'imported')::integer as imported, b.state
    from backlog b join backlog_row r on r.backlog_id = b.id group by b.id`.execute(db)
  return rows[0] ?? { ready: 0, imported: 0, state: 'none' }
}

/** Waits until so many rows are in; the database may be coming back. */
async function until(imported: number): Promise<number> {
  for (const end = Date.now() + 150_000; ; await pause(10)) {
    const now = await counts().catch(() => null) // its connection was killed with the database: asked again
    if (now && now.imported >= imported) return now.imported
    if (Date.now() > end) throw new Error(`${now?.imported} rows are in after 150 s, not ${imported}`)
  }
}

test(`a register of ${ROWS} dossiers comes in whole and once, its work killed with -9 four times (STORM_SEED=${SEED})`, async ({
  annotate,
}) => {
  const random = randomFrom(SEED)
  const path = `/api/backlog?communeCode=${COMMUNE}&fileName=registre.csv`
  const headers = { 'content-type': 'text/csv' }
  const given = await clerk.insist(201, 'POST', path, { headers, bytes: Buffer.from(register()), key: 'the register' })
  const { id, counts: read } = (await given.json()) as BacklogAnswer
  expect(read).toEqual({ ready: ROWS, faulty: 0, imported: 0, refused: 0 })
  await clerk.insist(202, 'POST', `/api/backlog/${id}/import`, { key: 'the import' })
  const left: number[] = []
  for (const [fault, after] of KILLS) {
    await until(after)
    await house.suffer(fault, random)
    left.push((await counts()).ready)
  }
  await annotate(`rows left at each return: ${left}`)
  // Killed while there was work: each time some of it was left, and less than the time before.
  expect(left.every((ready, nth) => ready > 0 && ready < (left[nth - 1] ?? ROWS))).toBe(true)
  await until(ROWS)
  await expect.poll(async () => (await counts()).state, { timeout: 150_000 }).toBe('done')
  await expect.poll(async () => (await jobsLeft(db)).join('\n'), { timeout: 150_000 }).toBe('')
}, 600_000)

test('each row is one dossier with its owner, its events and its word in the journal, numbered without a hole', async () => {
  const { rows } = await sql<Record<string, number>>`
    select count(*)::integer as dossiers, count(distinct paper_number)::integer as papers,
      sum((select count(*) from dossier_participant p where p.dossier_id = d.id))::integer as owners,
      sum((select count(*) from dossier_event e where e.dossier_id = d.id and e.event = 'file'))::integer as filings,
      sum((select count(*) from journal_event j where j.dossier_id = d.id and j.action = 'dossier.bring_in'))::integer as words,
      sum((select count(*) from backlog_row r where r.dossier_id = d.id and r.state = 'imported'))::integer as lines
    from dossier d where d.backlog_id is not null`.execute(db)
  const once = { dossiers: ROWS, papers: ROWS, owners: ROWS, filings: ROWS, words: ROWS, lines: ROWS }
  expect(rows).toEqual([once])
  const people = await sql<{
    n: number
  }>`select count(*)::integer as n from person where national_id like 'BK10%'`.execute(db)
  expect(people.rows).toEqual([{ n: ROWS }])
  const numbers = await sql<{ number: string; nth: number }>`
    select number, row_number() over (order by filed_at, (split_part(paper_number, '/', 1))::integer)::integer as nth
    from dossier where backlog_id is not null order by number`.execute(db)
  // The earliest filed first: line after line of a register that is in order.
  expect(numbers.rows.map(({ nth }) => nth)).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1))
  expect(numbers.rows.map(({ number }) => number)).toEqual(
    Array.from({ length: ROWS }, (_, index) => `061410141-2022-R${String(index + 1).padStart(5, '0')}`),
  )
  expect(await deadlinesAmiss(db)).toEqual([])
})
