import { pino } from 'pino'
import { openDatabase } from '../../api/db/database.ts'
import { recheckDossiers } from '../../api/plans/rechecking/recheckDossiers.ts'
import { testClock } from './server.ts'

/** A process that does the work of one re-check, there to be killed. */
const [url = '', id = ''] = process.argv.slice(2)
const db = openDatabase(url, { max: 2, role: 'rokhas_worker' })
await recheckDossiers({ db, clock: testClock, log: pino({ level: 'silent' }) }, id)
await db.destroy()
