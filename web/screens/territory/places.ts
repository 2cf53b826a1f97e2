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
}

export type Places = {
  readonly byCode: ReadonlyMap<string, Place>
  readonly at: Readonly<Record<MapLevel, readonly Place[]>>
}

const REGION_SIGNS = 2
const PROVINCE_SIGNS = 6

/** The level of a territory, by its code: 06, 06.141, 06.141.01.41. */
export const levelOf = (code: string): MapLevel =>
  code.length <= REGION_SIGNS ? 'regions' : code.length <= PROVINCE_SIGNS ? 'provinces' : 'communes'

/** The level one goes down to; null under a commune, whose dossiers come next. */
export const levelUnder = (level: MapLevel): MapLevel | null => MAP_LEVELS[MAP_LEVELS.indexOf(level) + 1] ?? null

/** The territory around one: 06.141 of 06.141.01.41, 06 of 06.141; undefined above a region, where the country is. */
export function parentOf(code: string): string | undefined {
  if (code.length > PROVINCE_SIGNS) return code.slice(0, PROVINCE_SIGNS)
  return code.length > REGION_SIGNS ? code.slice(0, REGION_SIGNS) : undefined
}

/** From the region down to the territory itself. */
export function pathTo(code: string | undefined): readonly string[] {
  if (code === undefined) return []
  return [...pathTo(parentOf(code)), code]
}

/** Whether a territory is another one or lies in it. */
export const isWithin = (code: string, around: string | undefined): boolean =>
  around === undefined || code === around || code.startsWith(`${around}.`)

/** Where its arrondissements decide, a city decides nothing itself: it is on no map of deciding units. */
export function placesOf({ regions, provinces, communes }: Territories): Places {
  const cities = new Set(communes.flatMap(({ city }) => city ?? []))
  const at = {
    regions: regions.map((one) => ({ ...one, level: 'regions' as const, approximate: false })),
    provinces: provinces.map((one) => ({ ...one, level: 'provinces' as const, approximate: false })),
    communes: communes
      .filter(({ code }) => !cities.has(code))
      .map(({ outline, ...one }) => ({ ...one, level: 'communes' as const, approximate: outline === 'approximate' })),
  }
  const all: readonly Place[] = [...at.regions, ...at.provinces, ...at.communes]
  return { at, byCode: new Map(all.map((place) => [place.code, place])) }
}
