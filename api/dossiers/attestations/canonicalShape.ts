type Position = readonly number[]
type Ring = readonly Position[]

/** GeoJSON in metres of a legal zone. */
export type Shape = { readonly type: string; readonly coordinates: unknown }

const CENTIMETRES = 100
const centimetres = ([x = 0, y = 0]: Position): Position => [Math.round(x * CENTIMETRES), Math.round(y * CENTIMETRES)]

/**
 * One writing of a shape, whatever vertex it is begun at, whichever way round and in whichever order its parts are: whole
 * centimetres, each ring open, from its westernmost (then southernmost) vertex towards the lesser of its neighbours,
 * holes and parts sorted. Lines and points keep their order.
 */
export function canonicalShape({ type, coordinates }: Shape): { readonly type: string; readonly coordinates: unknown } {
  if (type === 'Polygon') return { type: 'MultiPolygon', coordinates: [polygon(coordinates as readonly Ring[])] }
  if (type === 'MultiPolygon') {
    const parts = (coordinates as readonly (readonly Ring[])[]).map(polygon)
    return { type, coordinates: parts.toSorted(inOrder) }
  }
  return { type, coordinates: everyPosition(coordinates) }
}

function polygon([outer = [], ...holes]: readonly Ring[]): readonly Ring[] {
  return [ring(outer), ...holes.map(ring).toSorted(inOrder)]
}

function ring(closed: Ring): Ring {
  const open = closed.slice(0, -1).map(centimetres)
  const first = open.reduce((least, at, index) => (compare(at, open[least] ?? at) < 0 ? index : least), 0)
  const forwards = [...open.slice(first), ...open.slice(0, first)]
  const backwards = [...forwards.slice(0, 1), ...forwards.slice(1).toReversed()]
  return inOrder(forwards, backwards) <= 0 ? forwards : backwards
}

const compare = (a: Position, b: Position): number => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)

/** By their text: any total order does, as long as it is always the same. */
const inOrder = (a: unknown, b: unknown): number => {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

const everyPosition = (coordinates: unknown): unknown =>
  Array.isArray(coordinates) && !Array.isArray(coordinates[0])
    ? centimetres(coordinates as Position)
    : (coordinates as readonly unknown[]).map(everyPosition)
