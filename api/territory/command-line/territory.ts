import { parseArgs } from 'node:util'
import type { Kysely } from 'kysely'
import { seedTerritory } from '../../../seeds/territory/seed.ts'
import { openDatabase } from '../../db/database.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import type { Database } from '../../db/tables.ts'
import { withOperatorDatabase } from '../../setup/operatorDatabase.ts'
import { apply, change, history, relocate } from './changes.ts'
import { importFile } from './importFile.ts'

const USAGE = `npm run territory -- <command>

import FILE [--srid N] [--source TEXT] [--date YYYY-MM-DD] [--dry-run]
  Replaces the approximate cells of communes by the outlines of a GeoJSON file or a zipped shapefile.
  Outlines are matched by HCP code, else by name in either script within the province they fall in.
  --srid     4326 or a legal zone (26191, 26192, 26194, 26195) when the file does not say
  --source   who is owed credit for the outlines (default: the file's name)
  --date     the day the outlines are dated (default: today)
  --dry-run  say what would be done, change nothing

change FILE.json --by EMAIL
  Enters communes that are created, merged, renamed or moved to another province, each with its day and its act, all or
  none. Open dossiers of a merged commune pass to its successor. FILE.json holds one change or a list:
    { "kind": "created", "commune": CODE, "from": CODE, "nameFr", "nameAr", "type": "urban|rural|arrondissement",
      "population": N, "areaKm2": N?, "day": "YYYY-MM-DD", "act": TEXT, "announced": true? }
    { "kind": "merged", "commune": CODE, "into": CODE, "day", "act" }
    { "kind": "renamed", "commune": CODE, "nameFr", "nameAr", "day", "act" }
    { "kind": "moved_province", "commune": CODE, "province": CODE, "day", "act" }
  A day to come takes effect by itself, and is taken only with "announced": true.
apply
  Gives effect now to what is due, as every hour does.
history
  Every change there is.
relocate NUMBER --to CODE --reason TEXT --by EMAIL
  Passes an open dossier to the commune it should have been filed in; its number stays.
  --by       the address of an operator, whose mandate it is entered under`

const OPTIONS = {
  srid: { type: 'string' },
  source: { type: 'string' },
  date: { type: 'string' },
  to: { type: 'string' },
  reason: { type: 'string' },
  by: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const

const readArguments = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })

type Values = ReturnType<typeof readArguments>['values']
type Command = (db: Kysely<Database>, values: Values) => Promise<readonly string[]>

function commandOf([name, argument, ...rest]: readonly string[]): Command {
  if (rest.length > 0) throw new Error(USAGE)
  if (argument === undefined && name === 'apply') return apply
  if (argument === undefined && name === 'history') return history
  if (argument === undefined) throw new Error(USAGE)
  if (name === 'import')
    return (db, { 'dry-run': dryRun, ...values }) => importFile(db, argument, { ...values, dryRun })
  if (name === 'change') return (db, { by }) => change(db, argument, by)
  if (name === 'relocate') return (db, values) => relocate(db, { ...values, number: argument })
  throw new Error(USAGE)
}

async function run(url: string, command: Command, values: Values): Promise<void> {
  const db = openDatabase(url, { max: 2, statementTimeoutMs: 600_000 })
  try {
    await migrateToLatest(db)
    await seedTerritory(db)
    for (const line of await command(db, values)) console.log(line)
  } finally {
    await db.destroy()
  }
}

async function main(args: readonly string[]): Promise<void> {
  const { positionals, values } = readArguments(args)
  const command = commandOf(positionals)
  await withOperatorDatabase((url) => run(url, command, values))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
