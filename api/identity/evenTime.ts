import { setTimeout } from 'node:timers/promises'

/** Several times what a hash and a transaction take on a quiet machine. */
const LEAST_MS = 300

/** Answers no sooner than this, so that what had to be written does not show in the time it took. */
export async function evenly<T>(work: Promise<T>): Promise<T> {
  const [outcome] = await Promise.allSettled([work, setTimeout(LEAST_MS)])
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}
