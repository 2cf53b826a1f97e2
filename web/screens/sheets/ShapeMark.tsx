import type { OnPage, ShapeKind } from '../../../api/contract/remarks.ts'
import classes from './marks.module.css'

type ShapeMarkProps = {
  readonly kind: ShapeKind | 'calibrate'
  /** Millimetres of the page. */
  readonly points: readonly OnPage[]
  readonly pxPerMm: number
  /** What stands beside it: a remark's number, a measure. */
  readonly label?: string | undefined
  readonly tone?: 'open' | 'closed' | 'carried' | 'draft'
  readonly chosen?: boolean
}

const LABEL_PX = 13
const PIN_PX = 11

/** One shape over a sheet: its line, a pin where it is held, its label. As wide on the screen whatever the zoom. */
export function ShapeMark({ kind, points, pxPerMm, label, tone = 'open', chosen = false }: ShapeMarkProps) {
  const [first] = points
  if (!first) return null
  const px = 1 / pxPerMm
  const path = pathOf(kind, points, px)
  const pin = kind === 'point' || kind === 'text'
  const [x, y] = pin ? first : labelPlace(points)
  return (
    <g className={classes.mark} data-tone={tone} data-chosen={chosen || undefined}>
      {path && (
        <>
          <path d={path} className={classes.halo} />
          <path d={path} className={classes.line} data-filled={kind === 'area' || undefined} />
        </>
      )}
      {pin && <circle cx={x} cy={y} r={PIN_PX * px} className={classes.pin} />}
      {label && (
        <text
          x={pin && label.length > 2 ? x + (PIN_PX + 4) * px : x}
          y={pin ? y + LABEL_PX * 0.36 * px : y - 6 * px}
          fontSize={LABEL_PX * px}
          strokeWidth={3 * px}
          textAnchor={pin && label.length > 2 ? 'start' : 'middle'}
          className={pin && label.length <= 2 ? classes.number : classes.label}
        >
          {label}
        </text>
      )}
    </g>
  )
}

const labelPlace = (points: readonly OnPage[]): OnPage => {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return [(Math.min(...xs) + Math.max(...xs)) / 2, Math.min(...ys)]
}

const lineOf = (points: readonly OnPage[]) =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')

function pathOf(kind: ShapeMarkProps['kind'], points: readonly OnPage[], px: number): string | null {
  const [from, to] = points
  if (!from || !to) return null
  switch (kind) {
    case 'point':
    case 'text':
      return null
    case 'rectangle':
      return `${lineOf([from, [to[0], from[1]], to, [from[0], to[1]]])}Z`
    case 'cloud':
      return cloudOf(from, to, px)
    case 'arrow':
      return lineOf([from, to]) + headOf(from, to, px)
    case 'area':
      return `${lineOf(points)}${points.length > 2 ? 'Z' : ''}`
    case 'distance':
    case 'calibrate':
      return lineOf(points) + points.map((point) => tickAt(point, px)).join('')
    default:
      return lineOf(points)
  }
}

const HEAD_PX = 14

function headOf(from: OnPage, to: OnPage, px: number): string {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  const arm = (turn: number): OnPage => [
    to[0] - Math.cos(angle + turn) * HEAD_PX * px,
    to[1] - Math.sin(angle + turn) * HEAD_PX * px,
  ]
  return lineOf([arm(0.45), to, arm(-0.45)])
}

const tickAt = ([x, y]: OnPage, px: number) =>
  `M${x - 4 * px} ${y - 4 * px}l${8 * px} ${8 * px}m0 ${-8 * px}l${-8 * px} ${8 * px}`

const BUMP_PX = 18

/** A rectangle of bumps, as revisions are clouded on plans. */
function cloudOf([ax, ay]: OnPage, [bx, by]: OnPage, px: number): string {
  const [left, right, top, bottom] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)]
  const corners: OnPage[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
  const sides = corners.map((from, index) => {
    const to = corners[(index + 1) % 4] ?? from
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    const bumps = Math.max(1, Math.min(60, Math.round(length / (BUMP_PX * px))))
    const radius = length / bumps / 2
    return Array.from({ length: bumps }, (_, bump) => {
      const share = (bump + 1) / bumps
      return `A${radius} ${radius} 0 0 1 ${from[0] + (to[0] - from[0]) * share} ${from[1] + (to[1] - from[1]) * share}`
    }).join('')
  })
  return `M${left} ${top}${sides.join('')}Z`
}
