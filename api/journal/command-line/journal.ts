import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Kysely } from 'kysely'
import { parseDay } from '../../../spatial/day.ts'
import { openDatabase } from '../../db/database.ts'
import type { Database } from '../../db/tables.ts'
import { withOperatorDatabase } from '../../setup/operatorDatabase.ts'
import { FAULTS } from '../faults.ts'
import { dayStatement } from '../merkle.ts'
import { readPublishedRoots } from '../publishedRoots.ts'
import { type Verified, verifyJournal } from '../verify.ts'

const USAGE = `npm run journal -- <command>
  verify [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--against FILE]
      every event against its seal, the chain of batches, the root of each day and its timestamp; ends with 0 and the
      count verified, or with 1 and the first event, batch or day that does not hold.
      Whoever owns the database can cut off the end of the chain, or seal all of it anew: only roots that left the
      house can show it. FILE holds such roots, one a line, as \`roots\` printed them on the day.
  roots [--from YYYY-MM-DD] [--to YYYY-MM-DD]
      the root of each day that is over, one a line: what to publish`

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  against: { type: 'string' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']
type Outcome = { readonly lines: readonly string[]; readonly holds: boolean }
type Command = (db: Kysely<Database>, values: Values) => Promise<Outcome>

function interval({ from, to }: Values) {
  for (const day of [from, to])
    if (day !== undefined && !parseDay(day)) throw new Error(`${day} is not a day, YYYY-MM-DD`)
  return { from, to }
}

const COMMANDS: Readonly<Record<string, Command>> = {
  verify: async (db, values) => {
    const published =
      values.against === undefined ? undefined : readPublishedRoots(await readFile(values.against, 'utf8'))
    const verified = await verifyJournal(db, { ...interval(values), ...(published ? { published } : {}) })
    return { lines: [described(verified, published?.size ?? 0)], holds: verified.fault === null }
  },
  roots: async (db, values) => {
    const { from = '-infinity', to = 'infinity' } = interval(values)
    const days = await db
      .selectFrom('journal_day')
      .select(['day', 'batches', 'root'])
      .where('day', '>=', from)
      .where('day', '<=', to)
      .orderBy('day')
      .execute()
    return { lines: days.map(({ day, batches, root }) => dayStatement(day, batches, root).trimEnd()), holds: true }
  },
}

function described({ sealed, waiting, batches, days, fault }: Verified, published: number): string {
  const count = `${sealed + waiting} events: ${sealed} sealed in ${batches} batches, ${waiting} waiting for their seal; ${days} days closed`
  if (fault) return `${FAULTS[fault.code].kind} ${fault.id} ${FAULTS[fault.code].title}\n  verified before it: ${count}`
  return published > 0
    ? `the journal holds, and so do ${published} published roots. ${count}`
    : `the journal holds. ${count}`
}

async function run(url: string, command: Command, values: Values): Promise<void> {
  const db = openDatabase(url, { max: 1, statementTimeoutMs: 0 })
  try {
    // One picture of the whole journal: what is sealed while it is read is no fault.
    const { lines, holds } = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((transaction) => command(transaction, values))
    for (const line of lines) (holds ? console.log : console.error)(line)
    if (!holds) process.exitCode = 1
  } finally {
    await db.destroy()
  }
}

async function main(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  const [name = ''] = positionals
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new Error(USAGE)
  await withOperatorDatabase((url) => run(url, command, values))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
