import { prepareQueue } from '../../jobs/prepareQueue.ts'
import { withOperatorDatabase } from '../../setup/operatorDatabase.ts'
import { canary } from '../canary.ts'
import { openDatabase } from '../database.ts'
import { migrateToLatest, migrateToNothing } from '../migrate.ts'
import { purgeFilings } from '../purgeFilings.ts'

const USAGE = `npm run db -- <command>
  migrate          bring the schema up to date
  check            ask the engine the canary questions
  purge --days N   forget deposited files older than N days that no report was made from
  url              print the address of the database
  down --yes       take every migration back: this destroys all data`

type Command = (url: string, args: readonly string[]) => Promise<string>

const withDatabase = async <T>(url: string, work: (db: ReturnType<typeof openDatabase>) => Promise<T>): Promise<T> => {
  const db = openDatabase(url, { max: 2, statementTimeoutMs: 600_000 })
  return work(db).finally(() => db.destroy())
}

const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: (url) =>
    withDatabase(url, async (db) => {
      const done = await migrateToLatest(db)
      await prepareQueue(url)
      return done.length === 0 ? 'the schema is up to date' : `migrated: ${done.join(', ')}`
    }),
  check: (url) => withDatabase(url, async (db) => canary(db).then(() => 'the engine answers as it must')),
  purge: (url, args) =>
    withDatabase(url, async (db) => {
      const days = Number(args[args.indexOf('--days') + 1])
      if (!args.includes('--days') || !Number.isInteger(days) || days < 1)
        throw new Error('purge needs --days N, at least 1')
      return `${await purgeFilings(db, days)} deposited files forgotten`
    }),
  url: async (url) => url,
  down: (url, args) => {
    if (!args.includes('--yes')) throw new Error('`down` destroys all data: say --yes')
    return withDatabase(url, async (db) => migrateToNothing(db).then(() => 'every migration was taken back'))
  },
}

async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const command = COMMANDS[name]
  if (!command) throw new Error(USAGE)
  console.log(await withOperatorDatabase((url) => command(url, args)))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
