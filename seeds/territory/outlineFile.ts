import { readFileSync } from 'node:fs'
import type { MultiPolygon } from 'geojson'
import { fromTopology, type Topology } from './topology.ts'

/** Outlines of the 75 provinces in degrees, by code. */
export function readOutlines(): ReadonlyMap<string, MultiPolygon> {
  const topology: Topology = JSON.parse(readFileSync(new URL('outlines.json', import.meta.url), 'utf8'))
  return fromTopology(topology)
}
