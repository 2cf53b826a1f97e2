import Projection from 'ol/proj/Projection.js'
import { get as getProjection } from 'ol/proj.js'
import TileWMS from 'ol/source/TileWMS.js'
import WMTS from 'ol/source/WMTS.js'
import XYZ from 'ol/source/XYZ.js'
import { describe, expect, test } from 'vitest'
import { background } from '../../../api/contract/map.ts'
import { configuredBackground } from '../../../web/map/background/configuredBackground.ts'

const MERCATOR = getProjection('EPSG:3857') ?? new Projection({ code: 'EPSG:3857' })
const named = { id: 'b', nameFr: 'Fond', nameAr: 'خلفية', attribution: '© Agence' }

/** The address of tile 7/61/51, which holds Casablanca. */
function address(config: object): string {
  const source = configuredBackground(background.parse({ ...named, ...config })).getSource()
  if (!(source instanceof XYZ || source instanceof WMTS || source instanceof TileWMS)) throw new Error('no tiles')
  return source.getTileUrlFunction()([7, 61, 51], 1, MERCATOR) ?? ''
}

describe('a background by configuration', () => {
  test('XYZ takes zoom, column and row', () => {
    expect(address({ kind: 'xyz', url: 'https://tiles.test/{z}/{x}/{y}.png' })).toBe('https://tiles.test/7/61/51.png')
  })

  test('WMTS by key and value names layer, set and matrix', () => {
    const config = {
      kind: 'wmts',
      url: 'https://wmts.test/service?',
      layer: 'ortho',
      matrixSet: 'EPSG:900913',
      matrixPrefix: 'EPSG:900913:',
    }
    const asked = new URL(address(config)).searchParams
    // The standard reads the names of its keys in any case (OGC 06-121r3, 11.5.2).
    expect(Object.fromEntries([...asked].map(([key, value]) => [key.toLowerCase(), value]))).toMatchObject({
      layer: 'ortho',
      tilematrixset: 'EPSG:900913',
      tilematrix: 'EPSG:900913:7',
      tilecol: '61',
      tilerow: '51',
    })
  })

  test('WMTS by address fills its words', () => {
    const config = { kind: 'wmts', url: 'https://wmts.test/{TileMatrix}/{TileCol}/{TileRow}.png', layer: 'ortho' }
    expect(address(config)).toBe('https://wmts.test/7/61/51.png')
  })

  test('WMS asks for the box of the tile in EPSG:3857', () => {
    const asked = new URL(address({ kind: 'wms', url: 'https://wms.test/', layer: 'ortho' })).searchParams
    expect(asked.get('LAYERS')).toBe('ortho')
    expect(asked.get('CRS')).toBe('EPSG:3857')
    // Tiles of zoom 7 are 40 075 016.69 / 128 = 313 086.07 m wide; the 62nd column starts 61 of them east of the edge.
    expect(Number(asked.get('BBOX')?.split(',')[0])).toBeCloseTo(-20037508.34 + 61 * 313086.07, 0)
  })
})
