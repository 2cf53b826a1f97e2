import { keyOf } from '../../contract/avis/reserves.ts'
import type { ItemRow } from './itemQueries.ts'

type Former = {
  readonly round: number
  readonly given: readonly { readonly at: Date; readonly items: readonly ItemRow[] }[]
}

/**
 * Whether a remark comes late (RGC13, article 27: no successive new remarks): its body answered in a former round without
 * it, and what it points at was there already then. What points at nothing new could have been said before.
 * @param former what the same body was asked and said in former rounds
 */
export function isSuccessive(item: ItemRow, former: readonly Former[]): boolean {
  const said = former.flatMap(({ given }) => given)
  const last = said.map(({ at }) => at.getTime())
  if (last.length === 0) return false
  if (said.some(({ items }) => items.some((one) => keyOf(one) === keyOf(item)))) return false
  return item.there === null || item.there.getTime() <= Math.max(...last)
}
