import type { RemoteFaultCode } from '../contract/layers.ts'

export type Fault = { readonly code: RemoteFaultCode; readonly since: Date; readonly last: Date }

/** A server that was just found away is not waited for again by everybody who looks at the map. */
const REST_MS = 15_000
const AWAY: ReadonlySet<RemoteFaultCode> = new Set(['UNREACHABLE', 'SLOW', 'PRIVATE'])

/** Which layers' servers answer badly, and since when: as seen from this process since it began. */
export class Faults {
  readonly #faults = new Map<string, Fault>()

  of(layerId: string): Fault | null {
    return this.#faults.get(layerId) ?? null
  }

  failed(layerId: string, code: RemoteFaultCode, now: Date): void {
    const since = this.#faults.get(layerId)?.since ?? now
    this.#faults.set(layerId, { code, since, last: now })
  }

  answered(layerId: string): void {
    this.#faults.delete(layerId)
  }

  /** The fault of a server that rests, or null when it may be asked. */
  resting(layerId: string, now: Date): Fault | null {
    const fault = this.of(layerId)
    return fault && AWAY.has(fault.code) && now.getTime() - fault.last.getTime() < REST_MS ? fault : null
  }
}
