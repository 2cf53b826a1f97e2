import type { Deps } from '../deps.ts'
import { houseAnchors } from '../signatures/houseAnchors.ts'
import { stampPdf } from '../signatures/stamp.ts'
import { askTimestamp } from '../timestamps/ask.ts'

/** A signer waits for an authority no longer than this: what it does not give now is asked again later. */
const PATIENCE_MS = 4_000

export type Levelled = { readonly file: Buffer; readonly level: 'B-B' | 'B-T' }

/** Stamps the files of one consent. An authority that failed once is not asked again by it. */
export class Timestamper {
  private readonly deps: Pick<Deps, 'config' | 'clock' | 'log'>
  private away = false

  constructor(deps: Pick<Deps, 'config' | 'clock' | 'log'>) {
    this.deps = deps
  }

  /** The file with a timestamp where one could be had; else as it is. */
  async stamp(file: Buffer): Promise<Levelled> {
    const { config, clock, log } = this.deps
    const authority = config.timestamp
    if (!authority || this.away) return { file, level: 'B-B' }
    const trust = { anchors: await houseAnchors(config), now: clock.now() }
    const made = await stampPdf(file, { ask: (digest) => askTimestamp(authority, digest, PATIENCE_MS), trust })
    if (made.ok) return { file: made.value, level: 'B-T' }
    const { error } = made
    this.away = error.of === 'authority'
    log.warn(
      { authority: authority.url, reason: error.of === 'authority' ? error.why : error.code },
      'not timestamped yet',
    )
    return { file, level: 'B-B' }
  }
}
