import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { checkConformity } from '../../api/conformity/commands.ts'
import type { Database } from '../../api/db/tables.ts'
import { recheckDossiers } from '../../api/plans/rechecking/recheckDossiers.ts'
import { type Change, startRecheck } from '../../api/plans/rechecking/startRecheck.ts'
import { asking } from './asking.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { People } from './people.ts'
import { dossiersOnPlots, planVersion } from './planVersions.ts'
import { type TestServer, testClock, testServer } from './server.ts'
import { type TestWork, testWork } from './work.ts'

export const AIN_CHOCK = '06.141.01.41'
const DAY = { now: testClock.now(), today: testClock.today() }

type Parts = Pick<RecheckDesk, 'database' | 'server' | 'people' | 'background' | 'examiner'>

/** An agency that has dossiers checked against the law of their ground: the application, its background, an examiner. */
export class RecheckDesk {
  readonly database: TestDatabase
  readonly server: TestServer
  readonly people: People
  readonly background: TestWork
  readonly examiner: Awaited<ReturnType<People['acting']>>
  readonly ask: ReturnType<typeof asking>

  constructor(given: Parts) {
    this.database = given.database
    this.server = given.server
    this.people = given.people
    this.background = given.background
    this.examiner = given.examiner
    this.ask = asking(() => this.server)
  }

  /** Opens a desk of the class it is asked of. */
  static async open<Desk extends RecheckDesk>(this: new (given: Parts) => Desk): Promise<Desk> {
    const database = await testDatabase()
    const [server, background, people] = [await testServer(database), testWork(database), new People(database.db)]
    const examiner = await people.acting('urban_agency', 'examiner', [AIN_CHOCK])
    return new this({ database, server, people, background, examiner })
  }

  async close(): Promise<void> {
    await this.background.close()
    await this.server.close()
    await this.database.close()
  }

  get db(): Kysely<Database> {
    return this.database.db
  }

  /** A first report of a dossier on its ground, as the law now is. @returns the report's id */
  async report(dossier: string): Promise<string> {
    const { rows } = await sql<{ geometry: never }>`select ST_AsGeoJSON(geom)::json as geometry from dossier_site
      where dossier_id = ${dossier}::uuid`.execute(this.db)
    const [site] = rows
    if (!site) throw new Error('no site')
    const question = { srid: 26191, on: DAY.today, project: {}, footprint: null, idempotencyKey: null } as const
    const { id: report } = await checkConformity({ db: this.db, clock: testClock }, { ...question, ...site })
    await sql`update dossier set report_id = ${report}::uuid where id = ${dossier}::uuid`.execute(this.db)
    await sql`insert into dossier_report (dossier_id, nth, report_id, attached_by, attached_at)
      select id, 1, report_id, created_by, created_at from dossier where id = ${dossier}::uuid`.execute(this.db)
    return report
  }

  /** Asks for a re-check, on the day of the tests. @returns its id */
  start(change: Omit<Change, 'now' | 'today'>, db: Kysely<Database> = this.db): Promise<string> {
    return startRecheck(db, { ...change, ...DAY })
  }

  /** Does the work of a re-check, as the background would. */
  run(recheck: string): Promise<void> {
    return recheckDossiers(this.background.work, recheck)
  }

  /** An old version that asks 200 m² of a plot, a new one that asks 300; plots of 240 m² lie in the eastern half. */
  async changedPlan(plan: string, south: number, count = 2) {
    const box = [293_000, south, 294_000, south + 200] as const
    const owner = await this.people.person()
    const asking = (minAreaM2: number) => [
      { code: 'R1', minAreaM2: 200 },
      { code: 'R2', minAreaM2 },
    ]
    await planVersion(this.db, { plan, label: '2018', approved: '2018-03-01', box, zones: asking(200) })
    const ids = await dossiersOnPlots(this.db, { owner, count, from: [293_510, south + 100] })
    const [beside = ''] = await dossiersOnPlots(this.db, { owner, count: 1, from: [296_500, south + 100] })
    for (const id of ids) await this.report(id)
    const latter = { plan, label: '2026', approved: '2026-11-20', box, zones: asking(300) }
    return { owner, ids, beside, version: await planVersion(this.db, latter) }
  }
}
