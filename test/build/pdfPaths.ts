import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A path of a page as it is written in the PDF, brought to millimetres of paper from the page's foot. */
export type PaperPath = {
  readonly paint: 'stroke' | 'fill' | 'both' | 'none'
  readonly points: readonly (readonly [x: number, y: number])[]
}

type Matrix = readonly [number, number, number, number, number, number]
const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0]
const MM_A_POINT = 25.4 / 72

const within = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  ...([a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j] as const),
  ...([a * k + c * l + e, b * k + d * l + f] as const),
]

/** How many numbers follow each step of a path: move, line, curve, curve of the second degree, close. */
const TAKES = [2, 2, 6, 4, 0] as const

function ends(steps: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): PaperPath['points'] {
  const points: (readonly [number, number])[] = []
  for (let at = 0; at < steps.length; ) {
    const takes = TAKES[steps[at] ?? 0] ?? 0
    const [x, y] = [steps[at + takes - 1], steps[at + takes]]
    if (takes > 0 && x !== undefined && y !== undefined)
      points.push([(a * x + c * y + e) * MM_A_POINT, (b * x + d * y + f) * MM_A_POINT])
    at += takes + 1
  }
  return points
}

const PAINTS = new Map<number, PaperPath['paint']>([
  [OPS.stroke, 'stroke'],
  [OPS.closeStroke, 'stroke'],
  [OPS.fill, 'fill'],
  [OPS.eoFill, 'fill'],
  [OPS.fillStroke, 'both'],
  [OPS.eoFillStroke, 'both'],
  [OPS.closeFillStroke, 'both'],
  [OPS.closeEOFillStroke, 'both'],
])

/** The paths of a page, the first being 1, read from its drawing instructions: no dot is coloured, nothing is rounded. */
export async function pathsOnPage(pdf: Uint8Array, page: number): Promise<readonly PaperPath[]> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 })
  try {
    const { fnArray, argsArray } = await (await (await task.promise).getPage(page)).getOperatorList()
    const kept: Matrix[] = []
    let now = UPRIGHT
    return fnArray.flatMap((operation, nth): PaperPath[] => {
      const given = argsArray[nth]
      if (operation === OPS.save) kept.push(now)
      else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) now = kept.pop() ?? UPRIGHT
      else if (operation === OPS.transform) now = within(now, given)
      else if (operation === OPS.paintFormXObjectBegin) {
        kept.push(now)
        if (given[0]) now = within(now, given[0])
      } else if (operation === OPS.constructPath && given[1]?.[0])
        return [{ paint: PAINTS.get(given[0]) ?? 'none', points: ends(given[1][0], now) }]
      return []
    })
  } finally {
    await task.destroy()
  }
}

/** Width and height of a path, millimetres. */
export function sizeMm({ points }: PaperPath): readonly [width: number, height: number] {
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  return [span(points.map(([x]) => x)), span(points.map(([, y]) => y))]
}
