// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { TraceAnswer } from '../../../../api/contract/traces.ts'
import { toLegal } from '../../../../spatial/crs/reproject.ts'
import type { Position } from '../../../../spatial/geometry/types.ts'
import type { Draft } from '../../../../web/map/draw/outline.ts'
import { draftFrom, type Editing, textsFrom, traceBody } from '../../../../web/screens/filing/trace/traceBody.ts'

const SRID = 26191
const drawn = (...positions: readonly Position[]): Draft => ({ srid: SRID, positions, closed: false })
const texts = { width: '0,60', begins: '01/02/2027', ends: '19/02/2027', address: '', activity: null }
const trench: Editing = { kind: 'line', draft: drawn([300_000, 330_000], [300_120, 330_000]), texts }
const faults = (editing: Editing) => {
  const read = traceBody(editing, 3)
  return read.ok ? {} : read.error
}

describe('a trench as it is typed', () => {
  test('is sent in degrees that are its metres again, with its width and its days', () => {
    const read = traceBody(trench, 3)
    if (!read.ok || read.value.kind !== 'line') throw new Error('a whole trench is sent')
    const { geometry, ...said } = read.value
    expect(said).toEqual({ version: 3, kind: 'line', widthM: 0.6, beginsOn: '2027-02-01', endsOn: '2027-02-19' })
    const metres = geometry.coordinates.map(([lon = 0, lat = 0]) =>
      toLegal(SRID, [lon, lat]).map((at) => Math.round(at * 100) / 100),
    )
    expect(metres).toEqual([[300_000, 330_000], [300_120, 330_000]]) // biome-ignore format: two ends
  })

  test('needs two points, a width within its limits, and days in their order', () => {
    expect(faults({ ...trench, draft: drawn([300_000, 330_000]) })).toEqual({ drawing: 'line' })
    expect(faults({ ...trench, texts: { ...texts, width: '0,05' } })).toEqual({ width: 'width' })
    expect(faults({ ...trench, texts: { ...texts, width: '51' } })).toEqual({ width: 'width' })
    expect(faults({ ...trench, texts: { ...texts, begins: '31/02/2027' } })).toEqual({ begins: 'day' })
    expect(faults({ ...trench, texts: { ...texts, begins: '20/02/2027' } })).toEqual({ ends: 'reversed' })
    expect(faults({ ...trench, texts: { ...texts, begins: '', ends: '' } })).toEqual({})
  })

  test('drawn again where the ground alone was asked says no days, whatever is typed of them', () => {
    const read = traceBody({ ...trench, texts: { ...texts, begins: '31/02/2027' }, groundAlone: true }, 3)
    if (!read.ok) throw new Error('its days are nobody’s question')
    expect(Object.keys(read.value).toSorted()).toEqual(['geometry', 'kind', 'version', 'widthM'])
  })

  test('does not cross itself', () => {
    const crossing = drawn([300_000, 330_000], [300_020, 330_020], [300_020, 330_000], [300_000, 330_020])
    expect(faults({ ...trench, draft: crossing })).toEqual({ drawing: 'line' })
  })
})

describe('other grounds', () => {
  test('premises are one place and an activity; their days are nobody’s question', () => {
    const shop: Editing = { ...trench, kind: 'premises', draft: drawn([300_000, 330_000]) }
    expect(faults(shop)).toEqual({ activity: 'activity' })
    const cafe = {
      ...texts,
      begins: 'hier',
      address: ' 12, rue des Orangers ',
      activity: { code: '56.30', name: 'Café' },
    }
    const read = traceBody({ ...shop, texts: cafe }, 3)
    expect(read).toMatchObject({ ok: true, value: { activity: '56.30', address: '12, rue des Orangers' } })
    expect(read.ok && 'beginsOn' in read.value).toBe(false)
  })

  test('an area is closed before it is sent', () => {
    const corners = drawn([300_000, 330_000], [300_006, 330_000], [300_006, 330_002.5], [300_000, 330_002.5])
    const terrace: Editing = { ...trench, kind: 'area', draft: corners }
    expect(faults(terrace)).toEqual({ drawing: 'area' })
    expect(traceBody({ ...terrace, draft: { ...corners, closed: true } }, 3)).toMatchObject({
      ok: true,
      value: { kind: 'area', geometry: { type: 'MultiPolygon' } },
    })
  })

  test('what the dossier has is taken up where it stands', () => {
    const kept: TraceAnswer = {
      ...{
        kind: 'line',
        lengthM: 120,
        widthM: 0.6,
        areaM2: 72,
        beginsOn: null,
        endsOn: null,
        activity: null,
        address: null,
      },
      geometry: { type: 'LineString', coordinates: [] },
      legal: { srid: SRID, geometry: { type: 'LineString', coordinates: [[300_000, 330_000], [300_120, 330_000]] } }, // biome-ignore format: two ends
    }
    expect(draftFrom(kept)).toEqual(trench.draft)
    expect(textsFrom(kept, { beginsOn: '2027-02-01', endsOn: null }, '')).toMatchObject({
      ...{ width: '0,6', begins: '01/02/2027', ends: '' },
    })
  })
})
