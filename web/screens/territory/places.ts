import type { Territories } from '../../../api/contract/territory.ts'
import { MAP_LEVELS, type MapLevel } from './territorySearch.ts'

export type Place = {
  readonly code: string
  readonly level: MapLevel
  readonly nameFr: string
  readonly nameAr: string
  /** [west, south, east, north], degrees. */
  readonly bbox: readonly number[] | null
  /** [lon, lat] of a point inside. */
  readonly at: readonly number[] | null
  readonly approximate: boolean
  /** Merged into another: only the periods it was in have figures of it. */
  readonly ended: boolean
  /** Where it belongs, its region first and itself last; its code may be written as that of a former province. */
  readonly path: readonly string[]
  /** The city of an arrondissement, whose officials read what is filed there. */
  readonly city: string | null
}

export type Places = {
  readonly byCode: ReadonlyMap<string, Place>
  readonly at: Readonly<Record<MapLevel, readonly Place[]>>
}

const REGION_SIGNS = 2
const PROVINCE_SIGNS = 6

/** The level of a territory, by how its code is written: 06, 06.141, 06.141.01.41. */
export const levelOf = (code: string): MapLevel =>
  code.length <= REGION_SIGNS ? 'regions' : code.length <= PROVINCE_SIGNS ? 'provinces' : 'communes'

/** The level one goes down to; null under a commune, whose dossiers come next. */
export const levelUnder = (level: MapLevel): MapLevel | null => MAP_LEVELS[MAP_LEVELS.indexOf(level) + 1] ?? null

/** The territory a place lies in; undefined of a region, which lies in the country. */
export const parentOf = ({ path }: Pick<Place, 'path'>): string | undefined => path.at(-2)

/** Whether a place is a territory or lies in it; in the country when none is said. */
export const isWithin = ({ path }: Pick<Place, 'path'>, around: string | undefined): boolean =>
  around === undefined || path.includes(around)

/** Where its arrondissements decide, a city decides nothing itself: it is on no map of deciding units. */
export function placesOf({ regions, provinces, communes }: Territories): Places {
  const cities = new Set(communes.flatMap(({ city }) => city ?? []))
  const regionOf = new Map(provinces.map(({ code, region }) => [code, region]))
  const common = { approximate: false, ended: false, city: null }
  const at = {
    regions: regions.map((one) => ({ ...one, ...common, level: 'regions' as const, path: [one.code] })),
    provinces: provinces.map((one) => ({
      ...{ ...one, ...common, level: 'provinces' as const, path: [one.region, one.code] },
    })),
    communes: communes
      .filter(({ code }) => !cities.has(code))
      .map(({ outline, endedOn, province, ...one }) => ({
        ...{ ...one, level: 'communes' as const, approximate: outline === 'approximate', ended: endedOn !== null },
        path: [regionOf.get(province) ?? province.slice(0, REGION_SIGNS), province, one.code],
      })),
  }
  const all: readonly Place[] = [...at.regions, ...at.provinces, ...at.communes]
  return { at, byCode: new Map(all.map((place) => [place.code, place])) }
}
