import type { KeyFault } from '../contract/keyFaults.ts'
import type { Deps } from '../deps.ts'
import { countsOfSecret, giveBack, spend } from '../identity/throttle.ts'

/** What a guess at a secret meets; anything else is the fault of a place, and nobody's guess. */
const GUESSED: readonly KeyFault[] = ['KEY_SECRET_WRONG', 'KEY_SECRET_LOCKED']

type Tried = { readonly ok: true } | { readonly ok: false; readonly error: KeyFault }

/**
 * Tries a secret, and counts it against whoever typed it when it is another: a token locks itself after few, and a file
 * never does.
 * @throws Problem TOO_MANY_ATTEMPTS before anything is tried
 */
export async function countGuesses<T extends Tried>(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  personId: string,
  work: () => Promise<T>,
): Promise<T> {
  const at = clock.now()
  const counts = countsOfSecret(personId)
  await spend(db, at, counts)
  const tried = await work()
  if (tried.ok || !GUESSED.includes(tried.error)) await giveBack(db, at, counts)
  return tried
}
