import type { Bilingual } from '../../../spatial/bilingual.ts'
import { LEAST } from '../../contract/performance/indicators.ts'
import { classOf, type PopulationClass } from '../../contract/performance/populationClasses.ts'
import { RANKS, type RankedRow, type Ranking } from '../../contract/performance/rankings.ts'

/** Mean and median of the decided dossiers of a quarter, in days; null when there is none. */
export type Delays = { readonly n: number; readonly mean: number | null; readonly median: number | null }

/** A commune or an arrondissement that may be ranked. A city with arrondissements is none: its arrondissements are. */
export type Candidate = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  readonly provinceFr: string
  readonly provinceAr: string
  readonly kind: 'urban' | 'rural' | 'arrondissement'
  readonly population: number
  readonly now: Delays
  readonly before: Delays
  /** Created, merged or otherwise not the same territory in both quarters: why; null when it is the same. */
  readonly changed: Bilingual | null
}

type Measured = Candidate & { readonly mean: number; readonly median: number }
type Compared = Measured & { readonly was: number; readonly change: number }

/** Figures are compared as they are printed, to one decimal: two that read the same are never at two ranks. */
const printed = (days: number): number => Math.round((days + Number.EPSILON) * 10) / 10

/**
 * Ranks the territories of a class by the mean delay of a quarter, and by how far it moved since the quarter before.
 * The rule is printed with every ranking (rule.ts); the order of the candidates changes nothing.
 */
export function rank(candidates: readonly Candidate[], among: PopulationClass): Ranking {
  const own = candidates.filter((one) => among === 'all' || classOf(one) === among)
  const measured = own.flatMap((one) => measuredOf(one))
  const compared = measured.flatMap((one) => comparedOf(one))
  const apart = new Set(compared.map(({ code }) => code))
  return {
    best: first(measured, (one) => one.mean),
    improved: first(
      compared.filter(({ change }) => change < 0),
      ({ change }) => change,
    ),
    degraded: first(
      compared.filter(({ change }) => change > 0),
      ({ change }) => -change,
    ),
    ranked: measured.length,
    compared: compared.length,
    few: own
      .filter(({ now }) => now.n > 0 && now.n < LEAST)
      .toSorted(byCode)
      .map(named),
    none: own.filter(({ now }) => now.n === 0).length,
    incomparable: measured
      .filter(({ code }) => !apart.has(code))
      .toSorted(byCode)
      .map((one) => ({ ...named(one), why: one.changed ? 'changed' : 'few_before', note: one.changed })),
  }
}

function measuredOf(one: Candidate): readonly Measured[] {
  const { n, mean, median } = one.now
  if (n < LEAST || mean === null || median === null) return []
  return [{ ...one, mean: printed(mean), median: printed(median) }]
}

function comparedOf(one: Measured): readonly Compared[] {
  const { n, mean } = one.before
  if (one.changed || n < LEAST || mean === null) return []
  const was = printed(mean)
  return [{ ...one, was, change: printed(one.mean - was) }]
}

/** The first ranks, smallest first; the same figure is the same rank, and the next rank counts all before it. */
function first<One extends Measured>(all: readonly One[], figure: (one: One) => number): RankedRow[] {
  const sorted = all.toSorted((a, b) => figure(a) - figure(b) || byCode(a, b))
  const rows: RankedRow[] = []
  let [place, last] = [0, Number.NaN]
  for (const [index, one] of sorted.entries()) {
    if (figure(one) !== last) [place, last] = [index + 1, figure(one)]
    if (place > RANKS) break
    rows.push(rowOf(one, place))
  }
  return rows
}

function rowOf(one: Measured & Partial<Compared>, place: number): RankedRow {
  const [compared] = comparedOf(one)
  const [before, change] = compared ? [compared.was, compared.change] : [null, null]
  return { rank: place, ...named(one), mean: one.mean, median: one.median, n: one.now.n, before, change }
}

const named = ({ code, nameFr, nameAr, provinceFr, provinceAr, population }: Candidate) => {
  return { code, nameFr, nameAr, provinceFr, provinceAr, population }
}

const byCode = (a: { readonly code: string }, b: { readonly code: string }) =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0
