export type Pixel = readonly [number, number]

/** Radius in CSS pixels in which a borne answers: a mouse is precise, a finger needs 44 px across. */
export const REACH_PX = { mouse: 12, touch: 22 } as const

export type Hand = keyof typeof REACH_PX

const apart = (a: Pixel, b: Pixel) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Index of the nearest target within reach, or null. */
export function targetAt(targets: readonly Pixel[], at: Pixel, reachPx: number): number | null {
  let nearest: number | null = null
  let least = reachPx
  for (const [index, target] of targets.entries()) {
    const away = apart(target, at)
    if (away > least) continue
    nearest = index
    least = away
  }
  return nearest
}

/** Middles of the sides, where a new borne can be pulled out; the last side only when the outline is closed. */
export function middles(corners: readonly Pixel[], closed: boolean): Pixel[] {
  const last = closed ? corners.length : corners.length - 1
  return corners.slice(0, Math.max(0, last)).map((from, index): Pixel => {
    const to = corners[(index + 1) % corners.length] ?? from
    return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  })
}
