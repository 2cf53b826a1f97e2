import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DRAWING_LIMITS, readDrawing } from '../../../spatial/drawing/readDrawing.ts'
import { sharedData } from '../../build/sharedData.ts'

const pairs = (...codes: readonly (readonly [number, string | number])[]) =>
  codes.map(([code, value]) => `${code}\n${value}\n`).join('')
const drawing = (...entities: readonly string[]) =>
  Buffer.from(`${pairs([0, 'SECTION'], [2, 'ENTITIES'])}${entities.join('')}${pairs([0, 'ENDSEC'], [0, 'EOF'])}`)
const line = (layer: string, [ax, ay, bx, by]: readonly (number | string)[]) =>
  pairs([0, 'LINE'], [8, layer], [10, ax ?? 0], [20, ay ?? 0], [11, bx ?? 0], [21, by ?? 0])

describe('a drawing', () => {
  test('keeps its lines and texts by layer, in its own units', () => {
    const text = pairs([0, 'TEXT'], [8, 'COTES'], [10, 4], [20, 5], [40, 0.25], [1, '3.20'])
    const read = readDrawing(drawing(line('MURS', [0, 0, 12, 0]), text))
    expect(read).toEqual({
      ok: true,
      value: {
        lines: [
          {
            layer: 'MURS',
            points: [
              [0, 0],
              [12, 0],
            ],
          },
        ],
        fills: [],
        texts: [{ layer: 'COTES', text: '3.20', at: [4, 5], height: 0.25 }],
        layers: ['MURS', 'COTES'],
        skipped: [],
      },
    })
  })

  test('a circle of radius 5 about (10, 20) is a closed line of points 5 from there', () => {
    const read = readDrawing(drawing(pairs([0, 'CIRCLE'], [8, '0'], [10, 10], [20, 20], [40, 5])))
    const points = read.ok ? (read.value.lines[0]?.points ?? []) : []
    expect(points.length).toBeGreaterThan(32)
    for (const [x, y] of points) expect(Math.hypot(x - 10, y - 20)).toBeCloseTo(5, 10)
    expect(points.at(-1)?.[0]).toBeCloseTo(15, 10)
  })

  test('an arc from 90° to 180° about the origin begins at (0, 2) and ends at (-2, 0), never below', () => {
    const read = readDrawing(drawing(pairs([0, 'ARC'], [8, '0'], [10, 0], [20, 0], [40, 2], [50, 90], [51, 180])))
    const points = read.ok ? (read.value.lines[0]?.points ?? []) : []
    expect(points[0]?.[0]).toBeCloseTo(0, 10)
    expect(points[0]?.[1]).toBeCloseTo(2, 10)
    expect(points.at(-1)?.[0]).toBeCloseTo(-2, 10)
    expect(points.every(([x, y]) => x <= 1e-9 && y >= -1e-9)).toBe(true)
  })

  test('an arc past the start of the turn, from 270° to 90°, passes by 0°: its right half', () => {
    const read = readDrawing(drawing(pairs([0, 'ARC'], [8, '0'], [10, 0], [20, 0], [40, 1], [50, 270], [51, 90])))
    const points = read.ok ? (read.value.lines[0]?.points ?? []) : []
    expect(points.every(([x]) => x >= -1e-9)).toBe(true)
    expect(Math.max(...points.map(([x]) => x))).toBeCloseTo(1, 6)
  })

  test('a side of bulge 1 is half a circle, counter-clockwise: from (0, 0) to (2, 0) it passes by (1, -1)', () => {
    const light = pairs([0, 'LWPOLYLINE'], [8, '0'], [70, 0], [10, 0], [20, 0], [42, 1], [10, 2], [20, 0])
    const read = readDrawing(drawing(light))
    const points = read.ok ? (read.value.lines[0]?.points ?? []) : []
    expect(Math.min(...points.map(([, y]) => y))).toBeCloseTo(-1, 2)
    expect(points.at(-1)).toEqual([2, 0])
  })

  test('reads the signs that a text writes in codes, and leaves out how it is underlined', () => {
    const text = (written: string) => pairs([0, 'TEXT'], [8, '0'], [10, 0], [20, 0], [40, 1], [1, written])
    const read = readDrawing(drawing(text('%%uSÉJOUR'), text('%%p0.00'), text('%%C110 à 45%%d')))
    expect(read.ok && read.value.texts.map((one) => one.text)).toEqual(['SÉJOUR', '±0.00', '⌀110 à 45°'])
  })

  test('says what it does not show', () => {
    const leaders = Array.from({ length: 3 }, () => pairs([0, 'LEADER'], [8, 'A']))
    const read = readDrawing(drawing(...leaders, pairs([0, 'INSERT'], [8, 'A'], [2, 'PORTE'])))
    expect(read.ok && read.value.skipped).toEqual([
      ['LEADER', 3],
      ['INSERT', 1],
    ])
  })
})

