import type { WorkDeps } from '../deps.ts'
import { repeat } from '../jobs/repeat.ts'
import { closeDays } from './closeDays.ts'
import { sealWaiting } from './seal.ts'
import { timestampDays } from './timestampDays.ts'

const SEAL_EVERY_MS = 1_000
const TIMESTAMP_EVERY_MS = 60_000

/**
 * Keeps the journal sealed: every second what waits, at once again while batches are full; closes the days that are over;
 * asks the authority beside it, so that its silence delays no seal. What fails is logged and tried again.
 * @returns how to stop, once what is under way has ended
 */
export function startSealing(deps: WorkDeps): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  let unsealable = 0
  const seal = async () => {
    const done = await sealWaiting(deps)
    if (done.unsealable !== unsealable)
      deps.log.error({ unsealable: done.unsealable }, 'events that waited cannot be sealed: verify the journal')
    unsealable = done.unsealable
    await closeDays(deps)
    return done.full && done.sealed > 0
  }
  const rounds = [
    repeat({ name: 'sealing the journal', everyMs: SEAL_EVERY_MS, work: seal }, deps, signal),
    repeat(
      { name: 'timestamping the journal', everyMs: TIMESTAMP_EVERY_MS, work: () => timestampDays(deps) },
      deps,
      signal,
    ),
  ]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(rounds)
    },
  }
}
