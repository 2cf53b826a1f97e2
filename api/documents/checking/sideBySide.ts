import type { Listed } from '../store/blobStore.ts'
import type { Known } from './knownContents.ts'

/** One name on either side, or on both. */
export type Pair =
  | { readonly known: Known; readonly stored: Listed }
  | { readonly known: Known; readonly stored: null }
  | { readonly known: null; readonly stored: Listed }

/**
 * Walks two lists in the order of their names at the same pace: however long they are, one entry of each is held.
 * @throws when one of them is not in order: everything said would be wrong
 */
export async function* sideBySide(known: AsyncIterable<Known>, stored: AsyncIterable<Listed>): AsyncGenerator<Pair> {
  const left = inOrder(known, 'the database')
  const right = inOrder(stored, 'the store')
  try {
    let [a, b] = [await left.next(), await right.next()]
    while (!a.done || !b.done) {
      const order = a.done ? 1 : b.done ? -1 : compare(a.value.sha256, b.value.sha256)
      if (order < 0 && !a.done) yield { known: a.value, stored: null }
      else if (order > 0 && !b.done) yield { known: null, stored: b.value }
      else if (!a.done && !b.done) yield { known: a.value, stored: b.value }
      if (order <= 0) a = await left.next()
      if (order >= 0) b = await right.next()
    }
  } finally {
    await Promise.all([left.return(undefined), right.return(undefined)])
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

async function* inOrder<T extends { readonly sha256: string }>(
  list: AsyncIterable<T>,
  whose: string,
): AsyncGenerator<T, undefined> {
  let last = ''
  for await (const entry of list) {
    if (entry.sha256 <= last) throw new Error(`the list of ${whose} is not in order: ${entry.sha256} after ${last}`)
    last = entry.sha256
    yield entry
  }
  return undefined
}
