import type { Generated } from 'kysely'
import type { BatchFile, BatchMapping, BatchState } from '../../contract/servitudeBatches.ts'

/** Servitudes that an agency reads from a file, beside the law. */
export interface ServitudeBatchTable {
  id: string
  body_id: string
  territories: string[]
  state: Generated<BatchState>
  srid: number
  footprints: BatchFile | string
  generators: BatchFile | string | null
  mapping: BatchMapping | string | null
  created_by: string
  created_at: Date
  control_nth: Generated<number>
  control_step: string | null
  control_asked_at: Date | null
  controlled_at: Date | null
  control_fault: string | null
  counts: unknown
  reason: string | null
  adopted_by: string | null
  adopted_at: Date | null
  discarded_by: string | null
  discarded_at: Date | null
}

export interface ServitudeBatchTables {
  servitude_batch: ServitudeBatchTable
}
