import type { Position } from '../../geometry/types.ts'

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** Three numbers of seventeen digits and their signs stay far below. */
const LONGEST_TUPLE = 200

export type KmlCoordinates = { readonly positions: readonly Position[]; readonly hasZ: boolean }

function positionOf(tuple: string): { position: Position; z: number } | null {
  if (tuple.length > LONGEST_TUPLE) return null
  const parts = tuple.split(',').map((part) => part.trim())
  if (parts.length < 2 || parts.length > 3 || !parts.every((part) => NUMBER.test(part))) return null
  const [lon = Number.NaN, lat = Number.NaN, z = 0] = parts.map(Number)
  return { position: [lon, lat], z }
}

/** Tuples stand between spaces; many hands also put spaces after the commas. */
function* tuplesOf(text: string): Generator<string> {
  let open = ''
  for (const [token] of text.matchAll(/\S+/g)) {
    if (open !== '' && !open.endsWith(',') && !token.startsWith(',')) {
      yield open
      open = ''
    }
    open += token
  }
  if (open !== '') yield open
}

/**
 * The positions of a `coordinates` element, or the tuple that is none. Altitudes of 0 are the format's filling.
 * @param most where to stop: one more than the caller accepts is enough for it to refuse
 */
export function readKmlCoordinates(text: string, most: number): KmlCoordinates | { readonly bad: string } {
  const positions: Position[] = []
  let hasZ = false
  for (const tuple of tuplesOf(text)) {
    const read = positionOf(tuple)
    if (!read) return { bad: tuple.slice(0, 40) }
    positions.push(read.position)
    hasZ ||= read.z !== 0
    if (positions.length > most) break
  }
  return { positions, hasZ }
}
