import { describe, expect, test } from 'vitest'
import { detectReader } from '../../../../spatial/intake/readers/detect.ts'
import { readingOf, refusalOf } from '../../../build/readingOf.ts'
import { shpBytes } from '../../../build/shapefileBytes.ts'
import { zipBytes } from '../../../build/zipBytes.ts'

const GEOJSON = '{"type":"Polygon","coordinates":[[[-7.6,33.5],[-7.59,33.5],[-7.59,33.503],[-7.6,33.5]]]}'
const TABLE = 'B1;294067,78;332538,69\nB2;294161;332581,76\nB3;294050,1;332600,25'

describe('the format of a file', () => {
  test('is told by its content, whatever its name', () => {
    const reader = detectReader(new TextEncoder().encode(GEOJSON), 'parcelle.dwg')
    expect(reader.ok).toBe(true)
    expect(readingOf(`  \n${GEOJSON}`).format).toBe('geojson')
    expect(readingOf(TABLE).format).toBe('csv')
    expect(
      readingOf(
        shpBytes([
          {
            rings: [
              [
                [0, 0],
                [0, 10],
                [25, 10],
                [0, 0],
              ],
            ],
          },
        ]),
      ).format,
    ).toBe('shapefile')
  })

  test('inside an archive is told the same way', () => {
    expect(readingOf(zipBytes([{ name: 'plan.json', content: GEOJSON }])).format).toBe('geojson')
    expect(readingOf(zipBytes([{ name: 'bornes.txt', content: TABLE }])).format).toBe('csv')
    expect(refusalOf(zipBytes([{ name: 'plan.dwg', content: 'AC1032' }])).code).toBe('DWG_NOT_READ')
    expect(refusalOf(zipBytes([{ name: '[Content_Types].xml', content: '<Types/>' }]))).toEqual({
      code: 'FORMAT_UNKNOWN',
      data: { found: 'Office' },
    })
  })

  test.each([
    ['%PDF-1.7', 'FORMAT_UNKNOWN'],
    ['Rar!\u001a\u0007', 'FORMAT_UNKNOWN'],
    ['AC1018', 'DWG_NOT_READ'],
    ['<html><body>1</body></html>', 'FORMAT_UNKNOWN'],
    ['<svg xmlns="x"/>', 'FORMAT_UNKNOWN'],
    ['rien du tout', 'FORMAT_UNKNOWN'],
    ['\u0000\u0001\u0002\u00039999', 'FORMAT_UNKNOWN'],
    ['', 'EMPTY_FILE'],
    [' \r\n\t ', 'EMPTY_FILE'],
  ])('%j is refused: %s', (content, code) => expect(refusalOf(content).code).toBe(code))

  test('of an image or a compressed file is refused as unknown', () => {
    for (const start of [
      [0x89, 0x50, 0x4e, 0x47],
      [0xff, 0xd8, 0xff, 0xe0],
      [0x1f, 0x8b, 8, 0],
    ]) {
      expect(refusalOf(Uint8Array.from([...start, ...new Array(50).fill(0x31)])).code).toBe('FORMAT_UNKNOWN')
    }
  })
})
