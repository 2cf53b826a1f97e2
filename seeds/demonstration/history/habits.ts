import type { CommuneFact } from '../../territory/facts.ts'
import { seeded } from '../random.ts'
import { deviation, multiple, seedOf } from './chance.ts'

export type Outcome = 'granted' | 'unpaid' | 'refused' | 'silence' | 'withdrawn' | 'inadmissible' | 'forgotten'

/** How a commune goes about its dossiers. */
export type Habits = {
  /** What it takes, as a multiple of the legal delay, quarter by quarter: most keep to it, and they drift. */
  readonly slowness: (quarter: number) => number
  /** How far one of its dossiers is from another, of the logarithm. */
  readonly spread: number
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly complements: number
  readonly modifications: number
  /** Its register dates every step; another dates the filing and what was decided. */
  readonly datesAll: boolean
}

/** What half of the country keeps to: two thirds of the legal delay. */
const USUAL = 0.66
const OF_A_REGION = 0.16
const OF_A_COMMUNE = 0.34
/** From the first quarter to the twelfth, of the logarithm. */
const DRIFT = 0.32
const OF_A_QUARTER = 0.09
/** A clerk who leaves, or a guichet that opens: one commune in so many, at one quarter, for the worse or the better. */
const ONE_IN_BROKEN = 7
const BREAK = 0.55
const QUARTERS = 12

/** The habits of a commune, always the same. */
export function habitsOf({ code, provinceCode }: CommuneFact): Habits {
  const random = seeded(seedOf(`habits ${code}`))
  const region = multiple(seeded(seedOf(`habits ${provinceCode.slice(0, 2)}`)), OF_A_REGION)
  const level = Math.log(USUAL * region * multiple(random, OF_A_COMMUNE))
  const drift = DRIFT * deviation(random)
  const broken = random.chance(1 / ONE_IN_BROKEN) ? Math.floor(random.between(3, QUARTERS + 1)) : null
  const change = BREAK * (random.chance(0.55) ? 1 : -1)
  const slowness = (quarter: number) => {
    const noise = OF_A_QUARTER * deviation(seeded(seedOf(`habits ${code} ${quarter}`)))
    const broke = broken !== null && quarter >= broken ? change : 0
    return Math.exp(level + drift * (quarter / QUARTERS - 0.5) + broke + noise)
  }
  const care = multiple(random, 0.4)
  return {
    ...{ slowness, spread: random.between(0.28, 0.55), outcomes: outcomesOf(care, level) },
    complements: Math.min(0.45, 0.18 * multiple(random, 0.45)),
    modifications: Math.min(0.12, 0.04 * multiple(random, 0.4)),
    datesAll: random.chance(0.7),
  }
}

/** Of a hundred: refusals by how strict it is, silence and what nobody took up again where it is slow. */
function outcomesOf(care: number, level: number): Habits['outcomes'] {
  const slow = Math.exp(level) / USUAL
  return {
    granted: 80,
    unpaid: 3,
    refused: 7 * care,
    silence: 1.6 * slow,
    withdrawn: 3.2,
    inadmissible: 2.4 * care,
    forgotten: 1.3 * slow,
  }
}
