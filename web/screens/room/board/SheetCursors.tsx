import { type Pointing, useCursors } from './usePointing.ts'

type SheetCursorsProps = {
  readonly pointing: Pointing
  readonly documentId: string
  readonly page: number
  readonly pxPerMm: number
}

const ARM_PX = 8
const WAIST_PX = 2
const TEXT_PX = 12

/** Four points, as on the map. */
const starAt = ([x, y]: readonly [number, number], px: number): string => {
  const corners = Array.from({ length: 8 }, (_, nth) => {
    const [reach, angle] = [(nth % 2 === 0 ? ARM_PX : WAIST_PX) * px, (nth * Math.PI) / 4]
    return `${x + reach * Math.sin(angle)} ${y - reach * Math.cos(angle)}`
  })
  return `M${corners.join('L')}Z`
}

/** Where the others point on a page, each with their name. */
export function SheetCursors({ pointing, documentId, page, pxPerMm }: SheetCursorsProps) {
  const cursors = useCursors(pointing)
  const px = 1 / pxPerMm
  return cursors.map(({ peer, name, look: { colour }, where }) => {
    if (where.on !== 'sheet' || where.documentId !== documentId || where.page !== page) return null
    const [x, y] = where.at
    return (
      <g key={peer} data-cursor={peer} fill={colour} stroke="var(--paper)">
        <path d={starAt(where.at, px)} strokeWidth={1.5 * px} />
        <text
          {...{ x, y: y - (ARM_PX + 4) * px, fontSize: TEXT_PX * px, strokeWidth: 4 * px }}
          fontWeight={600}
          textAnchor="middle"
          paintOrder="stroke"
        >
          {name}
        </text>
      </g>
    )
  })
}
