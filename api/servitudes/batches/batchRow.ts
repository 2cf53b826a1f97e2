import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type Allowed, authorise } from '../../access/authorise.ts'
import type { BatchFile, BatchMapping, BatchState, BatchStep } from '../../contract/servitudeBatches.ts'
import type { Database } from '../../db/tables.ts'
import { isUuid } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'

export type BatchRow = {
  readonly id: string
  readonly bodyId: string
  /** Where whoever gave the file may write servitudes: codes of units. */
  readonly territories: readonly string[]
  readonly state: BatchState
  readonly srid: LegalSrid
  readonly footprints: BatchFile
  readonly generators: BatchFile | null
  readonly mapping: BatchMapping | null
  readonly createdBy: string
  readonly createdAt: Date
  readonly controlNth: number
  readonly controlStep: BatchStep | null
  readonly controlAskedAt: Date | null
  readonly controlledAt: Date | null
  readonly controlFault: string | null
  readonly counts: BatchCounts | null
  readonly reason: string | null
  readonly adoptedBy: string | null
  readonly adoptedAt: Date | null
  readonly discardedBy: string | null
  readonly discardedAt: Date | null
}
export type BatchCounts = {
  readonly servitudes: number
  readonly areaM2: number
  readonly points: number
  readonly withGenerator: number
}

const selected = sql`id, body_id as "bodyId", territories, state, srid, footprints, generators, mapping, created_by as "createdBy",
  created_at as "createdAt", control_nth as "controlNth", control_step as "controlStep", control_asked_at as "controlAskedAt",
  controlled_at as "controlledAt", control_fault as "controlFault", counts, reason, adopted_by as "adoptedBy",
  adopted_at as "adoptedAt", discarded_by as "discardedBy", discarded_at as "discardedAt"`

export async function batchById(db: Kysely<Database>, id: string): Promise<BatchRow | null> {
  const { rows } = await sql<BatchRow>`select ${selected} from servitude_batch where id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** The batches of one's agencies, the youngest first. */
export async function batchesListed(db: Kysely<Database>): Promise<readonly BatchRow[]> {
  const { rows } = await sql<BatchRow>`select ${selected} from servitude_batch order by id desc limit 100`.execute(db)
  return rows
}

export type FoundBatch = { readonly row: BatchRow; readonly allowed: Allowed }

/**
 * A batch whoever asks may work on, held until the transaction ends.
 * @throws Problem NOT_FOUND, the policy's shut door, SERVITUDE_BATCH_NOT_AT_THIS_STEP
 */
export async function batchFor(
  transaction: ActorTransaction,
  asker: Asker,
  { id, states }: { readonly id: string; readonly states: readonly BatchState[] },
): Promise<FoundBatch> {
  if (isUuid(id)) await sql`select from servitude_batch where id = ${id}::uuid for update`.execute(transaction)
  const found = await consultedBatch(transaction, asker, id)
  if (!states.includes(found.row.state)) throw new Problem('SERVITUDE_BATCH_NOT_AT_THIS_STEP')
  return found
}

/** The same to read it, whatever its step. */
export async function consultedBatch(transaction: ActorTransaction, { actor }: Asker, id: string): Promise<FoundBatch> {
  const row = isUuid(id) ? await batchById(transaction, id) : null
  if (!row) throw new Problem('NOT_FOUND')
  return { row, allowed: authorise(actor, 'servitudes.edit', { territory: row.territories }) }
}
