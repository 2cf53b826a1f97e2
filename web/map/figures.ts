import type { Position } from '../../spatial/geometry/types.ts'
import { fixed, landArea } from '../text/figures.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** « 1 ha 24 a 07 ca », as the land register writes an area; leading units that are nothing are left out. */
export function printedArea(m2: number): string {
  const { ha, a, ca } = landArea(m2)
  if (ha > 0) return `${ha} ha ${two(a)} a ${two(ca)} ca`
  return a > 0 ? `${a} a ${two(ca)} ca` : `${ca} ca`
}

/** « 12 407,35 m² » */
export const printedSquareMetres = (m2: number): string => `${fixed(m2, 2)} m²`

/** « 84,20 m », in kilometres from ten on. */
export const printedLength = (metres: number): string =>
  metres >= 10_000 ? `${fixed(metres / 1000, 3)} km` : `${fixed(metres, 2)} m`

/** X and Y of a legal zone to the centimetre the plan is signed to. */
export const printedXY = ([x, y]: Position): { readonly x: string; readonly y: string } => ({
  x: fixed(x, 2),
  y: fixed(y, 2),
})
