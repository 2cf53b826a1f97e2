import { setTimeout as pause } from 'node:timers/promises'
import type { Polygon } from 'geojson'
import { type Kysely, sql } from 'kysely'
import { readConfig } from '../../../api/config.ts'
import type { Role } from '../../../api/contract/policy/roles.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { hashPassword } from '../../../api/identity/password.ts'
import { createDatabase } from '../../../api/setup/createDatabase.ts'
import { prepareDatabase } from '../../../api/setup/prepare.ts'
import { PASSWORD } from '../../build/identity.ts'
import { type MortalCluster, startMortalCluster } from '../../build/mortalCluster.ts'
import { People } from '../../build/people.ts'
import { type ServerProcess, startServerProcess } from '../../build/serverProcess.ts'
import { below, type Random } from '../../fuzz/random.ts'
import { Line, type Service } from './line.ts'
import { type Signed, type Town, Writer } from './writer.ts'

export const FAULTS = ['server', 'connection', 'database', 'both'] as const
export type Fault = (typeof FAULTS)[number]

const COMMUNE = '06.141.01.41'
const BACK_WITHIN_MS = 30_000

/** The real server on a PostgreSQL of its own, both there to be killed. */
export class House {
  readonly service: Service = { url: '', underWay: 0, askedAgain: 0, acknowledged: 0, excuses: new Set() }
  readonly databaseUrl: string
  private readonly cluster: MortalCluster
  private server: ServerProcess | null = null

  private constructor(cluster: MortalCluster) {
    this.cluster = cluster
    this.databaseUrl = cluster.url('rokhas')
  }

  /** @param folder what `ROKHAS_DATA` names */
  static async open(folder: string): Promise<House> {
    const cluster = await startMortalCluster(folder)
    const house = new House(cluster)
    try {
      await createDatabase(cluster.url('postgres'), 'rokhas')
      await prepareDatabase(house.databaseUrl, readConfig({ ROKHAS_DEMONSTRATION: 'off' }))
      await house.startServer()
    } catch (error) {
      await house.close()
      throw error
    }
    return house
  }

  /** Kills, waits as long as it pleases, and sees that everything is back: what was not killed comes back by itself. */
  async suffer(fault: Fault, random: Random): Promise<void> {
    const server = fault === 'server' || fault === 'both'
    const database = fault === 'database' || fault === 'both'
    if (server) await this.killServer()
    if (database) await this.cluster.kill()
    if (fault === 'connection') await this.cluster.killBackend()
    await pause(below(random, 400))
    if (database) await this.cluster.revive()
    if (server) await this.startServer()
    await this.isBack()
  }

  async isBack(): Promise<void> {
    for (const until = Date.now() + BACK_WITHIN_MS; ; await pause(50)) {
      if (this.server?.child.exitCode != null || this.server?.child.signalCode != null)
        throw new Error('the server ended by itself: only the database was killed')
      const answer = await fetch(`${this.service.url}/api/health`).catch(() => null)
      if (answer?.status === 200) return
      if (Date.now() > until) throw new Error(`the service is not back after ${BACK_WITHIN_MS} ms`)
    }
  }

  /** People with a company each, signed in as anybody signs in. */
  async writers(count: number, random: Random): Promise<readonly Writer[]> {
    const town = await this.town()
    const signed: Writer[] = []
    for (let rank = 0; rank < count; rank += 1)
      signed.push(new Writer({ service: this.service, town, random }, await this.manager(`gerant${rank}@example.ma`)))
    return signed
  }

  /** A report on twenty metres of ground of the commune, and the three officials whom a dossier on it goes to. */
  private async town(): Promise<Town> {
    const desk = await this.withOwner(async (db) => {
      const body = await db.selectFrom('body').select('id').where('unit_code', '=', COMMUNE).executeTakeFirstOrThrow()
      const at = (role: Role) => this.official(db, body.id, role)
      return { guichet: await at('guichet'), president: await at('president'), cashier: await at('cashier') }
    })
    const geometry = await this.withOwner(groundOf)
    const asked = { body: { geometry }, key: 'the ground of the storm' }
    const answer = await desk.guichet.insist(201, 'POST', '/api/conformity/checks', asked)
    return { commune: COMMUNE, reportId: ((await answer.json()) as { id: string }).id, desk }
  }

  /** Whoever holds the counter of the commune. */
  clerk(): Promise<Line> {
    return this.withOwner(async (db) => {
      const body = await db.selectFrom('body').select('id').where('unit_code', '=', COMMUNE).executeTakeFirstOrThrow()
      return this.official(db, body.id, 'guichet')
    })
  }

  /** An official whose session has proved a second factor: the house has no telephone to show. */
  private async official(db: Kysely<Database>, body: string, role: Role): Promise<Line> {
    const people = new People(db)
    const person = await people.person({ email: `${role}@example.ma` })
    await people.mandate({ person, body, role })
    const { cookie } = await people.signIn(person, { secondFactor: true, now: new Date() })
    return new Line(this.service, cookie)
  }

  private async withOwner<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
    const db = openDatabase(this.databaseUrl, { max: 1 })
    return work(db).finally(() => db.destroy())
  }

  private async manager(email: string): Promise<Signed> {
    const { personId, officeId } = await this.enrol(email)
    const answer = await fetch(`${this.service.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    })
    if (answer.status !== 200) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`)
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    return { personId, officeId, email, cookie: cookie.join('; ') }
  }

  private enrol(email: string) {
    return this.withOwner(async (db) => {
      const people = new People(db)
      const personId = await people.person({ email })
      const officeId = await people.body('company')
      await people.mandate({ person: personId, body: officeId, role: 'administrator' })
      const password_hash = await hashPassword(PASSWORD)
      await db.updateTable('account').set({ password_hash }).where('person_id', '=', personId).execute()
      return { personId, officeId }
    })
  }

  private async startServer(): Promise<void> {
    this.server = await startServerProcess(this.databaseUrl)
    this.service.url = this.server.url
  }

  private async killServer(): Promise<void> {
    this.server?.child.kill('SIGKILL')
    await this.server?.ended
    this.server = null
  }

  async close(): Promise<void> {
    await this.killServer()
    await this.cluster.close()
  }
}

async function groundOf(db: Kysely<Database>): Promise<Polygon> {
  const { rows } = await sql<{ ground: Polygon }>`
    select ST_AsGeoJSON(ST_Expand(ST_PointOnSurface(outline), 0.0001))::json as ground from commune
    where code = ${COMMUNE}`.execute(db)
  if (!rows[0]) throw new Error(`${COMMUNE} is not there`)
  return rows[0].ground
}
