import type { Position, Ring } from '../../geometry/types.ts'
import type { FiledParcel } from '../types.ts'
import type { DxfLabel } from './dxfEntities.ts'

/** Elementary comparisons that naming may cost; beyond it the rest keep the name of their layer. */
const BUDGET = 50_000_000
const LONGEST_LABEL = 80

type Outline = {
  readonly ring: Ring
  readonly box: readonly [number, number, number, number]
  readonly size: number
  readonly index: number
  readonly texts: string[]
}

function outlineOf({ polygons }: FiledParcel, index: number): Outline {
  const ring = polygons[0]?.[0] ?? []
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring) {
    minX = Math.min(minX, x)
    minY = Math.min(minY, y)
    maxX = Math.max(maxX, x)
    maxY = Math.max(maxY, y)
  }
  return { ring, box: [minX, minY, maxX, maxY], size: (maxX - minX) * (maxY - minY), index, texts: [] }
}

const inBox = ({ box: [minX, minY, maxX, maxY] }: Outline, { x, y }: DxfLabel): boolean =>
  x > minX && x < maxX && y > minY && y < maxY

/** Even-odd rule; a name that stands on the outline may fall either side, which only a name can afford. */
function isInside({ x, y }: DxfLabel, ring: Ring): boolean {
  let inside = false
  let [ax, ay]: Position = ring.at(-1) ?? [0, 0]
  for (const [bx, by] of ring) {
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside
    ax = bx
    ay = by
  }
  return inside
}

/** Gives each text to the smallest outline around it: the number of a parcel, not of the block around. */
function shareOut(outlines: readonly Outline[], texts: readonly DxfLabel[]): void {
  const smallestFirst = [...outlines].sort((a, b) => a.size - b.size)
  let budget = BUDGET
  for (const text of texts) {
    const holder = smallestFirst.find((outline) => {
      budget -= inBox(outline, text) ? outline.ring.length : 1
      return budget >= 0 && inBox(outline, text) && isInside(text, outline.ring)
    })
    if (text.text !== '') holder?.texts.push(text.text)
  }
}

/** Parcels named by the text they hold when they hold exactly one; all the texts go to the attributes. */
export function nameByTexts(parcels: readonly FiledParcel[], texts: readonly DxfLabel[]): readonly FiledParcel[] {
  const outlines = parcels.map(outlineOf)
  shareOut(outlines, texts)
  return parcels.map((parcel, index) => {
    const held = outlines[index]?.texts ?? []
    const [only] = held
    if (only === undefined) return parcel
    const attributes = { ...parcel.attributes, texts: held.join(' | ').slice(0, 500) }
    return { ...parcel, attributes, label: held.length === 1 ? only.slice(0, LONGEST_LABEL) : parcel.label }
  })
}
