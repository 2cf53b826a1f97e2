/** The same things, one of them at another place. */
export function moved<T>(things: readonly T[], from: number, to: number): T[] {
  const kept = things.filter((_, place) => place !== from)
  return [...kept.slice(0, to), ...things.slice(from, from + 1), ...kept.slice(to)]
}
