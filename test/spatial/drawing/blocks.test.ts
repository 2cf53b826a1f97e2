import { describe, expect, test } from 'vitest'
import { DRAWING_LIMITS, readDrawing } from '../../../spatial/drawing/readDrawing.ts'

type Pair = readonly [number, string | number]
const pairs = (...codes: readonly Pair[]) => codes.map(([code, value]) => `${code}\n${value}\n`).join('')
const section = (name: string, ...parts: readonly string[]) =>
  `${pairs([0, 'SECTION'], [2, name])}${parts.join('')}${pairs([0, 'ENDSEC'])}`
const block = (name: string, [x, y]: readonly [number, number], ...parts: readonly string[]) =>
  `${pairs([0, 'BLOCK'], [2, name], [10, x], [20, y])}${parts.join('')}${pairs([0, 'ENDBLK'], [8, '0'])}`
const insert = (name: string, ...more: readonly Pair[]) => pairs([0, 'INSERT'], [8, 'PORTES'], [2, name], ...more)
const line = (layer: string, [ax, ay, bx, by]: readonly number[]) =>
  pairs([0, 'LINE'], [8, layer], [10, ax ?? 0], [20, ay ?? 0], [11, bx ?? 0], [21, by ?? 0])
const file = (blocks: readonly string[], entities: readonly string[]) =>
  Buffer.from(`${section('BLOCKS', ...blocks)}${section('ENTITIES', ...entities)}${pairs([0, 'EOF'])}`)

function read(blocks: readonly string[], entities: readonly string[], limits = DRAWING_LIMITS) {
  const found = readDrawing(file(blocks, entities), limits)
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}
/** To a thousandth: a quarter turn has no exact cosine. */
const rounded = (paths: readonly (readonly (readonly [number, number])[])[]) =>
  paths.map((path) => path.map((point) => point.map((figure) => Math.round(figure * 1000) / 1000 + 0)))
const linesOf = (blocks: readonly string[], entities: readonly string[]) =>
  rounded(read(blocks, entities).lines.map(({ points }) => points))

describe('a block', () => {
  // A stroke from (2, 1) to (5, 2), of a block whose base is (1, 1).
  const door = block('Porte', [1, 1], line('0', [2, 1, 5, 2]), line('VANTAIL', [1, 1, 1, 3]))

  test('is set by its base point, scaled, then turned', () => {
    expect(linesOf([door], [insert('PORTE', [10, 10], [20, 20])])[0]).toEqual([
      [11, 20],
      [14, 21],
    ])
    // (1, 0) and (4, 1) from the base; twice as wide, three times as high; a quarter turn takes (x, y) to (-y, x).
    const turned = insert('PORTE', [10, 10], [20, 20], [41, 2], [42, 3], [50, 90])
    expect(linesOf([door], [turned])[0]).toEqual([
      [10, 22],
      [7, 28],
    ])
  })

  test('seen from below is mirrored about the axis of y', () => {
    const below = insert('PORTE', [10, 10], [20, 20], [230, -1])
    expect(linesOf([door], [below])[0]).toEqual([
      [-11, 20],
      [-14, 21],
    ])
  })

  test('set in two columns and three rows is there six times, the steps turned with it', () => {
    const array = insert('PORTE', [10, 0], [20, 0], [70, 2], [71, 3], [44, 10], [45, 100], [50, 90])
    const starts = linesOf([door], [array])
      .filter((_, index) => index % 2 === 0)
      .map(([start]) => start)
    expect(starts).toEqual([
      [0, 1],
      [0, 11],
      [-100, 1],
      [-100, 11],
      [-200, 1],
      [-200, 11],
    ])
  })

  test('in a block in a block is moved by each; what is on layer 0 is on the layer of its insert', () => {
    const leaf = block('A', [0, 0], line('0', [0, 0, 1, 0]))
    const wing = block('B', [0, 0], pairs([0, 'INSERT'], [8, '0'], [2, 'A'], [10, 5], [20, 0], [41, 2]))
    const drawing = read([leaf, wing], [insert('B', [10, 100], [20, 0], [50, 90])])
    expect(rounded(drawing.lines.map(({ points }) => points))).toEqual([
      [
        [100, 5],
        [100, 7],
      ],
    ])
    expect(drawing.layers).toEqual(['PORTES'])
    expect(read([door], [insert('PORTE')]).layers).toEqual(['PORTES', 'VANTAIL'])
  })

  test('carries its texts, and those written where it is set; what only asks for a text is not part of it', () => {
    const tag = block(
      'REPERE',
      [0, 0],
      pairs([0, 'TEXT'], [8, '0'], [10, 1], [20, 0], [40, 2], [1, 'PF']),
      pairs([0, 'ATTDEF'], [8, '0'], [10, 0], [20, 0], [40, 2], [1, '?']),
    )
    const written = pairs([0, 'ATTRIB'], [8, '0'], [10, 7], [20, 8], [40, 2], [70, 0], [1, 'P1'], [0, 'SEQEND'])
    const drawing = read([tag], [`${insert('REPERE', [10, 10], [20, 0], [41, 3], [42, 3])}${written}`])
    expect(drawing.texts.map(({ text, at, height }) => [text, at, height])).toEqual([
      ['P1', [7, 8], 2],
      ['PF', [13, 0], 6],
    ])
    expect(drawing.skipped).toEqual([])
  })
})

