import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { lawOfGround } from './lawOfGround.ts'

let database: TestDatabase
let server: TestServer
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/ogc-files-`)
  database = await testDatabase()
  server = await testServer({ url: database.url, env: { ROKHAS_DATA: folder } })
  await lawOfGround(database.db)
}, 60_000)

afterAll(async () => {
  await server.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const asked = (path: string, method = 'HEAD') => fetch(`${server.url}/api/ogc/collections/zones/${path}`, { method })

test.each([
  ['gpkg', 'application/geopackage+sqlite3'],
  ['fgb', 'application/flatgeobuf'],
])('the headers of the %s are answered without its being made', async (kind, type) => {
  const head = await asked(`zones.${kind}`)
  expect([head.status, head.headers.get('content-type'), head.headers.get('content-length')]).toEqual([200, type, null])
  expect(existsSync(`${folder}/scratch`)).toBe(false)
  const get = await asked(`zones.${kind}`, 'GET')
  const said = ['content-type', 'content-disposition', 'cache-control', 'accept-ranges', 'access-control-allow-origin']
  expect(said.map((name) => head.headers.get(name))).toEqual(said.map((name) => get.headers.get(name)))
  expect((await get.arrayBuffer()).byteLength).toBe(Number(get.headers.get('content-length')))
  expect(existsSync(`${folder}/scratch`)).toBe(true)
  rmSync(`${folder}/scratch`, { recursive: true })
})

test('a file that there is not, and a day that is none, are refused to a HEAD as to a GET', async () => {
  for (const method of ['HEAD', 'GET']) {
    expect((await asked('zones.shp', method)).status).toBe(404)
    expect((await asked('zones.gpkg?datetime=2026-02-30', method)).status).toBe(400)
  }
})
