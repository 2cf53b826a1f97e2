import { governingPlans } from './governing.ts'
import { judged } from './judgement.ts'
import type { Facts, Unit, Verdict } from './types.ts'

/** The rural rule (decree 2-92-832 art. 34, law 12-90 art. 46) applies in a rural commune where no plan binds. */
export const isRuralRegime = (facts: Facts): boolean =>
  facts.commune !== null && !facts.commune.urban && governingPlans(facts).length === 0

/** A declared figure against one of the rural maxima. */
export const underMaximum = (measured: number, limit: number, unit: Unit): Verdict =>
  judged({ measured, limit, sense: 'at_most', unit, doubt: 0, bothSides: false })