describe('a surface', () => {
  const hatch = (solid: 0 | 1, ...paths: readonly Pair[]) =>
    pairs(
      ...([
        [0, 'HATCH'],
        [8, 'MURS'],
        [10, 0],
        [20, 0],
        [30, 0],
        [2, 'ANSI31'],
        [70, solid],
        [71, 0],
      ] as const),
      ...paths,
      // Its style, its pattern, and the seed of the flood that found it, which is no corner.
      ...([
        [75, 1],
        [76, 1],
        [98, 1],
        [10, 99],
        [20, 99],
      ] as const),
    )

  test('is the ring of its polyline, a side of bulge 1 half a circle outwards, and the hole in it', () => {
    const ring = [
      [92, 3],
      [72, 1],
      [73, 1],
      [93, 3],
      [10, 0],
      [20, 0],
      [42, 0],
      [10, 4],
      [20, 0],
      [42, 1],
      [10, 4],
      [20, 2],
      [42, 0],
      [97, 0],
    ] as const
    const hole = [
      [92, 16],
      [93, 3],
      [72, 1],
      [10, 1],
      [20, 0.5],
      [11, 2],
      [21, 0.5],
      [72, 1],
      [10, 2],
      [20, 0.5],
      [11, 2],
      [21, 1],
      [72, 1],
      [10, 2],
      [20, 1],
      [11, 1],
      [21, 0.5],
      [97, 0],
    ] as const
    const { fills, skipped } = read([], [hatch(1, [91, 2], ...ring, ...hole)])
    expect(skipped).toEqual([])
    expect(fills).toMatchObject([{ layer: 'MURS', solid: true }])
    const [outer, inner] = fills[0]?.rings ?? []
    expect(Math.max(...(outer ?? []).map(([x]) => x))).toBeCloseTo(5, 2)
    expect(inner).toContainEqual([2, 1])
    expect((outer ?? []).some(([x]) => x === 99)).toBe(false)
  })

  test('is bounded by arcs of circles and ellipses, the way round each was drawn', () => {
    // A half circle of radius 1 about the origin from (1, 0) by (0, 1), then a half ellipse back by (0, -3), clockwise.
    const arc = [
      [72, 2],
      [10, 0],
      [20, 0],
      [40, 1],
      [50, 0],
      [51, 180],
      [73, 1],
    ] as const
    const ellipse = [
      [72, 3],
      [10, 0],
      [20, 0],
      [11, 1],
      [21, 0],
      [40, 3],
      [50, 0],
      [51, 180],
      [73, 0],
    ] as const
    const { fills } = read([], [hatch(0, [91, 1], [92, 1], [93, 2], ...arc, ...ellipse, [97, 0])])
    const ys = (fills[0]?.rings[0] ?? []).map(([, y]) => y)
    expect(fills[0]?.solid).toBe(false)
    expect(Math.max(...ys)).toBeCloseTo(1, 3)
    expect(Math.min(...ys)).toBeCloseTo(-3, 3)
  })

  test('bounded by a spline is not shown, and said so', () => {
    const spline = [
      [91, 1],
      [92, 1],
      [93, 1],
      [72, 4],
      [94, 3],
      [10, 0],
      [20, 0],
    ] as const
    expect(read([], [hatch(1, ...spline)])).toMatchObject({ fills: [], skipped: [['HATCH', 1]] })
  })

  test('of four corners is written folded: the third stands beside the first', () => {
    const solid = pairs([0, 'SOLID'], [8, '0'], [10, 0], [20, 0], [11, 4], [21, 0], [12, 0], [22, 1], [13, 4], [23, 1])
    expect(read([], [solid]).fills[0]?.rings).toEqual([
      [
        [0, 0],
        [4, 0],
        [4, 1],
        [0, 1],
      ],
    ])
  })
})

