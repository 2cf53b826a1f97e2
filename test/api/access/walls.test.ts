import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import { ACTIONS, type Action } from '../../../api/contract/policy/policy.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { testClock } from '../../build/server.ts'
import { Attempts } from './attempts.ts'
import type { Cell } from './cell.ts'
import { cellsOf } from './operations.ts'
import { type Cast, World } from './world.ts'

/**
 * Asks what everybody may read, the chain of the journal, or only sends a message: no row is behind it. A register of receipts
 * shows the rows of dossiers one may consult, and those are walked with each dossier.
 */
const NO_OPERATION: readonly Action[] = ['journal.verify', 'attestation.ask', 'fees.register']

let database: TestDatabase
let wall: Wall

beforeAll(async () => {
  database = await testDatabase()
  const attempts = await Attempts.in(database.db)
  wall = { db: openDatabase(database.url, { max: 3, role: 'rokhas_application' }), attempts }
})

afterAll(async () => {
  await wall.db.destroy()
  await database.close()
})

/** What row-level security answers to each statement, in the actor's name and with the application's rights. */
const wallAnswers = ({ db, attempts }: Wall, cast: Cast, cells: readonly Cell[]) =>
  asActor({ db, clock: testClock }, cast.actor, (transaction) =>
    attempts.reach(
      transaction,
      cells.map(({ statement }) => statement),
    ),
  )

const inWords = ({ name }: Cast, { action, what, allowed }: Cell) =>
  `${name}: ${action ?? 'one’s own'} (${what}): the table says ${allowed ? 'yes' : 'no'}, the database ${allowed ? 'no' : 'yes'}`

type Wall = { readonly db: Kysely<Database>; readonly attempts: Attempts }
type Walk = { readonly casts: readonly Cast[]; readonly world: World; readonly seen: Tally }

async function disagreements(wall: Wall, { casts, world, seen }: Walk): Promise<readonly string[]> {
  const found: string[] = []
  for (const cast of casts) {
    const cells = cellsOf(world, cast)
    const answers = await wallAnswers(wall, cast, cells)
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
  const found = (await Promise.all(shares.map((share) => disagreements(wall, { casts: share, world, seen })))).flat()
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
  const attempts = await Attempts.in(leaking.db)
  await sql`create policy leak on document for select to rokhas_application using (true)`.execute(leaking.db)
  const db = openDatabase(leaking.url, { max: 1, role: 'rokhas_application' })
  const found = await disagreements({ db, attempts }, { casts, world, seen: new Tally() })
  await db.destroy()
  await leaking.close()
  expect(found).toContain(
    'citizen of no dossier, good: document.consult (document.consult draft): the table says no, the database yes',
  )
  expect(found.filter((words) => !words.includes('document.'))).toEqual([])
})
