import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
})
afterAll(async () => {
  await server.close()
  await database.close()
})

type Named = { readonly code: unknown; readonly named: unknown }

async function provincesIn(x: number, y: number): Promise<Named[]> {
  const answer = await fetch(`${server.url}/api/tiles/provinces/7/${x}/${y}.mvt`)
  if (answer.status === 204) return []
  const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers.provinces
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).properties as Named)
}

test('a province that lies in several tiles is named in one of them only', async () => {
  const seen: Named[] = []
  // Zoom 7, from 17.2° W to 0° and from 36.6° N to 20.6° N.
  for (let x = 57; x <= 63; x += 1) for (let y = 49; y <= 57; y += 1) seen.push(...(await provincesIn(x, y)))
  const codes = new Set(seen.map(({ code }) => code))
  const named = seen.filter((feature) => feature.named === true).map(({ code }) => code)
  expect(codes.size).toBe(75)
  expect(seen.length).toBeGreaterThan(100)
  expect(named.toSorted()).toEqual([...codes].toSorted())
})
