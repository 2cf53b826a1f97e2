/** A trend as a line: its points in a box, broken where a quarter has no figure. */
export type TrendBox = { readonly width: number; readonly height: number }

type Point = { readonly x: number; readonly y: number }

export type TrendLine = {
  /** An SVG path; empty when no two neighbouring quarters are known. */
  readonly path: string
  readonly points: readonly Point[]
  /** The height of a given value, such as the legal delay; null beyond the box. */
  readonly heightOf: (value: number) => number | null
}

const MARGIN = 4

/** From nought up to the highest value: a short delay is to look short. */
export function trendLine(values: readonly (number | null)[], { width, height }: TrendBox): TrendLine {
  const top = Math.max(1e-9, ...values.flatMap((value) => value ?? []))
  const step = values.length > 1 ? (width - 2 * MARGIN) / (values.length - 1) : 0
  const y = (value: number) => Number((height - MARGIN - (value / top) * (height - 2 * MARGIN)).toFixed(2))
  const placed = values.map((value, index) =>
    value === null ? null : { x: Number((MARGIN + index * step).toFixed(2)), y: y(value) },
  )
  const path = placed
    .map((point, index) => (point ? `${placed[index - 1] ? 'L' : 'M'}${point.x} ${point.y}` : ''))
    .join('')
  return {
    path: path.includes('L') ? path : '',
    points: placed.flatMap((point) => point ?? []),
    heightOf: (value) => (value > top ? null : y(value)),
  }
}
