import { type RawBuilder, sql } from 'kysely'
import type { Bilingual } from '../../spatial/bilingual.ts'
import type { TileLayerName } from '../contract/map.ts'

export type FieldType = 'String' | 'Number' | 'Boolean'

export type TileLayer = {
  readonly name: TileLayerName
  /** Below `minzoom` a tile is empty; the map magnifies those of `maxzoom`. */
  readonly minzoom: number
  readonly maxzoom: number
  /** Kept in one partition a legal zone, or in one table for the country. */
  readonly partitioned: boolean
  /** What is shown depends on the day too: a plan or a servitude is in force or is not. */
  readonly dated: boolean
  readonly from: RawBuilder<unknown>
  readonly geometry: RawBuilder<unknown>
  readonly columns: RawBuilder<unknown>
  readonly fields: Readonly<Record<string, FieldType>>
  readonly description: string
  readonly attribution: string
  readonly note?: Bilingual
}

const TERRITORY = 'HCP, RGPH 2024 · © contributeurs OpenStreetMap (ODbL)'
const NAMES = { code: 'String', nameFr: 'String', nameAr: 'String', named: 'Boolean' } as const
// `named` is true in one tile only, so that a name is written once however many tiles the outline crosses.
const named = sql`t.code, t.name_fr as "nameFr", t.name_ar as "nameAr",
  ST_Intersects(ST_PointOnSurface(t.outline_3857), tile.square) as named`

const country = { partitioned: false, dated: false, geometry: sql`t.outline_3857`, attribution: TERRITORY } as const
const zoned = { partitioned: true, geometry: sql`t.geom_3857`, attribution: '' } as const

/** One entry a layer: what the tiles, their TileJSON and their zoom limits are made from. */
export const LAYERS: Readonly<Record<TileLayerName, TileLayer>> = {
  regions: {
    ...country,
    name: 'regions',
    minzoom: 0,
    maxzoom: 10,
    from: sql`region t`,
    columns: named,
    fields: NAMES,
    description: 'Régions',
  },
  provinces: {
    ...country,
    name: 'provinces',
    minzoom: 4,
    maxzoom: 11,
    from: sql`province t`,
    columns: named,
    fields: NAMES,
    description: 'Provinces et préfectures',
  },
  communes: {
    ...country,
    name: 'communes',
    minzoom: 4,
    maxzoom: 13,
    from: sql`commune t`,
    columns: sql`${named}, t.kind, t.outline_kind as outline`,
    fields: { ...NAMES, kind: 'String', outline: 'String' },
    description: 'Communes et arrondissements',
    note: {
      fr: "Les contours dont l'attribut outline vaut « approximate » sont approximatifs : ils situent la commune, ils ne la délimitent pas.",
      ar: 'الحدود التي تحمل القيمة «approximate» في الخاصية outline تقريبية: تحدد موقع الجماعة ولا ترسم حدودها.',
    },
  },
  zones: {
    ...zoned,
    name: 'zones',
    minzoom: 11,
    maxzoom: 17,
    dated: true,
    from: sql`zone t`,
    columns: sql`t.id::text as id, t.code, t.sector, t.family, t.label_fr as "labelFr", t.label_ar as "labelAr",
      (select p.code from plan_version v join plan p on p.id = v.plan_id where v.id = t.plan_version_id) as plan`,
    fields: {
      id: 'String',
      code: 'String',
      sector: 'String',
      family: 'String',
      labelFr: 'String',
      labelAr: 'String',
      plan: 'String',
    },
    description: 'Zones des plans',
  },
  servitudes: {
    ...zoned,
    name: 'servitudes',
    minzoom: 10,
    maxzoom: 17,
    dated: true,
    from: sql`servitude t`,
    columns: sql`coalesce(t.former_of, t.id)::text as id, t.kind, t.effect, t.name_fr as "nameFr", t.name_ar as "nameAr"`,
    fields: { id: 'String', kind: 'String', effect: 'String', nameFr: 'String', nameAr: 'String' },
    description: 'Servitudes',
  },
  parcels: {
    ...zoned,
    name: 'parcels',
    minzoom: 14,
    maxzoom: 18,
    dated: false,
    from: sql`parcel t`,
    columns: sql`t.id::text as id, t.title_kind as "titleKind", t.title_number as number`,
    fields: { id: 'String', titleKind: 'String', number: 'String' },
    description: 'Parcelles',
  },
  streets: {
    ...zoned,
    name: 'streets',
    minzoom: 13,
    maxzoom: 18,
    dated: true,
    from: sql`street t`,
    columns: sql`t.name, t.width_m as "widthM"`,
    fields: { name: 'String', widthM: 'Number' },
    description: 'Voies',
  },
}

export const isTileLayer = (name: string): name is TileLayerName => Object.hasOwn(LAYERS, name)
