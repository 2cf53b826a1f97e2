import type { Holder } from '../../../api/contract/procedures/steps.ts'
import type { Random } from '../random.ts'

/** How long each keeps a dossier, as a multiple of what is usual; and how far one dossier is from another. */
export type Pace = {
  readonly holders: Readonly<Partial<Record<Holder, number>>>
  /** Of the logarithm: 0.5 makes one dossier in six take more than 1.65 times as long. */
  readonly spread: number
  readonly complements: number
  readonly refusals: number
}

/** A large city that is late at its commission, a town that is quick, and one far from the members it consults. */
export const PACES: Readonly<Record<string, Pace>> = {
  'ain-chock': {
    holders: { guichet: 1.1, members: 1.35, president: 1.2, applicant: 1, cashier: 1 },
    spread: 0.5,
    complements: 0.28,
    refusals: 0.1,
  },
  agadir: {
    holders: { guichet: 0.7, members: 0.75, president: 0.7, applicant: 0.8, cashier: 0.8 },
    spread: 0.35,
    complements: 0.16,
    refusals: 0.06,
  },
  laayoune: {
    holders: { guichet: 0.9, members: 1.7, president: 1.3, applicant: 1.3, cashier: 1 },
    spread: 0.65,
    complements: 0.22,
    refusals: 0.08,
  },
}

/** A multiple around one: log-normal, by the sum of twelve draws (its tails end at six deviations). */
export function stretch(random: Random, spread: number): number {
  let sum = -6
  for (let draw = 0; draw < 12; draw += 1) sum += random.next()
  return Math.exp(spread * sum)
}
