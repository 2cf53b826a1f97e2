import type { FiledPolygons, PolygonRings, Position, Ring } from '../../geometry/types.ts'

export type WktGeometry =
  | { readonly kind: 'polygons'; readonly polygons: FiledPolygons; readonly hasZ: boolean; readonly crs: string | null }
  | { readonly kind: 'other'; readonly entity: string }
  | { readonly kind: 'fault' }

const START = /^(?:SRID=(\d{4,6});)?\s*(MULTIPOLYGON|POLYGON|[A-Z]+?)\s*(?:(?:ZM|Z|M)\s*)?(?=\(|EMPTY)/i
const TOKEN = /\s*(?:([(),])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))/y
const FAULT: WktGeometry = { kind: 'fault' }

/** Where a WKT outline starts in a line, or -1. */
export const wktStart = (line: string): number =>
  line.search(/(?:SRID=\d{4,6};)?\b(?:MULTI)?POLYGON\s*(?:(?:ZM|Z|M)\s*)?\(/i)

type Nest = { readonly polygons: Ring[][]; rings: Ring[]; ring: Position[]; numbers: number[]; hasZ: boolean }

/** Ends a position; false when it isn't two to four numbers. */
function endPosition(nest: Nest): boolean {
  const [x, y] = nest.numbers
  if (x === undefined || y === undefined || nest.numbers.length > 4) return false
  nest.ring.push([x, y])
  nest.hasZ ||= nest.numbers.length > 2
  nest.numbers = []
  return true
}

/** Takes one bracket or comma; `level` counts brackets from the innermost: 1 around positions, 2 around rings. */
function takeSign(nest: Nest, sign: string, level: number): boolean {
  if (level === 1 && sign !== '(') {
    if (!endPosition(nest)) return false
    if (sign === ')') {
      nest.rings.push(nest.ring)
      nest.ring = []
    }
  } else if (level === 2 && sign === ')') {
    nest.polygons.push(nest.rings)
    nest.rings = []
  }
  return nest.numbers.length === 0
}

function nested(text: string, levels: number): { polygons: readonly PolygonRings[]; hasZ: boolean } | null {
  const nest: Nest = { polygons: [], rings: [], ring: [], numbers: [], hasZ: false }
  let depth = 0
  TOKEN.lastIndex = 0
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    const [, sign, number] = token
    if (sign === undefined) nest.numbers.push(Number(number))
    if (sign === '(') depth += 1
    if (depth > levels || depth < 1) return null
    if (sign !== undefined && !takeSign(nest, sign, levels - depth + 1)) return null
    if (sign === ')') depth -= 1
    if (depth === 0) return { polygons: nest.polygons, hasZ: nest.hasZ }
  }
  return null
}

/** Reads WKT (OGC 06-103) or EWKT; what follows the last bracket is left alone. */
export function readWktGeometry(text: string): WktGeometry {
  const start = START.exec(text)
  if (!start) return FAULT
  const [head, srid, type = ''] = start
  const entity = type.toUpperCase()
  if (entity !== 'POLYGON' && entity !== 'MULTIPOLYGON') return { kind: 'other', entity }
  const rest = text.slice(head.length)
  const crs = srid === undefined ? null : `EPSG:${srid}`
  if (/^EMPTY/i.test(rest)) return { kind: 'polygons', polygons: [], hasZ: false, crs }
  const read = nested(rest, entity === 'POLYGON' ? 2 : 3)
  return read ? { kind: 'polygons', ...read, crs } : FAULT
}
