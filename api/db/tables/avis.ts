import type { ColumnType } from 'kysely'
import type { Opinion } from '../../contract/avis.ts'
import type { AvisRule } from '../../contract/procedures/definition.ts'

/** A body asked for its avis in one round of a dossier. */
export interface ConsultedBodyTable {
  id: string
  dossier_id: string
  round: number
  body_id: string
  rules: ColumnType<AvisRule[], string, never>
  binding: boolean
  added_by: string | null
  added_at: Date | null
  reason: string | null
  asked_at: Date | null
  removed_by: string | null
  removed_at: Date | null
  removal_reason: string | null
}

/** Each avis as it was given; the highest version counts. */
export interface AvisTable {
  consulted_body_id: string
  version: number
  opinion: Opinion
  reasons: string | null
  person_id: string
  mandate_id: string
  at: Date
}

export interface AvisTables {
  consulted_body: ConsultedBodyTable
  avis: AvisTable
}