describe('a hostile drawing', () => {
  test('ends in a refusal or in what can be shown, never otherwise', () => {
    const cut = drawing(line('A', [0, 0, 1, 1])).subarray(0, 60)
    expect(readDrawing(cut)).toMatchObject({ ok: false, error: { code: 'DXF_DAMAGED' } })
    expect(readDrawing(Buffer.from('AutoCAD Binary DXF\r\n\x1a\0'))).toMatchObject({ error: { code: 'DXF_BINARY' } })
    expect(readDrawing(Buffer.from('%PDF-1.7'))).toMatchObject({ ok: false })
    expect(readDrawing(new Uint8Array(0))).toMatchObject({ ok: false })
    expect(readDrawing(Buffer.alloc(200_000, '0\n'))).toMatchObject({ ok: false })
  })

  test('of numbers that are none, or circles of no size, shows the rest', () => {
    const bad = line('A', ['nan', 0, 1, 1])
    const nothing = pairs([0, 'CIRCLE'], [8, 'A'], [10, 0], [20, 0], [40, -5])
    const read = readDrawing(drawing(bad, nothing, line('A', [0, 0, 3, 4])))
    expect(read.ok && read.value.lines).toEqual([
      {
        layer: 'A',
        points: [
          [0, 0],
          [3, 4],
        ],
      },
    ])
    expect(read.ok && read.value.skipped).toEqual([
      ['LINE', 1],
      ['CIRCLE', 1],
    ])
  })

  test('of more lines than are shown, or of more bytes, is refused by its figure', () => {
    const many = drawing(...Array.from({ length: 12 }, () => line('A', [0, 0, 1, 1])))
    expect(readDrawing(many, { ...DRAWING_LIMITS, maxFeatures: 10 })).toMatchObject({ ok: false })
    expect(readDrawing(many, { ...DRAWING_LIMITS, maxBytes: 100 })).toMatchObject({ error: { code: 'FILE_TOO_LARGE' } })
  })
})

/**
 * Lines, surfaces and texts as ezdxf 1.4.4 takes each drawing apart, its blocks and dimensions included; it refuses the last
 * file, whose entities were counted with awk.
 */
const COUNTED = [
  ['dxf/edcr/Test10.dxf', 1207, 120, 136, { LEADER: 4 }],
  ['dxf/edcr/mezzanine.dxf', 454, 88, 58, { LEADER: 8 }],
  ['dxf/skymakerolof-dxf/floorplan.dxf', 1297, 13, 161, { POINT: 189, LEADER: 6 }],
  ['dxf/skymakerolof-dxf/Ceco.NET-Architecture-Tm-53.dxf', 7446, 8, 18, { POINT: 21 }],
  ['dxf/lambert-maroc/parcelles_z1_AC1021_utf8.dxf', 60, 0, 60, {}],
] as const

describe.each(COUNTED)('%s', (path, lines, fills, texts, skipped) => {
  const file = sharedData(path)
  test.skipIf(file === null)(
    'shows every line, surface and text, those of its blocks too, and says what it leaves',
    () => {
      const read = readDrawing(readFileSync(file ?? ''))
      const drawing = read.ok ? read.value : null
      expect([drawing?.lines, drawing?.fills, drawing?.texts].map((some) => some?.length)).toEqual([
        lines,
        fills,
        texts,
      ])
      expect(Object.fromEntries(read.ok ? read.value.skipped : [])).toMatchObject(skipped)
    },
  )
})
