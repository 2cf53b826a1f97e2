import type { AgencyGrounds } from '../../../api/contract/performance/performance.ts'
import type { Territories } from '../../../api/contract/territory.ts'
import { type MapLevel, NESTED_LEVELS, type TerritorySearch } from './territorySearch.ts'

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
  /** Urban agencies in charge of a commune: none where that is not known, or was not asked. */
  readonly agencies: readonly string[]
  /** An agency of which nobody told what it is in charge of. */
  readonly unknown: boolean
}

export type Places = {
  readonly byCode: ReadonlyMap<string, Place>
  readonly at: Readonly<Record<MapLevel, readonly Place[]>>
}

const REGION_SIGNS = 2
const PROVINCE_SIGNS = 6

/** Whether a code is that of an agency: the id of a body. */
export const isAgency = (code: string | undefined): boolean => code?.includes('-') ?? false

/** The level of a territory, by how its code is written: 06, 06.141, 06.141.01.41, or the id of an agency. */
export const levelOf = (code: string): MapLevel =>
  isAgency(code)
    ? 'agencies'
    : code.length <= REGION_SIGNS
      ? 'regions'
      : code.length <= PROVINCE_SIGNS
        ? 'provinces'
        : 'communes'

/** The level one goes down to; null under a commune, whose dossiers come next. */
export const levelUnder = (level: MapLevel): MapLevel | null =>
  level === 'agencies' ? 'communes' : (NESTED_LEVELS[NESTED_LEVELS.indexOf(level) + 1] ?? null)

/** The levels there are inside a territory; agencies stand beside regions and provinces, and lie in the country alone. */
export function levelsIn(around: string | undefined): readonly MapLevel[] {
  const nested: readonly MapLevel[] = NESTED_LEVELS
  if (around === undefined) return [...nested, 'agencies']
  return nested.slice(nested.indexOf(levelUnder(levelOf(around)) ?? 'communes'))
}

/** Most communes have too few dossiers to be told one by one from afar: the country opens on its provinces. */
export function levelShown({ level, in: around }: Pick<TerritorySearch, 'level' | 'in'>): MapLevel {
  const [widest = 'communes', ...others] = levelsIn(around)
  if (level !== undefined && [widest, ...others].includes(level)) return level
  return around === undefined ? 'provinces' : widest
}

/** The territory a place lies in; undefined of a region, which lies in the country. */
export const parentOf = ({ path }: Pick<Place, 'path'>): string | undefined => path.at(-2)

/** Whether a place is a territory or lies in it; in the country when none is said. */
export const isWithin = ({ path, agencies }: Pick<Place, 'path' | 'agencies'>, around: string | undefined): boolean =>
  around === undefined || path.includes(around) || agencies.includes(around)

/** The one agency of a commune; null where none is known, and where several are in charge. */
export const agencyOf = ({ agencies: [first, second] }: Pick<Place, 'agencies'>): string | null =>
  first === undefined || second !== undefined ? null : first

/** Where its arrondissements decide, a city decides nothing itself: it is on no map of deciding units. */
export function placesOf({ regions, provinces, communes }: Territories): Places {
  const cities = new Set(communes.flatMap(({ city }) => city ?? []))
  const regionOf = new Map(provinces.map(({ code, region }) => [code, region]))
  const none = { agencies: [], unknown: false } as const
  const common = { ...none, approximate: false, ended: false, city: null }
  const at = {
    regions: regions.map((one) => ({ ...one, ...common, level: 'regions' as const, path: [one.code] })),
    provinces: provinces.map((one) => ({
      ...{ ...one, ...common, level: 'provinces' as const, path: [one.region, one.code] },
    })),
    communes: communes
      .filter(({ code }) => !cities.has(code))
      .map(({ outline, endedOn, province, ...one }) => ({
        ...{
          ...none,
          ...one,
          level: 'communes' as const,
          approximate: outline === 'approximate',
          ended: endedOn !== null,
        },
        path: [regionOf.get(province) ?? province.slice(0, REGION_SIGNS), province, one.code],
      })),
    agencies: [],
  }
  return indexed(at)
}

const indexed = (at: Places['at']): Places => ({
  at,
  byCode: new Map(Object.values(at).flatMap((places) => places.map((place) => [place.code, place] as const))),
})

/** The same with urban agencies, each as large as its communes, and every commune with the agencies in charge of it. */
export function withAgencies({ at }: Places, { agencies }: AgencyGrounds): Places {
  const inCharge = new Map<string, string[]>()
  for (const { code, communes } of agencies)
    for (const commune of communes) inCharge.set(commune, [...(inCharge.get(commune) ?? []), code])
  const communes = at.communes.map((place) => ({ ...place, agencies: inCharge.get(place.code) ?? [] }))
  const own = Map.groupBy(
    communes.flatMap((place) => place.agencies.map((agency) => ({ agency, place }))),
    ({ agency }) => agency,
  )
  return indexed({
    ...{ ...at, communes },
    agencies: agencies.map(({ code, nameFr, nameAr, communes: { length } }) => ({
      ...{ code, nameFr, nameAr, level: 'agencies' as const, ended: false, path: [code], city: null, agencies: [] },
      ...{ unknown: length === 0, ...extentOf((own.get(code) ?? []).map(({ place }) => place)) },
    })),
  })
}

/** The box of some communes, and the point of the one nearest to its middle: in the territory, whatever its shape. */
function extentOf(communes: readonly Place[]): Pick<Place, 'bbox' | 'at' | 'approximate'> {
  const boxes = communes.flatMap(({ bbox }) => (bbox ? [bbox] : []))
  const [west, south, east, north] = [0, 1, 2, 3].map((side) =>
    boxes.map((box) => box[side] ?? 0).reduce(side < 2 ? least : most, side < 2 ? Infinity : -Infinity),
  ) as [number, number, number, number] // four sides in, four out
  const distance = ([lon = 0, lat = 0]: readonly number[]) =>
    Math.hypot(lon - (west + east) / 2, lat - (south + north) / 2)
  const points = communes.flatMap(({ at }) => (at ? [at] : []))
  return {
    bbox: boxes.length === 0 ? null : [west, south, east, north],
    at: points.toSorted((a, b) => distance(a) - distance(b))[0] ?? null,
    approximate: communes.some(({ approximate }) => approximate),
  }
}

const least = (a: number, b: number) => Math.min(a, b)
const most = (a: number, b: number) => Math.max(a, b)
