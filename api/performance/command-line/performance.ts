import { parseArgs } from 'node:util'
import { systemClock } from '../../clock.ts'
import { openDatabase } from '../../db/database.ts'
import { withPreparedDatabase } from '../../setup/preparedDatabase.ts'
import { checkForecasts } from '../forecast/checkForecasts.ts'
import { describeChecks } from '../forecast/describeChecks.ts'
import { checksListed } from '../forecast/queries.ts'
import { type Rebuilt, rebuild } from '../rolling/rebuild.ts'

const USAGE = `npm run performance -- <command>
  rebuild [--check]
      measures every dossier again from its events and sums the figures of every commune and quarter anew, beside the
      live ones, and compares; ends with 0 when they are equal to the last unit, else with 1 and the rows that differ.
      What waits to be
      rolled up is rolled up first, and nothing more until it ends. With --check no figure is put right; without it what
      differs is. Interrupted, it has
      changed nothing.
  forecast [--check]
      tells how the forecasts of quarters gone by were kept, by procedure, track and the place each came from. With
      --check every one is made again with what was known before it, and the outcome replaces that of the last check.`

const OPTIONS = { check: { type: 'boolean', default: false } } as const

function described({ rows, differences }: Rebuilt, seconds: number): readonly string[] {
  const counted = `${rows.performance_dossier} dossiers, ${rows.performance_avis} avis, ${rows.performance_cell} cells in ${seconds.toFixed(1)} s`
  if (differences.length === 0) return [`the figures are those of the events: ${counted}`]
  return [
    `the figures are not those of the events: ${counted}`,
    ...differences.map(({ table, side, row }) => `${table} ${side === 'live' ? '-' : '+'} ${JSON.stringify(row)}`),
  ]
}

async function rebuilt(url: string, check: boolean): Promise<void> {
  const db = openDatabase(url, { max: 1, statementTimeoutMs: 0 })
  try {
    const from = performance.now()
    const now = { today: systemClock.today(), at: systemClock.now() }
    const outcome = await rebuild(db, { ...now, check })
    const lines = described(outcome, (performance.now() - from) / 1000)
    const equal = outcome.differences.length === 0
    for (const line of lines) (equal ? console.log : console.error)(line)
    if (!equal && check) process.exitCode = 1
  } finally {
    await db.destroy()
  }
}

async function foretold(url: string, check: boolean): Promise<void> {
  const db = openDatabase(url, { max: 1, statementTimeoutMs: 0 })
  try {
    if (check) await checkForecasts(db, systemClock.today())
    for (const line of describeChecks(await checksListed(db))) console.log(line)
  } finally {
    await db.destroy()
  }
}

const COMMANDS: Readonly<Record<string, (url: string, check: boolean) => Promise<void>>> = {
  rebuild: rebuilt,
  forecast: foretold,
}

async function main(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  const command = COMMANDS[positionals[0] ?? '']
  if (positionals.length !== 1 || !command) throw new Error(USAGE)
  await withPreparedDatabase((url) => command(url, values.check))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
