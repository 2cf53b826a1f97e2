/** A seeded source of numbers: the same seed gives the same country on every machine. */
export type Random = {
  /** A number in [0, 1). */
  next(): number
  between(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
  /** A UUID of version 7 on a fixed instant, so that identifiers are part of what is reproducible. */
  uuid(): string
}

/** The instant written in every demonstration identifier: 2026-01-01T00:00:00Z. */
const INSTANT = 1_767_225_600_000

/** Mulberry32: 32 bits of state, enough for a drawing and the same in every engine (integer arithmetic only). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + (high - low) * next()
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    uuid: () => uuidFrom(next),
  }
}

function uuidFrom(next: () => number): string {
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  const time = INSTANT.toString(16).padStart(12, '0')
  const variant = (8 + Math.floor(next() * 4)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`
}
