import { useId } from 'react'
import { HATCH_PX, HATCHES, type Hatch } from '../../api/contract/mapMarks.ts'
import { PALETTE } from './palette.ts'

type AreaSwatchProps = { readonly stroke: string; readonly fill?: string; readonly hatch?: Hatch | null }

const WIDTH = 30
const HEIGHT = 20

function HatchPattern({ id, hatch, colour }: { readonly id: string; readonly hatch: Hatch; readonly colour: string }) {
  const { lines, dots } = HATCHES[hatch]
  return (
    <pattern id={id} width={HATCH_PX} height={HATCH_PX} patternUnits="userSpaceOnUse">
      {lines.map(([[x1, y1], [x2, y2]]) => (
        <line key={`${x1} ${y1} ${x2}`} {...{ x1, y1, x2, y2 }} stroke={colour} strokeWidth={1.2} />
      ))}
      {dots.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={1.5} fill={colour} />
      ))}
    </pattern>
  )
}

/** A piece of an area as the map draws it: fill, outline, hatching. */
export function AreaSwatch({ stroke, fill = PALETTE.paper, hatch = null }: AreaSwatchProps) {
  const id = useId()
  const box = { x: 0.75, y: 0.75, width: WIDTH - 1.5, height: HEIGHT - 1.5 }
  return (
    <svg className="map-swatch" width={WIDTH} height={HEIGHT} aria-hidden="true">
      {hatch && (
        <defs>
          <HatchPattern id={id} hatch={hatch} colour={stroke} />
        </defs>
      )}
      <rect {...box} fill={fill} />
      <rect {...box} fill={hatch ? `url(#${id})` : 'none'} stroke={stroke} strokeWidth={1.2} />
    </svg>
  )
}

type LineSwatchProps = {
  readonly colour: string
  readonly width: number
  readonly dashed?: boolean | readonly number[]
}

/** A piece of a line as the map draws it. */
export const LineSwatch = ({ colour, width, dashed = false }: LineSwatchProps) => (
  <svg className="map-swatch" width={WIDTH} height={HEIGHT} aria-hidden="true">
    <line
      x1={1}
      x2={WIDTH - 1}
      y1={HEIGHT / 2}
      y2={HEIGHT / 2}
      stroke={colour}
      strokeWidth={width}
      {...dashesOf(dashed)}
    />
  </svg>
)

function dashesOf(dashed: boolean | readonly number[]) {
  if (dashed === true) return { strokeDasharray: '4 3' }
  return dashed === false || dashed.length === 0 ? {} : { strokeDasharray: dashed.join(' ') }
}
