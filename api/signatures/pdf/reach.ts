import type { Pdf } from './pdf.ts'
import { type Dict, isArray, isDict, Ref, Stream, type Value } from './values.ts'

/** The numbers of everything a value leads to as of a revision, objects that do not exist included. */
export function reach(pdf: Pdf, from: readonly (Value | undefined)[], revision: number): ReadonlySet<number> {
  const found = new Set<number>()
  const waiting: (Value | undefined)[] = [...from]
  while (waiting.length > 0) {
    pdf.budget.spend()
    const value = waiting.pop()
    if (value instanceof Ref) {
      if (found.has(value.number)) continue
      found.add(value.number)
      waiting.push(pdf.object(value.number, revision))
    } else waiting.push(...within(value))
  }
  return found
}

function within(value: Value | undefined): Iterable<Value> {
  if (value instanceof Stream) return value.dict.values()
  if (isArray(value)) return value
  return isDict(value) ? value.values() : []
}

/** The catalogue without what only helps to check signatures later (the DSS of ETSI EN 319 142-1 §5.4.2). */
export const withoutDss = (catalog: Dict): Dict => new Map([...catalog].filter(([key]) => key !== 'DSS'))
