import { describe, expect, test } from 'vitest'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { DEPOSIT_LIMITS } from '../../../spatial/intake/limits.ts'
import { parcelsOf, type ReadOptions, readParcels } from '../../../spatial/intake/readParcels.ts'
import type { FiledParcel } from '../../../spatial/intake/types.ts'
import { inCountry } from '../../../spatial/territory/country.ts'
import { CASABLANCA_BORNES, filed, reading } from './filed.ts'

const OPTIONS: ReadOptions = { limits: DEPOSIT_LIMITS, inCountry }
const DEGREES = { kind: 'geographic' } as const

function read(parcels: FiledParcel[], options: Partial<ReadOptions> = {}) {
  const result = parcelsOf(reading(DEGREES, ...parcels), { ...OPTIONS, ...options })
  return result.ok ? result.value : result.error
}

/** A plot of about 100 m by 100 m at a place, drawn in degrees. */
const plotAt = ([lon, lat]: Position): FiledParcel =>
  filed([
    [lon, lat],
    [lon + 0.001, lat],
    [lon + 0.001, lat + 0.0009],
    [lon, lat + 0.0009],
    [lon, lat],
  ])

describe('A file of several parcels', () => {
  test('keeps the good ones and names the bad ones', () => {
    const [a, b, c, d] = CASABLANCA_BORNES.map((position) => toWgs84(26191, position)) as [
      Position,
      Position,
      Position,
      Position,
    ]
    const crossed = { ...filed([a, c, b, d]), label: 'Lot 2' }
    const result = read([filed([a, b, c, d]), crossed, plotAt([-7.62, 33.6])])
    expect(result).toMatchObject({ refused: [{ label: 'Lot 2', refusal: { code: 'RING_SELF_CROSSING' } }] })
    expect(result).toMatchObject({ parcels: [{ ordinal: 0 }, { ordinal: 2 }] })
  })

  test('is refused with the first refusal when every parcel is', () => {
    expect(read([filed([[-7.6, 33.5], [-7.6, 33.6]])])).toMatchObject({ code: 'RING_TOO_SHORT' }) // biome-ignore format: short
  })

  test('puts each parcel filed in degrees in the legal zone of its own latitude', () => {
    const result = read([
      plotAt([-7.62, 33.59]),
      plotAt([-9.59, 30.42]),
      plotAt([-13.19, 27.15]),
      plotAt([-15.95, 23.68]),
    ])
    expect(result).toMatchObject({
      crs: { srid: 4326, how: 'geographic' },
      parcels: [26191, 26192, 26194, 26195].map((srid) => ({ legal: { srid } })),
    })
  })

  test('puts a parcel in its commune’s zone when the commune says otherwise than the latitude', () => {
    const result = read([plotAt([-7.62, 31.6])], { zones: { 0: 26192 } })
    expect(result).toMatchObject({ parcels: [{ legal: { srid: 26192 } }] })
  })

  test('refuses one that is abroad and warns of one that is partly at sea', () => {
    const atlantic = filed([[-7.62, 33.59], [-7.61, 33.59], [-7.9, 34.3], [-7.62, 33.59]]) // biome-ignore format: short
    const result = read([plotAt([-7.62, 33.59]), plotAt([2.35, 48.85]), atlantic])
    expect(result).toMatchObject({ refused: [{ refusal: { code: 'OUTSIDE_MOROCCO' } }] })
    expect(result).toHaveProperty(
      'parcels.1.findings',
      expect.arrayContaining([expect.objectContaining({ code: 'OUTSIDE_COUNTRY_PARTLY' })]),
    )
  })

  test('refuses an outline that runs from one zone far into the next', () => {
    const long = filed([[-7, 30.2], [-6.9, 30.2], [-6.9, 32.5], [-7, 30.2]]) // biome-ignore format: short
    expect(read([long])).toMatchObject({ code: 'SPANS_TWO_ZONES' })
  })
})

describe('Bytes', () => {
  const bytes = (text: string) => ({ kind: 'file', bytes: new TextEncoder().encode(text) }) as const

  test('none, or too many, are refused before anybody reads them', () => {
    expect(readParcels(bytes(''), OPTIONS)).toMatchObject({ error: { code: 'EMPTY_FILE' } })
    const small = { ...OPTIONS, limits: { ...DEPOSIT_LIMITS, maxBytes: 10 } }
    expect(readParcels(bytes('{"type":"Polygon"}'), small)).toMatchObject({
      error: { code: 'FILE_TOO_LARGE', data: { bytes: 18 } },
    })
  })

  test('of a GeoJSON, a pasted table and the same bornes one by one give the same parcel', () => {
    const bornes = CASABLANCA_BORNES.map(([x, y], index) => ({ name: `B${index + 1}`, x, y }))
    const text = bornes.map(({ name, x, y }) => `${name}\t${x}\t${y}`).join('\n')
    const polygon = JSON.stringify({ type: 'Polygon', coordinates: [[...CASABLANCA_BORNES, CASABLANCA_BORNES[0]]] })
    for (const source of [{ kind: 'bornes', bornes }, { kind: 'table', text }, bytes(polygon)] as const) {
      const result = readParcels(source, { ...OPTIONS, srid: 26191 })
      expect(result).toMatchObject({
        ok: true,
        value: { crs: { how: 'declared' }, parcels: [{ legal: { srid: 26191 } }] },
      })
      expect(result.ok && result.value.parcels[0]?.areaM2).toBeCloseTo(1000, 6)
    }
  })
})
