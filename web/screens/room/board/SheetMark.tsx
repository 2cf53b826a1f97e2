import type { Shape } from '../../../../api/contract/room/annotation.ts'
import type { BodyLook } from '../bodyColours.ts'

type OnPage = readonly [number, number]

type SheetMarkProps = {
  readonly shape: Shape
  /** Millimetres of the page. */
  readonly at: readonly OnPage[]
  readonly text: string
  readonly look: BodyLook
  readonly pxPerMm: number
}

const WIDTH_PX = 3
const HALO_PX = 7
const DOT_PX = 7
const HEAD_PX = 14
const TEXT_PX = 15

const lineOf = (at: readonly OnPage[]) => at.map(([x, y], nth) => `${nth === 0 ? 'M' : 'L'}${x} ${y}`).join('')

function headOf(at: readonly OnPage[], px: number): string {
  const [to = [0, 0], from = [0, 0]] = [at.at(-1), at.at(-2)]
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  const arm = (turn: number): OnPage => [
    to[0] - Math.cos(angle + turn) * HEAD_PX * px,
    to[1] - Math.sin(angle + turn) * HEAD_PX * px,
  ]
  return lineOf([arm(0.45), to, arm(-0.45)])
}

/** One annotation over a page, as wide on the screen whatever the zoom. */
export function SheetMark({ shape, at, text, look, pxPerMm }: SheetMarkProps) {
  const px = 1 / pxPerMm
  const [x, y] = at[0] ?? [0, 0]
  if (shape === 'point')
    return <circle cx={x} cy={y} r={DOT_PX * px} fill={look.colour} stroke="var(--paper)" strokeWidth={2 * px} />
  if (shape === 'text')
    return (
      <text
        {...{ x, y, fontSize: TEXT_PX * px, fill: look.colour, stroke: 'var(--paper)', strokeWidth: 4 * px }}
        fontWeight={600}
        paintOrder="stroke"
      >
        {text}
      </text>
    )
  const path =
    lineOf(at) +
    (shape === 'polygon' && at.length > 2 ? 'Z' : '') +
    (shape === 'arrow' && at.length > 1 ? headOf(at, px) : '')
  return (
    <g data-mark={shape} fill="none" strokeLinejoin="round">
      <path d={path} stroke="var(--paper)" strokeWidth={HALO_PX * px} />
      <path
        d={path}
        stroke={look.colour}
        strokeWidth={WIDTH_PX * px}
        strokeDasharray={look.dash.map((length) => length * px).join(' ')}
      />
    </g>
  )
}
