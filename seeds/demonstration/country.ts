import type { LineString, Point } from 'geojson'
import type { LegalMultiPolygon, Position } from '../../spatial/geometry/types.ts'
import { registerParcels } from './cadastre.ts'
import type { Outline } from './mesh.ts'
import { centreOf, isInside } from './plane.ts'
import { blockAt, type Settled, settle } from './settle.ts'
import { CITY } from './towns/city.ts'
import { COAST } from './towns/coast.ts'
import { SAHARA } from './towns/sahara.ts'
import {
  COVERAGE_LAYERS,
  type DemoCoverage,
  type DemoParcel,
  type DemoServitude,
  type DemoStreet,
  type DemoTown,
  type DemoVersion,
  type Generator,
  type Town,
} from './types.ts'

export const TOWNS: readonly Town[] = [CITY, COAST, SAHARA]

/** The demonstration country: always the same, whole, and fictitious but for the codes of its communes. */
export const demonstrationCountry = (): readonly DemoTown[] => TOWNS.map(buildTown)

/** Draws one town and moves it to its legal coordinates, metres on the centimetre grid. */
export function buildTown(town: Town): DemoTown {
  const settled = settle(town)
  const place = placer(town, settled)
  const { random } = settled
  const parcels = registerParcels(town, settled).map(
    ({ parts, ...parcel }): DemoParcel => ({ id: random.uuid(), ...parcel, geometry: place.parts(parts) }),
  )
  return {
    communeCode: town.communeCode,
    srid: town.srid,
    planId: random.uuid(),
    plan: town.plan,
    versions: versionsOf(town, settled, place),
    parcels,
    streets: streetsOf(town, settled, place),
    servitudes: town.servitudes.map(
      (spec): DemoServitude => ({
        ...spec,
        id: random.uuid(),
        generator: generatorOf(spec.generator, settled, place),
        without: spec.without ? place.curve(spec.without.points) : null,
      }),
    ),
    coverage: COVERAGE_LAYERS.map((layer): DemoCoverage => {
      const points = layer === 'plans' ? frameOf(town.edge.points) : town.coverage[layer].points
      return { id: random.uuid(), layer, geometry: place.curve(points) }
    }),
  }
}

/** How far around its edge a town is known to have no other plan, metres: lots along the edge are drawn to the centimetre. */
const FRAME_M = 20

/** The frame a town is drawn in. */
function frameOf(points: readonly Position[]): readonly Position[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [west, south] = [Math.min(...xs) - FRAME_M, Math.min(...ys) - FRAME_M]
  const [east, north] = [Math.max(...xs) + FRAME_M, Math.max(...ys) + FRAME_M]
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
}

type Placer = {
  point(position: Position): [number, number]
  curve(points: readonly Position[]): LegalMultiPolygon
  parts(parts: readonly (readonly Outline[])[]): LegalMultiPolygon
}

function placer(town: Town, { ground }: Settled): Placer {
  const point = ([x, y]: Position): [number, number] => [
    Math.round((town.origin[0] + x) * 100) / 100,
    Math.round((town.origin[1] + y) * 100) / 100,
  ]
  const closed = (points: readonly Position[]) => [...points, ...points.slice(0, 1)].map(point)
  const legal = (coordinates: number[][][][]) => ({ type: 'MultiPolygon', coordinates }) as LegalMultiPolygon // the origin above is legal metres
  return {
    point,
    curve: (points) => legal([[closed(points)]]),
    parts: (parts) =>
      legal(parts.map((rings) => rings.map((ring) => closed(ground.mesh.positions(ground.mesh.whole(ring)))))),
  }
}

function versionsOf(town: Town, { random, zones }: Settled, place: Placer): readonly DemoVersion[] {
  return town.plan.versions.map((version) => ({
    ...version,
    id: random.uuid(),
    perimeter: place.curve(town.limit.points),
    zones: zones[version.drawn].map(({ outline, rule }) => ({
      id: random.uuid(),
      code: rule,
      geometry: place.parts([[outline]]),
    })),
  }))
}

function streetsOf(town: Town, { ground, random }: Settled, place: Placer): readonly DemoStreet[] {
  return ground.ways
    .filter(({ kind }) => kind === 'street')
    .filter(({ outline }) => isInside(centreOf(ground.mesh.positions(outline)), town.coverage.streets.points))
    .map(({ name, widthM, outline, holes }) => ({
      id: random.uuid(),
      name,
      widthM,
      geometry: place.parts([[outline, ...holes.map((hole) => [...hole].reverse())]]),
    }))
}

function generatorOf(generator: Generator, settled: Settled, place: Placer): LegalMultiPolygon | LineString | Point {
  if ('along' in generator) return { type: 'LineString', coordinates: generator.along.points.map(place.point) }
  if ('point' in generator) return { type: 'Point', coordinates: place.point(generator.point) }
  if ('area' in generator) return place.curve(generator.area.points)
  return place.parts([[blockAt(settled, generator.blockAt)]])
}
