import { type CommuneFact, readCommunes } from '../../territory/facts.ts'
import { seeded } from '../random.ts'
import { multiple, seedOf } from './chance.ts'

/** A commune or an arrondissement with a history, and how many dossiers it files in a whole quarter on average. */
export type Place = {
  readonly commune: CommuneFact
  /** Its place among all, from nought. */
  readonly index: number
  readonly aQuarter: number
}

/** Every arrondissement, every town, and as many rural communes as make so many in all. */
const PLACES = 900
const WEIGHTS = { arrondissement: 1.3, urban: 1, rural: 0.5 } as const
/** Large ones file more than their share. */
const STEEPNESS = 1.2
const SPREAD = 0.5
/** One in so many grows fast. */
const ONE_IN_GROWING = 18
const GROWING = 2.6

/**
 * Where dossiers are filed, and how many: by population, kind and chance, always the same. The six cities with
 * arrondissements file in these.
 * @param dossiers about how many over the quarters, a part of one counted as its part
 */
export function placesOf(
  dossiers: number,
  quarters: number,
  communes: readonly CommuneFact[] = readCommunes(),
): readonly Place[] {
  const cities = new Set(communes.map(({ parentCode }) => parentCode))
  const weighed = communes
    .filter(({ code }) => !cities.has(code))
    .map((commune) => ({ commune, weight: weightOf(commune) }))
  const rural = weighed.filter(({ commune }) => commune.kind === 'rural').toSorted((a, b) => b.weight - a.weight)
  const towns = weighed.filter(({ commune }) => commune.kind !== 'rural')
  const chosen = [...towns, ...rural.slice(0, Math.max(0, PLACES - towns.length))].toSorted((a, b) =>
    a.commune.code < b.commune.code ? -1 : 1,
  )
  const whole = chosen.reduce((sum, { weight }) => sum + weight, 0)
  return chosen.map(({ commune, weight }, index) => ({
    ...{ commune, index },
    aQuarter: (dossiers * weight) / whole / quarters,
  }))
}

function weightOf({ code, kind, population }: CommuneFact): number {
  const random = seeded(seedOf(`weight ${code}`))
  const growth = random.chance(1 / ONE_IN_GROWING) ? GROWING : 1
  return (population * WEIGHTS[kind] * growth * multiple(random, SPREAD)) ** STEEPNESS
}
