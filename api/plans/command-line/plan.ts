import { parseArgs } from 'node:util'
import type { Kysely } from 'kysely'
import { seedBodies } from '../../../seeds/bodies/seed.ts'
import { seedDemonstration } from '../../../seeds/demonstration/seed.ts'
import { seedTerritory } from '../../../seeds/territory/seed.ts'
import { systemClock } from '../../clock.ts'
import { openDatabase } from '../../db/database.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import type { Database } from '../../db/tables.ts'
import { withOperatorDatabase } from '../../setup/operatorDatabase.ts'
import { coverageCommand, eventCommand, importCommand, listCommand, regulationCommand } from './commands.ts'
import { controlCommand, publishCommand } from './draftCommands.ts'
import { OPTIONS, type Words } from './words.ts'

const USAGE = `npm run plan -- <command>
  import --mapping MAPPING.json FILE [--generators FILE] [--dry-run] [--skip-invalid] [--replace [--lose-edits]]
      zones of a plan or servitudes, from a zipped shapefile or GeoJSON; api/plans/README.md describes the mapping
  import --mapping MAPPING.json FILE --commune CODE --by EMAIL
      the same file as a version in preparation of the examiner's agency, beside the law
  control ID --by EMAIL [--accept KIND --reason TEXT] [--submit]
      what is at fault in a version in preparation, with places; what is to accept is accepted for a reason
  publish ID --kind KIND --on YYYY-MM-DD --act TEXT --by EMAIL
      makes law of a version that another examiner submitted
  regulation FILE.csv --plan CODE --version LABEL [--replace]
      the règlement of a version: zone; sector; parameter; value; article; label
  event --plan CODE --version LABEL --kind KIND --on YYYY-MM-DD [--act TEXT]
      study_opened, inquiry_opened, inquiry_closed, approved, dup_extended, repealed
  coverage FILE --layer servitudes|cadastre|streets|plans --source TEXT [--date YYYY-MM-DD] [--srid N]
      where a layer was loaded: beyond, a report says "no data"
  list
      every version, its legal state today, what it still lacks
  demonstration [--force]
      the demonstration country; with --force, drawn again over the one that is there`

type Command = (db: Kysely<Database>, words: Words) => Promise<readonly string[]>

const COMMANDS: Readonly<Record<string, Command>> = {
  import: importCommand,
  control: controlCommand,
  publish: publishCommand,
  regulation: regulationCommand,
  event: eventCommand,
  coverage: coverageCommand,
  list: listCommand,
  demonstration: async (db, { values }) => {
    await seedTerritory(db)
    await seedBodies(db)
    const written = await seedDemonstration(db, { force: values.force })
    return [written ? 'the demonstration country was drawn' : 'the demonstration country is there']
  },
}

async function run(url: string, command: Command, words: Words): Promise<void> {
  const db = openDatabase(url, { max: 2, statementTimeoutMs: 600_000 })
  try {
    await migrateToLatest(db)
    for (const line of await command(db, words)) console.log(line)
  } finally {
    await db.destroy()
  }
}

/** What Node says of a wrong option ends in advice about file names that begin with a dash: its first sentence is enough. */
function argumentsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    const [said] = (error as Error).message.split('. ')
    throw new Error(`${said}; npm run plan -- --help says what there is`, { cause: error })
  }
}

async function main(args: readonly string[]): Promise<void> {
  const { positionals, values } = argumentsOf(args)
  const [name = '', file, ...more] = positionals
  if (values.help || name === 'help') return console.log(USAGE)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new Error(name === '' ? USAGE : `there is no command ${name}\n\n${USAGE}`)
  if (more.length > 0) throw new Error(`one file or number at a time: ${more.join(' ')} is too many`)
  const words: Words = { file, values, now: new Date(), today: systemClock.today() }
  await withOperatorDatabase((url) => run(url, command, words))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
