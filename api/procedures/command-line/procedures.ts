import { parseArgs } from 'node:util'
import { parseDay } from '../../../spatial/day.ts'
import { systemClock } from '../../clock.ts'
import type { Delay, ProcedureSummary } from '../../contract/procedures/versions.ts'
import { openDatabase } from '../../db/database.ts'
import { withPreparedDatabase } from '../../setup/preparedDatabase.ts'
import { summarise } from '../present.ts'
import { proceduresInForce } from '../queries.ts'

const USAGE = `npm run procedures -- list [--on YYYY-MM-DD] [--json]
      every procedure in force on a day (today when none is said): code, names, family, track, and its whole delay with
      how sure it is: sourced, superseded (the text was replaced since), plausible, unknown (looked for, not found)`

const OPTIONS = { on: { type: 'string' }, json: { type: 'boolean', default: false } } as const

async function summariesOn(url: string, day: string): Promise<readonly ProcedureSummary[]> {
  const db = openDatabase(url, { max: 1 })
  try {
    const rows = await proceduresInForce(db, day)
    if (rows.length > 0) return rows.map(summarise)
    throw new Error(`no procedure was in force on ${day}`)
  } finally {
    await db.destroy()
  }
}

const UNIT_WORDS = { working: 'working days', calendar: 'days', month: 'month(s)' } as const

function inWords({ track, term, sureness }: Delay): string {
  const length = term ? `${term.length} ${UNIT_WORDS[term.unit]}` : 'à confirmer'
  return `${track ? `${track} ` : ''}${length} (${sureness})`
}

function lineOf({ code, number, family, track, nameFr, nameAr, delays }: ProcedureSummary): string {
  const whole = delays.filter(({ stage }) => stage === 'total').map(inWords)
  const columns = [code.padEnd(21), number.padEnd(4), family.padEnd(9), (track ?? '-').padEnd(9)]
  return `${columns.join('')}${(whole.join(', ') || 'none').padEnd(50)}${nameFr} / ${nameAr}`
}

async function main(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  if (positionals.length !== 1 || positionals[0] !== 'list') throw new Error(USAGE)
  const day = values.on === undefined ? systemClock.today() : parseDay(values.on)
  if (!day) throw new Error(`${values.on} is not a day, YYYY-MM-DD`)
  const summaries = await withPreparedDatabase((url) => summariesOn(url, day))
  console.log(values.json ? JSON.stringify(summaries, null, 2) : summaries.map(lineOf).join('\n'))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
