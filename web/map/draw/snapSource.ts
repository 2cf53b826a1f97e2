import { type SnapAnswer, snapAnswer } from '../../../api/contract/snap.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { covers, type Snap, type SnapBox, type SnapLine, snapLines, snapTo } from './snapping.ts'

export type FetchSnap = (bbox: string, srid: number, signal: AbortSignal) => Promise<SnapAnswer>

/** Close by, a whole block is read at once so that the pointer rarely waits. */
const BLOCK_HALF_M = 150
const PATIENCE_MS = 4000

/** Asks the service for the true lines in a box. */
export const fetchSnap: FetchSnap = async (bbox, srid, signal) => {
  const response = await fetch(`/api/snap?${new URLSearchParams({ bbox, srid: String(srid) })}`, { signal })
  if (!response.ok) throw new Error(`snap lines refused with status ${response.status}`)
  return snapAnswer.parse(await response.json())
}

/** Degrees around a box of legal metres; its four corners, since the grid is turned against the meridians. */
export function bboxOf({ srid, center: [x, y], halfM }: SnapBox): string {
  const corners = [-halfM, halfM].flatMap((dx) => [-halfM, halfM].map((dy) => toWgs84(srid, [x + dx, y + dy])))
  const lons = corners.map(([lon]) => lon)
  const lats = corners.map(([, lat]) => lat)
  const sides = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
  return sides.map((degrees) => degrees.toFixed(8)).join(',')
}

type Read = { readonly box: SnapBox; readonly lines: readonly SnapLine[] }

/**
 * True lines around the pointer, read from the service and kept until the pointer leaves them. When a place holds more
 * lines than one answer carries, the answer has the nearest ones: it then serves that place only.
 */
export class SnapSource {
  private read: Read | null = null
  private reading: { readonly box: SnapBox; readonly done: Promise<void>; readonly stop: AbortController } | null = null
  private readonly ask: FetchSnap
  private readonly onAvailable: (available: boolean) => void

  constructor(ask: FetchSnap, onAvailable: (available: boolean) => void) {
    this.ask = ask
    this.onAvailable = onAvailable
  }

  /** What is already known holds here; null when nothing does or when the lines have not come yet. */
  known(wanted: SnapBox): Snap | null {
    return this.read && covers(this.read.box, wanted) ? snapTo(this.read.lines, wanted.center, wanted.halfM) : null
  }

  /** Reads what is missing, then answers. Never fails: without lines there is nothing to hold to, and it is said. */
  async at(wanted: SnapBox): Promise<Snap | null> {
    await this.ensure(wanted)
    return this.known(wanted)
  }

  stop(): void {
    this.reading?.stop.abort()
  }

  private async ensure(wanted: SnapBox): Promise<void> {
    if (this.read && covers(this.read.box, wanted)) return
    if (!this.reading || !covers(this.reading.box, wanted)) {
      this.reading?.stop.abort()
      this.reading = this.start(wanted)
    }
    await this.reading.done
  }

  private start(wanted: SnapBox) {
    const box = { ...wanted, halfM: Math.max(BLOCK_HALF_M, wanted.halfM * 1.5) }
    const stop = new AbortController()
    return { box, stop, done: this.load(box, wanted, stop.signal) }
  }

  private async load(box: SnapBox, wanted: SnapBox, signal: AbortSignal): Promise<void> {
    try {
      const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
      const answer = await this.ask(bboxOf(box), box.srid, patience)
      this.read = { box: answer.complete ? box : wanted, lines: snapLines(answer) }
      this.onAvailable(true)
    } catch {
      // Drawing goes on without holding to anything, and the person is told; a newer question is no failure.
      if (!signal.aborted) this.onAvailable(false)
    } finally {
      if (this.reading?.stop.signal === signal) this.reading = null
    }
  }
}
