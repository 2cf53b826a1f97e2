import { type Kysely, sql } from 'kysely'
import { REMOTE_FAULTS, type RemoteFaultCode } from '../contract/layers.ts'
import type { Database } from '../db/tables.ts'

export type Fault = { readonly code: RemoteFaultCode; readonly since: Date; readonly last: Date }

/** A server that was just found away is not waited for again by everybody who looks at the map. */
const REST_MS = 15_000
const AWAY: ReadonlySet<RemoteFaultCode> = new Set(['UNREACHABLE', 'SLOW', 'PRIVATE'])

type Row = { readonly layerId: string; readonly code: string; readonly since: Date; readonly last: Date }

/** Which layers' servers answer badly, and since when: kept in the database, so that a restart forgets none. */
export class Faults {
  readonly #db: Kysely<Database>
  readonly #faults = new Map<string, Fault>()
  #read: Promise<void> | null = null

  constructor(db: Kysely<Database>) {
    this.#db = db
  }

  /** Reads what was kept, once; what could not be read is asked for again. @throws the database's error */
  ready(): Promise<void> {
    this.#read ??= this.#readAll().catch((error: unknown) => {
      this.#read = null
      throw error
    })
    return this.#read
  }

  async #readAll(): Promise<void> {
    const { rows } = await sql<Row>`select layer_id as "layerId", code, since, last from layer_faults()`.execute(
      this.#db,
    )
    for (const { layerId, code: written, since, last } of rows) {
      const code = REMOTE_FAULTS.find((one) => one === written)
      if (code && !this.#faults.has(layerId)) this.#faults.set(layerId, { code, since, last })
    }
  }

  of(layerId: string): Fault | null {
    return this.#faults.get(layerId) ?? null
  }

  /** Written when it begins and when it becomes another, not at every picture. @throws the database's error */
  async failed(layerId: string, code: RemoteFaultCode, now: Date): Promise<void> {
    const before = this.#faults.get(layerId)
    const since = before?.since ?? now
    this.#faults.set(layerId, { code, since, last: now })
    if (before?.code === code) return
    await sql`select layer_failed(${layerId}::uuid, ${code}, ${since}::timestamptz, ${now}::timestamptz)`.execute(
      this.#db,
    )
  }

  /** @throws the database's error */
  async answered(layerId: string): Promise<void> {
    if (!this.#faults.delete(layerId)) return
    await sql`select layer_answered(${layerId}::uuid)`.execute(this.#db)
  }

  /** The fault of a server that rests, or null when it may be asked. */
  resting(layerId: string, now: Date): Fault | null {
    const fault = this.of(layerId)
    return fault && AWAY.has(fault.code) && now.getTime() - fault.last.getTime() < REST_MS ? fault : null
  }
}