describe('a hostile drawing', () => {
  test('whose block holds itself, alone or by another, shows what each holds once and counts the rest', () => {
    const self = block('A', [0, 0], line('0', [0, 0, 1, 0]), insert('A', [10, 1]))
    expect(read([self], [insert('A')])).toMatchObject({ lines: { length: 1 }, skipped: [['INSERT', 1]] })
    const round = [block('B', [0, 0], insert('C')), block('C', [0, 0], line('0', [0, 0, 1, 0]), insert('B'))]
    expect(read(round, [insert('B')])).toMatchObject({ lines: { length: 1 }, skipped: [['INSERT', 1]] })
  })

  test('of ten blocks each holding ten of the next is shown until it is full, with all that it holds itself, in a moment', () => {
    const tower = Array.from({ length: 10 }, (_, level) =>
      block(`B${level}`, [0, 0], ...Array.from({ length: 10 }, (_, step) => insert(`B${level + 1}`, [10, step]))),
    )
    const leaf = block('B10', [0, 0], line('0', [0, 0, 1, 0]))
    const began = performance.now()
    const drawing = read([...tower, leaf], [insert('B0'), line('MURS', [0, 0, 7, 0])])
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(drawing.lines.length).toBeLessThanOrEqual(DRAWING_LIMITS.maxFeatures)
    expect(drawing.lines[0]).toEqual({
      layer: 'MURS',
      points: [
        [0, 0],
        [7, 0],
      ],
    })
    expect(drawing.skipped[0]?.[0]).toBe('INSERT')
  })

  test('of a billion rows and columns stops when it is full; of a million inserts it is refused by its figure', () => {
    const leaf = block('A', [0, 0], line('0', [0, 0, 1, 0]))
    const array = insert('A', [70, 32_767], [71, 32_767], [44, 1], [45, 1])
    const drawing = read([leaf], [array])
    expect(drawing.lines.length).toBe(DRAWING_LIMITS.maxFeatures / 2)
    expect(drawing.skipped).toContainEqual(['INSERT', 1])
    const million = file([leaf], [insert('A').repeat(1_000_000)])
    expect(readDrawing(million)).toMatchObject({ ok: false, error: { code: 'TOO_MANY_PARCELS' } })
  }, 30_000)

  test('set at a place, a scale or by rows that are no number is counted, and the rest is shown', () => {
    const leaf = block('A', [0, 0], line('0', [0, 0, 1, 0]))
    const bad = [insert('A', [10, 'nan']), insert('A', [41, '1e999']), insert('A', [71, 'x']), insert('A', [50, 'NaN'])]
    expect(read([leaf], [...bad, insert('A')])).toMatchObject({ lines: { length: 1 }, skipped: [['INSERT', 4]] })
    const ring = [
      [91, 1],
      [92, 2],
      [72, 0],
      [73, 1],
      [93, 3],
      [10, 'nan'],
      [20, 0],
      [10, 1],
      [20, 0],
      [10, 1],
      [20, 1],
      [97, 0],
      [75, 0],
    ] as const
    const hatch = pairs([0, 'HATCH'], [8, '0'], [70, 1], ...ring)
    expect(read([], [hatch])).toMatchObject({ fills: [], skipped: [['HATCH', 1]] })
  })

  test('whose block never ends, or is named by nothing, ends in a refusal or in what can be shown', () => {
    const open = `${section('BLOCKS', pairs([0, 'BLOCK'], [2, 'A']), line('0', [0, 0, 1, 0]))}${section('ENTITIES', insert('A'), insert(''))}${pairs([0, 'EOF'])}`
    const found = readDrawing(Buffer.from(open))
    expect(found).toMatchObject({ ok: true, value: { lines: { length: 1 }, skipped: [['INSERT', 1]] } })
    expect(readDrawing(Buffer.from(open).subarray(0, 70))).toMatchObject({ ok: false })
  })
})
