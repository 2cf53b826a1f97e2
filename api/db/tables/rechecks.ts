import type { ColumnType, Generated } from 'kysely'
import type { RecheckCause, RecheckedState } from '../../contract/plans/rechecks.ts'
import type { DayColumn, GeometryColumn } from './ground.ts'

/** A change of the law of the ground after which dossiers are checked again. */
export interface RecheckTable {
  id: string
  cause: RecheckCause
  cause_ids: string[]
  /** Metres around the changed ground. */
  reach_m: number
  territory: string[]
  asked_by: string | null
  asked_at: Date
  from_day: DayColumn
  begun_at: Date | null
  finished_at: Date | null
}

/** The ground that changed, in pieces. */
export interface RecheckAreaTable {
  recheck_id: string
  srid: number
  geom: GeometryColumn
}

/** What became of one dossier: its report before, its report after, and how they differ. */
export interface RecheckDossierTable {
  recheck_id: string
  dossier_id: string
  state: Generated<RecheckedState>
  former_report: string | null
  new_report: string | null
  gained: number | null
  lost: number | null
  changed: number | null
  refusal: string | null
  checked_at: Date | null
  seen_by: string | null
  seen_at: Date | null
}

/** A square of the ground of a new version, whose parcels are compared together. */
export interface RecheckSquareTable {
  recheck_id: string
  nth: number
  srid: number
  geom: GeometryColumn
  former_version: string | null
  latter_version: string
  done_at: Date | null
}

/** Parcels that went from one zone code to another; an empty code is no zone. */
export interface RecheckZoneChangeTable {
  recheck_id: string
  former_code: string
  latter_code: string
  parcels: ColumnType<number, number, number>
  area_m2: number
}

export interface RecheckTables {
  recheck: RecheckTable
  recheck_area: RecheckAreaTable
  recheck_dossier: RecheckDossierTable
  recheck_square: RecheckSquareTable
  recheck_zone_change: RecheckZoneChangeTable
}
