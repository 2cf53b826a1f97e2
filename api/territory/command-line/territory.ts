import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { seedTerritory } from '../../../seeds/territory/seed.ts'
import { parseDay } from '../../../spatial/day.ts'
import { systemClock } from '../../clock.ts'
import { openDatabase } from '../../db/database.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { withOperatorDatabase } from '../../setup/operatorDatabase.ts'
import { describeImport } from '../describeImport.ts'
import { importOutlines } from '../importOutlines.ts'
import { readOutlines } from '../readOutlines.ts'

const USAGE = `npm run territory -- import FILE [--srid N] [--source TEXT] [--date YYYY-MM-DD] [--dry-run]

Replaces the approximate cells of communes by the outlines of a GeoJSON file or a zipped shapefile.
Outlines are matched by HCP code, else by name in either script within the province they fall in.
  --srid     4326 or a legal zone (26191, 26192, 26194, 26195) when the file does not say
  --source   who is owed credit for the outlines (default: the file's name)
  --date     the day the outlines are dated (default: today)
  --dry-run  say what would be done, change nothing`

const OPTIONS = {
  srid: { type: 'string' },
  source: { type: 'string' },
  date: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const

async function importFile(
  url: string,
  file: string,
  values: ReturnType<typeof readArguments>['values'],
): Promise<void> {
  const on = values.date === undefined ? systemClock.today() : parseDay(values.date)
  if (!on) throw new Error(`--date ${values.date} is not a day`)
  const name = basename(file)
  const filed = readOutlines(await readFile(file), name, values.srid === undefined ? undefined : Number(values.srid))
  if (!filed.ok) throw new Error(`${name}: ${filed.error}`)
  const db = openDatabase(url, { max: 2, statementTimeoutMs: 600_000 })
  try {
    await migrateToLatest(db)
    await seedTerritory(db)
    const options = { source: values.source ?? name, on, dryRun: values['dry-run'] }
    const report = await importOutlines(db, filed.value, options)
    for (const line of describeImport(report, options.dryRun)) console.log(line)
  } finally {
    await db.destroy()
  }
}

const readArguments = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })

async function main(args: readonly string[]): Promise<void> {
  const { positionals, values } = readArguments(args)
  const [command, file] = positionals
  if (command !== 'import' || file === undefined) throw new Error(USAGE)
  await withOperatorDatabase((url) => importFile(url, file, values))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
