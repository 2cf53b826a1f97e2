import type { ColumnType, Generated } from 'kysely'
import type { LayerKind, LayerVisibility } from '../../contract/layers.ts'
import type { DayColumn, GeometryColumn, Json } from './ground.ts'

export interface AgencyLayerTable {
  id: string
  body_id: string
  version: Generated<number>
  kind: LayerKind
  title_fr: string
  title_ar: string
  attribution: string
  visibility: LayerVisibility
  opacity: number
  place: number
  legend_fr: string | null
  legend_ar: string | null
  data_date: DayColumn | null
  box: number[] | null
  address: string | null
  service: Json<unknown> | null
  file_sha256: string | null
  file_name: string | null
  shapes: number | null
  left_out: Generated<number>
  created_by: string
  created_at: ColumnType<Date, Date, never>
  removed_at: Date | null
}

export interface AgencyLayerShapeTable {
  layer_id: string
  nth: number
  properties: Json<unknown>
  geom: GeometryColumn
}

export interface LayerTables {
  agency_layer: AgencyLayerTable
  agency_layer_shape: AgencyLayerShapeTable
}
