import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReadingPool } from '../../../api/parcels/reading/pool.ts'
import { sharedData } from '../../build/sharedData.ts'
import { CASABLANCA_BORNES } from '../../spatial/intake/filed.ts'
import { type ParcelService, parcelService, problemOf, readOf } from './service.ts'

let service: ParcelService

beforeAll(async () => {
  service = await parcelService()
  await readOf(await service.sendJson(SMALL)) // the thread, its code and the database are warm
})
afterAll(() => service.close())

const SMALL = { bornes: CASABLANCA_BORNES.map(([x, y]) => ({ x, y })), srid: 26191 }

/** How long something takes, and how much more resident memory than before this process (the server's too) comes to use. */
async function costOf(work: () => Promise<unknown>): Promise<{ ms: number; more: number }> {
  const before = process.memoryUsage.rss()
  const started = performance.now()
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  await work().finally(() => clearInterval(watch))
  return { ms: Math.round(performance.now() - started), more: Math.round((peak - before) / 1e6) }
}

/** Parcels of 30 m by 20 m in rows, in degrees about Settat. */
function subdivision(count: number): string {
  const features = Array.from({ length: count }, (_, index) => {
    const [west, south] = [-7.6 + (index % 50) * 0.0005, 33 + Math.floor(index / 50) * 0.0004]
    const [east, north] = [west + 0.0003, south + 0.0002]
    const coordinates = [[[west, south], [east, south], [east, north], [west, north], [west, south]]] // biome-ignore format: one ring a line
    return { type: 'Feature', properties: { name: `Lot ${index + 1}` }, geometry: { type: 'Polygon', coordinates } }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}

describe('Heavy deposits', () => {
  const huge = sharedData('shapefiles/lambert-maroc/huge_300k_vertices.zip')

  test.skipIf(huge === null)('one outline of 300,000 vertices is read within 300 MB', async () => {
    const pool = new ReadingPool({ workers: 1 })
    await pool.read({ source: { kind: 'table', text: '1 2' } })
    const bytes = readFileSync(huge ?? '')
    const { more, ms } = await costOf(async () => {
      expect(await pool.read({ source: { kind: 'file', bytes } })).toMatchObject({ ok: true })
    })
    await pool.close()
    process.stdout.write(`300,000 vertices read: ${ms} ms, ${more} MB more\n`)
    expect(more).toBeLessThan(300)
  })

  test.skipIf(huge === null)('the same is stored and answered', async () => {
    const { more, ms } = await costOf(async () => {
      const response = await service.sendFile(readFileSync(huge ?? ''), { name: 'huge.zip' })
      expect(response.status).toBe(200)
      await response.arrayBuffer()
    })
    process.stdout.write(`300,000 vertices read, stored and answered: ${ms} ms, ${more} MB more\n`)
    expect(more).toBeLessThan(400) // the caller's copies of the request and of the answer are in this process too
  })

  test('2,000 parcels in one file are all read; 5,000 are refused with their number', async () => {
    const answer = await readOf(await service.sendFile(subdivision(2000), { name: 'lotissement.geojson' }))
    expect(answer.parcels).toHaveLength(2000)
    expect(answer.parcels[1999]?.label).toContain('Lot 2000')
    const refused = await problemOf(await service.sendFile(subdivision(5000), { name: 'lotissement.geojson' }))
    expect(refused).toMatchObject({ code: 'TOO_MANY_PARCELS', data: { max: 2000 } })
  })

  test('100 MB are refused with 413 and the limit, without being kept', async () => {
    const response = await service.sendFile(new Uint8Array(100 * 1024 * 1024), { name: 'film.zip' })
    expect(response.status).toBe(413)
    const refused = await problemOf(response)
    expect(refused.code).toBe('FILE_TOO_LARGE')
    expect(refused.detail.fr).toContain('32 Mo')
  })

  test('100 MB sent without saying so are stopped at the limit', async () => {
    const chunk = new Uint8Array(1024 * 1024)
    const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="film.zip"\r\n\r\n'
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent === 0) controller.enqueue(new TextEncoder().encode(head))
        if (sent >= 100) {
          controller.enqueue(new TextEncoder().encode('\r\n--x--\r\n'))
          return controller.close()
        }
        sent += 1
        controller.enqueue(chunk)
      },
    })
    const request = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    }
    const response = await fetch(`${service.url}/api/parcels/read`, request as RequestInit)
    expect(response.status).toBe(413)
  })

  test.skipIf(huge === null)('others are served while one is read', async () => {
    const bytes = readFileSync(huge ?? '')
    const slow = service.sendFile(bytes, { name: 'huge.zip' }).then((response) => response.arrayBuffer())
    const waits: number[] = []
    for (let asked = 0; asked < 20; asked += 1) {
      const started = performance.now()
      expect((await fetch(`${service.url}/api/health/live`)).status).toBe(200)
      waits.push(performance.now() - started)
    }
    await slow
    expect(Math.max(...waits)).toBeLessThan(1000)
  })
})
