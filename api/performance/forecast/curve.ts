import type { History } from './history.ts'
import type { Tally } from './tally.ts'

/** The share of dossiers decided by each number of days that any was decided at; days and shares in order. */
export type Curve = readonly { readonly days: number; readonly share: number }[]

/**
 * Kaplan and Meier's estimate over the window: of what had reached each age and was open during it, the share decided at
 * that age. What is still open counts as long as it was seen, what was open before from the age it was first seen at.
 */
export function curveOf({ filed, decided, before, after }: History): Curve {
  const entering = cumulated(before)
  const waiting = cumulated(after)
  let left = 1
  let gone = 0
  return decided.map(({ days, dossiers }) => {
    const atRisk = filed + entering(days - 1) - waiting(days - 1) - gone
    gone += dossiers
    left *= 1 - Math.min(1, dossiers / Math.max(atRisk, dossiers))
    return { days, share: 1 - left }
  })
}

/** Asked with days that only grow. */
function cumulated(tally: Tally): (days: number) => number {
  let sum = 0
  let at = 0
  return (most) => {
    for (let next = tally[at]; next && next.days <= most; next = tally[at]) {
      sum += next.dossiers
      at += 1
    }
    return sum
  }
}
