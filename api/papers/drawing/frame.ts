import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Position } from '../../../spatial/geometry/types.ts'

/** A piece of the legal plane on a piece of paper. */
export type SheetFrame = {
  readonly srid: LegalSrid
  /** Legal metres under the middle of the drawing. */
  readonly centre: Position
  /** 1000 for 1/1000: a centimetre is ten metres. */
  readonly denominator: number
  readonly widthMm: number
  readonly heightMm: number
}

/** [minX, minY, maxX, maxY] in legal metres. */
export type LegalBox = readonly [number, number, number, number]

/** Millimetres of paper for one metre of ground. */
export const mmPerMetre = ({ denominator }: Pick<SheetFrame, 'denominator'>): number => 1000 / denominator

/** The ground a sheet shows; `marginMm` more on each side, so that a line cut there is cut out of sight. */
export function groundBox(frame: SheetFrame, marginMm = 0): LegalBox {
  const [x, y] = frame.centre
  const half = (mm: number) => (mm / 2 + marginMm) / mmPerMetre(frame)
  return [x - half(frame.widthMm), y - half(frame.heightMm), x + half(frame.widthMm), y + half(frame.heightMm)]
}

/** Legal metres to millimetres from the sheet's top left corner. */
export function onSheet(frame: SheetFrame): (position: Position) => Position {
  const [minX, , , maxY] = groundBox(frame)
  const scale = mmPerMetre(frame)
  return ([x, y]) => [(x - minX) * scale, (maxY - y) * scale]
}
