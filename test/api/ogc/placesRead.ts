import { spawnSync } from 'node:child_process'
import type { MultiPolygon } from 'geojson'
import { expect } from 'vitest'
import { type LegalSrid, legalZone } from '../../../spatial/crs/legalZones.ts'
import type { Items } from './ogcCase.ts'

/** Its different corners in one order: writers begin a ring, and go round it, each in their own way. */
export const placesOf = ({ coordinates }: MultiPolygon): number[][] =>
  [...new Set(coordinates.flat(2).map((at) => at.join()))]
    .map((at) => at.split(',').map(Number))
    .sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d)
export const placesById = ({ features }: Items) =>
  new Map(features.map(({ id, geometry }) => [String(id), placesOf(geometry)] as const))

const METRES_OF_DEGREE = 111_320
/** The farthest that two readings of the same features lie from each other, metres. */
export function farthest(
  a: Map<string, number[][]>,
  b: Map<string, number[][]>,
  metresOfUnit = METRES_OF_DEGREE,
): number {
  expect([...a.keys()].sort()).toEqual([...b.keys()].sort())
  const apart = [...a].flatMap(([id, places]) => {
    const others = b.get(id) ?? []
    expect(others.length).toBe(places.length)
    return places.map(([x = 0, y = 0], rank) => Math.hypot(x - (others[rank]?.[0] ?? 0), y - (others[rank]?.[1] ?? 0)))
  })
  return Math.max(...apart) * metresOfUnit
}

/** From a legal zone to degrees, latitude first by EPSG's number; south of 27.66° EPSG has no shift, and PROJ is told it. */
const wayOf = (srid: LegalSrid): string[] =>
  srid === 26191 || srid === 26192
    ? [`EPSG:${srid}`, 'EPSG:4326']
    : ['-s', ...legalZone(srid).proj4.split(' '), '+to', '+proj=longlat', '+datum=WGS84', '+no_defs']

/** Legal metres in degrees, by PROJ itself. */
export function byProj(srid: LegalSrid, legal: Map<string, number[][]>): Map<string, number[][]> {
  const input = [...legal.values()].flat().map((at) => at.join(' '))
  const { stdout } = spawnSync('cs2cs', ['-f', '%.10f', ...wayOf(srid)], { input: input.join('\n'), encoding: 'utf8' })
  const places = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/).slice(0, 2).map(Number).reverse())
  return new Map([...legal].map(([id, corners]) => [id, places.splice(0, corners.length)]))
}
