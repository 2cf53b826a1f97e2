import type { Kysely } from 'kysely'
import { openDatabase } from '../../db/database.ts'
import type { Database } from '../../db/tables.ts'
import { versionInForce } from '../../procedures/queries.ts'
import { withPreparedDatabase } from '../../setup/preparedDatabase.ts'
import { type LegalCalendar, withHolidays } from '../counting/calendar.ts'
import { calendarNow, outagesNow } from '../queries.ts'
import { type StageDue, stagesDue } from '../stages.ts'
import { type Asked, readArguments } from './arguments.ts'
import { inJson, inWords } from './sheet.ts'

async function stagesAsked(db: Kysely<Database>, asked: Asked): Promise<StageDue[]> {
  const version = await versionInForce(db, asked.procedure, asked.from)
  if (!version)
    throw new Error(`no procedure ${asked.procedure} is in force on ${asked.from}: npm run procedures -- list`)
  const { definition } = version
  const fixed = definition.track === 'by_tests' ? null : definition.track
  if (definition.track === 'by_tests' && asked.track === null)
    throw new Error(`${asked.procedure} has two tracks with delays of their own: add --track gp or --track pp`)
  return stagesDue(definition.stages, {
    events: [{ event: 'file', day: asked.from }],
    calendar: await calendarAsked(db, asked),
    outages: [...(await outagesNow(db)), ...asked.pauses],
    track: fixed ?? asked.track,
  })
}

const calendarAsked = async (db: Kysely<Database>, { holidays }: Asked): Promise<LegalCalendar> =>
  withHolidays(
    await calendarNow(db),
    holidays.map((day) => ({ day, nameFr: 'Jour donné par --holiday', nameAr: 'يوم معطى' })),
  )

async function run(url: string, asked: Asked): Promise<void> {
  const db = openDatabase(url, { max: 1 })
  try {
    const stages = await stagesAsked(db, asked)
    console.log(asked.json ? inJson(stages) : inWords(stages))
  } finally {
    await db.destroy()
  }
}

try {
  const asked = readArguments(process.argv.slice(2))
  await withPreparedDatabase((url) => run(url, asked))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
