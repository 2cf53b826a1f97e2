import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { MultiPolygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Bbox } from '../mapView.ts'
import { clipRing, packRing } from './clipping.ts'

/*
 * Run by hand when world-atlas (Natural Earth, public domain) changes: node web/map/background/buildLand.ts
 * Writes land.json beside itself: coarse land far around, finer land near Morocco. Coasts only, no borders.
 */

type Land = Topology<{ land: GeometryCollection }>

const FAR: Bbox = [-70, -12, 50, 66]
const NEAR: Bbox = [-20, 17, 6, 42]
const DECIMALS = 2
const NEAR_DECIMALS = 3

const require = createRequire(import.meta.url)

function rings(scale: '110m' | '10m'): (readonly [number, number])[][] {
  const topology: Land = JSON.parse(readFileSync(require.resolve(`world-atlas/land-${scale}.json`), 'utf8'))
  return feature(topology, topology.objects.land).features.flatMap(({ geometry }) =>
    (geometry as MultiPolygon).coordinates.flatMap((polygon) =>
      polygon.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon, lat] as const)),
    ),
  )
}

const clipped = (scale: '110m' | '10m', box: Bbox, decimals: number): number[][] =>
  rings(scale)
    .map((ring) => packRing(clipRing(ring.slice(1), box), decimals))
    .filter((steps) => steps.length >= 6)

/** Land as the map carries it: rings clipped to two boxes and packed. */
export const buildLand = () => ({
  source: 'Natural Earth, world-atlas 2.0.2',
  far: { decimals: DECIMALS, box: FAR, rings: clipped('110m', FAR, DECIMALS) },
  near: { decimals: NEAR_DECIMALS, box: NEAR, rings: clipped('10m', NEAR, NEAR_DECIMALS) },
})

if (import.meta.main) writeFileSync(new URL('land.json', import.meta.url), `${JSON.stringify(buildLand())}\n`)
