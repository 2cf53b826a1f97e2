import { afterAll, beforeAll, expect, test } from 'vitest'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { asDay } from '../../../spatial/day.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Ground } from '../../build/ground.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { featuresOf, tileAt } from '../../build/tiles.ts'

let database: TestDatabase
let server: TestServer
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  const ground = new Ground(database.db)
  const version = await ground.plan('PA-1', [[0, 0, 100, 40]], [{ kind: 'approved', onDay: asDay('2020-06-01') }])
  await ground.zone(version, 'B3', [0, 0, 100, 40])
  server = await testServer(database)
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const { z, x, y } = tileAt(toWgs84(26191, [300_050, 330_020]), 16)
const path = (layer: string, on: string) => `/api/tiles/${layer}/${z}/${x}/${y}.mvt?on=${on}`

async function codesOn(day: string): Promise<unknown[]> {
  const response = await fetch(server.url + path('zones', day))
  const bytes = await response.arrayBuffer()
  return bytes.byteLength === 0 ? [] : featuresOf(bytes, 'zones').map(({ properties }) => properties.code)
}

test('a tile of the zoning is given as the law stood on any day', async () => {
  expect(await codesOn('2020-05-31')).toEqual([])
  expect(await codesOn('2020-06-01')).toEqual(['B3'])
  expect(await codesOn('2026-11-24')).toEqual(['B3'])
})

test('what is no day is refused, and so is a layer that has no dates', async () => {
  expect(await ask('GET', path('zones', '2020-02-31'))).toMatchObject({
    status: 422,
    answer: { code: 'INVALID_INPUT' },
  })
  expect(await ask('GET', path('parcels', '2020-06-01'))).toMatchObject({ status: 404 })
})
