/** How a value is told apart without its colour. */
export type Mark = 'disc' | 'square' | 'diamond'

export type Series = {
  readonly id: string
  readonly mark: Mark
  readonly dashed: boolean
  readonly values: readonly (number | null)[]
}

export type LineChartGiven = {
  readonly width: number
  readonly height: number
  readonly series: readonly Series[]
  /** Under each place of the axis of time, in order; some are left out where they would touch. */
  readonly labels: readonly string[]
  /** A value that is no value of the series, drawn through the chart. */
  readonly limit?: number | null
  /** Time runs from right to left in Arabic. */
  readonly rightToLeft?: boolean
}

export type Dot = { readonly x: number; readonly y: number; readonly value: number }

export type LineChart = {
  readonly width: number
  readonly height: number
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  readonly ticks: readonly { readonly y: number; readonly value: number }[]
  readonly labels: readonly { readonly x: number; readonly text: string }[]
  /** Where each place of the axis of time is, labelled or not. */
  readonly places: readonly number[]
  readonly lines: readonly (Omit<Series, 'values'> & { readonly path: string; readonly dots: readonly Dot[] })[]
  readonly limitY: number | null
}

const MARGIN = { side: 40, top: 8, bottom: 22, edge: 24 }
/** Units of the drawing that a label needs. */
const LABEL = 56

/**
 * Where the lines, ticks and labels of a chart of values over time stand, in the units of its width and height. Drawn by
 * whoever shows it: the page as elements, the bulletin as a file. A value that is missing breaks its line.
 */
export function lineChart(given: LineChartGiven): LineChart {
  const { width, height, series, labels, limit = null, rightToLeft = false } = given
  const plot = rightToLeft
    ? { left: MARGIN.edge, right: width - MARGIN.side, top: MARGIN.top, bottom: height - MARGIN.bottom }
    : { left: MARGIN.side, right: width - MARGIN.edge, top: MARGIN.top, bottom: height - MARGIN.bottom }
  const values = series.flatMap((one) => one.values.filter((value) => value !== null))
  const ticks = ticksUpTo(Math.max(0, ...values, limit ?? 0))
  const top = ticks.at(-1) ?? 1
  const y = (value: number) => round(plot.bottom - (value / top) * (plot.bottom - plot.top))
  const x = (nth: number) => {
    const along = labels.length < 2 ? 0.5 : nth / (labels.length - 1)
    return round(plot.left + (rightToLeft ? 1 - along : along) * (plot.right - plot.left))
  }
  return {
    ...{ width, height, plot },
    ticks: ticks.map((value) => ({ y: y(value), value })),
    labels: labelled(labels, plot.right - plot.left).map((nth) => ({ x: x(nth), text: labels[nth] ?? '' })),
    places: labels.map((_, nth) => x(nth)),
    lines: series.map(({ values: own, ...one }) => ({ ...one, ...drawn(own, x, y) })),
    limitY: limit === null ? null : y(limit),
  }
}

const round = (value: number) => Math.round(value * 10) / 10

function drawn(values: readonly (number | null)[], x: (nth: number) => number, y: (value: number) => number) {
  const dots: Dot[] = []
  let path = ''
  let broken = true
  for (const [nth, value] of values.entries()) {
    if (value !== null) {
      const dot = { x: x(nth), y: y(value), value }
      path += `${broken ? 'M' : 'L'}${dot.x} ${dot.y}`
      dots.push(dot)
    }
    broken = value === null
  }
  return { path, dots }
}

/** Round steps from nought to above the greatest value: four or so of them. */
function ticksUpTo(most: number): number[] {
  if (most <= 0) return [0, 1]
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough
  const count = Math.ceil(most / step)
  return Array.from({ length: count + 1 }, (_, nth) => Number((nth * step).toPrecision(6)))
}

/** The last one and every so many before it. */
function labelled(labels: readonly string[], width: number): number[] {
  const every = Math.max(1, Math.ceil((labels.length * LABEL) / width))
  return labels.map((_, nth) => nth).filter((nth) => (labels.length - 1 - nth) % every === 0)
}
