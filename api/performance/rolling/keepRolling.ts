import type { WorkDeps } from '../../deps.ts'
import { repeat } from '../../jobs/repeat.ts'
import { roll } from './roll.ts'

/** An event is on the map within five seconds: two of them are the browser's. */
const ROLL_EVERY_MS = 1_500

/** Keeps the figures up to what happens, at once again while much waits. @returns how to stop, once a roll-up has ended */
export function startRolling(deps: Pick<WorkDeps, 'db' | 'clock' | 'log'>): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  const work = async () => (await roll(deps)).full
  const rolling = repeat({ name: 'rolling the figures up', everyMs: ROLL_EVERY_MS, work }, deps, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await rolling
    },
  }
}
