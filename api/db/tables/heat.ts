import type { HeatKind } from '../../contract/performance/heat.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import type { GeometryColumn } from './ground.ts'

/** What is under examination and where it lies; kept by the triggers of dossiers and sites. */
export interface PerformanceOpenTable {
  dossier_id: string
  /** 0 without a site. */
  srid: number
  commune_code: string
  territory: string[]
  step: Step
  due_day: string | null
  place: GeometryColumn | null
  cells: string[] | null
}

/** The public's picture of a day. */
export interface PerformanceHeatTable {
  day: string
  until: string
  least: number
  made_at: Date
  withheld_late: number | null
  withheld_soon: number | null
  sites_missing_late: number | null
  sites_missing_soon: number | null
}

export interface PerformanceHeatGroupTable {
  day: string
  what: HeatKind
  srid: number
  size: number
  cell: string
  dossiers: number
  commune_code: string
  cells: string[]
}

export interface HeatTables {
  performance_open: PerformanceOpenTable
  performance_heat: PerformanceHeatTable
  performance_heat_group: PerformanceHeatGroupTable
}
