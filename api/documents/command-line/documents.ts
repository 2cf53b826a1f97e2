import { parseArgs } from 'node:util'
import { systemClock } from '../../clock.ts'
import { readConfig } from '../../config.ts'
import { openDatabase } from '../../db/database.ts'
import type { WorkDeps } from '../../deps.ts'
import { withOperatorDatabase } from '../../setup/operatorDatabase.ts'
import { checkDocuments } from '../checking/checkDocuments.ts'
import { sweepStore } from '../checking/sweepStore.ts'
import { mustKeep, openStore } from '../store/openStore.ts'

const USAGE = `npm run documents -- <command>
  check [--quick]
      database and store, both ways: contents that are missing, that nothing knows, or whose bytes are not what they were
      any more; ends with 0, or with 1 and each of them. All bytes are read again; --quick believes names and sizes.
      An upload under way is no fault. The result is kept: the page of the system's state shows the last one.
  sweep
      remove from the store what nothing in the database knows, as check lists it. There is no way back: after a
      database was put back from a copy, these are the contents its last documents were made of.`

type Work = Pick<WorkDeps, 'db' | 'store' | 'clock'>
type Command = (work: Work, quick: boolean) => Promise<{ readonly line: string; readonly holds: boolean }>

const COMMANDS: Readonly<Record<string, Command>> = {
  check: async (work, quick) => {
    const { checked, reread, missing, orphaned, altered } = await checkDocuments(work, {
      reread: () => !quick,
      onFinding: ({ kind, sha256, why }) => console.error(`${kind} ${sha256} ${why}`.trimEnd()),
    })
    const count = `${checked} contents, ${reread} of them read again: ${missing} missing, ${orphaned} orphaned, ${altered} altered`
    const holds = missing + orphaned + altered === 0
    return { line: holds ? `documents and database agree. ${count}` : count, holds }
  },
  sweep: async (work) => {
    const removed = await sweepStore(work, ({ sha256, bytes }) => console.log(`removed ${sha256} ${bytes} bytes`))
    return { line: `${removed} contents removed`, holds: true }
  },
}

/** With the worker's rights: they see every row whoever owns the database, and change nothing but the result. */
async function run(url: string, command: Command, quick: boolean): Promise<void> {
  const store = openStore(readConfig(process.env))
  await mustKeep(store)
  const db = openDatabase(url, { max: 3, role: 'rokhas_worker' })
  try {
    const { line, holds } = await command({ db, store, clock: systemClock }, quick)
    if (holds) console.log(line)
    else console.error(line)
    if (!holds) process.exitCode = 1
  } finally {
    await db.destroy()
  }
}

async function main(args: readonly string[]): Promise<void> {
  const options = { quick: { type: 'boolean', default: false } } as const
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [name = '', ...rest] = positionals
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command || rest.length > 0) throw new Error(USAGE)
  await withOperatorDatabase((url) => run(url, command, values.quick))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
