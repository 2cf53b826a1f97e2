import type { MultiPolygon } from 'geojson'
import { expect, test } from 'vitest'
import { fromTopology, toTopology } from '../../../seeds/territory/topology.ts'

const multi = (...rings: number[][][]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: rings.map((ring) => [ring]),
})

// Two plots side by side, the second with an island, and a hole's worth of nothing shared with it.
const WEST = multi([
  [-7, 33],
  [-6.9, 33],
  [-6.9, 33.05],
  [-6.9, 33.2],
  [-7, 33.2],
  [-7, 33],
])
const EAST = multi(
  [
    [-6.9, 33],
    [-6.5, 33],
    [-6.5, 33.2],
    [-6.9, 33.2],
    [-6.9, 33.05],
    [-6.9, 33],
  ],
  [
    [-6.4, 33],
    [-6.3, 33],
    [-6.3, 33.1],
    [-6.4, 33],
  ],
)

const turned = (ring: number[][]) => {
  const open = ring.slice(0, -1).map(String)
  const start = open.indexOf([...open].sort()[0] ?? '')
  return [...open.slice(start), ...open.slice(0, start)]
}

test('outlines come back as they went in, but for where each ring starts', () => {
  const back = fromTopology(
    toTopology(
      new Map([
        ['west', WEST],
        ['east', EAST],
      ]),
    ),
  )
  for (const [code, outline] of [
    ['west', WEST],
    ['east', EAST],
  ] as const) {
    const rings = back.get(code)?.coordinates.map(([ring = []]) => turned(ring))
    expect(rings).toEqual(outline.coordinates.map(([ring = []]) => turned(ring)))
  }
})

test('an edge between two outlines is stored once', () => {
  const { arcs } = toTopology(
    new Map([
      ['west', WEST],
      ['east', EAST],
    ]),
  )
  // The rest of the west plot, the common edge, the rest of the east plot, the island.
  expect(arcs).toHaveLength(4)
})
