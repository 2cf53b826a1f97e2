import { setTimeout } from 'node:timers/promises'

/** Several times what a hash and a transaction take on a quiet machine. */
const LEAST_MS = 300

/**
 * Answers no sooner than this, so that what had to be written does not show in the time it took. A refusal, which tells
 * nobody from anybody, comes at once.
 */
export async function evenly<T>(work: Promise<T>): Promise<T> {
  const [done] = await Promise.all([work, setTimeout(LEAST_MS)])
  return done
}
