import type { ColumnType, Generated } from 'kysely'
import type { RegulationRow } from '../../contract/regulation/cells.ts'

/** EWKB in hexadecimal when read bare; queries normally ask for GeoJSON or write through an expression. */
export type GeometryColumn = ColumnType<string, string, string>
export type DayColumn = ColumnType<string, string, string>
export type Json<T> = ColumnType<T, string, never>

export interface RegionTable {
  code: string
  name_fr: string
  name_ar: string
  population: number
  outline: GeometryColumn | null
  outline_3857: GeometryColumn | null
}

export interface ProvinceTable extends RegionTable {
  region_code: string
  kind: 'province' | 'prefecture'
}

export interface CommuneTable {
  code: string
  province_code: string
  parent_code: string | null
  kind: 'urban' | 'rural' | 'arrondissement'
  name_fr: string
  name_ar: string
  population: number
  area_km2: number | null
  legal_srid: number
  filing: 'guichet' | 'provincial_committee'
  search_key: string
  outline: GeometryColumn | null
  outline_3857: GeometryColumn | null
  outline_kind: 'approximate' | 'imported' | null
  outline_source: string | null
  outline_date: DayColumn | null
  /** Of one that was created, or merged, since the tables were laid; and into which. */
  began_on: ColumnType<string | null, never, never>
  ended_on: ColumnType<string | null, never, never>
  successor_code: ColumnType<string | null, never, never>
}

export interface PlaceTable {
  id: Generated<number>
  name: string
  name_ar: string | null
  commune_code: string | null
  search_key: string
  location: GeometryColumn
  source: string
}

export interface PlanTable {
  id: string
  code: string
  kind: string
  name_fr: string
  name_ar: string
  agency: string | null
}

export interface PlanVersionTable {
  id: string
  plan_id: string
  label: string
  srid: number
  perimeter: GeometryColumn
  perimeter_3857: GeometryColumn
  tolerance_m: number
  data_date: DayColumn | null
  source: string
}

export interface PlanEventTable {
  id: string
  plan_version_id: string
  kind: 'study_opened' | 'inquiry_opened' | 'inquiry_closed' | 'approved' | 'dup_extended' | 'repealed'
  on_day: DayColumn
  act: string | null
  /** Null of an act that was recorded before it was asked. */
  signed_on: Generated<DayColumn | null>
}

export interface PlanPerimeterTable {
  plan_version_id: string
  srid: number
  geom: GeometryColumn
  geom_3857: GeometryColumn
}

export interface ZoneTable {
  id: string
  srid: number
  plan_version_id: string
  code: string
  sector: string | null
  family: 'housing' | 'mixed' | 'industry' | 'equipment' | 'green' | 'reserve' | 'agriculture' | 'other'
  label_fr: string
  label_ar: string
  geom: GeometryColumn
  geom_3857: GeometryColumn
}

export interface RegulationTable {
  plan_version_id: string
  zone_code: string
  sector: Generated<string>
  buildable: boolean | null
  uses_permitted: string[] | null
  uses_forbidden: string[] | null
  uses_article: string | null
  conditions_fr: string | null
  conditions_ar: string | null
  conditions_article: string | null
}

/** The whole règlement of a version after each change; written by functions of the database alone. */
export interface RegulationRevisionTable {
  id: ColumnType<string, never, never>
  plan_version_id: ColumnType<string, never, never>
  number: ColumnType<number, never, never>
  kind: ColumnType<'found' | 'edited' | 'imported' | 'restored' | 'command', never, never>
  restored: ColumnType<number | null, never, never>
  made_at: ColumnType<Date, never, never>
  made_by: ColumnType<string | null, never, never>
  mandate_id: ColumnType<string | null, never, never>
  reason: ColumnType<string | null, never, never>
  act: ColumnType<string | null, never, never>
  content: ColumnType<RegulationRow[], never, never>
}

export interface RegulationFigureTable {
  plan_version_id: string
  zone_code: string
  sector: Generated<string>
  parameter: string
  value: number | null
  article: string | null
  printed_label: string | null
}

export interface StreetTable {
  id: string
  srid: number
  plan_version_id: string | null
  name: string | null
  width_m: number | null
  geom: GeometryColumn
  geom_3857: GeometryColumn
  data_date: DayColumn | null
}

export interface ServitudeTable {
  id: string
  srid: number
  kind: string
  effect: 'forbids' | 'limits_height' | 'limits_use' | 'requires_avis' | 'alignment'
  name_fr: string
  name_ar: string
  act: string | null
  manager: string | null
  body: string | null
  height_limit_m: number | null
  forbidden_uses: Generated<string[]>
  generator: GeometryColumn | null
  buffer_m: number | null
  buffer_source: string | null
  source: string
  data_date: DayColumn | null
  in_force_from: DayColumn | null
  in_force_to: DayColumn | null
  /** The servitude whose former state this is; null for a servitude as it is now. */
  former_of: string | null
  state_from: DayColumn | null
  state_to: DayColumn | null
  tolerance_m: number
  geom: GeometryColumn
  geom_3857: GeometryColumn
}

export interface ServitudePieceTable {
  servitude_id: string
  srid: number
  geom: GeometryColumn
}

export interface ParcelTable {
  id: string
  srid: number
  commune_code: string | null
  title_kind: 'title' | 'requisition' | 'unregistered'
  title_number: string | null
  geom: GeometryColumn
  geom_3857: GeometryColumn
  source: string
  data_date: DayColumn | null
}

export interface LayerCoverageTable {
  id: string
  srid: number
  layer: 'servitudes' | 'cadastre' | 'streets' | 'plans'
  source: string
  data_date: DayColumn | null
  geom: GeometryColumn
}

export interface LayerVersionTable {
  layer: string
  version: Generated<number>
  changed_at: Generated<Date>
}

export interface FiledFileTable {
  sha256: string
  format: string
  bytes: Buffer
  name: string | null
  received_at: Generated<Date>
}

export interface FiledParcelTable {
  id: string
  sha256: string
  ordinal: number
  label: string
  filed_srid: number
  filed_how: 'declared' | 'prj' | 'proposed' | 'geographic'
  filed_coordinates: Json<unknown>
  transformation: string
  srid: number
  geom: GeometryColumn
  findings: Json<unknown>
}

export interface ConformityReportTable {
  id: string
  created_at: Generated<Date>
  on_day: DayColumn
  srid: number
  geom: GeometryColumn
  footprint: GeometryColumn | null
  facts: Json<unknown>
  checks: Json<unknown>
  verdict: 'compliant' | 'reserved' | 'unverified' | 'noncompliant'
  rule_versions: Json<Record<string, number>>
  seal: string
  asked_once: string | null
}

export interface GroundTables {
  region: RegionTable
  province: ProvinceTable
  commune: CommuneTable
  place: PlaceTable
  plan: PlanTable
  plan_version: PlanVersionTable
  plan_event: PlanEventTable
  plan_perimeter: PlanPerimeterTable
  zone: ZoneTable
  regulation: RegulationTable
  regulation_revision: RegulationRevisionTable
  regulation_figure: RegulationFigureTable
  street: StreetTable
  servitude: ServitudeTable
  servitude_piece: ServitudePieceTable
  parcel: ParcelTable
  layer_coverage: LayerCoverageTable
  layer_version: LayerVersionTable
  filed_file: FiledFileTable
  filed_parcel: FiledParcelTable
  conformity_report: ConformityReportTable
}
