import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LayerReader } from '../../../api/layers/giving/layerReader.ts'
import { readLayerFile } from '../../../api/layers/giving/readFile.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { geoPackage, polygonBlob } from '../../build/geoPackage.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer
let agency: { body: string; headers: { cookie: string } }

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  agency = await new People(database.db).acting('urban_agency', 'examiner', ['06.141'])
})
afterAll(async () => {
  await server.close()
  await database.close()
})

/** Polygons of 60 corners on a circle of 40 m, side by side in legal zone 26191. */
const circles = (count: number) =>
  geoPackage(
    Array.from({ length: count }, (_, nth) => {
      const [x, y] = [300_000 + (nth % 100) * 100, 330_000 + Math.floor(nth / 100) * 100]
      const at = (step: number) =>
        [x + 40 * Math.cos((step * Math.PI) / 30), y + 40 * Math.sin((step * Math.PI) / 30)] as const
      return { code: `U${nth}`, geom: polygonBlob([...Array.from({ length: 60 }, (_, step) => at(step)), at(0)]) }
    }),
  )

async function give(bytes: Uint8Array) {
  const look = { titleFr: 'Lourd', titleAr: 'ثقيل', attribution: '© Agence', visibility: 'everyone', opacity: '1' }
  const said = { ...look, legendFr: '', legendAr: '', bodyId: agency.body, fileName: 'lourd.gpkg' }
  const response = await fetch(`${server.url}/api/layers/files?${new URLSearchParams(said)}`, {
    ...{ method: 'POST', body: bytes as Uint8Array<ArrayBuffer> },
    headers: { ...agency.headers, 'content-type': 'application/octet-stream' },
  })
  return { status: response.status, answer: (await response.json()) as { shapes?: number } }
}

describe('A heavy GeoPackage', () => {
  test('stalls nobody: others are answered while it is read and kept', async () => {
    const bytes = circles(12_000)
    const started = performance.now()
    expect(readLayerFile(bytes, 'lourd.gpkg').ok).toBe(true)
    const reading = performance.now() - started
    let done = false
    const given = give(bytes).finally(() => {
      done = true
    })
    // From one answer to the next: whatever stops the server lies between two of them.
    const waits: number[] = []
    let last = performance.now()
    while (!done) {
      expect((await fetch(`${server.url}/api/layers`)).status).toBe(200)
      waits.push(performance.now() - last)
      last = performance.now()
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect((await given).answer.shapes).toBe(12_000)
    expect(Math.max(...waits), `of a reading of ${Math.round(reading)} ms`).toBeLessThan(reading / 2)
  }, 120_000)

  test('is refused in words when it takes too long or too much memory, and the next one is read', async () => {
    const job = { bytes: circles(6_000), name: 'lourd.gpkg' }
    const hasty = new LayerReader({ seconds: 0.01 })
    expect(await hasty.read(job)).toMatchObject({
      error: { code: 'LAYER_FILE_UNREADABLE', detail: { fr: expect.stringContaining('a été arrêtée après') } },
    })
    expect(await new LayerReader({ heapMb: 16 }).read(job)).toMatchObject({
      error: { code: 'LAYER_FILE_UNREADABLE', detail: { fr: expect.stringContaining('trop de mémoire') } },
    })
    expect(await new LayerReader().read({ ...job, bytes: circles(3) })).toMatchObject({ value: { shapes: 3 } })
  }, 60_000)

  test('is told to come back later when too many wait', async () => {
    const reader = new LayerReader()
    const job = { bytes: circles(500), name: 'lourd.gpkg' }
    const reads = Array.from({ length: 8 }, () => reader.read(job))
    const ended = await Promise.allSettled(reads)
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(ended.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual([
      'BUSY',
      'BUSY',
      'BUSY',
    ])
  })
})
