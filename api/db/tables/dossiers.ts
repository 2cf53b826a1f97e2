import type { ColumnType, Generated } from 'kysely'
import type { DossierState, Part } from '../../contract/policy/roles.ts'
import type { GeometryColumn } from './ground.ts'

/** Filled by a trigger from the commune; written by nobody. */
type TerritoryColumn = ColumnType<string[], never, never>

export interface DossierTable {
  id: string
  title: string
  state: Generated<DossierState>
  commune_code: string
  territory: TerritoryColumn
  report_id: string | null
  created_by: string
  created_at: Date
  version: Generated<number>
}

export interface DossierSiteTable {
  dossier_id: string
  srid: number
  state: ColumnType<DossierState, never, never>
  territory: TerritoryColumn
  geom: GeometryColumn
  geom_3857: GeometryColumn
}

export interface DossierParticipantTable {
  id: string
  dossier_id: string
  person_id: string | null
  body_id: string | null
  part: Part
  added_by: string
  added_at: Date
  ended_at: Date | null
}

export interface DossierTables {
  dossier: DossierTable
  dossier_site: DossierSiteTable
  dossier_participant: DossierParticipantTable
}
