import { FORECAST } from '../../contract/performance/forecast.ts'
import type { Curve } from './curve.ts'

export type Interval = { readonly low: number; readonly middle: number; readonly high: number }

/** Shares are sums of fractions. */
const NEARLY = 1e-9

/**
 * Between which days eight in ten fall, and their middle: the first days by which one in ten, half and nine in ten are
 * decided. They are days that some dossier took. Null when so many still wait that the last is not reached.
 */
export function intervalOf(curve: Curve): Interval | null {
  const beside = (1 - FORECAST.share) / 2
  const [low, middle, high] = [beside, 0.5, 1 - beside].map(
    (wanted) => curve.find(({ share }) => share >= wanted - NEARLY)?.days,
  )
  return low === undefined || middle === undefined || high === undefined ? null : { low, middle, high }
}
