import { readTable } from './table.ts'

/** Who is owed credit for the facts of this folder; shown wherever the data is. */
export const TERRITORY_CREDITS = {
  facts: {
    text: 'Haut-Commissariat au Plan, RGPH 2024',
    licence: 'CC BY 4.0',
    address: 'https://resultats2024.rgphapps.ma',
  },
  outlines: {
    text: '© contributeurs OpenStreetMap',
    licence: 'ODbL 1.0',
    address: 'https://www.openstreetmap.org/copyright',
  },
  places: { text: 'GeoNames', licence: 'CC BY 4.0', address: 'https://www.geonames.org' },
} as const

export type RegionFact = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  readonly population: number
}

export type ProvinceFact = RegionFact & {
  readonly regionCode: string
  readonly iso: string
  readonly kind: 'province' | 'prefecture'
}

export type CommuneFact = RegionFact & {
  readonly provinceCode: string
  /** The city an arrondissement belongs to. */
  readonly parentCode: string | null
  readonly kind: 'urban' | 'rural' | 'arrondissement'
  /** As published; the source gives none for arrondissements and for 04.281.05.11. */
  readonly areaKm2: number | null
}

type Names = { readonly code: string; readonly name_fr: string; readonly name_ar: string; readonly population: string }

const named = (row: Names): RegionFact => ({
  code: row.code,
  nameFr: row.name_fr,
  nameAr: row.name_ar,
  population: Number(row.population),
})

function oneOf<T extends string>(value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new Error(`"${value}" is none of ${allowed.join(', ')}`)
  return found
}

export const readRegions = (): readonly RegionFact[] =>
  readTable('regions.csv', ['code', 'name_fr', 'name_ar', 'population']).map(named)

export const readProvinces = (): readonly ProvinceFact[] =>
  readTable('provinces.csv', ['code', 'region_code', 'iso', 'kind', 'name_fr', 'name_ar', 'population']).map((row) => ({
    ...named(row),
    regionCode: row.region_code,
    iso: row.iso,
    kind: oneOf(row.kind, ['province', 'prefecture']),
  }))

/** Communes and arrondissements; the province is the first two parts of the code (RR.PPP). */
export const readCommunes = (): readonly CommuneFact[] =>
  readTable('communes.csv', ['code', 'parent_code', 'kind', 'name_fr', 'name_ar', 'population', 'area_km2']).map(
    (row) => ({
      ...named(row),
      provinceCode: row.code.slice(0, 6),
      parentCode: row.parent_code || null,
      kind: oneOf(row.kind, ['urban', 'rural', 'arrondissement']),
      areaKm2: row.area_km2 === '' ? null : Number(row.area_km2),
    }),
  )
