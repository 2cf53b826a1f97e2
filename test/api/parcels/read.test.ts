import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cadastreParcel, filedParcel } from '../../../api/contract/parcels.ts'
import { Ground } from '../../build/ground.ts'
import { CASABLANCA_BORNES } from '../../spatial/intake/filed.ts'
import { type ParcelService, parcelService, problemOf, readOf } from './service.ts'

let service: ParcelService

beforeAll(async () => {
  service = await parcelService()
})
afterAll(() => service.close())

const BORNES = CASABLANCA_BORNES.map(([x, y], index) => ({ name: `B${index + 1}`, x, y }))
const RING = [...CASABLANCA_BORNES, CASABLANCA_BORNES[0]]

describe('POST /api/parcels/read', () => {
  test('reads bornes in a declared zone: area, perimeter, commune, and the words for what was noticed', async () => {
    const answer = await readOf(await service.sendJson({ bornes: BORNES, srid: 26191 }))
    expect(answer.source).toMatchObject({ format: 'bornes', crs: { srid: 26191, how: 'declared', candidates: [] } })
    const [parcel] = answer.parcels
    expect(parcel?.areaM2).toBeCloseTo(1000, 6)
    expect(parcel?.perimeterM).toBeCloseTo(130, 6)
    expect(parcel?.commune?.code).toMatch(/^06\.141/) // Casablanca, HCP
    expect(parcel?.legal.srid).toBe(26191)
    for (const { sentence } of parcel?.findings ?? []) expect(sentence.ar.length).toBeGreaterThan(10)
  })

  test('says that commune outlines are approximate where they are', async () => {
    const answer = await readOf(await service.sendJson({ bornes: BORNES, srid: 26191 }))
    const codes = answer.parcels[0]?.findings.map(({ code }) => code)
    if (answer.parcels[0]?.commune?.outline === 'approximate') expect(codes).toContain('COMMUNE_APPROXIMATE')
    else expect(codes).not.toContain('COMMUNE_APPROXIMATE')
  })

  test('proposes a zone when none is declared, with the communes of the other zones', async () => {
    const answer = await readOf(await service.sendJson({ bornes: BORNES }))
    expect(answer.source.crs).toMatchObject({ srid: 26191, how: 'proposed' })
    const other = answer.source.crs.candidates.find(({ srid }) => srid === 26192)
    expect(other?.commune?.nameAr).toBeTruthy()
    expect(answer.parcels[0]?.findings.map(({ code }) => code)).toContain('CRS_TO_CONFIRM')
  })

  test('reads a geometry in degrees without a declaration and names how it came into its zone', async () => {
    const ring = [
      [-7.62, 33.59],
      [-7.619, 33.59],
      [-7.619, 33.5908],
      [-7.62, 33.59],
    ]
    const answer = await readOf(await service.sendJson({ geometry: { type: 'Polygon', coordinates: [ring] } }))
    expect(answer.source.crs).toMatchObject({ srid: 4326, how: 'geographic' })
    expect(answer.source.crs.transformation).toContain('31, 146, 47')
    expect(answer.source.crs.transformation).toContain('EPSG:26191')
  })

  test('reads a pasted table as it stands in a plan', async () => {
    const table = BORNES.map(
      ({ name, x, y }) => `${name} ; ${String(x).replace('.', ',')} ; ${String(y).replace('.', ',')}`,
    )
    const answer = await readOf(await service.sendJson({ table: table.join('\n'), srid: 26191 }))
    expect(answer.parcels[0]?.areaM2).toBeCloseTo(1000, 6)
  })

  test('gives the hash of the very bytes of a file', async () => {
    const bytes = JSON.stringify({ type: 'Polygon', coordinates: [RING] })
    const answer = await readOf(await service.sendFile(bytes, { name: 'parcelle.geojson', srid: 26191 }))
    expect(answer.source.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  test('answers a crossed outline with 422, its code, both languages and the place', async () => {
    const [a, b, c, d] = CASABLANCA_BORNES
    const crossed = { type: 'Polygon', coordinates: [[a, c, b, d, a]] }
    const response = await service.sendJson({ geometry: crossed, srid: 26191 })
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const answer = await problemOf(response)
    expect(answer.code).toBe('RING_SELF_CROSSING')
    expect(answer.at?.[0]).toBeCloseTo(-7.6185, 3)
    expect(answer.at?.[1]).toBeCloseTo(33.5911, 3)
    expect(answer.detail.fr).toContain('croise')
    expect(answer.detail.ar).toMatch(/[\u0600-\u06ff]/)
  })

  test.each<[string, unknown]>([
    ['INVALID_INPUT', { bornes: [] }],
    ['INVALID_INPUT', { shape: 'round' }],
    ['SRID_NOT_LEGAL', { bornes: BORNES, srid: 32629 }],
    ['DEGREES_AS_METRES', { geometry: { type: 'Polygon', coordinates: [[[-7.62, 33.59], [-7.61, 33.59], [-7.61, 33.6]]] }, srid: 26191 }], // biome-ignore format: one case a line
  ])('refuses with %s', async (code, body) => {
    const response = await service.sendJson(body)
    expect(response.status).toBe(422)
    expect((await problemOf(response)).code).toBe(code)
  })

  test('refuses another kind of content, an empty upload and a broken one', async () => {
    const address = `${service.url}/api/parcels/read`
    const text = await fetch(address, { method: 'POST', body: 'B1 1 2', headers: { 'content-type': 'text/plain' } })
    expect(text.status).toBe(415)
    const empty = await fetch(address, { method: 'POST', body: new FormData() })
    expect([(await problemOf(empty)).code, empty.status]).toEqual(['INVALID_INPUT', 422])
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const broken = await fetch(address, {
      method: 'POST',
      headers,
      body: '--x\r\nContent-Disposition: form-data; name="file"',
    })
    expect(broken.status).toBe(422)
  })
})

describe('What was filed', () => {
  const metres = RING.map((position) => [(position?.[0] ?? 0) + 0.0012345, position?.[1] ?? 0])

  test('comes back as it was filed, to the last digit, with the bytes of its file', async () => {
    const bytes = JSON.stringify({ type: 'Polygon', coordinates: [metres] })
    const answer = await readOf(await service.sendFile(bytes, { name: 'قطعة "1".geojson', srid: 26191 }))
    const id = answer.parcels[0]?.id
    const filed = filedParcel.parse(await (await fetch(`${service.url}/api/parcels/filed/${id}`)).json())
    expect(filed.geometry.coordinates).toEqual([[metres]])
    expect(filed).toMatchObject({
      srid: 26191,
      how: 'declared',
      file: { sha256: answer.source.sha256, format: 'geojson' },
    })
    const file = await fetch(service.url + filed.file.href)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(await file.text()).toBe(bytes)
  })

  test('is stored once when it is deposited twice', async () => {
    const body = { bornes: BORNES.map((borne) => ({ ...borne, y: borne.y + 500 })), srid: 26191 }
    const first = await readOf(await service.sendJson(body))
    const second = await readOf(await service.sendJson(body))
    expect(second.parcels[0]?.id).toBe(first.parcels[0]?.id)
    const rows = await service.db
      .selectFrom('filed_parcel')
      .select('id')
      .where('sha256', '=', first.source.sha256)
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('keeps a declaration made after a proposal', async () => {
    const bornes = BORNES.map((borne) => ({ ...borne, y: borne.y + 900 }))
    const proposed = await readOf(await service.sendJson({ bornes }))
    await readOf(await service.sendJson({ bornes, srid: 26191 }))
    await readOf(await service.sendJson({ bornes }))
    const filed = await fetch(`${service.url}/api/parcels/filed/${proposed.parcels[0]?.id}`)
    expect(await filed.json()).toMatchObject({ how: 'declared' })
  })

  test('is not found under another id or no id at all', async () => {
    for (const id of ['0190a0a0-0000-7000-8000-000000000000', 'x', '%00', "1'--"])
      expect((await fetch(`${service.url}/api/parcels/filed/${id}`)).status).toBe(404)
  })
})

describe('GET /api/parcels/{id}', () => {
  test('answers a parcel of the cadastre by its id and by its title number', async () => {
    const id = await new Ground(service.db).parcel('12345/C', [0, 0, 40, 25])
    for (const key of [id, encodeURIComponent('12345/C')]) {
      const answer = cadastreParcel.parse(await (await fetch(`${service.url}/api/parcels/${key}`)).json())
      expect(answer).toMatchObject({ id, title: { kind: 'title', number: '12345/C' }, areaM2: 1000, perimeterM: 130 })
      expect(answer.legal).toMatchObject({ srid: 26191, geometry: { type: 'MultiPolygon' } })
      expect(answer).toMatchObject({ source: 'test', dataDate: '2020-01-01' })
    }
  })

  test('answers 404 for a parcel nobody knows', async () => {
    const response = await fetch(`${service.url}/api/parcels/99999%2FC`)
    expect(response.status).toBe(404)
    expect((await problemOf(response)).code).toBe('NOT_FOUND')
  })
})
