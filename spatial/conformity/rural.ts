import { governingPlans } from './governing.ts'
import { judged } from './judgement.ts'
import type { Facts, Unit, Verdict } from './types.ts'

/**
 * What holds where the parcel lies: the règlement of a plan; outside any, the rural rule (decree 2-92-832 art. 34, law
 * 12-90 art. 46) or what article 45 leaves an urban commune. `unknown`: no plan that binds is loaded and nothing says
 * that there is none, or nobody knows the commune.
 */
export type Regime = 'plan' | 'rural' | 'urban' | 'unknown'

/** Whether it is known of the whole parcel which plans there are: where none is met, it is outside any. */
export const arePlansKnown = ({ coverage }: Pick<Facts, 'coverage'>): boolean => coverage.plans?.covered === 'whole'

export function regimeOf(facts: Facts): Regime {
  if (governingPlans(facts).length > 0) return 'plan'
  if (!facts.commune || !arePlansKnown(facts)) return 'unknown'
  return facts.commune.urban ? 'urban' : 'rural'
}

/** The rural rule applies in a rural commune known to be without a plan that binds. */
export const isRuralRegime = (facts: Facts): boolean => regimeOf(facts) === 'rural'

/** A declared figure against one of the rural maxima. */
export const underMaximum = (measured: number, limit: number, unit: Unit): Verdict =>
  judged({ measured, limit, sense: 'at_most', unit, doubt: 0, bothSides: false })
