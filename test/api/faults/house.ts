import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '../../../api/config.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { hashPassword } from '../../../api/identity/password.ts'
import { createDatabase } from '../../../api/setup/createDatabase.ts'
import { prepareDatabase } from '../../../api/setup/prepare.ts'
import { PASSWORD } from '../../build/identity.ts'
import { type MortalCluster, startMortalCluster } from '../../build/mortalCluster.ts'
import { People } from '../../build/people.ts'
import { type ServerProcess, startServerProcess } from '../../build/serverProcess.ts'
import { below, type Random } from '../../fuzz/random.ts'
import { type Service, type Signed, Writer } from './writer.ts'

export const FAULTS = ['server', 'connection', 'database', 'both'] as const
export type Fault = (typeof FAULTS)[number]

const BACK_WITHIN_MS = 30_000

/** The real server on a PostgreSQL of its own, both there to be killed. */
export class House {
  readonly service: Service = { url: '', underWay: 0, askedAgain: 0, excuses: new Set() }
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
    const signed: Writer[] = []
    for (let rank = 0; rank < count; rank += 1)
      signed.push(new Writer(this.service, await this.manager(`gerant${rank}@example.ma`), random))
    return signed
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

  private async enrol(email: string) {
    const db = openDatabase(this.databaseUrl, { max: 1 })
    try {
      const people = new People(db)
      const personId = await people.person({ email })
      const officeId = await people.body('company')
      await people.mandate({ person: personId, body: officeId, role: 'administrator' })
      const password_hash = await hashPassword(PASSWORD)
      await db.updateTable('account').set({ password_hash }).where('person_id', '=', personId).execute()
      return { personId, officeId }
    } finally {
      await db.destroy()
    }
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
