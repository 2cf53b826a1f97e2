import { setTimeout as pause } from 'node:timers/promises'
import type { WorkDeps } from '../deps.ts'

type Round = { readonly name: string; readonly everyMs: number; readonly work: () => Promise<unknown> }

/**
 * Does the same work again and again until it is told to stop: what fails is logged and tried again, and work that answers
 * `true` has more to do and is not made to wait.
 */
export async function repeat(
  { name, everyMs, work }: Round,
  { log }: Pick<WorkDeps, 'log'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const again = await work().catch((error: unknown) => {
      log.error({ err: error }, `${name} failed`)
      return false
    })
    // The pause rejects for one reason only: it was cut short to stop.
    if (again !== true) await pause(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
