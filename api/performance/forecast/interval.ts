import { FORECAST } from '../../contract/performance/forecast.ts'
import type { Curve } from './curve.ts'

export type Interval = { readonly low: number; readonly middle: number; readonly high: number }

/** Shares are sums of fractions. */
const NEARLY = 1e-9

/**
 * Between which days the next dossier falls eight times in ten, and its middle: days that some dossier took, never between
 * two. The ends are the ranks that hold for one dossier more than the `dossiers` seen: the 2nd and the 19th of 20. Null when the curve
 * does not reach the upper end.
 */
export function intervalOf(curve: Curve, dossiers: number): Interval | null {
  const beside = (1 - FORECAST.share) / 2
  const next = dossiers + 1
  const low = reached(curve, Math.floor(beside * next + NEARLY) / dossiers)
  const middle = reached(curve, 0.5)
  const high = reached(curve, Math.min(1, Math.ceil((1 - beside) * next - NEARLY) / dossiers))
  return low === null || middle === null || high === null ? null : { low, middle, high }
}

const reached = (curve: Curve, wanted: number): number | null =>
  curve.find(({ share }) => share >= wanted - NEARLY)?.days ?? null
