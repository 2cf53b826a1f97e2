import type { DossierSummary } from '../../../api/contract/dossiers.ts'
import { folded } from '../../text/folded.ts'
import type { Language } from '../../text/language.ts'
import type { Sort } from './dossierSearch.ts'

const communeIn = (language: Language, { commune }: DossierSummary) =>
  language === 'ar' ? commune.nameAr : commune.nameFr

type Shown = { readonly sort: Sort; readonly q: string; readonly language: Language }

/** Dossiers whose title, number or commune holds what was typed, in the order asked for. */
export function shownDossiers(all: readonly DossierSummary[], { sort, q, language }: Shown): readonly DossierSummary[] {
  const sought = folded(q)
  const compare = new Intl.Collator(language, { numeric: true }).compare
  const kept = all.filter(({ id, title, commune }) =>
    [title, commune.nameFr, commune.nameAr, id].some((text) => folded(text).includes(sought)),
  )
  const byAge = (a: DossierSummary, b: DossierSummary) => b.createdAt.localeCompare(a.createdAt)
  const orders: Readonly<Record<Sort, (a: DossierSummary, b: DossierSummary) => number>> = {
    newest: byAge,
    oldest: (a, b) => byAge(b, a),
    title: (a, b) => compare(a.title, b.title),
    titleDown: (a, b) => compare(b.title, a.title),
    commune: (a, b) => compare(communeIn(language, a), communeIn(language, b)) || byAge(a, b),
    communeDown: (a, b) => compare(communeIn(language, b), communeIn(language, a)) || byAge(a, b),
  }
  return kept.toSorted(orders[sort])
}

/** A column clicked: its other direction when it already sorts, its first one otherwise. */
export function sortedBy(column: 'created' | 'title' | 'commune', now: Sort): Sort {
  if (column === 'created') return now === 'newest' ? 'oldest' : 'newest'
  return now === column ? `${column}Down` : column
}

/** What a column's heading says of the order. */
export function orderOf(column: 'created' | 'title' | 'commune', sort: Sort): 'ascending' | 'descending' | 'none' {
  if (column === 'created') return sort === 'newest' ? 'descending' : sort === 'oldest' ? 'ascending' : 'none'
  if (sort === column) return 'ascending'
  return sort === `${column}Down` ? 'descending' : 'none'
}

/** The row a key leads to in a queue of so many: j and k as everywhere, none beyond the ends. */
export function rowReached(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'j') return Math.min(at + 1, count - 1)
  if (key === 'k') return Math.max(at - 1, 0)
  return null
}
