import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { AIN_CHOCK, FiledDossiers, type Headers } from '../../build/filedDossiers.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const MANY = 100
/** Far less than a busy minute lets pass, so that the numbers' turn is waited for longer than a statement may. */
const PATIENCE_MS = 400

let database: TestDatabase
let calm: TestServer
let pressed: TestServer

beforeAll(async () => {
  database = await testDatabase()
  calm = await testServer(database)
  pressed = await testServer({ ...database, statementTimeoutMs: PATIENCE_MS })
})

afterAll(async () => {
  await pressed.close()
  await calm.close()
  await database.close()
})

type Ready = { readonly id: string; readonly headers: Headers }

/** Drafts of one commune and one owner, whole but for their filing. */
async function ready(): Promise<Ready[]> {
  const dossiers = new FiledDossiers(database, () => calm)
  const { person, headers } = await dossiers.citizen()
  const drafts: Ready[] = []
  for (let one = 0; one < MANY; one += 1) {
    const described = (await dossiers.describe(headers, await dossiers.draft(headers))).answer
    await dossiers.giveEverything(person, described)
    drafts.push({ id: described.id, headers })
  }
  return drafts
}

async function file({ id, headers }: Ready) {
  const answer = await fetch(`${pressed.url}/api/dossiers/${id}/moves`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ transition: 'file', seen: 0 }),
  })
  const body = (await answer.json()) as CourseAnswer & { readonly code?: string }
  return { id, status: answer.status, code: body.code, retryAfter: Number(answer.headers.get('retry-after')), body }
}

/** Files them all at once, and again those that are told to come back, as a browser does. */
async function fileUntilDone(drafts: readonly Ready[]) {
  const refused = []
  let left = drafts
  for (let round = 0; left.length > 0 && round < MANY; round += 1) {
    const answers = await Promise.all(left.map(file))
    refused.push(...answers.filter(({ status }) => status !== 201))
    left = left.filter((_, nth) => answers[nth]?.status !== 201)
  }
  return { refused, left }
}

test('a hundred filings at once in one commune are each numbered once, and whoever waits too long is told when to come back', async () => {
  const drafts = await ready()
  // Somebody else of the commune is being numbered, for longer than a statement may wait.
  let free = () => undefined as unknown
  const held = new Promise((resolve) => {
    free = () => resolve(undefined)
  })
  let holds = () => undefined as unknown
  const holding = new Promise((resolve) => {
    holds = () => resolve(undefined)
  })
  const other = database.db.transaction().execute(async (transaction) => {
    await sql`insert into dossier_number values (${AIN_CHOCK}, 2026, 0)`.execute(transaction)
    holds()
    await held
  })
  await holding
  const waiting = drafts.slice(0, 6)
  const told = await Promise.all(waiting.map(file))
  expect(told.map(({ status, code }) => [status, code])).toEqual(waiting.map(() => [503, 'BUSY']))
  expect(told.every(({ retryAfter }) => retryAfter > 0)).toBe(true)
  free()
  await other

  const { refused, left } = await fileUntilDone(drafts)
  expect(left).toEqual([])
  expect(refused.filter(({ code }) => code !== 'BUSY')).toEqual([])
  const { rows } = await sql<{
    number: string
  }>`select number from dossier where number is not null order by 1`.execute(database.db)
  const series = Array.from({ length: MANY }, (_, nth) => `061410141-2026-${String(nth + 1).padStart(5, '0')}`)
  expect(rows.map(({ number }) => number)).toEqual(series)
  const { rows: kept } = await sql<{ receipts: number; last: number }>`
    select (select count(*) from receipt) as receipts, (select last from dossier_number where commune_code = ${AIN_CHOCK}) as last`.execute(
    database.db,
  )
  expect(kept).toEqual([{ receipts: MANY, last: MANY }])
}, 240_000)
