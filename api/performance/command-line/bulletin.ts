import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../../clock.ts'
import { quarterCode } from '../../contract/performance/rankings.ts'
import { openDatabase } from '../../db/database.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { Problem } from '../../http/problem.ts'
import { PaperPress } from '../../papers/press.ts'
import { withOperatorDatabase } from '../../setup/operatorDatabase.ts'
import { makeBulletin } from '../bulletin/making/make.ts'
import { roll } from '../rolling/roll.ts'

const USAGE = `npm run bulletin -- make --quarter YYYY-QN --out DIR

Makes the bulletin of a quarter that is over, in French and in Arabic: paper (PDF/A-2a) and page (HTML), with its data
(JSON) and tables (CSV). Nothing is published: that is done in the administration, by two persons.
  --quarter  the quarter, 2026-Q3
  --out      the folder the files are written to; it is made when it is not there`

async function make(url: string, { quarter, out }: { readonly quarter: string; readonly out: string }): Promise<void> {
  const db = openDatabase(url, { max: 2, statementTimeoutMs: 120_000 })
  const press = new PaperPress({ seconds: 120 })
  try {
    await migrateToLatest(db)
    const from = performance.now()
    // What waits to be counted belongs to the quarter: a command has no server that counts beside it.
    while ((await roll({ db, clock: systemClock })).full);
    const asked = { quarter, today: systemClock.today(), edition: 1, correction: null, previous: null }
    const { data, files } = await makeBulletin({ db, press, onStep: (step) => console.log(`${step}…`) }, asked)
    await mkdir(out, { recursive: true })
    for (const { name, bytes, sha256 } of files) {
      await writeFile(join(out, name), bytes)
      console.log(`${sha256}  ${name}  ${bytes.length} bytes`)
    }
    const seconds = ((performance.now() - from) / 1000).toFixed(1)
    console.log(`${quarter}: figures of ${data.asOf}, state ${data.version}, made in ${seconds} s`)
  } finally {
    press.close()
    await db.destroy()
  }
}

async function main(args: readonly string[]): Promise<void> {
  const options = { quarter: { type: 'string' }, out: { type: 'string' } } as const
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
  const { out } = values
  if (positionals[0] !== 'make' || positionals.length > 1 || values.quarter === undefined || !out)
    throw new Error(USAGE)
  const quarter = quarterCode.safeParse(values.quarter)
  if (!quarter.success) throw new Error(`--quarter ${values.quarter} is no quarter: write 2026-Q3`)
  await withOperatorDatabase((url) => make(url, { quarter: quarter.data, out }))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Problem ? `${error.code}: ${error.title}` : (error as Error).message)
  process.exit(1)
}
