import type { PerformanceAnswer, PerformanceRow } from '../../../api/contract/performance/performance.ts'
import type { Language } from '../../text/language.ts'
import { type ClassKey, classOf, type Figure, type Scale } from './classes.ts'
import type { Place } from './places.ts'
import type { RowSort } from './territorySearch.ts'

/** One territory as the map and the legend need it. */
export type DrawnRow = {
  readonly place: Place
  readonly figure: Figure & Pick<PerformanceRow, 'note'>
  readonly key: ClassKey
  /** Made of too few dossiers to be published, yet given: whoever reads is an official of the territory. */
  readonly few: boolean
  /** 1 is the best; ties share a rank and the next one is left out. Null without a figure. */
  readonly rank: number | null
}

/** The same in the table, beside what the map has no room for. */
export type PlaceRow = DrawnRow & {
  /** Since the period before; null when either is not known. */
  readonly difference: number | null
  /** The other figure of a comparison. */
  readonly beside: Figure | null
}

export const NO_FIGURE: Figure = { value: null, n: 0, withheld: false }

export const figuresOf = (answer: PerformanceAnswer | undefined): ReadonlyMap<string, PerformanceRow> =>
  new Map(answer?.rows.map((row) => [row.code, row]))

/** The difference of two figures, free of what binary fractions leave behind: 12,3 and not 12,299999. */
export const differenceOf = (now: number | null | undefined, then: number | null | undefined): number | null =>
  now === null || now === undefined || then === null || then === undefined ? null : Number((now - then).toFixed(6))

/** Where `better` says nothing, the highest comes first. */
function ranks(values: readonly number[], better: 'lower' | 'higher' | null): ReadonlyMap<number, number> {
  const sorted = values.toSorted((a, b) => (better === 'lower' ? a - b : b - a))
  const first = new Map<number, number>()
  sorted.forEach((value, index) => {
    if (!first.has(value)) first.set(value, index + 1)
  })
  return first
}

/** Every territory shown, with its figure, its class and its rank among those shown. */
export function rowsOf(places: readonly Place[], answer: PerformanceAnswer, scale: Scale): readonly DrawnRow[] {
  const figures = figuresOf(answer)
  const values = places.flatMap(({ code }) => figures.get(code)?.value ?? [])
  const rankOf = ranks(values, answer.definition.better)
  const there = places.filter(({ code, ended }) => !ended || (figures.get(code)?.n ?? 0) > 0)
  return there.map((place) => {
    const figure = figures.get(place.code) ?? NO_FIGURE
    const { value, n } = figure
    return {
      ...{ place, figure, key: place.unknown ? ('unknown' as const) : classOf(figure, scale) },
      few: value !== null && n > 0 && n < answer.definition.least,
      rank: value === null ? null : (rankOf.get(value) ?? null),
    }
  })
}

type Others = { readonly before: PerformanceAnswer | undefined; readonly beside: PerformanceAnswer | undefined }

/** The rows of the table: what the figures were a period before, or what stands beyond the swipe line. */
export function withOthers(rows: readonly DrawnRow[], { before, beside }: Others): readonly PlaceRow[] {
  const [then, other] = [figuresOf(before), figuresOf(beside)]
  return rows.map((row) => ({
    ...row,
    difference: differenceOf(row.figure.value, then.get(row.place.code)?.value),
    beside: beside ? (other.get(row.place.code) ?? NO_FIGURE) : null,
  }))
}

const KEYS: Readonly<Record<Exclude<RowSort, 'name'>, (row: PlaceRow) => number | null>> = {
  rank: ({ rank }) => rank,
  value: ({ figure }) => figure.value,
  n: ({ figure }) => figure.n,
  difference: ({ difference }) => difference,
}

export type Order = { readonly sort: RowSort; readonly down: boolean }

/** Territories by name: every other order begins with it, so that ties go by name at no cost. */
export function byName(places: readonly Place[], language: Language): readonly Place[] {
  const names = new Intl.Collator(language)
  const nameOf = ({ nameFr, nameAr }: Place) => (language === 'ar' ? nameAr || nameFr : nameFr)
  return places.toSorted((a, b) => names.compare(nameOf(a), nameOf(b)))
}

/** Rows, given by name, in an order; what has no figure comes last whichever way. */
export function sorted(rows: readonly PlaceRow[], { sort, down }: Order): readonly PlaceRow[] {
  if (sort === 'name') return down ? rows.toReversed() : rows
  const key = KEYS[sort]
  const turn = down ? -1 : 1
  return rows.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)]
    return one === null || other === null ? Number(one === null) - Number(other === null) : turn * (one - other)
  })
}
