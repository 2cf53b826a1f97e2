import { describe, expect, test } from 'vitest'
import { readingOf, refusalOf } from '../../../build/readingOf.ts'

const RING = [
  [294_067, 332_538],
  [294_107, 332_538],
  [294_107, 332_548],
  [294_067, 332_538],
]
const rings = RING.map(([x, y]) => `${x} ${y}`).join(', ')

describe('a table of WKT', () => {
  test('gives its polygons with the cells around them', () => {
    const { format, crs, parcels } = readingOf(`id,geom,nom\n7,"POLYGON((${rings}))",Dar`)
    expect([format, crs]).toEqual(['csv', { kind: 'none' }])
    expect(parcels).toEqual([{ label: 'Dar', polygons: [[RING]], attributes: { id: '7', nom: 'Dar' }, findings: [] }])
  })

  test('gives multipolygons, holes, altitudes and the system that EWKT names', () => {
    const z = RING.map(([x, y]) => `${x} ${y} 12`).join(',')
    const { crs, parcels } = readingOf(`SRID=26191;MULTIPOLYGON Z (((${z}),(${z})),((${z})))`)
    expect(crs).toEqual({ kind: 'legal', srid: 26191, from: 'declared' })
    expect(parcels[0]?.polygons).toEqual([[RING, RING], [RING]])
    expect(parcels[0]?.findings.map(({ code }) => code)).toEqual(['Z_IGNORED'])
  })

  test('names the rows that are no outline and refuses the faulty ones', () => {
    const rows = [`a;POLYGON((${rings}))`, 'b;POINT(1 2)', 'c;POLYGON EMPTY', 'd;POLYGON((1 2, 3))', 'e;rien']
    const { parcels, skipped, refused } = readingOf(`num;geom\n${rows.join('\n')}`)
    expect(parcels.map(({ label }) => label)).toEqual(['a'])
    expect(skipped.map(({ label, finding }) => `${label} ${finding.code}`)).toEqual([
      'b SHAPE_NOT_POLYGON',
      'c SHAPE_EMPTY',
    ])
    expect(refused.map(({ label, refusal }) => [label, refusal.data?.line])).toEqual([
      ['d', 5],
      ['e', 6],
    ])
  })

  test('in two systems is refused', () => {
    const rows = [26191, 26192].map((srid) => `SRID=${srid};POLYGON((${rings}))`)
    expect(refusalOf(rows.join('\n')).code).toBe('CRS_MISMATCH')
  })

  test('of a long run of spaces ends in bounded time', () => {
    const started = performance.now()
    refusalOf(`id;geom\n1;POLYGON((0 0,0 1,1 1,0 0))\n`.replace('POLYGON', `POLYGON${' '.repeat(1_000_000)}x`))
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
