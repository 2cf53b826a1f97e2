import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import { ACTIONS, type Action } from '../../../api/contract/policy/policy.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { testClock } from '../../build/server.ts'
import type { Cell } from './cell.ts'
import { cellsOf } from './operations.ts'
import { type Cast, World } from './world.ts'

/**
 * Asks what everybody may read, the chain of the journal, or only sends a message: no row is behind it. A register of receipts
 * shows the rows of dossiers one may consult, and those are walked with each dossier.
 */
const NO_OPERATION: readonly Action[] = ['journal.verify', 'attestation.ask', 'fees.register']

let database: TestDatabase
let application: Kysely<Database>

beforeAll(async () => {
  database = await testDatabase()
  application = openDatabase(database.url, { max: 3, role: 'rokhas_application' })
  await attempting(database.db)
})

afterAll(async () => {
  await application.destroy()
  await database.close()
})

/** Runs a statement with the caller's rights, undoes it, and says whether it reached a row. */
const attempting = (db: Kysely<Database>) =>
  sql`
    create function attempt(statement text) returns boolean language plpgsql as $$
    declare reached bigint;
    begin
      execute statement;
      get diagnostics reached = row_count;
      raise exception '%', reached > 0 using errcode = 'UNDO0';
    exception
      when sqlstate 'UNDO0' then return sqlerrm::boolean;
      when insufficient_privilege then return false;
    end $$`.execute(db)

/** What row-level security answers to each statement, in the actor's name and with the application's rights. */
async function wallAnswers(db: Kysely<Database>, cast: Cast, cells: readonly Cell[]): Promise<readonly boolean[]> {
  const statements = cells.map(({ statement }) => statement)
  return asActor({ db, clock: testClock }, cast.actor, async (transaction) => {
    const { rows } = await sql<{ reached: boolean }>`
      select attempt(s) as reached from unnest(${statements}::text[]) with ordinality as given(s, nth) order by nth`.execute(
      transaction,
    )
    return rows.map(({ reached }) => reached)
  })
}

const inWords = ({ name }: Cast, { action, what, allowed }: Cell) =>
  `${name}: ${action ?? 'one’s own'} (${what}): the table says ${allowed ? 'yes' : 'no'}, the database ${allowed ? 'no' : 'yes'}`

type Walk = { readonly casts: readonly Cast[]; readonly world: World; readonly seen: Tally }

async function disagreements(db: Kysely<Database>, { casts, world, seen }: Walk): Promise<readonly string[]> {
  const found: string[] = []
  for (const cast of casts) {
    const cells = cellsOf(world, cast)
    const answers = await wallAnswers(db, cast, cells)
    for (const [index, cell] of cells.entries()) {
      seen.count(cell)
      if (answers[index] !== cell.allowed) found.push(inWords(cast, cell))
    }
  }
  return found
}

class Tally {
  cells = 0
  readonly yes = new Set<Action>()
  readonly no = new Set<Action>()

  count({ action, allowed }: Cell): void {
    this.cells += 1
    if (action) (allowed ? this.yes : this.no).add(action)
  }
}

test('the table of rights and row-level security agree on every cell of the walk', { timeout: 1_200_000 }, async () => {
  const world = new World()
  const casts = [...world.officials(), ...world.offices(), ...world.citizens()]
  await world.write(database.db)
  const seen = new Tally()
  const third = Math.ceil(casts.length / 3)
  const shares = [casts.slice(0, third), casts.slice(third, 2 * third), casts.slice(2 * third)]
  const found = (
    await Promise.all(shares.map((share) => disagreements(application, { casts: share, world, seen })))
  ).flat()
  process.stdout.write(
    `authorization walk: ${casts.length} actors, ${seen.cells} cells, ${found.length} disagreements\n`,
  )
  expect(found.slice(0, 40)).toEqual([])
  expect(found).toHaveLength(0)
  // Neither wall is trivially shut or open: each operation was allowed to somebody and refused to somebody.
  const walked = ACTIONS.filter((action) => !NO_OPERATION.includes(action))
  expect(walked.filter((action) => !seen.yes.has(action))).toEqual([])
  expect(walked.filter((action) => !seen.no.has(action))).toEqual([])
  expect(seen.cells).toBeGreaterThan(50_000)
})

test('a wall left open is named by the walk', { timeout: 240_000 }, async () => {
  const leaking = await testDatabase()
  const world = new World()
  const casts = world.citizens()
  await world.write(leaking.db)
  await attempting(leaking.db)
  await sql`create policy leak on document for select to rokhas_application using (true)`.execute(leaking.db)
  const db = openDatabase(leaking.url, { max: 1, role: 'rokhas_application' })
  const found = await disagreements(db, { casts, world, seen: new Tally() })
  await db.destroy()
  await leaking.close()
  expect(found).toContain(
    'citizen of no dossier, good: document.consult (document.consult draft): the table says no, the database yes',
  )
  expect(found.filter((words) => !words.includes('document.'))).toEqual([])
})
